"""A fixed line is known by its digest, and by nothing less."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab import HelpLine, digest, help_line
from mscregistry.vocab.table_files import read_table

ROWS = read_table("boilerplate")["lines"]
#: How many lines of each document are fixed ones; none of them says anything of its trial.
FIXED_LINES = {
    "000_fcf08158461ba467.txt": 20,
    "001_62dedc6c54112127.txt": 7,
    "002_6e9e19edeb5aad10.txt": 6,
    "003_0df2fa15144651cc.txt": 2,
    "004_e3cdb75e7a6bce46.txt": 19,
}
DOCUMENTS = Path(__file__).parents[3] / "shared" / "seeds"


def test_a_digest_is_made_as_the_table_says() -> None:
    assert digest("Help: \u00e9") == sha256("Help: \u00e9".encode()).hexdigest()[:16]


def test_white_space_makes_no_difference_and_all_else_does() -> None:
    assert digest("\t a\u00a0 b\n") == digest("a b")
    assert len({digest(line) for line in ("a b", "A b", "a b.", "ab", "a c")}) == 5


@given(st.text(st.characters()))
def test_every_line_has_a_digest(line: str) -> None:
    assert re.fullmatch("[0-9a-f]{16}", digest(line))
    assert re.fullmatch("[0-9a-f]{16}", digest(line + "\ud800"))


def test_a_listed_line_says_where_it_stands() -> None:
    assert help_line("  MedPath ") == HelpLine(site="trial.medpath.com", heading="(page head)")


def test_a_line_with_one_letter_changed_is_not_listed() -> None:
    assert help_line("MedPaths") is None
    assert help_line("") is None


def test_the_rows_are_well_formed_and_none_stands_twice() -> None:
    assert all(row.keys() == {"site", "heading", "digest"} for row in ROWS)
    assert all(re.fullmatch("[0-9a-f]{16}", row["digest"]) for row in ROWS)
    assert len({row["digest"] for row in ROWS}) == len(ROWS)


def test_the_line_with_the_year_of_the_copyright_has_a_row_for_each_year() -> None:
    feet = [row for row in ROWS if row["site"] == "trial.medpath.com" and "foot" in row["heading"]]
    assert len(feet) == len(range(2020, 2028))


@pytest.mark.parametrize("line", ["No Results Posted", "- No Results Posted", "Kidney Week"])
def test_a_line_that_says_something_is_not_listed(line: str) -> None:
    assert help_line(line) is None


@pytest.mark.skipif(not DOCUMENTS.exists(), reason="the documents are not beside this repository")
@pytest.mark.parametrize("name", FIXED_LINES)
def test_the_fixed_lines_of_real_pages_are_known(name: str) -> None:
    lines = (DOCUMENTS / name).read_text(encoding="utf-8").split("\n")
    assert sum(help_line(line) is not None for line in lines) == FIXED_LINES[name]

"""Each check that the rules began with is a rule, or there is a reason why it is none."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from mscregistry.issues import Severity
from mscregistry.validation.every_rule import RULES

HERE = Path(__file__).parent
ROWS: dict[str, list[str] | str] = tomllib.loads(
    (HERE / "rule_rows.toml").read_text(encoding="utf-8")
)
TABLE = HERE.parents[2] / "shared" / "standards" / "rules.tsv"
CODES = {rule.code: rule for rule in RULES}


@pytest.mark.skipif(not TABLE.is_file(), reason="the shared standards are not beside this checkout")
def test_every_check_has_its_rules_or_its_reason() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        assert list(ROWS) == [row["id"] for row in csv.DictReader(file, delimiter="\t")]


@pytest.mark.parametrize("row", ROWS)
def test_the_rules_of_a_check_are_there(row: str) -> None:
    made = ROWS[row]
    assert isinstance(made, str) or all(code in CODES for code in made)


def test_what_nobody_looked_up_is_no_error() -> None:
    assert not [
        rule.code for rule in RULES if not rule.verified and rule.severity is Severity.ERROR
    ]

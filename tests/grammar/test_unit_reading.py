"""The unit behind a number is given in UCUM, up to the word that is no part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.token_text import TokenText
from mscregistry.grammar.unit_reading import Unit, read_unit
from mscregistry.vocab.table_files import read_table

TABLE = read_table("unit_words")


def read(words: str) -> tuple[str, str] | None:
    """Give the code of the unit that some words begin with, and the words behind."""
    text = TokenText(words)
    found = read_unit(text, 0)
    return found and (found.code, " ".join(text.words[found.end :]))


@pytest.mark.parametrize(
    ("words", "code", "rest"),
    [
        ("months before", "mo", "before"),
        ("-month course", "mo", "course"),
        ("consecutive days", "d", ""),
        ("complete weeks of", "wk", "of"),
        ("y/o", "a", ""),
        ("mg", "mg", ""),
        ("mg/dL or", "mg/dL", "or"),
        ("mg per dL", "mg/dL", ""),
        ("mg / day", "mg/d", ""),
        ("mg a day", "mg/d", ""),
        ("mg each week", "mg/wk", ""),
        ("mg daily", "mg/d", ""),
        ("mg weekly for", "mg/wk", "for"),
        ("mg a", "mg", "a"),
        ("mg an hour", "mg", "an hour"),
        ("mg/kg/day", "mg/kg/d", ""),
        ("mL/min/1.73 m2", "mL/min/{1.73_m2}", ""),
        ("mL/min/1,73 m2", "mL/min/{1.73_m2}", ""),
        ("mL/min per 1.73m^2", "mL/min/{1.73_m2}", ""),
        ("g/24 h", "g/(24.h)", ""),
        ("g per 24-hour period", "g/(24.h)", "period"),
        ("g/2.5 mL", "g/{2.5_mL}", ""),
        ("mg/", "mg", "/"),
        ("mg/ kgs of", "mg/kg", "of"),
        ("mg/tablet", "mg", "/ tablet"),
        ("mmol·h", "mmol", "· h"),
        ("mg·mL/min", "mg.mL/min", ""),
        ("mg x 3", "mg", "x 3"),
        ("kg/m2", "kg/m2", ""),
        ("/mm3", "/mm3", ""),
        ("per µL or", "/uL", "or"),
        ("/min/mg", "/min/mg", ""),
        ("days/week", "d/wk", ""),
        ("hours per day", "h/d", ""),
        ("days a week", "d", "a week"),
        ("days/visit", "d", "/ visit"),
        ("days", "d", ""),
        ("D", "[diop]", ""),
        ("d", "d", ""),
        ("G/L", "10*9/L", ""),
        ("g/L", "g/L", ""),
        ("K/µL", "10*3/uL", ""),
        ("M/mL", "10*6/mL", ""),
        ("m", "m", ""),
        ("%", "%", ""),
        ("mm Hg", "mm[Hg]", ""),
        ("cells per high power field", "{cells}/{HPF}", ""),
        ("cigarettes a day", "{cigarettes}/d", ""),
        ("cigarettes/day", "{cigarettes}/d", ""),
        ("standard drinks per week", "{standard_drinks}/wk", ""),
        ("per cent a day", "%/d", ""),
        ("episodes in a month", "{episodes}/mo", ""),
        ("episodes in one year", "{episodes}/a", ""),
        ("parasites/uL", "{parasites}/uL", ""),
        ("parasites / 2 uL", "{parasites}/(2.uL)", ""),
        ("times per week", "{times}/wk", ""),
    ],
)
def test_a_unit_is_read(words: str, code: str, rest: str) -> None:
    assert read(words) == (code, rest)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "adults",
        "/",
        "/ tablet",
        "per protocol",
        "-",
        "-fold",
        "consecutive patients",
        "cigarettes",
        "cigarettes in a",
        "cigarettes in a row",
        "cigarettes in total",
        "cigarettes per uL",
        "one two three four a day",
        "and drinks a day",
        "a day",
        "(mg)",
        ">",
    ],
)
def test_all_else_is_no_unit(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    ("code", "words"), [(code, words) for code, every in TABLE["time"].items() for words in every]
)
def test_every_word_for_a_time_is_one(code: str, words: str) -> None:
    text = TokenText(words)
    assert read_unit(text, 0) == Unit(code, len(text.words), is_time=True)


@pytest.mark.parametrize(
    ("code", "words"), [(code, words) for code, every in TABLE["plain"].items() for words in every]
)
def test_every_word_for_another_unit_is_one(code: str, words: str) -> None:
    text = TokenText(words)
    assert read_unit(text, 0) == Unit(code, len(text.words))


@pytest.mark.parametrize(("letter", "code"), TABLE["capital"].items())
def test_a_capital_may_be_another_unit(letter: str, code: str) -> None:
    assert read_unit(TokenText(letter), 0) == Unit(code, 1)


@given(
    st.text(max_size=20)
    | st.lists(
        st.sampled_from(
            ["mg", "/", "per", "a", "day", "-", "1.73", "m2", "x", "·", "weekly", "in", "full", "K"]
        )
    ).map(" ".join)
)
def test_any_text_has_a_unit_that_ends_within_it_or_none(words: str) -> None:
    text = TokenText(words)
    for place in range(len(text.words) + 1):
        found = read_unit(text, place)
        assert found is None or place < found.end <= len(text.words)

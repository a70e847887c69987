"""JSON text to plain values, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.errors import BrokenRecord
from mscregistry.lex.json_text import parse_json

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(plain)
def test_what_the_json_module_writes_is_read(value: object) -> None:
    import json

    assert parse_json(json.dumps(value), "x") == value


def test_a_number_is_read_exactly() -> None:
    assert parse_json("[34.13973, 7, -0.10]", "x") == [Decimal("34.13973"), 7, Decimal("-0.10")]
    written = parse_json("[34.10, -0, 1e2]", "x", as_written=True)
    assert written == ["34.10", "-0", "1e2"]


def test_a_pair_of_escapes_is_one_character() -> None:
    assert parse_json(r'"\ud83d\ude00"', "x") == "😀"


REFUSED = {
    "cut off": ('{"a": [1, 2', "not well-formed JSON: .* at line 1, column 12"),
    "a key twice": ('{"a": 1, "b": {"c": 1, "c": 2}}', "the key 'c' stands twice in one object"),
    "not a number": ('{"a": NaN}', "NaN is no number in JSON"),
    "without an end": ('{"a": -Infinity}', "-Infinity is no number in JSON"),
    "too large": ('{"a": 1e999}', "the number 1e999 is larger than any reader can hold"),
    "a long number": (f'{{"a": {"9" * 1001}}}', "a number has 1,001 characters, over the limit"),
    "a long fraction": (f'{{"a": 0.{"9" * 1001}}}', "a number has 1,003 characters"),
    "a million digits": ("[" + "7" * 1_000_000 + "]", "a number has 1,000,000 characters"),
    "half a pair": (r'{"a": ["x\ud800y"]}', "half of a surrogate pair stands alone"),
    "half a pair as a key": (r'{"\udfff\ud800": 1}', "half of a surrogate pair stands alone"),
    "101 deep": ("[" * 101 + "]" * 101, "stand in each other more than 100 deep"),
    "100,000 deep": ("[" * 100_000, "stand in each other more than 100 deep|not well-formed"),
    "100,000 deep in an object": ('{"a":' * 100_000, "more than 100 deep|not well-formed"),
    "empty": ("", "not well-formed JSON"),
    "two values": ("{} {}", "not well-formed JSON: Extra data"),
}


@pytest.mark.parametrize(("text", "why"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_and_said_why(text: str, why: str) -> None:
    with pytest.raises(BrokenRecord, match=f"^study.json: .*(?:{why})"):
        parse_json(text, "study.json")


def test_as_deep_as_the_limit_is_read() -> None:
    assert parse_json("[" * 100 + "]" * 100, "x")


def test_limits_can_be_set() -> None:
    assert parse_json("[[[1]]]", "x", deepest=3) == [[[1]]]
    with pytest.raises(BrokenRecord, match="more than 2 deep"):
        parse_json("[[[1]]]", "x", deepest=2)
    with pytest.raises(BrokenRecord, match="over the limit of 2"):
        parse_json("[123]", "x", longest_number=2)


def test_letters_beyond_ascii_beside_an_escaped_pair_are_fine() -> None:
    assert parse_json('{"é": ["\\ud83d\\ude00", "ü", 1]}', "x") == {"é": ["😀", "ü", 1]}

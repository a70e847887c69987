"""A letter with a number is a time among words of time, and part of a name beside other words."""

import pytest

from tests.grammar.times.frames_read import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M3, M6 and M9 after grafting", "mo 3 after transplantation; mo 6 after transplantation; mo 9 after transplantation"),
        ("M0-M9", "mo 0..mo 9"),
        ("9 months (M9)", "9 mo; mo 9"),
        ("visit V2 (M3)", "visit; {visit} 2; mo 3"),
        ("from M3 to the M9", "mo 3..mo 9"),
        ("C2 (± 2 days)", "{cycle} 2 ± 2 d"),
        ("day 3 - M6", "d 3..mo 6"),
    ],
)  # fmt: skip
def test_it_is_a_time_among_words_of_time(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "M2 monocytes",
        "M1/M2 balance",
        "M1 and M2 monocytes",
        "balance of M1 to M2",
        "share of the M2",
        "T1-weighted scan",
        "disease (M2/M3)",
        "CQ-C30",
        "H2 blocker",
        "M2 of the type seen",
    ],
)
def test_it_is_none_beside_other_words(name: str) -> None:
    assert said(name) == f"?{name}?"


def test_days_are_days_beside_any_word() -> None:
    assert said("D3 plasma") == "d 3; ?plasma?"

"""The words for what a number measures stand before it, else behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.measure_words import measure_place
from mscregistry.grammar.token_text import TokenText


def measure(words: str, floor: int = 0) -> str | None:
    """Give the words of what the last number measures."""
    text = TokenText(words)
    place = measure_place(text, read_figures(text)[-1], floor)
    return place and text.said(*place)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30 weeks of gestation", "gestation"),
        ("30 weeks gestational age", "gestational age"),
        ("30 gestational weeks", "gestational"),
        ("30 weeks", None),
        ("hemoglobin ≥ 9 g/dL", "hemoglobin"),
        ("with hemoglobin of less than 9", "hemoglobin"),
        ("serum total bilirubin level > 2", "serum total bilirubin level"),
        ("one two three four five six > 2", "two three four five six"),
        ("creatinine clearance of less than 30", "creatinine clearance"),
        ("number of lesions > 2", "number of lesions"),
        ("ratio PaO2/FiO2 < 300", "ratio PaO2/FiO2"),
        ("peak-to-trough > 5", "trough"),
        ("step-down < 5", "step-down"),
        ("and/weight < 5", "weight"),
        ("/weight < 5", "weight"),
        ("ejection fraction (EF) < 40%", "EF"),
        ("ejection fraction (the EF) < 40%", "ejection fraction"),
        ("ejection fraction (as seen on day one) < 40%", "ejection fraction"),
        ("ejection fraction [EF] < 40%", "EF"),
        ("ejection fraction () < 40%", "ejection fraction"),
        ("white cells (WBC) count < 4", "WBC"),
        (") < 4", None),
        ("cervical length on examination < 25 mm", "cervical length"),
        ("with on examination < 25 mm", "examination"),
        ("during examination < 25 mm", "examination"),
        ("weight ~5 kg", "weight"),
        ("23 or less on the screen", "screen"),
        ("23 from screening test", "test"),
        ("23 on the", None),
        ("≤ 2 mm step-off", "step-off"),
        ("≤ 2 mm of the gap", "gap"),
        ("≤ 2 (mm) gap", None),
        ("≤ 2 mm - gap", None),
        ("≤ 2 mm red blue green pink grey black", "red blue green pink grey"),
        ("≤ 2 mm and", None),
        ("of ≤ 2", None),
    ],
)
def test_the_words_of_a_measure_are_found(words: str, expected: str | None) -> None:
    assert measure(words) == expected


@pytest.mark.parametrize(
    ("words", "floor", "expected"),
    [
        ("hemoglobin ≥ 9", 1, None),
        ("serum / hemoglobin ≥ 9", 1, "hemoglobin"),
        ("level (EF) ≥ 9", 2, "EF"),
        ("EF) ≥ 9", 0, "EF"),
        ("length on examination < 25", 1, "examination"),
    ],
)
def test_words_before_the_floor_are_of_another(
    words: str, floor: int, expected: str | None
) -> None:
    assert measure(words, floor) == expected


def test_a_measure_is_looked_for_so_far_only() -> None:
    links = "of " * 13
    assert measure(f"weight {links}= 5") == "weight"
    assert measure(f"weight of {links}= 5") is None


PIECES = [
    *["hemoglobin", "EF", "level", "count", "of", "the", "on", "in", "and", "is", "screening"],
    *["(", ")", "[", "]", "/", "-", ":", "≥", "5", "2014", "mg", "weeks", "gestation", "age"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text())
def test_a_measure_lies_within_the_text(words: str) -> None:
    text = TokenText(words)
    for figure in read_figures(text):
        for floor in range(figure.first + 1):
            place = measure_place(text, figure, floor)
            assert place is None or floor <= place[0] < place[1] <= len(text.words)

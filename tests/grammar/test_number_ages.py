"""A number is an age where its words say so, or those before it, and nothing else is so old."""

import pytest

from mscregistry.grammar.figure import Figure
from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.number_ages import is_age, is_alone, is_gestation, only_people
from mscregistry.grammar.token_text import TokenText


def last(words: str) -> tuple[TokenText, Figure]:
    """Give a text with its last number."""
    text = TokenText(words)
    return text, read_figures(text)[-1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("18 years old", True),
        ("18 aged", True),
        ("age 18", True),
        ("over the age of 18", True),
        ("18 or older", True),
        ("older than 18", True),
        ("18 years or older", True),
        ("18 months or younger", True),
        ("men older than 18 years", True),
        ("men, older than 18 years", True),
        ("older than 18 years", True),
        ("biopsy older than 6 months", False),
        ("biopsy is older than 6 months", False),
        ("biopsy 6 months or older", True),
        ("older than 18 days", False),
        ("aged older than 18 days", True),
        ("aged in all of 18 days", False),
        ("aged: in all of 18 years", True),
        ("aged; men over 18 years", False),
        ("age. 18 years", False),
        ("gestational age ≥ 18 years", False),
        ("a b c d e f g 18 years", False),
        ("age one of a b c 18", False),
        ("aged 18 s", False),
        ("aged 18 mg", False),
        ("18 mg", False),
        ("18 years", False),
        ("18", False),
    ],
)
def test_an_age_is_told_by_words(words: str, *, expected: bool) -> None:
    assert is_age(*last(words), 0) is expected


@pytest.mark.parametrize(
    ("words", "floor"), [("age over 18 years", 1), ("age 18", 1), ("aged of 18 days", 1)]
)
def test_words_before_the_floor_say_nothing(words: str, floor: int) -> None:
    text, figure = last(words)
    assert is_age(text, figure, 0)
    assert not is_age(text, figure, floor)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30 weeks of gestation", True),
        ("30 gestational weeks", True),
        ("200 days of amenorrhea", True),
        ("gestation of at least 30 weeks", True),
        ("pregnant for 30 weeks", False),
        ("30 weeks pregnant", True),
        ("pregnancy 30 weeks", False),
        ("30 months of gestation", False),
        ("gestation a b c d e f 30 weeks", False),
        ("30 weeks of therapy", False),
    ],
)
def test_weeks_of_a_pregnancy_are_told_by_words(words: str, *, expected: bool) -> None:
    assert is_gestation(*last(words), 0) is expected


@pytest.mark.parametrize(
    ("words", "floor", "expected"),
    [
        ("men over 50", 0, True),
        ("men, and women: over 50", 0, True),
        ("tall men over 50", 0, False),
        ("tall men over 50", 1, True),
        ("over 50", 0, True),
        ("tall men and men and men and men over 50", 0, True),
        ("tall, over 50", 0, False),
    ],
)
def test_words_before_may_name_people_alone(words: str, floor: int, *, expected: bool) -> None:
    assert only_people(*last(words), floor) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("18 or more", True),
        ("- ≥ 18.", True),
        ("18 to 65", True),
        ("up to 120", True),
        ("up to 121", False),
        ("> 1", False),
        ("18", False),
        ("≥ 18 years", False),
        ("≥ 18 x normal", False),
        ("men ≥ 18", False),
        ("≥ 18 men", False),
        ("((- ≥ 18 -))", False),
    ],
)
def test_a_number_may_be_all_that_is_said(words: str, *, expected: bool) -> None:
    assert is_alone(*last(words)) is expected

"""Bounds that are of one sex, and those that each sex has."""

import pytest

from mscregistry.grammar.sexes import sex_before, sex_behind
from tests.grammar.said import part_of, said, said_out


@pytest.mark.parametrize(
    ("text", "place", "sex"),
    [
        ("> 3 in men", 2, "men"),
        ("> 3 (females)", 2, "females"),
        ("> 3 for adult women", 2, "women"),
        ("> 3 men", 2, None),
        ("> 3 in dogs", 2, None),
        ("> 3", 2, None),
    ],
)
def test_a_sex_behind_a_bound_is_hung_on_by_a_word(text: str, place: int, sex: str | None) -> None:
    found = sex_behind(part_of(text), place)
    assert (found and found.words) == sex


@pytest.mark.parametrize(
    ("text", "sex"), [("Women with", "Women"), ("Women and men with", None), ("Dogs with", None)]
)
def test_a_sex_before_a_bound_is_the_only_one_named(text: str, sex: str | None) -> None:
    found = sex_before(part_of(text))
    assert (found and found.words) == sex


def test_a_bound_of_one_sex_asks_nothing_of_the_other() -> None:
    assert said("INR > 2 in men") == 'if sex "men" then inr >2'


def test_a_bound_of_one_sex_excludes_that_sex_alone() -> None:
    assert said_out("INR > 2 in men") == 'inr >2 and sex "men"'


@pytest.mark.parametrize("join", ["and", "or"])
def test_each_sex_has_its_bound_whatever_word_joins_them(join: str) -> None:
    text = f"INR > 2 in men {join} > 3 in women"
    both = '(inr >2 and sex "men") or (inr >3 and sex "women")'
    assert said(text) == said_out(text) == both


def test_other_bounds_stand_beside_those_of_the_sexes() -> None:
    text = "Age > 20 years and INR > 2 in men and INR > 3 in women"
    both = '((inr >2 and sex "men") or (inr >3 and sex "women"))'
    assert said(text) == f"age >20 a and {both}"


def test_two_bounds_of_one_sex_stay_two() -> None:
    text = "INR > 2 in men and LVEF > 40 % in men"
    assert said(text) == '(if sex "men" then inr >2) and (if sex "men" then lvef >40 %)'

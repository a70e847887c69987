"""Words that qualify a condition are known in their forms, and each stands once."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab.condition_words import (
    between_qualifiers,
    graded,
    level_of,
    qualifiers,
    ties,
)
from mscregistry.vocab.measures import measures
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

WORDS = read_table("condition_words")


@pytest.mark.parametrize("part", WORDS)
def test_no_writing_stands_twice(part: str) -> None:
    every = [forms_of(words) for listed in WORDS[part].values() for words in listed]
    assert [one for one, times in Counter(every).items() if times > 1] == []


@pytest.mark.parametrize(("table", "part"), [(qualifiers, "qualifiers"), (graded, "levels")])
def test_each_is_found_by_its_writings(table: object, part: str) -> None:
    assert callable(table)
    for code, writings in WORDS[part].items():
        for words in writings:
            forms = list(forms_of(words))
            assert table().at(forms, 0) == (code, len(forms))


def test_what_grades_is_a_word_of_its_own_or_a_scale_of_ours() -> None:
    scales = {one.code for one in measures().values() if one.group == "scale"}
    assert WORDS["levels"].keys() - {"stage", "grade", "class"} <= scales


def test_ties_and_what_stands_between_are_known() -> None:
    assert ties().at(["associated", "with"], 0) == ("associated with", 2)
    assert between_qualifiers() == set(WORDS["joins"]["between"])


@pytest.mark.parametrize(
    ("form", "level"),
    [("0", "0"), ("6", "6"), ("i", "1"), ("iv", "4"), ("v", "5"), ("iiib", "3b"), ("5d", "5d")],
)
def test_a_level_is_given_in_figures(form: str, level: str) -> None:
    assert level_of(form) == level


@pytest.mark.parametrize("form", ["", "7", "10", "iiii", "d", "knee", "3e"])
def test_other_words_are_no_level(form: str) -> None:
    assert level_of(form) is None


@given(st.text())
def test_no_word_raises(form: str) -> None:
    assert level_of(form) is None or form

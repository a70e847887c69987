"""Writings of a word that differ in nothing have one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of, word_form, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anaemia", "anemia"),
        ("oedema", "EDEMA"),
        ("Knee injuries", "knee injury"),
        ("Behçet's disease", "Behcet disease"),
        ("Crohn’s Disease", "crohn disease"),
        ("low-back pain", "Low back pain"),
        ("fracture of the knee", "fracture of knee"),
        ("albumin/creatinine", "albumin creatinine"),
        ("hand & foot", "Hand and Foot"),
    ],
)
def test_what_differs_in_nothing_has_the_same_forms(one: str, other: str) -> None:
    assert forms_of(one) == forms_of(other)


@pytest.mark.parametrize("word", ["hads", "loss", "virus", "sepsis", "koos", "nihss"])
def test_an_ending_that_is_no_plural_stays(word: str) -> None:
    assert word_form(word) == word


def test_marks_that_part_words_stay_and_an_ampersand_is_a_word() -> None:
    assert forms_of("pain, and (mild) & new") == (
        "pain",
        ",",
        "and",
        "(",
        "mild",
        ")",
        "and",
        "new",
    )


def test_no_spelling_is_listed_twice_or_lost_in_one_before_it() -> None:
    british = [one for one, _ in read_table("word_forms")["american"]]
    assert len(set(british)) == len(british)
    assert all(word_form(one) != one for one in british)


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    end = 0
    for word in words_in(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end

"""Words that open what is measured are known in their forms, and each stands once."""

from collections import Counter

import pytest

from mscregistry.vocab.explaining_words import Opening, explaining_openers, explaining_words
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

WORDS = read_table("outcome_words")["explains"]


@pytest.mark.parametrize("part", WORDS)
def test_no_word_of_a_list_stands_twice(part: str) -> None:
    assert [one for one, times in Counter(map(forms_of, WORDS[part])).items() if times > 1] == []


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        ("assessed using", Opening.WAY),
        ("graded according to", Opening.WAY),
        ("by means of", Opening.WAY),
        ("changes from baseline in", Opening.WHAT),
        ("numbers of", Opening.WHAT),
    ],
)
def test_words_open_a_way_or_what_is_counted(words: str, opening: Opening) -> None:
    forms = list(forms_of(words))
    assert explaining_openers().at(forms, 0) == (opening, len(forms))


@pytest.mark.parametrize("part", ["ends", "instruments", "scales", "joining"])
def test_single_words_are_given_in_their_forms(part: str) -> None:
    assert len(explaining_words(part)) == len(WORDS[part])

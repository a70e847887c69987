"""Words that tell what figures are set beside stand once, and can be met."""

from collections import Counter

import pytest

from mscregistry.grammar.outcomes.contrast import ContrastKind
from mscregistry.vocab.contrast_words import contrast_kinds, contrast_phrases, contrast_words
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

TABLE = read_table("contrast_words")
PHRASES = ("baseline", "against", "is_baseline")
WORDS = ("people", "between", "between_ends", "group", "against_ends", "falls")


def test_every_cue_says_its_kind() -> None:
    for kind, cues in TABLE["kinds"].items():
        assert ContrastKind(kind).value == kind
        for cue in cues:
            forms = list(forms_of(cue))
            assert contrast_kinds().at(forms, 0) == (kind, len(forms))


def test_no_cue_is_of_two_kinds() -> None:
    every = [forms_of(cue) for cues in TABLE["kinds"].values() for cue in cues]
    assert [cue for cue, times in Counter(every).items() if times > 1] == []


def test_phrases_that_compare_nothing_have_no_kind() -> None:
    for words in TABLE["parts"]["no_kind"]:
        forms = list(forms_of(words))
        assert contrast_kinds().at(forms, 0) == ("", len(forms))


def test_every_part_is_used() -> None:
    assert set(TABLE["parts"]) == {*PHRASES, *WORDS, "no_kind"}


@pytest.mark.parametrize("part", PHRASES)
def test_every_phrase_means_itself(part: str) -> None:
    for words in TABLE["parts"][part]:
        forms = list(forms_of(words))
        assert contrast_phrases(part).at(forms, 0) == (" ".join(forms), len(forms))


@pytest.mark.parametrize("part", WORDS)
def test_every_word_is_one_and_listed_once(part: str) -> None:
    listed = TABLE["parts"][part]
    assert len(contrast_words(part)) == len(listed)
    assert [word for word in contrast_words(part) if " " in word] == []

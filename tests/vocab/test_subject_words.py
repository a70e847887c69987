"""Words tell what kind of thing a criterion is about: the head of a phrase, then the rest."""

import pytest

from mscregistry.grammar.expressions import Subject
from mscregistry.vocab.subject_words import connectives, denials, lead_phrases, subject_of
from mscregistry.vocab.table_files import read_table

TABLE = read_table("subject_words")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("asthma", "condition"),
        ("cancer surgery", "procedure"),
        ("surgery for cancer", "procedure"),
        ("surgical cancer", "condition"),
        ("blue surgery drug", "medication"),
        ("people who smoke", None),
        ("use of tobacco", None),
        ("use of statins", "medication"),
        ("a contraindication to surgery", None),
        ("blue eyes and a contraindication", None),
        ("able to swallow", "attestation"),
        ("allergy to peanuts", "allergy"),
        ("pregnant women", "pregnancy"),
        ("women", "sex"),
        ("tall women", "sex"),
        ("another trial", "study"),
        ("blue eyes", None),
        ("", None),
    ],
)
def test_the_last_word_of_the_head_tells_first(words: str, kind: str | None) -> None:
    assert subject_of(words.split()) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("bronchitis", "condition"),
        ("appendectomy", "procedure"),
        ("infliximab", "medication"),
        ("sitis", None),
        ("oma", None),
        ("", None),
    ],
)
def test_an_ending_tells_of_a_word_longer_than_itself(word: str, kind: str | None) -> None:
    assert subject_of([word]) == kind


def test_a_phrase_that_reaches_over_the_end_of_the_head_is_none_of_the_head() -> None:
    assert subject_of(["exposure", "to", "cold"]) == "medication"
    assert subject_of(["cold", "exposure", "to", "asthma"]) == "medication"
    assert subject_of(["asthma", "able", "to", "heal"]) == "condition"


def test_the_kinds_are_those_of_the_expressions() -> None:
    # What is listed as a finding is of none of them.
    assert set(TABLE["kinds"]) - {"finding"} == {subject.value for subject in Subject}


def test_every_word_of_the_table_is_in_lower_case() -> None:
    for group in TABLE.values():
        for words in group.values():
            assert words == [word.lower() for word in words]
            assert all(word.strip() == word != "" for word in words)


def test_leads_denials_and_connectives_are_found_by_their_longest_phrase() -> None:
    words = ["patients", "with", "no", "history", "of", "as", "well", "as"]
    assert lead_phrases().at(words, 0) == (True, 2)
    assert denials()["before"].at(words, 2) == (True, 5)
    assert denials()["inside"].at(words, 2) is None
    assert connectives().at(words, 5) == ("and", 8)

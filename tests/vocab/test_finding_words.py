"""Words of results: each can be met, and is listed once."""

from collections import Counter

import pytest

from mscregistry.vocab.finding_words import event_endings, told_as, told_phrases, told_words
from mscregistry.vocab.table_files import read_table

TABLE = read_table("finding_words")
PARTS = [(group, part) for group, parts in TABLE.items() for part in parts]
#: The groups whose phrases are looked up by what they mean.
LABELLED = ["verbs", "events", "related", "changes", "compared", "design", "outcome", "headings"]


@pytest.mark.parametrize(("group", "part"), PARTS)
def test_no_word_is_listed_twice(group: str, part: str) -> None:
    assert [word for word, times in Counter(TABLE[group][part]).items() if times > 1] == []


@pytest.mark.parametrize(("group", "part"), PARTS)
def test_every_word_is_small_and_without_hyphens(group: str, part: str) -> None:
    for word in TABLE[group][part]:
        assert word == word.lower().strip()
        assert "-" not in word


@pytest.mark.parametrize("group", LABELLED)
def test_no_phrase_of_a_group_means_two_things(group: str) -> None:
    phrases = [phrase for every in TABLE[group].values() for phrase in every]
    assert [phrase for phrase, times in Counter(phrases).items() if times > 1] == []


@pytest.mark.parametrize("group", LABELLED)
def test_every_phrase_is_found_by_its_words(group: str) -> None:
    table = told_as(group)
    for part, every in TABLE[group].items():
        for phrase in every:
            words = phrase.replace("/", " / ").replace("+", " + ").replace(",", " ,").split()
            assert table.at(words, 0) == (part, len(words)), phrase


def test_the_parts_of_a_group_are_looked_up_alone() -> None:
    assert "cohort" in told_words("groups", "nouns")
    assert told_phrases("grades", "up").at(["or", "higher"], 0) == ("or higher", 2)


@pytest.mark.parametrize("word", ["colitis", "anaemia", "neutropenia", "myalgia"])
def test_an_ending_names_an_event(word: str) -> None:
    assert word.endswith(event_endings())


@pytest.mark.parametrize("word", ["reduction", "patient", "score", "improvement"])
def test_no_ending_names_a_result(word: str) -> None:
    assert not word.endswith(event_endings())

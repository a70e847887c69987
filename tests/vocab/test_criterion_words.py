"""Words of criteria: each can be met, and is listed once."""

from collections import Counter

import pytest

from mscregistry.vocab.criterion_words import phrases_for, words_for
from mscregistry.vocab.table_files import read_table
from tests.vocab.as_tokens import check_all_found, check_all_single

TABLE = read_table("criterion_words")
#: The parts whose phrases have several words; of all others each is one token.
PHRASES = {
    ("time_measures", "words"),
    ("requirements", "allowing"),
    ("requirements", "excluding"),
    ("requirements", "not_excluding"),
}
PARTS = [(group, part) for group, parts in TABLE.items() for part in parts]


@pytest.mark.parametrize(("group", "part"), PARTS)
def test_no_word_is_listed_twice(group: str, part: str) -> None:
    assert [word for word, times in Counter(TABLE[group][part]).items() if times > 1] == []


@pytest.mark.parametrize(("group", "part"), [one for one in PARTS if one not in PHRASES])
def test_every_single_word_is_a_token(group: str, part: str) -> None:
    assert words_for(group, part) == set(TABLE[group][part])
    check_all_single(words_for(group, part))


@pytest.mark.parametrize(("group", "part"), sorted(PHRASES))
def test_every_phrase_means_itself(group: str, part: str) -> None:
    check_all_found(phrases_for(group, part), {phrase: [phrase] for phrase in TABLE[group][part]})

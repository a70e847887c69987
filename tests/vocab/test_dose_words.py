"""Words of doses: each stands once, in lower case, and means one thing where it means any."""

from collections import Counter

import pytest

from mscregistry.vocab.dose_words import dose_words, longest_first, meanings
from mscregistry.vocab.table_files import read_table

TABLE = read_table("dose_words")
PARTS = [(group, part) for group, parts in TABLE.items() for part in parts]


@pytest.mark.parametrize(("group", "part"), PARTS)
def test_no_word_is_listed_twice(group: str, part: str) -> None:
    assert [word for word, times in Counter(TABLE[group][part]).items() if times > 1] == []
    assert dose_words(group, part) == set(TABLE[group][part])


@pytest.mark.parametrize(("group", "part"), PARTS)
def test_every_word_is_in_lower_case_but_abbreviations(group: str, part: str) -> None:
    for word in TABLE[group][part]:
        # What a wrong decoding made of a sign is as it is.
        plain = word if group == "misread" else word.lower()
        assert word == (word.upper() if part == "short" else plain) != ""
        assert word.strip() == word


@pytest.mark.parametrize("group", ["multipliers", "per", "amounts", "bounds", "levels"])
def test_a_word_has_one_meaning_in_its_group(group: str) -> None:
    assert len(meanings(group)) == sum(map(len, TABLE[group].values()))


def test_a_pattern_tries_the_longest_first() -> None:
    lengths = [len(word) for word in longest_first("bounds", "at_most")]
    assert lengths == sorted(lengths, reverse=True)

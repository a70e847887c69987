"""Words that say what a sentence is about are single, folded, and of one group each."""

from collections import Counter

import pytest

from mscregistry.vocab.doses_scope import scope_words
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_patterns import folded

TABLE = read_table("doses_scope")


@pytest.mark.parametrize("group", TABLE)
def test_every_word_is_written_as_it_is_looked_up(group: str) -> None:
    words = TABLE[group]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if word != folded(word) or not word.isalnum()] == []
    assert scope_words(group) == frozenset(words)


@pytest.mark.parametrize("group", ["people", "ailing"])
def test_no_word_is_of_the_cells_and_of_others(group: str) -> None:
    cells = scope_words("made") | scope_words("product") | scope_words("tested")
    assert scope_words(group).isdisjoint(cells)


def test_a_group_that_is_none_is_an_error() -> None:
    with pytest.raises(KeyError):
        scope_words("colours")

"""A phrase is found from its first word on, the longest that fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab.phrases import Phrases

TABLE = Phrases({"at least": 1, "at": 2, "at least one of": 3, "year's": 4, "</= 5": 5, "y.o": 6})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["at", "least", "two"], (1, 2)),
        (["at", "most"], (2, 1)),
        (["at"], (2, 1)),
        (["at", "least", "one", "of"], (3, 4)),
        (["at", "least", "one"], (1, 2)),
        (["year's"], (4, 1)),
        (["</=", "5"], (5, 2)),
        (["y", ".", "o"], (6, 3)),
        (["y", "."], None),
        (["least"], None),
        ([], None),
    ],
)
def test_the_longest_phrase_is_found(words: list[str], found: tuple[int, int] | None) -> None:
    assert TABLE.at(words, 0) == found


def test_a_phrase_may_begin_anywhere_but_behind_the_end() -> None:
    words = ["so", "at", "least"]
    assert [TABLE.at(words, place) for place in range(5)] == [None, (1, 3), None, None, None]


def test_a_table_is_inverted_from_a_list_of_phrases_for_each_meaning() -> None:
    table = Phrases.inverted({"more": ["over", "more than"], "less": ["under"]})
    assert table.first_words == {"over", "more", "under"}
    assert table.at(["more", "than"], 0) == ("more", 2)
    assert table.at(["under"], 0) == ("less", 1)


phrases = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(" ".join)


@given(st.dictionaries(phrases, st.integers()), st.lists(st.sampled_from("abcd"), max_size=6))
def test_no_longer_phrase_begins_there(table: dict[str, int], words: list[str]) -> None:
    for place in range(len(words)):
        fits = [
            end for end in range(place + 1, len(words) + 1) if " ".join(words[place:end]) in table
        ]
        expected = (table[" ".join(words[place : fits[-1]])], fits[-1]) if fits else None
        assert Phrases(table).at(words, place) == expected

"""The table of ways of giving: each phrase once, each code well formed, each organ known."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mscregistry.vocab.routes import organs, route_called, route_words, routes
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_patterns import spelled_out
from tests.vocab.tables_of_words import not_one_word, repeated, together, unreadable

TABLE = read_table("routes")
ROUTES: dict[str, dict[str, Any]] = TABLE["routes"]
AXES = {
    "phrases": together({code: row.get("phrases", ()) for code, row in ROUTES.items()}),
    "short": together({code: row.get("short", ()) for code, row in ROUTES.items()}),
    "organs": together(TABLE["organs"]),
}


def test_no_group_is_forgotten_here() -> None:
    assert set(TABLE) == {"routes", "words", "organs"}


@pytest.mark.parametrize("axis", AXES)
def test_no_phrase_stands_twice_and_each_can_stand_in_a_text(axis: str) -> None:
    assert repeated(AXES[axis]) == unreadable(AXES[axis]) == []


@pytest.mark.parametrize("part", TABLE["words"])
def test_words_around_a_way_are_single_and_stand_once(part: str) -> None:
    listed = TABLE["words"][part]
    assert not_one_word(listed) == repeated(listed) == unreadable(listed) == []
    assert route_words(part) == {spelled_out(word)[0] for word in listed}


@pytest.mark.parametrize("code", ROUTES)
def test_a_way_has_well_formed_codes(code: str) -> None:
    entry = route_called(code)
    assert entry.code == code
    assert set(ROUTES[code]) <= {"edqm", "ncit", "organ", "weak", "into", "phrases", "short"}
    assert set(entry.into) <= set(TABLE["organs"])
    assert entry.edqm is None or re.fullmatch(r"20\d{6}", entry.edqm)
    assert entry.ncit is None or re.fullmatch(r"C\d{5,6}", entry.ncit)


@pytest.mark.parametrize("key", ["edqm", "ncit"])
def test_no_two_ways_have_one_code(key: str) -> None:
    codes = [row[key] for row in ROUTES.values() if key in row]
    assert len(codes) == len(set(codes))


def test_an_unknown_way_is_a_key_error() -> None:
    with pytest.raises(KeyError, match=r"no (way of giving) has the code .*; the codes are"):
        route_called("by_post")


@pytest.mark.parametrize("part", ["phrases", "short"])
def test_every_phrase_names_its_way(part: str) -> None:
    for code, row in ROUTES.items():
        for words in (one.split() for pattern in row.get(part, ()) for one in spelled_out(pattern)):
            assert routes(part).at(words, 0) == (route_called(code), len(words))


def test_every_word_of_an_organ_names_it() -> None:
    for organ, patterns in TABLE["organs"].items():
        for words in (one.split() for pattern in patterns for one in spelled_out(pattern)):
            assert organs().at(words, 0) == (organ, len(words))


def test_no_article_stands_in_a_phrase_for_they_are_passed_over() -> None:
    phrases = [one for axis in AXES.values() for pattern in axis for one in spelled_out(pattern)]
    assert [one for one in phrases if not route_words("articles").isdisjoint(one.split())] == []

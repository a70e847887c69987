"""Every word of the tables for criteria can be met: the tokens of a criterion are cut so too."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from mscregistry.grammar.tokens import tokens_of
from mscregistry.vocab import comparators, written_units
from mscregistry.vocab.criterion_words import phrases_for, words_for
from mscregistry.vocab.number_words import (
    multipliers,
    number_words,
    ordinal_endings,
    power_signs,
)
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mscregistry.vocab.phrases import Phrases

SIGNS = read_table("comparators")
UNITS = read_table("unit_words")
WORDS = read_table("criterion_words")
#: The parts whose phrases have several words; of all others each is one token.
PHRASES = {("time_measures", "words")}


def cut(phrase: str) -> list[str]:
    return [token.text for token in tokens_of(phrase)]


def check_all_found(table: Phrases[str], source: Mapping[str, Iterable[str]]) -> None:
    """Fail where a phrase is not found, or not with the meaning beside which it is listed."""
    for meaning, every in source.items():
        for phrase in every:
            words = cut(phrase)
            assert table.at(words, 0) == (meaning, len(words)), phrase


def check_all_single(words: Iterable[str]) -> None:
    """Fail where a word is no token of a criterion, and could never be met."""
    for word in words:
        assert cut(word) == [word]


PHRASE_TABLES: list[Any] = [
    pytest.param(comparators.before(), SIGNS["before"], id="before"),
    pytest.param(comparators.behind(), SIGNS["after"], id="behind"),
    *[
        pytest.param(comparators.ranges()[part], {part: words}, id=f"range {part}")
        for part, words in SIGNS["range"].items()
    ],
    *[
        pytest.param(comparators.windows()[part], {part: words}, id=f"window {part}")
        for part, words in SIGNS["window"].items()
    ],
    pytest.param(written_units.time_units(), UNITS["time"], id="times"),
    pytest.param(written_units.plain_units(), UNITS["plain"], id="units"),
    pytest.param(written_units.references(), UNITS["references"], id="references"),
]


@pytest.mark.parametrize(("table", "source"), PHRASE_TABLES)
def test_every_phrase_is_found_with_its_meaning(
    table: Phrases[str], source: Mapping[str, Iterable[str]]
) -> None:
    check_all_found(table, source)


@pytest.mark.parametrize(
    ("group", "part"), [(group, part) for group, parts in WORDS.items() for part in parts]
)
def test_every_word_of_a_criterion_can_be_met(group: str, part: str) -> None:
    words = WORDS[group][part]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    if (group, part) in PHRASES:
        check_all_found_as_themselves(group, part, words)
    else:
        assert words_for(group, part) == set(words)
        check_all_single(words)


def check_all_found_as_themselves(group: str, part: str, phrases: list[str]) -> None:
    for phrase in phrases:
        words = cut(phrase)
        assert phrases_for(group, part).at(words, 0) == (phrase, len(words))


def test_single_words_of_bounds_are_tokens() -> None:
    check_all_single(comparators.fillers())
    check_all_single(comparators.extremes())
    assert comparators.extremes()["minimal"] == ">="
    assert comparators.extremes()["maximal"] == "<="


@pytest.mark.parametrize(
    "word", ["at", ">", "between", "minimum", "within", "last", "next", "first"]
)
def test_a_bound_begins_with_a_known_word(word: str) -> None:
    assert word in comparators.first_words()


def test_words_for_the_time_behind_begin_no_bound() -> None:
    assert not comparators.first_words() & {"ago", "mg", "than", "and"}


@pytest.mark.parametrize(("form", "sign"), [("≧", ">="), ("=<", "<="), ("＞", ">"), ("&lt;", "<")])
def test_forms_of_a_sign_have_their_simplest_form(form: str, sign: str) -> None:
    assert comparators.signs()[form] == sign


@pytest.mark.parametrize(("form", "dash"), [("–", "-"), ("−", "-"), ("～", "~")])
def test_forms_of_a_dash_have_their_simplest_form(form: str, dash: str) -> None:
    assert comparators.dashes()[form] == dash


@pytest.mark.parametrize(
    ("word", "number"), [("zero", "0"), ("twelve", "12"), ("half", "1/2"), ("twice", "2")]
)
def test_words_for_numbers_are_exact(word: str, number: str) -> None:
    assert number_words()[word] == Fraction(number)


def test_single_words_of_numbers_are_tokens() -> None:
    check_all_single(number_words())
    check_all_single(multipliers())
    check_all_single(ordinal_endings())
    check_all_single(power_signs())
    assert multipliers()["million"] == 10**6


def test_single_words_of_units_are_tokens() -> None:
    per, products = written_units.unit_joins()
    check_all_single(per | products)
    check_all_single(written_units.score_words())
    check_all_single(written_units.times())
    check_all_single(written_units.rises())
    assert "per" in per
    assert "·" in products


def test_a_capital_is_another_unit_than_its_small_letter() -> None:
    for letter, code in written_units.capital_units().items():
        small = [letter.lower()]
        of_small = written_units.time_units().at(small, 0) or written_units.plain_units().at(small, 0)
        assert of_small is None or of_small[0] != code

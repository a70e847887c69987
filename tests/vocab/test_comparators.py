"""The words of bounds, ranges and windows: each is found where a criterion says it."""

import pytest

from mscregistry.vocab.comparators import (
    before,
    behind,
    dashes,
    extremes,
    fillers,
    first_words,
    ranges,
    signs,
    windows,
)
from mscregistry.vocab.table_files import read_table
from tests.vocab.as_tokens import check_all_found, check_all_single

TABLE = read_table("comparators")


def test_every_phrase_of_a_bound_is_found_with_its_sign() -> None:
    check_all_found(before(), TABLE["before"])
    check_all_found(behind(), TABLE["after"])


@pytest.mark.parametrize("part", TABLE["range"])
def test_every_phrase_of_a_range_is_found(part: str) -> None:
    check_all_found(ranges()[part], {part: TABLE["range"][part]})


@pytest.mark.parametrize("part", TABLE["window"])
def test_every_phrase_of_a_window_is_found(part: str) -> None:
    check_all_found(windows()[part], {part: TABLE["window"][part]})


def test_single_words_are_tokens() -> None:
    check_all_single(fillers())
    check_all_single(extremes())


@pytest.mark.parametrize(
    ("word", "sign"),
    [("minimum", ">="), ("minimal", ">="), ("maximum", "<="), ("maximal", "<=")],
)
def test_extremes_bound_a_number_some_words_on(word: str, sign: str) -> None:
    assert extremes()[word] == sign


@pytest.mark.parametrize(
    "word", ["at", ">", "between", "minimum", "within", "last", "next", "first"]
)
def test_a_bound_begins_with_a_known_word(word: str) -> None:
    assert word in first_words()


def test_words_behind_a_number_begin_no_bound() -> None:
    assert not first_words() & {"ago", "mg", "than", "and"}


@pytest.mark.parametrize(("form", "sign"), [("≧", ">="), ("=<", "<="), ("＞", ">"), ("&lt;", "<")])
def test_forms_of_a_sign_have_their_simplest_form(form: str, sign: str) -> None:
    assert signs()[form] == sign


@pytest.mark.parametrize(("form", "dash"), [("–", "-"), ("−", "-"), ("～", "~")])
def test_forms_of_a_dash_have_their_simplest_form(form: str, dash: str) -> None:
    assert dashes()[form] == dash


def test_forms_of_signs_and_dashes_are_different() -> None:
    assert not signs().keys() & dashes().keys()

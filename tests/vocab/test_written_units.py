"""Words for units: each is found with its code."""

import pytest

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.written_units import (
    capital_units,
    plain_units,
    references,
    rises,
    score_words,
    time_units,
    times,
    unit_joins,
)
from tests.vocab.as_tokens import check_all_found, check_all_single

TABLE = read_table("unit_words")


@pytest.mark.parametrize(
    ("part", "table"),
    [("time", time_units()), ("plain", plain_units()), ("references", references())],
)
def test_every_phrase_is_found_with_its_code(part: str, table: Phrases[str]) -> None:
    check_all_found(table, TABLE[part])


def test_every_single_word_is_a_token() -> None:
    for words in (*unit_joins(), score_words(), times(), rises()):
        check_all_single(words)


def test_a_division_is_no_product() -> None:
    per, products = unit_joins()
    assert {"/", "per"} <= per
    assert {"·", "x"} <= products
    assert not per & products


@pytest.mark.parametrize(("letter", "code"), capital_units().items())
def test_a_capital_is_another_unit_than_its_small_letter(letter: str, code: str) -> None:
    small = [letter.lower()]
    found = time_units().at(small, 0) or plain_units().at(small, 0)
    assert found is None or found[0] != code

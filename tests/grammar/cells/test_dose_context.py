"""What stands around a number says how it is tied, and whether it is a dose."""

import pytest

from mscregistry.grammar.cells.dose_context import (
    basis_of,
    bound_of,
    is_culture,
    is_given,
    is_laboratory,
    is_taken,
    neighbour,
)
from mscregistry.grammar.cells.dose_text import DoseText

#: The number that stands in every text.
NUMBER = "5e6"


def around(text: str) -> tuple[DoseText, int, int]:
    start = text.index(NUMBER)
    return DoseText(text), start, start + len(NUMBER)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("each dose: 5e6", "per_infusion", "each dose"),
        ("3 intravenous infusions of 5e6", "per_infusion", "3 intravenous infusions of"),
        ("a total of 3 infusions of 5e6", "per_infusion", "3 infusions of"),
        ("in total 5e6", "total", "total"),
        ("5e6 (in total)", "total", "in total"),
        ("5e6 at each injection", "per_infusion", "at each injection"),
    ],
)
def test_the_basis_has_its_words(text: str, value: str, words: str) -> None:
    place = around(text)
    found = basis_of(*place)
    assert found is not None
    assert (found.value, found.span.of(place[0].text)) == (value, words)


@pytest.mark.parametrize(
    "text", ["5e6", "each patient gets 5e6", "5e6 each of", "total volume 5e6", "infusions of 5e6"]
)
def test_other_words_are_no_basis(text: str) -> None:
    assert basis_of(*around(text)) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("up to 5e6", "at_most"),
        ("not exceeding a total dose of 5e6", "at_most"),
        ("(max -5e6", "at_most"),
        ("not less than 5e6", "at_least"),
        ("> 5e6", "more_than"),
        (">= 5e6", "at_least"),
        ("5e6 or higher", "at_least"),
        ("set up 5e6", None),
    ],
)
def test_bounds_are_those_of_the_words(text: str, part: str | None) -> None:
    found = bound_of(*around(text))
    assert (None if found is None else found.value) == part


def test_a_laboratory_value_is_told_by_its_clause() -> None:
    assert is_laboratory(*around("platelet count: 5e6"))
    assert is_laboratory(*around("5e6 copies"))
    assert not is_laboratory(*around("low platelets, MSC 5e6"))


def test_cells_in_culture_are_told_from_those_given() -> None:
    assert is_culture(*around("plated at 5e6"))
    assert is_culture(*around("harvested at 5e6"))
    assert is_culture(*around("5e6 are frozen"))
    assert not is_culture(*around("harvested cells 5e6"))
    assert not is_culture(*around("plated, then injected 5e6"))
    assert not is_culture(*around("plated cells in a dose of 5e6"))
    assert not is_culture(*around("5e6 are given, and some frozen"))


def test_what_is_taken_or_given_is_told_around_the_number() -> None:
    assert is_taken(*around("5e6 was aspirated"))
    assert not is_taken(*around("5e6 was left"))
    assert is_given(*around("infusion: 5e6"))
    assert not is_given(*around("of 5e6"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Human mesenchymal stem cells or drugs, 5e6", "Human mesenchymal stem cells"),
        ("give MSC 5e6", "MSC"),
        ("5e6, as exosomes", "exosomes"),
        ("of " + "human " * 12 + "cells 5e6", "human " * 8 + "cells"),
        ("cells. Drugs 5e6", None),
    ],
)
def test_the_nearest_name_in_the_sentence_counts(text: str, named: str | None) -> None:
    place = around(text)
    found = neighbour(*place)
    assert (None if found is None else found[1].of(place[0].text)) == named

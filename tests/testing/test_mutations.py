"""Documents are damaged in many ways, the same for the same seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from mscregistry.testing import mutations
from mscregistry.testing.mutations import mutate

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Title: Cells for kidneys\n\nStatus: Recruiting\nPhase: 2\n"


def test_the_same_seed_damages_a_document_in_the_same_way() -> None:
    first, second = Random(5), Random(5)
    copies = [mutate(TEXT, first) for _ in range(200)]
    assert copies == [mutate(TEXT, second) for _ in range(200)]
    assert len({*copies} - {TEXT}) > 150


@pytest.mark.parametrize("way", mutations._WAYS, ids=lambda way: way.__name__)
def test_each_way_takes_any_text_and_changes_most(way: Callable[[str, Random], str]) -> None:
    dice = Random(7)
    assert any(way(TEXT, dice) != TEXT for _ in range(9))
    for text in ("", "a", "\n"):
        for _ in range(20):
            assert isinstance(way(text, dice), str)


def test_nothing_stands_in_an_empty_text_that_could_be_replaced() -> None:
    assert mutations._replace("", Random(1)) == ""

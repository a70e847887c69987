"""Fields that are filled when they are first asked for."""

from __future__ import annotations

import pickle
from typing import Any, ClassVar

import pytest
from attrs import evolve, frozen

from mscregistry.deferred import Deferring, defer, is_waiting

ASKED: list[tuple[Any, str]] = []


@frozen
class Box(Deferring):
    deferrable: ClassVar[frozenset[str]] = frozenset({"inside", "weight"})

    name: str
    inside: str | None = None
    weight: int | None = None


def open_box(about: str, name: str) -> dict[str, object]:
    ASKED.append((about, name))
    return {"inside": about * 2, "weight": len(about)}


def closed(about: str = "tea") -> Box:
    box = Box.__new__(Box)
    object.__setattr__(box, "name", "box")
    defer(box, open_box, about)
    return box


@pytest.fixture(autouse=True)
def _nobody_asked() -> None:
    ASKED.clear()


def test_a_field_is_worked_out_when_it_is_first_asked_for() -> None:
    box = closed()
    assert is_waiting(box, "inside")
    assert (box.inside, box.weight) == ("teatea", 3)
    assert ASKED == [("tea", "inside")]
    assert not is_waiting(box, "inside")


def test_nobody_else_sees_a_difference() -> None:
    assert closed() == Box("box", "teatea", 3)
    assert hash(closed()) == hash(Box("box", "teatea", 3))
    assert evolve(closed(), name="other") == Box("other", "teatea", 3)
    unpacked = pickle.loads(pickle.dumps(closed()))  # noqa: S301 - it was packed here
    assert unpacked == Box("box", "teatea", 3)


def test_a_name_that_is_no_field_is_not_asked_for() -> None:
    box: Any = closed()
    with pytest.raises(AttributeError, match="'Box' object has no attribute 'lid'"):
        _ = box.lid
    assert ASKED == []

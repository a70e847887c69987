"""The types of derived views stand in nobody's way."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from attrs import fields, frozen, resolve_types

from mscregistry.model.views import with_views


@with_views
@frozen
class Seen:
    known: ClassVar[int] = 3
    one: int = 1

    @cached_property
    def view(self) -> NeverDefined:  # type: ignore[name-defined]  # noqa: F821 - that is the case
        return self.one + 1


def test_the_types_of_fields_are_resolved_though_that_of_a_view_is_unknown() -> None:
    assert [each.type for each in fields(resolve_types(Seen))] == [int]


def test_the_view_itself_is_there_and_class_variables_stay() -> None:
    assert (Seen(4).view, Seen.known, "known" in Seen.__annotations__) == (5, 3, True)

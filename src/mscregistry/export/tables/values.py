"""What a cell of a table holds of a value: its code, what is stated, whether surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from enum import StrEnum

    from mscregistry.grammar.stated import Stated

T = TypeVar("T")


def code_of(value: StrEnum | Unlisted | None) -> str | None:
    """Give a coded field as text; a question mark stands before words that are on no list.

    >>> from mscregistry.vocab import Status
    >>> code_of(Status.RECRUITING), code_of(Unlisted("Pausing")), code_of(None)
    ('RECRUITING', '?Pausing', None)
    """
    if value is None:
        return None
    return f"?{value.words}" if isinstance(value, Unlisted) else value.value


def value_of(stated: Stated[T] | None) -> T | None:
    """Give what is stated."""
    return None if stated is None else stated.value


def is_sure(stated: Stated[object] | None) -> bool | None:
    """Say whether it is stated without doubt; `None` where nothing is stated."""
    return None if stated is None else stated.sure

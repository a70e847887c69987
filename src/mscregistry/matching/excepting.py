"""Exceptions, which excuse only what is excepted: `any malignancy other than basal cell carcinoma`.

Who has such a carcinoma and breast cancer has a malignancy that is not excepted, though one of
the two is.  So each fact is asked whether it is the whole and not the exception.  The grammar makes
an exception an `All` of the whole and a `Not` that says that it excepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.expressions import All, Any, Expression, Not, Presence
from mscregistry.matching.listed import KIND_OF

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Excepted:
    """A whole, and what is excepted of it."""

    #: The whole: a presence, or an alternative of several.
    whole: Expression
    #: What is excepted.
    exceptions: tuple[Presence, ...]
    #: What must hold besides.
    rest: tuple[Expression, ...]
    #: Whether whole and exceptions are of one kind of facts; `unless cured` may be said of others.
    certain: bool


def excepted(node: All) -> Excepted | None:
    """Give an exception; `None` where there is none, or where it is of what is not listed."""
    whole, *others = node.parts or (node,)
    wholes = list(_listed(whole))
    exceptions = [one for one in others if _is_exception(one)]
    things = [thing for one in exceptions for thing in _listed(one)]
    if not wholes or not things:
        return None
    subjects = {one.subject for one in (*wholes, *things)}
    rest = tuple([one for one in others if one not in exceptions])
    return Excepted(whole, tuple(things), rest, len(subjects) == 1 and None not in subjects)


def _is_exception(node: Expression) -> bool:
    return isinstance(node, Not) and node.excepts and any(_listed(node))


def _listed(node: Expression) -> Iterator[Presence]:
    """Give the presences of an alternative, where all are looked for among listed facts."""
    parts = node.part if isinstance(node, Not) else node
    alternatives = parts.parts if isinstance(parts, Any) else (parts,)
    found = [one for one in alternatives if isinstance(one, Presence)]
    if len(found) == len(alternatives) and all(_is_listed(one) for one in found):
        yield from found


def _is_listed(node: Presence) -> bool:
    return node.subject is None or node.subject in KIND_OF

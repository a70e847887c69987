"""The sentences of a criterion, and what they say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.conditions import excepted
from mscregistry.grammar.coordination import read_alternative
from mscregistry.grammar.expressions import (
    All,
    Any,
    Expression,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.requirements import (
    is_permission,
)
from mscregistry.grammar.sentences import counted_before, read_sentence
from mscregistry.grammar.sexes import by_sex

if TYPE_CHECKING:
    from mscregistry.grammar.part import Part

#: Connectives that go on with the sentence before a full stop or semicolon.
_GOES_ON: Final = frozenset({"except", "unless", "if"})
#: Marks that end the list, too.
_FULL: Final = frozenset({".", "。"})


def read_clause(part: Part) -> Expression | None:
    """Give what a part says; nothing where it has no words.

    ::

        clause = sentence (("." | ";") sentence)*
    """
    part = part.trimmed()
    cuts: list[tuple[int, int]] = []
    listed = False
    for at, name, behind in part.top():
        if name == "colon":
            sentence = part.since(cuts[-1][1]) if cuts else part
            listed = listed or counted_before(sentence.to(at)) is not None
        # `…; excluding kidney transplant` goes on, and so does `two of the following: a; b`.
        elif name == "stop" and not _goes_on(part, behind):
            listed = listed and part.text.words[at] not in _FULL
            if not listed:
                cuts.append((at, behind))
    pieces = part.between(cuts)
    if len(pieces) > 1 and any(is_permission(piece.trimmed()) for piece in pieces):
        return _with_permissions(part, pieces)
    found = [one for piece in pieces if (one := read_sentence(piece)) is not None]
    # A list without a word between its items: all of what includes, any of what excludes.
    make = Any if part.text.exclusion else All
    return joined(make, by_sex(found, part), part.spans, sure=len(found) == 1)


def _goes_on(part: Part, behind: int) -> bool:
    """Say whether what stands behind a stop is of the sentence before: `…; except asthma`."""
    name = part.text.joins.get(behind, ("", 0))[0]
    if name == "if":
        # `…; if under 18 years, assent` is a sentence of its own.
        for _, mark, _ in part.since(behind).top():
            if mark in {"comma", "stop"}:
                return mark == "stop"
    return name in _GOES_ON


def _with_permissions(part: Part, pieces: list[Part]) -> Expression | None:
    """Give what sentences say of which some allow something: that is excepted, or asks nothing."""
    asked, allowed = (
        [
            one
            for piece in pieces
            if is_permission(piece.trimmed()) is kind
            and (one := _allowed(piece) if kind else read_sentence(piece)) is not None
        ]
        for kind in (False, True)
    )
    excludes = part.text.exclusion
    whole = joined(Any if excludes else All, by_sex(asked, part), part.spans, sure=False)
    if excludes and whole is not None:
        whole = excepted(part, whole, joined(Any, allowed, part.spans))
    return None if whole is None else evolve(whole, sure=False)


def _allowed(part: Part) -> Expression | None:
    """Give what a sentence allows, without the word that says so."""
    part = part.trimmed()
    return read_alternative(part.to(part.end - 1))

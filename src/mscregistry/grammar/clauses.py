"""The sentences of a criterion: their conditions, exceptions and definitions.

Each function reads one kind of connective over a part of the criterion, the loosest first,
and hands what stands between on to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.conditions import conditional, excepted, unless
from mscregistry.grammar.coordination import read_alternative, read_items
from mscregistry.grammar.expressions import All, Any, AtLeast, Expression, Not
from mscregistry.grammar.joining import joined
from mscregistry.grammar.statements import read_statement
from mscregistry.grammar.terms import denied_at
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.grammar.part import Part

#: Connectives that go on with the sentence before a full stop or semicolon.
_GOES_ON: Final = frozenset({"except", "unless", "if"})
#: Behind the word for a number: the list that it is a number of.
_LISTED: Final = frozenset({"following", "these", "below"})
#: Marks that end the list, too.
_FULL: Final = frozenset({".", "。"})
#: So many words before a colon may name it.
_NEAR: Final = 5
#: More words before a colon say more than how many of a list; each colon reads them again.
_LONGEST: Final = 60


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
            listed = listed or _counted(sentence.to(at)) is not None
        # `…; excluding kidney transplant` goes on, and so does `two of the following: a; b`.
        elif name == "stop" and part.text.joins.get(behind, ("", 0))[0] not in _GOES_ON:
            listed = listed and part.text.words[at] not in _FULL
            if not listed:
                cuts.append((at, behind))
    found = [one for piece in part.between(cuts) if (one := read_sentence(piece)) is not None]
    # A list without a word between its items: all of what includes, any of what excludes.
    make = Any if part.text.exclusion else All
    return joined(make, found, part.spans, sure=len(found) == 1)


def read_sentence(part: Part) -> Expression | None:
    """Give what a sentence says, with its conditions and exceptions.

    ::

        sentence = "if" alternative ("," | "then") sentence
                 | alternative ("if" | "unless" | "except" | "despite") sentence
                 | alternative ("defined as" | ":") sentence
    """
    part = part.trimmed()
    words = part.text.words[part.first : part.end]
    if not part.has_bound and not words_for("statements", "beliefs").isdisjoint(words):
        return read_statement(part, [])
    if not part.is_deepest:
        before: tuple[int, str, int] = (part.first, "", part.first)
        for at, name, behind in part.top():
            if name == "if" and at == part.first:
                return _if_first(part, behind)
            if name == "if" and before[1:] == ("or", at):
                return _or_if(part, before[0], at)
            before = (at, name, behind)
            read = _READERS.get(name)
            if read is None or at == part.first:
                continue
            found = read(part, part.to(at), part.since(behind).deeper())
            if found is not None:
                return found
    return read_alternative(part)


def _if_first(part: Part, behind: int) -> Expression | None:
    """Give `if a, b`: up to the first comma."""
    rest = part.since(behind)
    for at, name, after in rest.top():
        if name == "comma":
            condition = read_alternative(rest.to(at))
            then = read_sentence(rest.since(after).deeper())
            return conditional(part, condition, then)
    return read_alternative(rest)


def _or_if(part: Part, before: int, at: int) -> Expression | None:
    """Give `a, or if b, c`: the condition is of the second alone."""
    found = [read_alternative(part.to(before)), read_sentence(part.since(at).deeper())]
    return joined(Any, [one for one in found if one is not None], part.spans)


def _if(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give `b if a`."""
    return conditional(part, read_sentence(behind), read_alternative(before))


def _unless(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give `b unless a`."""
    return unless(part, read_alternative(before), read_sentence(behind))


def _except(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give `b except a`; a denial before it denies the whole."""
    denied = denied_at(before)
    whole = read_alternative(before.since(denied))
    found = excepted(part, whole, read_sentence(behind))
    if denied == before.first or found is None:
        return found
    return Not(found, part.spans, found.sure)


def _neutral(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give `b with or without a`, which asks for no more than b."""
    del part, behind
    return read_alternative(before)


def _despite(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give `b despite a`: both hold."""
    found = [read_alternative(before), read_sentence(behind)]
    return joined(All, [one for one in found if one is not None], part.spans)


def _means(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give what a definition or a label introduces, where it has a bound of a measure."""
    if behind.has_bound and not before.has_bound:
        if part.text.numbers(before.first, before.end):
            return _despite(part, before, behind)
        part.text.label = (before.first, before.end)
        return read_sentence(behind)
    return None


def _colon(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give what stands behind a colon: the items that are counted before it, or a definition."""
    counted = _counted(before)
    if counted is None:
        return _means(part, before, behind)
    parts = _items(behind)
    sure = all(one.sure for one in parts)
    return evolve(counted, parts=parts, spans=part.spans, sure=sure) if parts else counted


def _counted(before: Part) -> AtLeast | None:
    """Give the count that words before a colon are: `two of the following`."""
    near = before.text.words[max(before.first, before.end - _NEAR) : before.end]
    if _LISTED.isdisjoint(near) or before.end - before.first > _LONGEST:
        return None
    found = read_alternative(before)
    return found if isinstance(found, AtLeast) else None


def _items(part: Part) -> tuple[Expression, ...]:
    """Give the items of a counted list: between semicolons, else between commas and words."""
    part = part.trimmed()
    pieces = part.between([(at, behind) for at, name, behind in part.top() if name == "stop"])
    if len(pieces) > 1:
        return tuple([one for piece in pieces if (one := read_sentence(piece)) is not None])
    listed = read_items(part, bounds=True) or read_sentence(part)
    if listed is None:
        return ()
    return listed.parts if isinstance(listed, All | Any) else (listed,)


_READERS: Final[dict[str, Callable[[Part, Part, Part], Expression | None]]] = {
    "if": _if,
    "unless": _unless,
    "except": _except,
    "despite": _despite,
    "neutral": _neutral,
    "means": _means,
    "colon": _colon,
}

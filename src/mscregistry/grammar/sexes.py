"""Bounds that are of one sex: `<9 g/dL (females) or <10 g/dL (males)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import (
    All,
    Any,
    Comparison,
    Expression,
    IfThen,
    Presence,
    Subject,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.pieces import said
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.part import Part

#: So many words before a bound or behind it may tell of whom it is.
_NEAR: Final = 3


def sex_before(part: Part) -> Presence | None:
    """Give the sex that the words of a part name, where they name one: `women with a BMI`."""
    sexes = words_for("statements", "sexes")
    found = [at for at in range(part.first, part.end) if part.text.words[at] in sexes]
    return _sex_at(part, found[0]) if len(found) == 1 else None


def sex_behind(part: Part, place: int) -> Presence | None:
    """Give the sex that the words behind a bound say it is of: `in men`, `(females)`."""
    text = part.text
    links, sexes = words_for("statements", "of_whom"), words_for("statements", "sexes")
    for at in range(place, min(place + _NEAR, part.end)):
        if text.words[at] in sexes and at > place:
            return _sex_at(part, at)
        if text.words[at] not in links:
            break
    return None


def _sex_at(part: Part, at: int) -> Presence:
    words, spans = said(part.text, [(at, at + 1)])
    return Presence(words, Subject.SEX, spans=spans)


def of_one_sex(part: Part, bound: Expression, sex: Presence) -> Expression:
    """Give a bound that is of one sex alone; what excludes then excludes that sex."""
    if part.text.exclusion:
        return All((bound, sex), part.spans, bound.sure)
    return IfThen(sex, bound, part.spans, bound.sure)


def by_sex(parts: Sequence[Expression], part: Part) -> list[Expression]:
    """Give the parts, those for either sex made one: who is of one has its own bound.

    Nobody is of both, so `<9 g/dL for women and <10 g/dL for men` excludes by either.
    """
    told = [(one, found) for one in parts if (found := _told(one)) is not None]
    women = words_for("statements", "females")
    if len({sex.words.lower() in women for _, (sex, _) in told}) < 2:  # noqa: PLR2004 - both sexes
        return list(parts)
    either = joined(Any, [All((bound, sex), part.spans) for _, (sex, bound) in told], part.spans)
    taken = {id(one) for one, _ in told}
    rest = [one for one in parts if id(one) not in taken]
    return rest if either is None else [*rest, either]


def is_of_one_sex(one: Expression) -> bool:
    """Say whether a part is a bound that is of one sex."""
    return _told(one) is not None


def _told(one: Expression) -> tuple[Presence, Expression] | None:
    """Give the sex and the bound of a part that is of one sex."""
    if isinstance(one, IfThen):
        sex, bound = one.condition, one.then
    elif isinstance(one, All) and len(one.parts) == 2:  # noqa: PLR2004 - the bound and the sex
        bound, sex = one.parts
    else:
        return None
    if isinstance(bound, Comparison) and isinstance(sex, Presence) and sex.subject is Subject.SEX:
        return sex, bound
    return None

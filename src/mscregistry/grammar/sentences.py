"""One sentence of a criterion: its conditions, exceptions and definitions.

Each function reads one kind of connective over a part of the criterion, the loosest first,
and hands what stands between on to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.conditions import conditional, excepted, instead, unless
from mscregistry.grammar.coordination import read_alternative, read_items
from mscregistry.grammar.expressions import (
    All,
    Any,
    AtLeast,
    Comparison,
    Expression,
    Not,
    Unparsed,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.measured import amount_of
from mscregistry.grammar.requirements import (
    is_permission,
    read_requirement,
    requirement_in,
    ruled_out,
)
from mscregistry.grammar.sexes import of_one_sex, sex_before
from mscregistry.grammar.statements import read_statement
from mscregistry.grammar.terms import denied_at
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.grammar.part import Part

#: Behind the word for a number: the list that it is a number of.
_LISTED: Final = frozenset({"following", "these", "below"})
#: Between the two.
_OF_LIST: Final = frozenset({"of", "the", "criteria", "conditions", *_LISTED})
#: How many of the list, by the first word.
_HOW_MANY: Final = {"all": "all", "any": "any", "either": "any", "none": "none"}
#: So many words before a colon may name it.
_NEAR: Final = 5
#: More words before a colon say more than how many of a list; each colon reads them again.
_LONGEST: Final = 60


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
    found = None if part.is_deepest else _ruling(part) or _connected(part)
    return found or read_alternative(part)


def _ruling(part: Part) -> Expression | None:
    """Give what a sentence allows, rules out or requires in so many words."""
    if is_permission(part):
        amounts = [amount_of(part.text, one) for one, _ in part.text.numbers(part.first, part.end)]
        return Unparsed(part.text.said(part.first, part.end), tuple(amounts), part.spans)
    if (out := ruled_out(part)) < part.end:
        found = read_sentence(part.to(out).deeper())
        if found is None or part.text.exclusion:
            return found
        # `a is not eligible` denies a where it includes.
        return Not(found, part.spans, found.sure)
    required = requirement_in(part)
    return None if required is None else read_requirement(part, required, read_sentence)


def _connected(part: Part) -> Expression | None:
    """Give what the first connective that is read makes of what stands around it."""
    before: tuple[int, str, int] = (part.first, "", part.first)
    for at, name, behind in part.top():
        if name == "if" and at == part.first:
            return _if_first(part, behind)
        if name == "if" and before[1] in {"or", "and"} and before[2] == at:
            return _joined_if(part, before, at)
        before = (at, name, behind)
        read = _READERS.get(name)
        if read is not None and at > part.first:
            found = read(part, part.to(at), part.since(behind).deeper())
            if found is not None:
                return found
    return None


def _if_first(part: Part, behind: int) -> Expression | None:
    """Give `if a, b`: up to the first comma."""
    rest = part.since(behind)
    for at, name, after in rest.top():
        if name == "comma":
            condition = read_alternative(rest.to(at))
            then = read_sentence(rest.since(after).deeper())
            return conditional(part, condition, then)
    return read_alternative(rest)


def _joined_if(part: Part, before: tuple[int, str, int], at: int) -> Expression | None:
    """Give `a, and if b, c`: the condition is of the second alone."""
    found = [read_alternative(part.to(before[0])), read_sentence(part.since(at).deeper())]
    make = Any if before[1] == "or" else All
    return joined(make, [one for one in found if one is not None], part.spans)


def _if(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give `b if a`; of `a, or b if c` the condition is of the last bound alone."""
    first, last = _last_bound(before)
    if first is None:
        then = read_alternative(last)
        if isinstance(then, Any) and before.has_bound and behind.has_bound:
            # `a or b when c` may ask for c with b alone.
            then = evolve(then, sure=False)
        return conditional(part, read_sentence(behind), then)
    whole = read_alternative(first)
    bound, condition = read_alternative(last), read_sentence(behind)
    if isinstance(bound, Comparison) and condition is not None:
        if isinstance(whole, Comparison):
            return instead(part, whole, bound, condition)
        if isinstance(whole, All | Any):
            # `ALT and AST ≤3, or ≤5 if …`: both are.
            return evolve(
                whole,
                parts=tuple(
                    [
                        instead(part, one, bound, condition) if isinstance(one, Comparison) else one
                        for one in whole.parts
                    ]
                ),
                spans=part.spans,
            )
    found = [one for one in (bound, condition) if one is not None]
    other = joined(All, found, part.spans)
    return joined(Any, [one for one in (whole, other) if one is not None], part.spans)


def _last_bound(part: Part) -> tuple[Part | None, Part]:
    """Give a part cut before its last alternative, where that is a bound of its own."""
    at, behind = max(
        ((at, behind) for at, name, behind in part.top() if name == "or"),
        default=(part.first, part.first),
    )
    first, last = part.to(at), part.since(behind)
    own = part.text.owner[behind] >= 0 and first.has_bound and last.has_bound
    return (first, last) if own else (None, part)


def _unless(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give `b unless a`, and `b unless a, then c`."""
    cut = next((found for found in behind.top() if found[1] == "comma"), None)
    if cut is not None and part.text.word(cut[2]) == "then":
        whole = read_alternative(before)
        exception = read_alternative(behind.to(cut[0]))
        other = read_sentence(behind.since(cut[2] + 1))
        both = [one for one in (exception, other) if one is not None]
        return unless(part, whole, joined(All, both, part.spans))
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
    for at, name, after in behind.top():
        if name in {"and", "comma"} and behind.since(after).has_bound:
            # `with or without nausea and VAS > 4`
            part.text.defined.append((before.end, at))
            found = [read_alternative(before), read_sentence(behind.since(after))]
            return joined(All, [one for one in found if one is not None], part.spans)
    number = next((one for one, _ in part.text.numbers(behind.first, behind.end)), None)
    if number is not None and number.is_time:
        # `stroke with or without aphasia for 3 months`: how long is said of the stroke.
        found = [read_alternative(before), read_sentence(behind.since(number.first))]
        whole = joined(All, [one for one in found if one is not None], part.spans)
        return None if whole is None else evolve(whole, sure=False)
    part.text.defined.append((before.end, behind.end))
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
        words = part.text.words[before.first : before.end]
        sex = sex_before(before)
        if sex is not None and len(words) == 1:
            # `Males: hemoglobin ≥ 13 g/dL`
            found = read_sentence(behind)
            return None if found is None else of_one_sex(part, found, sex)
        if words_for("statements", "of_people").isdisjoint(words):
            # Of whom it is said would be lost.
            part.text.defined.append(part.text.label)
        return read_sentence(behind)
    return None


def _colon(part: Part, before: Part, behind: Part) -> Expression | None:
    """Give what stands behind a colon: the items that are counted before it, or a definition."""
    counted = counted_before(before)
    how = None if counted is not None else _how_many(before)
    if counted is None and how is None:
        return _means(part, before, behind)
    parts = _items(behind)
    if counted is None:
        whole = joined(All if how == "all" else Any, parts, part.spans)
        return Not(whole, part.spans, whole.sure) if whole and how == "none" else whole
    sure = all(one.sure for one in parts)
    return evolve(counted, parts=parts, spans=part.spans, sure=sure) if parts else counted


def _how_many(before: Part) -> str | None:
    """Give how many of a list are asked for, where words before it say that and no more."""
    if before.end - before.first > _NEAR:
        return None
    words = [word for word in before.text.words[before.first : before.end] if word != ":"]
    if not words or words[-1] not in _LISTED or not _OF_LIST.issuperset(words[1:]):
        return None
    return _HOW_MANY.get(words[0])


def counted_before(before: Part) -> AtLeast | None:
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

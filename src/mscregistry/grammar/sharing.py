"""What the items of a list share: `acute or chronic vasculitis`, `AST and ALT >3 × ULN`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from attrs import evolve

from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    Comparison,
    Expression,
    IfThen,
    Measure,
    Presence,
    Subject,
    Unparsed,
    Window,
    walk,
)
from mscregistry.grammar.measured import measure_named
from mscregistry.grammar.pieces import LASTING, bare_start
from mscregistry.grammar.quantities import same_dimension
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.measures import measure_of
from mscregistry.vocab.subject_words import shared_heads, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.clause_text import ClauseText
    from mscregistry.grammar.part import Part
    from mscregistry.source import Span

#: Endings by which an adjective is known.
_ADJECTIVE: Final = (
    "al",
    "ic",
    "ive",
    "ous",
    "ed",
    "ing",
    "ary",
    "able",
    "ible",
    "ent",
    "ant",
    "ar",
    "ile",
    "ute",
)


#: An item that hangs on the head of another has at most so many words.
_SHARES: Final = 5
#: What is done at some time.
_DONE: Final = frozenset({Subject.MEDICATION, Subject.PROCEDURE, Subject.STUDY})
#: A bound, and the one in its place for some.
_TWO: Final = 2
_ROMAN: Final = frozenset({"i", "ii", "iii", "iv"})
#: What may hang on a head, by its kind.
_SHARED: Final[dict[str, frozenset[str | None]]] = {
    "allergic": frozenset({None, "medication"}),
    "barred": frozenset({None, "medication", "procedure"}),
    "able": frozenset({None, "medication", "procedure", "attestation", "study"}),
}

#: What names a place that the items before may be of as well.
_OF_WHAT: Final = " of the "
_OF: Final = " of "


def shared_pieces(parts: Sequence[Part], place: int) -> list[tuple[int, int]]:
    """Give the pieces of an item that lacks words which its neighbour has; none where it has all.

    ::

        acute or chronic vasculitis     acute + vasculitis
        hepatitis B or C                hepatitis + C
        hepatitis B or C infection      hepatitis B + infection, hepatitis + C infection
        allergy to latex or nuts        allergy to + nuts
    """
    if lettered := _lettered(parts, place):
        return lettered
    if headed := _headed(parts, place):
        return headed
    text, first, end, _ = parts[place]
    if text.close.get(first + 1) == end - 1 and not text.numbers(first, end):
        end = first + 1  # what stands in the brackets behind the word
    if end - first != 1 or text.owner[first] >= 0 or text.kind(first) is not Kind.WORD:
        return []
    word = text.words[first]
    if place + 1 < len(parts) and _is_adjective(word):
        following = parts[place + 1]
        if _is_plain(following) and _is_adjective(text.words[following.first]):
            return [(first, end), (following.first + 1, following.end)]
    if place and len(word) == 1:
        before = parts[place - 1]
        if _is_plain(before) and len(text.words[before.end - 1]) == 1:
            return [(before.first, before.end - 1), (first, end)]
    return []


def _lettered(parts: Sequence[Part], place: int) -> list[tuple[int, int]]:
    """Give the pieces of one of some that differ by a letter and share the noun behind it."""
    text, first, end, _ = parts[0]
    _, last, behind, _ = parts[-1]
    shares = (
        len(parts) > 1
        and _is_plain(parts[0])
        and _is_plain(parts[-1])
        and _is_letter(text.words[end - 1])
        and _is_letter(text.words[last])
        and all(part.end - part.first == 1 for part in parts[1:-1])
    )
    if not shares:
        return []
    if place == 0:
        return [(first, end), (last + 1, behind)]
    return [(first, end - 1), (parts[place].first, parts[place].first + 1), (last + 1, behind)]


def _is_letter(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word in _ROMAN


def _headed(parts: Sequence[Part], place: int) -> list[tuple[int, int]]:
    """Give the pieces of an item that hangs on the head of the first: `allergy to latex or X`."""
    text, first, _, _ = parts[0]
    start = bare_start(text, first, parts[0].end)
    head = shared_heads().at(text.words, start)
    item = parts[place]
    if not place or head is None or head[1] >= parts[0].end or text.numbers(*item[1:3]):
        return []
    words = text.words[item.first : item.end]
    says_more = not words_for("statements", "verbs").isdisjoint(words[:1])
    if says_more or len(words) > _SHARES or subject_of(words) not in _SHARED[head[0]]:
        return []
    # `refuse to consent or to comply`
    low = item.first + (words[0] == text.words[head[1] - 1])
    return [(start, head[1]), (low, item.end)]


def is_adjective(part: Part) -> bool:
    """Say whether a part is no more than an adjective, which lacks its noun."""
    return part.end - part.first == 1 and _is_adjective(part.text.words[part.first])


def _is_adjective(word: str) -> bool:
    known = words_for("adjectives", "words")
    return word not in words_for("adjectives", "never") and (
        word in known or word.endswith(_ADJECTIVE)
    )


def _is_plain(part: Part) -> bool:
    """Say whether a part has more than one word, and neither numbers nor brackets."""
    text, first, end, _ = part
    return (
        end - first > 1
        and all(owner < 0 for owner in text.owner[first:end])
        and not any(at in text.close for at in range(first, end))
    )


def completed(text: ClauseText, parts: Sequence[Expression]) -> list[Expression]:
    """Give the items with what one of them says of all: a bound, a window of time.

    `AST and ALT >3 × ULN` bounds both; `stroke or TIA within 3 months` says when for both, and so
    does `in the last 3 months, stroke or TIA`.
    """
    found = _past(_merged(_timed(text, parts)))
    for place in range(len(found) - 2, -1, -1):
        part, following, last = found[place], found[place + 1], found[-1]
        if not isinstance(part, Presence) or _has_numbers(part):
            continue
        if (
            isinstance(following, Comparison)
            and (measure := measure_named(part))
            and _fits(measure, following.amount)
        ):
            spans = part.spans + following.amount.spans
            found[place] = evolve(following, measure=measure, spans=spans)
        elif isinstance(last, Presence) and last.window is not None:
            # `diabetes or steroids within 4 weeks`: a disease may be of any time.
            of_both = part.subject in _DONE or None in {part.subject, last.subject}
            window = last.window if of_both or part.subject is last.subject else None
            found[place] = evolve(part, window=window, sure=False)
        elif isinstance(last, Presence) and _OF_WHAT in last.words and _OF not in part.words:
            # `fracture or tumor of the spine` may be a fracture anywhere.
            found[place] = evolve(part, sure=False)
    return found


def with_bounds_of_some(items: Sequence[Expression]) -> list[Expression]:
    """Give the items, a bare measure with all the bounds of the one behind it.

    ::

        AST and ALT ≤3 (≤5 if …)     both, and both have the bound for some
    """
    found = list(items)
    for place in range(len(found) - 2, -1, -1):
        part = found[place]
        if isinstance(part, Presence) and not _has_numbers(part):
            found[place] = _of_some(part, found[place + 1]) or part
    return found


def _of_some(part: Presence, following: Expression) -> Expression | None:
    """Give the bounds of the next item, of another measure: `AST and ALT ≤3 (≤5 if …)`."""
    if not isinstance(following, All | Any | IfThen):
        return None
    bounds = [one for one in walk(following) if isinstance(one, Comparison)]
    measure = measure_named(part)
    if len(bounds) != _TWO or measure is None or bounds[0].measure != bounds[1].measure:
        return None
    if not _fits(measure, bounds[0].amount):
        return None
    return _measured(following, measure, part.spans)


def _measured(one: Expression, measure: Measure, spans: tuple[Span, ...]) -> Expression:
    """Give an expression with another measure in all its bounds."""
    match one:
        case Comparison():
            return evolve(one, measure=measure, spans=spans + one.amount.spans)
        case All() | Any():
            return evolve(one, parts=tuple([_measured(part, measure, spans) for part in one.parts]))
        case IfThen():
            condition = _measured(one.condition, measure, spans)
            return evolve(one, condition=condition, then=_measured(one.then, measure, spans))
        case _:
            return one


def _fits(measure: Measure, amount: Amount) -> bool:
    """Say whether a bound can be of a measure: `proteinuria or eGFR <60 mL/min` shares none."""
    if measure.code is None or amount.unit is None or amount.reference is not None:
        return True
    entry = measure_of(measure.code)
    return any(same_dimension(amount.unit, unit) for unit in (entry.unit, *entry.units))


def _timed(text: ClauseText, parts: Sequence[Expression]) -> list[Expression]:
    """Give the items, windows that stand alone given to the things beside them.

    The first of a list is of all that follow, `within 3 months: a, b`; a later one says of the
    thing before it when else, `a now or within 3 months`.
    """
    found: list[Expression] = []
    ahead: Window | None = None
    thing: Presence | None = None
    for part in parts:
        window = text.loose.get(part.spans) if isinstance(part, Unparsed) else None
        if window is not None and thing is not None:
            found.append(evolve(thing, window=window, sure=False))
        elif window is not None and not found and len(parts) > 1:
            ahead = window
        elif ahead is not None and _is_untimed(part):
            found.append(evolve(part, window=ahead, sure=False))
        else:
            found.append(part)
        if found and isinstance(found[-1], Presence):
            thing = found[-1]
    return found


def _is_untimed(part: Expression) -> TypeGuard[Presence | Comparison]:
    """Say whether an item may be of a time that another one names."""
    if isinstance(part, Comparison):
        return part.window is None
    return isinstance(part, Presence) and not _has_numbers(part)


def _past(parts: list[Expression]) -> list[Expression]:
    """Give the items, the past counted in all where it counts in the first: `history of a or b`."""
    first = parts[0] if parts else None
    if not isinstance(first, Presence) or not first.ever:
        return parts
    return [
        evolve(one, ever=True) if isinstance(one, Presence) and one.subject in LASTING else one
        for one in parts
    ]


def _has_numbers(part: Presence) -> bool:
    return any((part.window, part.duration, part.count, part.dose))


def _merged(parts: Sequence[Expression]) -> list[Expression]:
    """Give the items, a second bound of one time taken in: `≥6 months but less than 24 months`."""
    found: list[Expression] = []
    for part in parts:
        before = found[-1] if found else None
        if (
            isinstance(part, Unparsed)
            and len(part.amounts) == 1
            and isinstance(before, Presence)
            and before.duration is not None
            and before.duration.unit == part.amounts[0].unit
        ):
            second = part.amounts[0]
            both = evolve(
                before.duration,
                interval=before.duration.interval.meet(second.interval),
                spans=before.duration.spans + second.spans,
            )
            if not both.interval.empty:
                found[-1] = evolve(before, duration=both)
                continue
        found.append(part)
    return found

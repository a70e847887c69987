"""What the items of a list share: `acute or chronic vasculitis`, `AST and ALT >3 × ULN`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.expressions import Comparison, Expression, Presence, Unparsed
from mscregistry.grammar.measured import measure_named
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.part import Part

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


def shared_pieces(parts: Sequence[Part], place: int) -> list[tuple[int, int]]:
    """Give the pieces of an item that lacks words which its neighbour has; none where it has all.

    ::

        acute or chronic vasculitis     acute + vasculitis
        hepatitis B or C                hepatitis + C
    """
    text, first, end, _ = parts[place]
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


def completed(parts: Sequence[Expression]) -> list[Expression]:
    """Give the items with what the last of them says of all: a bound, a window of time.

    `AST and ALT >3 × ULN` bounds both; `stroke or seizure within 3 months` says when for both.
    """
    found = _merged(parts)
    for place in range(len(found) - 2, -1, -1):
        part, following, last = found[place], found[place + 1], found[-1]
        if isinstance(part, Comparison) and isinstance(following, Comparison):
            found[place] = _with_unit(part, following)
        if not isinstance(part, Presence) or _has_numbers(part):
            continue
        if isinstance(following, Comparison) and (measure := measure_named(part)):
            spans = part.spans + following.amount.spans
            found[place] = evolve(following, measure=measure, spans=spans)
        elif (
            isinstance(last, Presence) and last.window is not None and part.subject == last.subject
        ):
            found[place] = evolve(part, window=last.window, sure=False)
    return found


def _with_unit(part: Comparison, following: Comparison) -> Comparison:
    """Give a bound with the unit of the next one of the same: `below 3.2 or above 5.6 mmol/L`."""
    amount, other = part.amount, following.amount
    if part.measure != following.measure or amount.unit or amount.reference or other.reference:
        return part
    return evolve(part, amount=evolve(amount, unit=other.unit), sure=amount.sure and following.sure)


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

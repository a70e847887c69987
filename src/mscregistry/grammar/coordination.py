"""Lists within a sentence: `a, b or c`, `a and b`, and what their items share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve

from mscregistry.grammar.expressions import (
    All,
    Any,
    Comparison,
    Expression,
    Presence,
    Subject,
    Unparsed,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.statements import measure_named, read_pieces
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.subject_words import lead_phrases, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.grammar.clause_text import ClauseText

#: What stands within what is read so deep; deeper ones are words, and so the time stays linear.
DEEPEST: Final = 6

Reader: TypeAlias = "Callable[[ClauseText, int, int, int], Expression | None]"
Part: TypeAlias = tuple[int, int]
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
    "ated",
)
_ADJECTIVES: Final = frozenset(
    {
        "acute",
        "chronic",
        "active",
        "severe",
        "mild",
        "moderate",
        "type",
        "left",
        "right",
        "benign",
        "new",
        "past",
        "current",
        "prior",
        "previous",
        "oral",
        "male",
        "female",
        "other",
        "known",
        "major",
        "minor",
        "upper",
        "lower",
        "direct",
        "written",
        "pregnant",
        "unwilling",
        "willing",
    }
)


def read_or(text: ClauseText, first: int, end: int, depth: int, inner: Reader) -> Expression | None:
    """Give what holds where one of the parts does.

    ::

        alternative = conjunct ("," conjunct)* ","? "or" conjunct
    """
    found = list(text.top(first, end))
    if not any(name == "or" for _, name, _ in found):
        return inner(text, first, end, depth)
    last = max(at for at, name, _ in found if name == "or")
    cuts = [
        (at, behind)
        for at, name, behind in found
        if name == "or" or (name == "comma" and at < last)
    ]
    return _listed(text, first, end, cuts, Any, inner, depth)


def read_and(
    text: ClauseText, first: int, end: int, depth: int, inner: Reader
) -> Expression | None:
    """Give what holds where all of the parts do.

    ::

        conjunct = term (("," | "and" | "with" | "such as") term)*

    A comma parts only in a list that ends in `and`, or where numbers stand on both of its sides.
    """
    found = list(text.top(first, end))
    ands = [at for at, name, _ in found if name == "and"]
    cuts = []
    for at, name, behind in found:
        if name == "and" or (
            name == "comma"
            and ((ands and at < ands[-1]) or _both_bound(text, first, at, behind, end))
        ):
            cuts.append((at, behind))
    examples = next(
        (
            (at, behind)
            for at, name, behind in found
            if name == "examples" and at > first and not cuts
        ),
        None,
    )
    if examples is not None and depth < DEEPEST:
        return _with_examples(text, first, end, examples, depth, inner)
    if not cuts:
        return _with(text, first, end, depth, inner)
    return _listed(text, first, end, cuts, All, inner, depth)


def _both_bound(text: ClauseText, first: int, at: int, behind: int, end: int) -> bool:  # noqa: PLR0913, PLR0917 - a part in two
    return text.has_bound(first, at) and text.has_bound(behind, end)


def _with_examples(  # noqa: PLR0913, PLR0917 - a part in two
    text: ClauseText, first: int, end: int, cut: tuple[int, int], depth: int, inner: Reader
) -> Expression | None:
    """Give a thing with its examples, each of which is one of it."""
    whole = inner(text, first, cut[0], depth)
    examples = read_or(text, cut[1], end, depth + 1, lambda *args: read_and(*args, inner))
    if whole is None or examples is None:
        return whole or examples
    return joined(Any, [whole, examples], text.spans(first, end), sure=False)


def _with(text: ClauseText, first: int, end: int, depth: int, inner: Reader) -> Expression | None:
    """Give a thing and the number that stands with it: `kidney disease with a GFR <50`."""
    for at in range(first + 1, end - 1):
        if text.words[at] in _WITH and text.owner[at] < 0:
            bound = text.has_bound(at, end)
            left = _bare(text, first, at)
            if (
                bound
                and left < at
                and not text.numbers(first, at)
                and subject_of(text.words[left:at])
            ):
                parts = [inner(text, first, at, depth), inner(text, at + 1, end, depth)]
                kept = [part for part in parts if part is not None]
                return joined(All, kept, text.spans(first, end)) if kept else None
            return inner(text, first, end, depth)
    return inner(text, first, end, depth)


_WITH: Final = frozenset({"with", "whose", "having"})


def _bare(text: ClauseText, first: int, end: int) -> int:
    at = first
    while at < end and (lead := lead_phrases().at(text.words, at)):
        at = lead[1]
    return at


def _listed(  # noqa: PLR0913, PLR0917 - a part, its cuts, and who reads what is between
    text: ClauseText,
    first: int,
    end: int,
    cuts: list[Part],
    make: type[All | Any],
    inner: Reader,
    depth: int,
) -> Expression | None:
    """Give a list, its items completed from each other where words are shared."""
    parts: list[Part] = []
    at = first
    for cut, behind in cuts:
        parts.append((at, cut))
        at = behind
    parts.append((at, end))
    parts = [part for part in parts if part[0] < part[1]]
    read: list[Expression] = []
    for place, part in enumerate(parts):
        pieces = _shared(text, parts, place)
        one = read_pieces(text, pieces) if pieces else inner(text, *part, depth)
        if one is not None:
            read.append(one)
    if not read:
        return None
    sexes = all(isinstance(one, Presence) and one.subject is Subject.SEX for one in read)
    things = len(read) > 2 and all(isinstance(one, Presence) for one in read)  # noqa: PLR2004 - a list
    if make is All and (sexes or (text.exclusion and things)):
        # Nobody is of both sexes, and a list of what excludes means each of it.
        return joined(Any, _completed(read), text.spans(first, end), sure=sexes)
    return joined(make, _completed(read), text.spans(first, end))


def _shared(text: ClauseText, parts: list[Part], place: int) -> list[Part] | None:
    """Give the pieces of an item that lacks words which another has, or nothing.

    ::

        acute or chronic vasculitis     acute + vasculitis
        hepatitis B or C                hepatitis + C
    """
    first, end = parts[place]
    if end - first != 1 or text.owner[first] >= 0 or text.tokens[first].kind is not Kind.WORD:
        return None
    word = text.words[first]
    if place + 1 < len(parts) and _is_adjective(word):
        low, high = parts[place + 1]
        if high - low > 1 and _is_adjective(text.words[low]) and _plain(text, low, high):
            return [(first, end), (low + 1, high)]
    if place and len(word) == 1:
        low, high = parts[place - 1]
        if high - low > 1 and _plain(text, low, high) and len(text.words[high - 1]) == 1:
            return [(low, high - 1), (first, end)]
    return None


def _is_adjective(word: str) -> bool:
    return word not in {"having", "being"} and (word.endswith(_ADJECTIVE) or word in _ADJECTIVES)


def _plain(text: ClauseText, first: int, end: int) -> bool:
    return all(owner < 0 for owner in text.owner[first:end]) and not any(
        at in text.close for at in range(first, end)
    )


def _completed(parts: list[Expression]) -> list[Expression]:
    """Give the items with what the last of them says of all: a bound, a window of time.

    `AST and ALT >3 × ULN` bounds both; `stroke or TIA within 3 months` says when for both.
    """
    parts = _merged(parts)
    last = parts[-1]
    found = list(parts)
    for place in range(len(parts) - 2, -1, -1):
        part = parts[place]
        following = found[place + 1]
        if not isinstance(part, Presence) or any(
            (part.window, part.duration, part.count, part.dose)
        ):
            continue
        if isinstance(following, Comparison) and (measure := measure_named(part)):
            found[place] = evolve(
                following, measure=measure, spans=part.spans + following.amount.spans
            )
        elif (
            isinstance(last, Presence) and last.window is not None and part.subject == last.subject
        ):
            found[place] = evolve(part, window=last.window, sure=False)
    return found


def _merged(parts: list[Expression]) -> list[Expression]:
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
            and not (both := before.duration.interval.meet(part.amounts[0].interval)).empty
        ):
            duration = evolve(before.duration, interval=both)
            found[-1] = evolve(before, duration=duration)
        else:
            found.append(part)
    return found

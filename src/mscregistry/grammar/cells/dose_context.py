"""What stands around the number of a dose: its basis, its bounds, and what makes it none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.cells.dose import PER_INFUSION, TOTAL
from mscregistry.grammar.cells.dose_counted import WORDS, kind_of
from mscregistry.source import Span
from mscregistry.vocab.dose_words import dose_words, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar.cells.dose_text import DoseText

#: So many characters before a number can say what it is.
_NEAR: Final = 80
#: So many behind it.
_BEHIND: Final = 40
#: So many on either side are looked through for what is counted.
_FAR: Final = 250
#: A name has at most so many words before its last.
_QUALIFIERS: Final = 8
_LAST: Final = re.compile(r"(?<![\w/+-])([^\W\d_][\w+'’/-]*)\s$")
#: A bound that is part of another stands behind it.
_BOUNDS: Final = ("at_most", "at_least", "less_than", "more_than")
_MORE: Final = re.compile(r"\s?\(?or\s(more|above|higher|greater|less|fewer|below)\b")
_UPWARDS: Final = frozenset({"more", "above", "higher", "greater"})
#: A number of what something is made from.
_SOURCE: Final = re.compile(r"\bfrom\s[\d.,x×*^e()\s]{1,24}$")
#: What is made of cells stands so near before them.
_MADE: Final = re.compile(r"(?P<made>[\w-]{1,30})(?:\s[a-z-]{1,20}){0,2}\sfrom\s(?:about\s)?$")
_CLAUSE: Final = re.compile(r"[,;(]")
#: What was done with cells says nothing of the number behind a heading: `From cord: 2 million`.
_HEADED: Final = re.compile(r"[,;(:]")


class Said(NamedTuple):
    """Something that words say, and where they stand."""

    #: What they say.
    value: str
    #: Where they stand.
    span: Span


def basis_of(text: DoseText, start: int, end: int) -> Said | None:
    """Give how a dose is tied to the times it is given."""
    before = text.before(start, _NEAR)
    for value, pattern in ((PER_INFUSION, _each_before()), (TOTAL, _total_before())):
        if found := pattern.search(before):
            return Said(value, _span(start - len(before), found))
    behind = text.behind(end, _BEHIND)
    for value, pattern in ((PER_INFUSION, _each_behind()), (TOTAL, _total_behind())):
        if found := pattern.match(behind):
            return Said(value, _span(end, found))
    return None


def bound_of(text: DoseText, start: int, end: int) -> Said | None:
    """Give the part of the table of bounds whose words make a number one end only."""
    before = text.before(start, _BEHIND)
    for part in _BOUNDS:
        if found := _bound(part).search(before):
            return Said(part, _span(start - len(before), found))
    behind = _MORE.match(text.behind(end, _BEHIND))
    if behind is None:
        return None
    return Said("at_least" if behind[1] in _UPWARDS else "at_most", _span(end, behind))


def is_laboratory(text: DoseText, start: int, end: int) -> bool:
    """Say whether the clause before a number makes it a laboratory's value."""
    words = _words_of(_CLAUSE.split(text.before(start, _NEAR))[-1])
    behind = _words_of(text.behind(end, _BEHIND))[:1]
    return not dose_words("no_dose", "laboratory").isdisjoint({*words, *behind})


def is_culture(text: DoseText, start: int, end: int, *, weighed: bool = False) -> bool:
    """Say whether a number is one of cells that are grown, kept or taken, and not given.

    What is counted for each kilogram (`weighed`) is not grown.
    """
    if _is_headed(text, start):
        return True
    words = _words_of(_HEADED.split(text.before(start, _NEAR))[-1])
    strict, loose = dose_words("no_dose", "culture"), dose_words("no_dose", "taken")
    loose |= frozenset() if weighed else dose_words("no_dose", "grown")
    for at in range(len(words) - 1, -1, -1):
        if words[at] in dose_words("no_dose", "giving"):
            break
        if words[at] in strict:
            return True
        if words[at] in loose and not any(kind_of(one, one) for one in words[at + 1 :]):
            return True
    behind = _CLAUSE.split(text.behind(end, _BEHIND), maxsplit=1)[0]
    return not dose_words("no_dose", "behind").isdisjoint(_words_of(behind))


def _is_headed(text: DoseText, start: int) -> bool:
    """Say whether a number stands behind the heading of something else: `Lot release: >`."""
    heading, colon, rest = text.before(start, _NEAR).rpartition(":")
    if not colon or not dose_words("no_dose", "giving").isdisjoint(_words_of(rest)):
        return False
    words = _words_of(_HEADED.split(heading)[-1])
    return not dose_words("no_dose", "headed").isdisjoint(words)


def is_source(text: DoseText, start: int) -> bool:
    """Say whether a number is one of the cells from which something is made."""
    found = _MADE.search(text.before(start, _NEAR))
    return found is not None and kind_of(found["made"], found["made"]) in {"particles", "product"}


def is_taken(text: DoseText, start: int, end: int) -> bool:
    """Say whether a volume is one of what is taken from somebody, or of another fluid."""
    around = f"{text.before(start, _NEAR)} {text.behind(end, _BEHIND)}"
    return not dose_words("no_dose", "drawn").isdisjoint(_words_of(around))


def is_given(text: DoseText, start: int, end: int) -> bool:
    """Say whether the words around tell that something is given."""
    around = f"{text.before(start, _NEAR)} {text.behind(end, _BEHIND)}"
    return not dose_words("no_dose", "giving").isdisjoint(_words_of(around))


def neighbour(text: DoseText, start: int, end: int) -> tuple[str, Span] | None:
    """Give the kind and the place of what is counted, named elsewhere in the sentence."""
    before = text.before(start, _FAR)
    offset = start - len(before)
    found = _named(text, offset, reversed(list(WORDS.finditer(before))))
    return found or _named(text, end, WORDS.finditer(text.behind(end, _FAR)))


def _named(text: DoseText, offset: int, words: Iterable[re.Match[str]]) -> tuple[str, Span] | None:
    for one in words:
        start, end = offset + one.start(), offset + one.end()
        kind = kind_of(text.text[start:end], one[0])
        if kind in {"cells", "particles"}:
            start = _name_start(text, start)
            # `exosomes from 10^8 MSCs, 100 ug`
            if not _SOURCE.search(text.before(start, _BEHIND)):
                return kind, Span(start, end)
    return None


def _name_start(text: DoseText, end: int) -> int:
    """Give where the name begins whose last word begins at a place."""
    for _ in range(_QUALIFIERS):
        found = _LAST.search(text.before(end, _NEAR))
        if found is None or found[1] not in dose_words("stops", "qualifiers"):
            break
        end -= len(found[0])
    return end


def _words_of(piece: str) -> list[str]:
    return WORDS.findall(piece)


def _span(offset: int, found: re.Match[str]) -> Span:
    body = found[0]
    start = offset + found.start() + len(body) - len(body.lstrip(" ,(["))
    return Span(start, offset + found.start() + len(body.rstrip(" :,([-")))


@cache
def _each_before() -> re.Pattern[str]:
    times = "|".join(longest_first("per", "infusion"))
    several = "|".join(longest_first("basis", "several"))
    each = "|".join(longest_first("basis", "each"))
    count = r"\d{1,2}|" + "|".join(longest_first("basis", "count"))
    gap = r"[^.;0-9]{0,40}"
    return re.compile(
        rf"(?:\b(?:{each}|per)\s(?!kg\b)(?:[a-z-]{{1,20}}\s){{0,2}}(?:{times})\b{gap}"
        rf"|\b(?:{count})\s(?:[a-z-]{{1,20}}\s){{0,3}}(?:{several})\s(?:of|with|at|containing|each)\b{gap}"
        rf"|\beach(?:\s(?:of|with|containing|at))?\s?)$"
    )


@cache
def _total_before() -> re.Pattern[str]:
    words = "|".join(longest_first("basis", "total"))
    return re.compile(
        rf"\b(?:{words})\b(?!\))"
        r"(?!\s(?:nucleated|mononuclear|body|joint|knee|hip|volume|number of pat))"
        r"[^.;0-9]{0,40}$"
    )


@cache
def _each_behind() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first("basis", "each_behind")))
    return re.compile(rf"\s{{0,2}}[,(]?\s?(?:{words})(?![a-z])(?!\s(?:of|knee|side))")


@cache
def _total_behind() -> re.Pattern[str]:
    words = "|".join(longest_first("basis", "total_behind"))
    return re.compile(rf"\s{{0,2}}[,(]?\s?(?:{words})(?![a-z])")


@cache
def _bound(part: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first("bounds", part)))
    return re.compile(
        rf"(?<![a-z])(?:{words})\s?(?:a\s)?(?:total\s)?(?:dose\s|number\s)?(?:of\s)?[\s:(-]{{0,3}}$"
    )

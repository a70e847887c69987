"""Several coded words in one cell, each given with its place in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from mscregistry.vocab.codes import Phase, WhoMasked
from mscregistry.vocab.lookup import Code, coded
from mscregistry.vocab.unlisted import Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = TypeVar("Value", covariant=True)  # noqa: PLC0105 - it reads as a word where it is used

#: What this leaves out may stand between two phases, one sign at a time.
_PHASE_WORD = re.compile(r"[^\s/,|+-]+")
_ROLE_WORD = re.compile(r"\S+")
_ITEM = re.compile(r"[^,|]+")
#: No phase or role is written in more words than "Early Phase 1"; "N/A" counts as two.
_MOST_WORDS = 3


@frozen
class Located(Generic[Value]):
    """A value and the place of its words: ``text[start:end]``."""

    value: Value
    start: int
    end: int


def read_phases(words: str) -> tuple[Located[Phase | Unlisted], ...]:
    """Give the phases of a cell, in the order written, or all of it as one `Unlisted`.

    phases = phase ((blank | "/" | "," | "|" | "+" | "-") phase)*

    where a phase is written in any way that `coded` knows ("PHASE1", "Phase I", "2").  A cell that
    is not phases from end to end is not read in part: what is left over might change what the rest
    means.  A blank cell gives nothing.

    >>> [(found.value.name, found.start, found.end) for found in read_phases("Phase 1/2")]
    [('PHASE1', 0, 7), ('PHASE2', 8, 9)]
    >>> read_phases("Phase 1, then 2")
    (Located(value=Unlisted('Phase 1, then 2'), start=0, end=15),)
    """
    start, end = _extent(words, 0, len(words))
    if start == end:
        return ()
    found = _run(Phase, words, start, end, _PHASE_WORD)
    return found or (Located(Unlisted(words[start:end]), start, end),)


def read_masked_roles(words: str) -> tuple[Located[WhoMasked | Unlisted], ...]:
    """Give the masked roles of a cell, in the order written.

    roles = item (("," | "|") item)*
    item  = role (blank role)*

    A role is written in any way that `coded` knows.  An item that is not roles from end to end is
    one `Unlisted`; the commas say that the items beside it stand for themselves.

    >>> [found.value.name for found in read_masked_roles("Participants Outcome Assessors")]
    ['PARTICIPANT', 'OUTCOMES_ASSESSOR']
    >>> [found.value for found in read_masked_roles("Investigator, Biostatistician")]
    [<WhoMasked.INVESTIGATOR: 'INVESTIGATOR'>, Unlisted('Biostatistician')]
    """
    return tuple(role for item in _ITEM.finditer(words) for role in _roles(words, *item.span()))


def _roles(words: str, start: int, end: int) -> Iterator[Located[WhoMasked | Unlisted]]:
    start, end = _extent(words, start, end)
    if start < end:
        found = _run(WhoMasked, words, start, end, _ROLE_WORD)
        if found:
            yield from found
        else:
            yield Located(Unlisted(words[start:end]), start, end)


def _run(
    enum: type[Code], text: str, start: int, end: int, word: re.Pattern[str]
) -> tuple[Located[Code], ...]:
    """Give the members that fill ``text[start:end]``, or nothing when anything is left over.

    The longest writing wins at each place, so that "N/A" is not taken apart at its slash.
    """
    places = [match.span() for match in word.finditer(text, start, end)]
    found: list[Located[Code]] = []
    at, next_word = start, 0
    while next_word < len(places):
        signs = "".join(text[at : places[next_word][0]].split())
        if len(signs) > (1 if found else 0):
            return ()
        for size in range(min(_MOST_WORDS, len(places) - next_word), 0, -1):
            first, last = places[next_word][0], places[next_word + size - 1][1]
            member = coded(enum, text[first:last])
            if member is not None:
                break
        else:
            return ()
        found.append(Located(member, first, last))
        at, next_word = last, next_word + size
    return tuple(found) if at == end else ()


def _extent(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of ``text[start:end]`` without the blanks around it."""
    part = text[start:end]
    before = len(part) - len(part.lstrip())
    return start + before, start + max(before, len(part.rstrip()))

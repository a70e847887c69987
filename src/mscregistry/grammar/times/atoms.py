"""The pieces that a time frame is made of: times, rates, events, and the words between them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.times.amounts import bare_run, read_times
from mscregistry.grammar.times.number_runs import read_run
from mscregistry.grammar.times.rates import read_rate
from mscregistry.grammar.tokens import Kind as TokenKind
from mscregistry.vocab.time_words import (
    event_if_near,
    joined_words,
    phrases_of_times,
    stems_near,
    words_behind,
    words_of_amounts,
)

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Times
    from mscregistry.grammar.times.gaps import RateFound
    from mscregistry.grammar.times.text import TimeText


class Kind(Enum):
    """What an atom is."""

    #: A row of numbers with their unit.
    TIMES = "times"
    #: How often.
    RATE = "rate"
    #: Numbers without a unit.
    NUMBERS = "numbers"
    #: Something that happens.
    EVENT = "event"
    #: A word that names something that happens only where words before it say so.
    NAMED = "named"
    #: The start or the end of something: `end of`.
    EDGE = "edge"
    #: A side and an event in one word: `postoperatively`.
    JOINED = "joined"
    #: Before, after or during.
    SIDE = "side"
    #: A word between two times, such as `to` and `within`.
    LINK = "link"
    #: A word or mark between the members of a list.
    PARTING = "parting"
    #: A dash.
    DASH = "dash"
    #: A plus.
    PLUS = "plus"
    #: An opening bracket, and a closing one.
    OPEN = "open"
    CLOSE = "close"
    #: The end of a sentence, or a colon.
    STOP = "stop"
    #: A word that says nothing here.
    SILENT = "silent"
    #: A word or mark that the grammar does not know.
    WORD = "word"


_PARTING: Final = frozenset({",", ";", "and", "or", "&", "/", "、", "，", "；", "then", "•", "*"})
_MARKS: Final = {
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    "（": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
    "）": Kind.CLOSE,
    ".": Kind.STOP,
    ":": Kind.STOP,
    "：": Kind.STOP,
    "。": Kind.STOP,
    "+": Kind.PLUS,
}
_KINDS: Final = {
    "silent": Kind.SILENT,
    "side": Kind.SIDE,
    "link": Kind.LINK,
    "event": Kind.EVENT,
    "named": Kind.NAMED,
}


#: So many words on either side tell which event a word names.
_NEAR: Final = 12
#: It opens a stretch of time, or says which of several.
_FIRST: Final = "first"
#: Behind a length of time it makes that an age.
_OLD: Final = "old"


class Atom(NamedTuple):
    """A piece of a time frame."""

    #: What it is.
    kind: Kind
    #: The place of its first token, and the place behind it.
    first: int
    end: int
    #: Its code: of an event, a side, a link; none for a word whose event is not known.
    code: str = ""
    #: The event of a word that holds a side as well.
    event: str = ""
    #: The numbers of a row.
    times: Times | None = None
    #: How often.
    rate: RateFound | None = None


def atoms_of(text: TimeText) -> list[Atom]:
    """Give the atoms of a text in order; every token is in one."""
    found: list[Atom] = []
    at = 0
    while at < len(text.tokens):
        atom = _atom(text, at, found[-1] if found else None)
        found.append(atom)
        at = atom.end
    return found


def _atom(text: TimeText, place: int, before: Atom | None) -> Atom:
    """Give the atom at a place, of all readings the one that is most of a time."""
    phrase = phrases_of_times().at(text.words, place)
    end = phrase[1] if phrase else place
    return (
        _counted(text, place, end)
        or _behind(text, place, end, before)
        or _phrase(text, place)
        or _mark(text, place)
    )


def _counted(text: TimeText, place: int, known: int) -> Atom | None:
    """Give a rate or a row of times; a longer known phrase is none: `time point`."""
    word = text.word(place)
    if word.isalpha() and word not in words_of_amounts():
        return None
    if rate := read_rate(text, place):
        return Atom(Kind.RATE, place, rate.end, rate=rate)
    if ranked := _ranked(text, place):
        return ranked
    times = read_times(text, place)
    if times is None or times.end < known:
        return None
    old = times.end + text.is_dash(times.end)
    if text.word(old) == _OLD and not times.numbered:
        return Atom(Kind.WORD, place, old + 1)  # who is measured, and not when
    return Atom(Kind.TIMES, place, times.end, times=times)


def _ranked(text: TimeText, place: int) -> Atom | None:
    """Give `2nd postoperative day`, which has a word for a side inside."""
    run = [] if text.is_dash(place) else read_run(text, place)
    if not run or not run[-1].ordinal:
        return None
    at = run[-1].place
    dash = text.is_dash(at + 1)
    joined = joined_words().get(text.word(at) + (text.word(at + 2) if dash else ""))
    at += 3 if dash else 1
    found = text.unit(at) if joined else None
    if joined is None or found is None:
        return None
    times = bare_run(text, place, found[0])
    return Atom(Kind.TIMES, place, found[1], joined[0], joined[1], times)


def _behind(text: TimeText, place: int, known: int, before: Atom | None) -> Atom | None:
    """Give words that add nothing to the time before them."""
    if before is None or before.kind not in {Kind.TIMES, Kind.RATE}:
        return None
    found = words_behind().at(text.words, place)
    if found is None or found[1] < known:
        return None
    return Atom(Kind.SILENT, place, found[1], code="behind")


def _phrase(text: TimeText, place: int) -> Atom | None:
    """Give the phrase of the table at a place."""
    phrase = phrases_of_times().at(text.words, place)
    if phrase is None:
        return None
    (kind, meaning), end = phrase
    if kind == "edge":
        of_time = read_times(text, end + (text.word(end) == "the")) or read_rate(text, end)
        return Atom(Kind.SILENT if of_time else Kind.EDGE, place, end, meaning)
    if kind == "link" and text.word(end - 1) == _FIRST and not read_times(text, end):
        # `first week` and `first dose` are found from their own first word.
        return Atom(Kind.SILENT, place, end - 1) if end - 1 > place else Atom(Kind.WORD, place, end)
    if event_if_near(text.word(place)) == meaning and not _is_near(text, place, meaning):
        meaning = ""
    return Atom(_KINDS[kind], place, end, meaning)


def _is_near(text: TimeText, place: int, event: str) -> bool:
    """Say whether words around a place are of an event, and none of another one."""
    stems, others = stems_near(event)
    words = text.words[max(place - _NEAR, 0) : place + _NEAR]
    near = any(word.startswith(stems) for word in words)
    return near and not any(word.startswith(others) for word in words)


def _mark(text: TimeText, place: int) -> Atom:
    """Give a word or mark that is in no table of phrases."""
    word = text.word(place)
    if joined := joined_words().get(word):
        return Atom(Kind.JOINED, place, place + 1, joined[0], joined[1])
    if text.is_dash(place):
        return Atom(Kind.DASH, place, place + 1)
    if word in _PARTING:
        return Atom(Kind.PARTING, place, place + 1)
    if word in _MARKS:
        return Atom(_MARKS[word], place, place + 1)
    if run := read_run(text, place):
        return Atom(Kind.NUMBERS, place, run[-1].place)
    mark = text.tokens[place].kind is TokenKind.MARK
    return Atom(Kind.SILENT if mark else Kind.WORD, place, place + 1, "mark" if mark else "")

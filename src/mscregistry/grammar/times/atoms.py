"""The pieces that a time frame is made of: times, rates, events, and the words between them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.times.amounts import Times, read_times
from mscregistry.grammar.times.number_runs import read_run
from mscregistry.grammar.times.rates import RateFound, read_rate
from mscregistry.grammar.tokens import Kind as TokenKind
from mscregistry.vocab.time_words import joined_words, phrases_of_times, words_behind

if TYPE_CHECKING:
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
_KINDS: Final = {"silent": Kind.SILENT, "side": Kind.SIDE, "link": Kind.LINK, "event": Kind.EVENT}


class Atom(NamedTuple):
    """A piece of a time frame."""

    #: What it is.
    kind: Kind
    #: The place of its first token, and the place behind it.
    first: int
    end: int
    #: Its code: of an event, a side, a link.
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
    if rate := read_rate(text, place):
        return Atom(Kind.RATE, place, rate.end, rate=rate)
    phrase = phrases_of_times().at(text.words, place)
    if times := read_times(text, place):
        # `first dose`, `time point`
        if phrase is None or phrase[1] <= times.end:
            return Atom(Kind.TIMES, place, times.end, times=times)
    if before is not None and before.kind is Kind.TIMES:
        behind = words_behind().at(text.words, place)
        if behind is not None and (phrase is None or phrase[1] <= behind[1]):
            return Atom(Kind.SILENT, place, behind[1], code="behind")
    if phrase is not None:
        (kind, meaning), end = phrase
        return Atom(_KINDS[kind], place, end, meaning)
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

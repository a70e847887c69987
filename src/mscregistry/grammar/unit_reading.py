"""The unit behind a number, as written and in UCUM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.tokens import Kind, Token
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.written_units import plain_units, time_units, unit_joins

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Nouns that are counted over a time have no code: at most so many words make one.
_NOUN_WORDS: Final = 3
#: Letters that are a unit only where they are written so.
_CAPITAL: Final = {"D": "[diop]", "G": "10*9", "K": "10*3", "M": "10*6"}


#: Words that may stand between a number and its unit of time.
_ADJECTIVES: Final = frozenset(
    "additional business calendar complete completed consecutive continuous entire full gestational "
    "successive weekly whole working".split()
)


class Unit(NamedTuple):
    """A unit, and where it ends."""

    #: The code in UCUM.
    code: str
    #: The place of the token behind it.
    end: int
    #: Whether it is a unit of time alone.
    is_time: bool = False


def read_unit(
    text: str, words: Sequence[str], tokens: Sequence[Token], place: int
) -> Unit | None:
    """Give the unit at a place.

    ::

        unit    = "-"? atom (per (number? atom | time))*   mL/min/1.73 m2, g per 24 h
                | "/" atom                                 /mm3
                | noun{1,3} per time                       cigarettes a day
        per     = "/" | "per" | "a" time | "in a" time
    """
    at = place
    if at < len(words) and words[at] in {"/", "per"}:
        below = _below(words, tokens, at + 1)
        return None if below is None else _more(text, words, tokens, f"/{below.code}", below.end)
    if at < len(words) and tokens[at].kind is Kind.DASH:
        time = time_units().at(words, at + 1)
        return None if time is None else Unit(time[0], time[1], is_time=True)
    if at + 1 < len(words) and words[at] in _ADJECTIVES and time_units().at(words, at + 1):
        at += 1
    atom = _atom(text, words, tokens, at)
    if atom is None:
        return _counted(words, tokens, at)
    if atom.is_time and not _divides(words, tokens, atom.end):
        return atom
    return _more(text, words, tokens, atom.code, atom.end, is_time=atom.is_time)


def _atom(
    text: str, words: Sequence[str], tokens: Sequence[Token], place: int
) -> Unit | None:
    """Give the unit without a division at a place."""
    if place >= len(words):
        return None
    time = time_units().at(words, place)
    plain = plain_units().at(words, place)
    if plain is not None and (time is None or plain[1] > time[1]):
        token = tokens[place]
        capital = _CAPITAL.get(text[token.start : token.end])
        return Unit(capital or plain[0], plain[1])
    if time is not None:
        token = tokens[place]
        capital = _CAPITAL.get(text[token.start : token.end])
        return Unit(capital, time[1]) if capital else Unit(*time, is_time=True)
    token = tokens[place]
    capital = _CAPITAL.get(text[token.start : token.end])
    return None if capital is None else Unit(capital, place + 1)


def _divides(words: Sequence[str], tokens: Sequence[Token], place: int) -> bool:
    return place < len(words) and words[place] in {"/", "per"} and (
        _below(words, tokens, place + 1) is not None
    )


def _below(words: Sequence[str], tokens: Sequence[Token], place: int) -> Unit | None:
    """Give what stands below the line: `min`, `1.73 m2`, `24 h`."""
    number = read_number(tokens, place) if place < len(words) else None
    at = place if number is None else number.end
    if at < len(words) and tokens[at].kind is Kind.DASH:
        at += 1
    found = time_units().at(words, at)
    is_time = found is not None
    plain = plain_units().at(words, at)
    if plain is not None and (found is None or plain[1] > found[1]):
        found, is_time = plain, False
    if found is None:
        return None
    code, end = found
    if number is None:
        return Unit(code, end, is_time)
    size = "".join(token.text for token in tokens[place : number.end])
    if size == "1.73" or (size == "1,73" and code == "m2"):
        return Unit("{1.73_m2}", end)
    return Unit(f"({size}.{code})" if is_time else f"({size}.{code})", end)


def _more(  # noqa: PLR0913, PLR0917 - the text and its tokens are one thing in three forms
    text: str,
    words: Sequence[str],
    tokens: Sequence[Token],
    code: str,
    place: int,
    *,
    is_time: bool = False,
) -> Unit:
    """Give the unit with all that it is divided by."""
    per, times = unit_joins()
    at = place
    while at < len(words):
        if words[at] in {"/", "per", "／"}:
            below = _below(words, tokens, at + 1)
            if below is None:
                break
            code, at, is_time = f"{code}/{below.code}", below.end, False
        elif words[at] in per and words[at] != "an" and (time := time_units().at(words, at + 1)):
            # `10 mg a day`; not `3 a month ago`, which no number stands before.
            code, at, is_time = f"{code}/{time[0]}", time[1], False
        elif words[at] in times and (atom := _atom(text, words, tokens, at + 1)) and not atom.is_time:
            code, at, is_time = f"{code}.{atom.code}", atom.end, False
        elif words[at] in {"daily", "weekly"}:
            code, at, is_time = f"{code}/{'d' if words[at] == 'daily' else 'wk'}", at + 1, False
        else:
            break
    return Unit(code, at, is_time)


def _counted(words: Sequence[str], tokens: Sequence[Token], place: int) -> Unit | None:
    """Give the unit of things that are counted over a time: `cigarettes a day`."""
    per, _ = unit_joins()
    at = place
    stops = words_for("measure", "stops")
    while at < len(words) and at - place < _NOUN_WORDS and tokens[at].kind is Kind.WORD:
        if words[at] in per or words[at] in stops:
            break
        at += 1
    if at == place or at >= len(words):
        return None
    if words[at : at + 2] in (["in", "a"], ["in", "one"], ["in", "each"]):
        at += 1
        noun_end = at - 1
    elif words[at] in per:
        noun_end = at
    else:
        return None
    below = _below(words, tokens, at + 1) if words[at] in {"/", "per"} else None
    if below is not None and not below.is_time and words[at] == "/":
        # A unit that nobody knows, over one that is known.
        return Unit(f"{{{'_'.join(words[place:noun_end])}}}/{below.code}", below.end)
    if below is None and (time := time_units().at(words, at + 1)):
        below = Unit(*time, is_time=True)
    if below is None or not below.is_time:
        return None
    noun = "_".join(words[place:noun_end])
    return Unit(f"{{{noun}}}/{below.code}", below.end)

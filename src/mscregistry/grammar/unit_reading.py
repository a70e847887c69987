"""The unit behind a number, in UCUM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.numbers import read_number
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.written_units import capital_units, plain_units, time_units, unit_joins

if TYPE_CHECKING:
    from mscregistry.grammar.token_text import TokenText

#: Nouns that are counted over something have no code: at most so many words make one.
_NOUN_WORDS: Final = 3
#: Words that may stand between a number and its unit of time.
_ADJECTIVES: Final = frozenset(
    {
        "additional",
        "business",
        "calendar",
        "complete",
        "completed",
        "consecutive",
        "continuous",
        "entire",
        "full",
        "gestational",
        "successive",
        "weekly",
        "whole",
        "working",
    }
)
#: Capitals that are no units of time; `24 H` is.
_LETTERS: Final = frozenset({"A", "D", "S"})
#: What is never counted on so many of: behind a line they are the same in another unit.
_NEVER_BELOW: Final = frozenset({"Cel", "[degF]", "mol", "mmol", "umol", "nmol", "pmol", "%"})
_EVERY: Final = {"daily": "d", "weekly": "wk"}


class Unit(NamedTuple):
    """A unit, and where it ends."""

    #: The code in UCUM.
    code: str
    #: The place of the token behind it.
    end: int
    #: Whether it is a unit of time alone.
    is_time: bool = False


def read_unit(text: TokenText, place: int) -> Unit | None:
    """Give the unit at a place.

    ::

        unit    = "-"? atom (per below | "·" atom | "daily")*     mL/min/1.73 m2, g per 24 h
                | per below (per below)*                          /mm3, per µL
                | noun{1,3} per below                             cigarettes a day
        below   = number? "-"? atom
        per     = "/" | "per" | "a" time | "in a" time
    """
    # `per cent` divides nothing.
    if text.word(place) in {"/", "per"} and not plain_units().at(text.words, place):
        below = _below(text, place + 1)
        return None if below is None else _more(text, Unit(f"/{below.code}", below.end))
    if text.kind(place) is Kind.DASH:
        letter = _is_letter(text, place + 1)
        time = None if letter else time_units().at(text.words, place + 1)
        return None if time is None else Unit(*time, is_time=True)
    if text.word(place) in _ADJECTIVES and time_units().at(text.words, place + 1):
        place += 1
    atom = _atom(text, place)
    if atom is None:
        return _counted(text, place)
    if atom.is_time and not (text.word(atom.end) in {"/", "per"} and _below(text, atom.end + 1)):
        return atom
    return _more(text, atom)


def _atom(text: TokenText, place: int) -> Unit | None:
    """Give the unit without a division at a place."""
    if place >= len(text.tokens):
        return None
    token = text.tokens[place]
    capital = capital_units().get(text.text[token.start : token.end])
    time = None if _is_letter(text, place) else time_units().at(text.words, place)
    plain = plain_units().at(text.words, place)
    if plain is not None and (time is None or plain[1] > time[1]):
        return Unit(capital or plain[0], plain[1])
    if capital is not None:
        return Unit(capital, place + 1)
    return None if time is None else Unit(*time, is_time=True)


def _is_letter(text: TokenText, place: int) -> bool:
    """Say whether a capital stands alone that is a mark of something: `stage 4S`, `type 3.2-D`."""
    token = text.tokens[place] if place < len(text.tokens) else None
    return token is not None and text.text[token.start : token.end] in _LETTERS


def _below(text: TokenText, place: int) -> Unit | None:
    """Give what stands below the line: `min`, `1.73 m2`, `24 h`."""
    number = read_number(text.tokens, place)
    at = place if number is None else number.end
    at += text.kind(at) is Kind.DASH
    time = time_units().at(text.words, at)
    found = plain_units().at(text.words, at)
    is_time = time is not None and (found is None or found[1] <= time[1])
    if is_time:
        found = time
    if found is None:
        return None
    code, end = found
    if number is not None and code in _NEVER_BELOW:
        # `38 °C/100.4 °F`
        return None
    if number is None:
        return Unit(code, end, is_time)
    size = "".join(token.text for token in text.tokens[place : number.end]).replace(",", ".")
    # UCUM has whole numbers alone: the area of a body, and any other part, are a name.
    return Unit(f"({size}.{code})" if size.isdecimal() else f"{{{size}_{code}}}", end)


def _more(text: TokenText, unit: Unit) -> Unit:
    """Give the unit with all that it is divided and multiplied by."""
    per, times = unit_joins()
    code, at, is_time = unit
    while at < len(text.words):
        word = text.words[at]
        if word in {"/", "per"}:
            below = _below(text, at + 1)
            if below is None:
                break
            code, at = f"{code}/{below.code}", below.end
        elif word in per and word != "an" and (time := time_units().at(text.words, at + 1)):
            # `10 mg a day`
            code, at = f"{code}/{time[0]}", time[1]
        elif word in times and (atom := _atom(text, at + 1)):
            if atom.is_time and "/" not in code:
                break
            # `mL/kg·h` is per hour, too.
            code, at = f"{code}{'/' if atom.is_time else '.'}{atom.code}", atom.end
        elif word in _EVERY:
            code, at = f"{code}/{_EVERY[word]}", at + 1
        else:
            break
        is_time = False
    return Unit(code, at, is_time)


def _counted(text: TokenText, place: int) -> Unit | None:
    """Give the unit of things that are counted over something: `cigarettes a day`."""
    per, _ = unit_joins()
    stops = words_for("measure", "stops")
    at = place
    while at - place < _NOUN_WORDS and text.kind(at) is Kind.WORD:
        if text.words[at] in per or text.words[at] in stops:
            break
        at += 1
    if at == place:
        return None
    noun = "_".join(text.words[place:at])
    if text.word(at) == "in" and text.word(at + 1) in {"a", "one", "each"}:
        at += 1
    elif text.word(at) not in per:
        return None
    below = _below(text, at + 1)
    if below is None or not (below.is_time or text.word(at) == "/"):
        return None
    return Unit(f"{{{noun}}}/{below.code}", below.end)

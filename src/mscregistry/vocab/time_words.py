"""How records write times, from the table of them."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from mscregistry.vocab.number_words import number_words
from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def _table() -> Mapping[str, Any]:
    return read_table("time_words")


@cache
def units_of_time() -> Phrases[str]:
    """Give the words for units of time, each with its code in UCUM.

    >>> units_of_time().at(["months"], 0)
    ('mo', 1)
    """
    return Phrases.inverted(_table()["units"])


@cache
def codes_of_units() -> frozenset[str]:
    """Give the units of time in UCUM, those in braces included."""
    return frozenset(_table()["units"])


@cache
def unit_letters() -> Mapping[str, str]:
    """Give the letters that are one with a number, each with the unit: `d28`."""
    return dict(_table()["letters"])


@cache
def letters_among_times(part: str) -> frozenset[str]:
    """Give letters that are units only among words of time, and the words there, by their part."""
    return frozenset(_table()["letters_among_times"][part])


@cache
def words_of_times() -> frozenset[str]:
    """Give the single words that mean something beside times.

    >>> "month" in words_of_times(), "macrophages" in words_of_times()
    (True, False)
    """
    table = _table()
    groups = ["units", "rates", "counted", "sides", "links", "edges", "events", "events_named"]
    groups += ["events_near", "silent", "tolerance"]
    listed = (phrase for group in groups for part in table[group].values() for phrase in part)
    words = {phrase for phrase in listed if " " not in phrase}
    words |= letters_among_times("joins")
    return frozenset(words | joined_words().keys() | ordinal_words().keys())


@cache
def doubtful_units() -> Mapping[str, str]:
    """Give the letters behind a number that are most likely a unit of time."""
    return dict(_table()["doubtful"])


@cache
def compound_words(part: str) -> frozenset[str]:
    """Give the words in and around a length of two units, by their part: `and`, `several`."""
    return frozenset(_table()["compound"][part])


@cache
def ordinal_words() -> Mapping[str, int]:
    """Give the words for a place in a row."""
    return dict(_table()["ordinals"])


@cache
def rate_words() -> Phrases[tuple[Fraction, Fraction, str, bool]]:
    """Give the words that say how often: the times, in how many of which unit, whether sure.

    >>> rate_words().at(["twice"], 0) is None, rate_words().at(["weekly"], 0)
    (True, ((Fraction(1, 1), Fraction(1, 1), 'wk', True), 1))
    """
    found: dict[str, tuple[Fraction, Fraction, str, bool]] = {}
    for part, sure in (("rates", True), ("rates_doubtful", False)):
        for written, phrases in _table()[part].items():
            times, _, length = written.rpartition(":")
            number, unit = length.split()
            meaning = Fraction(times or 1), Fraction(number), unit, sure
            found |= dict.fromkeys(phrases, meaning)
    return Phrases(found)


@cache
def counted_words(part: str) -> Phrases[str]:
    """Give the words around the numbers of a rate, by their part in it: `times`, `per`, `every`."""
    return Phrases({phrase: phrase for phrase in _table()["counted"][part]})


@cache
def phrases_of_times() -> Phrases[tuple[str, str]]:
    """Give the words that stand around times: what kind each is, and what it means there.

    >>> phrases_of_times().at(["prior", "to"], 0)
    (('side', 'before'), 2)
    """
    table = _table()
    kinds = (
        ("silent", "silent"),
        ("side", "sides"),
        ("link", "links"),
        ("edge", "edges"),
        ("event", "events"),
    )
    found: dict[str, tuple[str, str]] = {}
    for kind, group in kinds:
        for meaning, phrases in table[group].items():
            if meaning not in {"behind", "before_units", "inside"}:
                found |= dict.fromkeys(phrases, (kind, meaning))
    found |= {
        phrase: ("named", event)
        for group in ("events_named", "events_near")
        for event, phrases in table[group].items()
        for phrase in phrases
    }
    return Phrases(found)


@cache
def event_if_near(word: str) -> str | None:
    """Give the event that a word names only among words that are of it; `None` for other words."""
    found = (event for event, words in _table()["events_near"].items() if word in words)
    return next(found, None)


@cache
def stems_near(event: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the beginnings of words that are of an event, and of those that are of another one."""
    near = _table()["near"]
    return tuple(near[event]), tuple(near[f"{event}_not"])


@cache
def words_behind() -> Phrases[str]:
    """Give the words that may stand behind a time and add nothing to it."""
    return Phrases({phrase: phrase for phrase in _table()["silent"]["behind"]})


@cache
def words_inside() -> frozenset[str]:
    """Give the words between a time and what it is a time of: `two weeks of treatment`."""
    return frozenset(_table()["sides"]["inside"])


@cache
def joined_words() -> Mapping[str, tuple[str, str]]:
    """Give the single words that hold a side and an event.

    >>> joined_words()["predose"]
    ('before', 'dose')
    """
    table = _table()
    events = {end: event for event, ends in table["joined_ends"].items() for end in ends}
    starts = {start: side for side, every in table["joined_starts"].items() for start in every}
    return {
        start + end: (side, event)
        for start, side in starts.items()
        for end, event in events.items()
    }


@cache
def starting_events() -> frozenset[str]:
    """Give the events that begin a study for somebody: times from each can be put in a row."""
    return frozenset(_table()["order"]["starts"])


@cache
def signs_of_tolerance() -> Phrases[str]:
    """Give the signs and words before a tolerance."""
    return Phrases({phrase: phrase for phrase in _table()["tolerance"]["signs"]})


@cache
def event_words(part: str) -> frozenset[str]:
    """Give the small words within the words for an event, by their part in them."""
    return frozenset(_table()["within_events"][part])


@cache
def courses() -> frozenset[str]:
    """Give the events that last, and have time in them: `12 weeks treatment`."""
    return frozenset(_table()["order"]["courses"])


@cache
def words_around_rates(part: str) -> frozenset[str]:
    """Give the words behind a word for how often: `other` make it another thing."""
    return frozenset(_table()["rates_behind"][part])


@cache
def named_silent(word: str) -> bool:
    """Say whether a word that can name an event says nothing where it does not."""
    return word in _table()["silent"]["before"]


@cache
def subject_words(part: str) -> frozenset[str]:
    """Give the words that tell what is measured from when it is: verbs, and `change`."""
    return frozenset(_table()["subjects"][part])


@cache
def words_between_rates(part: str) -> frozenset[str]:
    """Give the words between what recurs and the length between two of it."""
    return frozenset(_table()["counted"][part])


@cache
def edge_code(event: str, edge: str) -> str | None:
    """Give the code of the start or the end of an event that lasts; `None` where it has none.

    >>> edge_code("treatment", "end"), edge_code("surgery", "end")
    ('treatment_end', None)
    """
    start, end = _table()["edge_codes"].get(event, ("", ""))
    return (start if edge == "start" else end) or None


@cache
def giving_words(part: str) -> frozenset[str]:
    """Give the single words of schedules, by their part in them."""
    return frozenset(_table()["giving"][part])


@cache
def giving_stems(part: str) -> tuple[str, ...]:
    """Give the beginnings of words that are of giving, or of others that are not."""
    return tuple(_table()["giving"][part])


@cache
def words_for_once() -> Phrases[str]:
    """Give the words for one time that stand before what is given."""
    return Phrases({phrase: phrase for phrase in _table()["giving"]["once"]})


@cache
def words_of_amounts() -> frozenset[str]:
    """Give the words with which a length of time, a number of one, or how often can begin."""
    phrases = (units_of_time(), rate_words(), counted_words("every"), counted_words("intervals"))
    first = [table.first_words for table in phrases]
    numbers = frozenset(number_words()) | frozenset(ordinal_words())
    return numbers.union({"a", "an", "once", "twice", "thrice"}, words_before_units(), *first)


@cache
def counting_words() -> frozenset[str]:
    """Give the words one of which stands in whatever says how many times, when or how often."""
    rates = rate_words().first_words | counted_words("every").first_words
    numbers = frozenset(number_words()) | frozenset(ordinal_words())
    return numbers | rates | words_for_once().first_words | {"baseline", *giving_words("adverbs")}


@cache
def words_before_units() -> frozenset[str]:
    """Give the words between a number and its unit that change nothing: `two full weeks`."""
    return frozenset(_table()["silent"]["before_units"])


@cache
def infusing_phrases(part: str) -> Phrases[str]:
    """Give the words around how long one giving takes, by their part; each means itself."""
    return Phrases({phrase: phrase for phrase in _table()["infusing"][part]})


@cache
def infusing_words(part: str) -> tuple[str, ...]:
    """Give the single words around how long one giving takes, or their beginnings."""
    return tuple(_table()["infusing"][part])


@cache
def making_words(part: str) -> tuple[str, ...]:
    """Give the words, or their beginnings or ends, of making that describes what is given."""
    return tuple(_table()["making"][part])


@cache
def clause_words(part: str) -> frozenset[str]:
    """Give the single words that tell where a clause about people begins, by their part in it."""
    return frozenset(_table()["clauses"][part])

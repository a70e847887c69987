"""How long one infusion or injection takes: `infused over 30 minutes`, `over 15 minutes to 2 h`."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.expressions import Amount
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.times.amounts import read_times
from mscregistry.grammar.times.clauses import is_counted_from, is_of_another
from mscregistry.grammar.times.giving import Sentence, sentences_of
from mscregistry.grammar.times.telling import pieces_of
from mscregistry.grammar.times.text import TimeText
from mscregistry.source import Span
from mscregistry.vocab.time_words import infusing_phrases, infusing_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.stated import Passage, Stated
    from mscregistry.grammar.times.amount_parts import Times
    from mscregistry.grammar.times.durations import Duration

#: Seconds in the units that one giving may take, the smaller first.
_UNITS: Final = {"s": 1, "min": 60, "h": 3600}
#: The word for what is given stands at most so many words before its time, or behind it.
_BEFORE: Final = 25
_BEHIND: Final = 3


#: Without such a word nothing says how long a giving takes.
_LENGTH: Final = re.compile(r"(?i)min|hour|\bhrs?\b|\d\s?hr?s?\b|\bsec|\d\s?s\b|stunde|heure")


class _Taken(NamedTuple):
    interval: Interval
    unit: str
    end: int
    sure: bool


def read_infusion_durations(passage: Passage) -> tuple[Stated[Amount], ...]:
    """Give the lengths of time that single infusions or injections take, each once.

    A length of two units is given in the smaller one: `15 minutes to 2 hours` is 15 to 120 min.
    Any string is read; nothing is raised; the time is proportional to the length.

    >>> from mscregistry.grammar.stated import Passage
    >>> [str(one) for one in read_infusion_durations(Passage("description", "infused over 1 h"))]
    ['=1 h']
    """
    found: dict[Amount, Stated[Amount]] = {}
    for start, end in pieces_of(passage.text):
        if not (
            _LENGTH.search(passage.text, start, end) and _stems().search(passage.text, start, end)
        ):
            continue
        text = TimeText(passage.text, start, end)
        for sentence in sentences_of(text, near=True):
            for amount, span, sure in _in_sentence(sentence):
                found.setdefault(amount, passage.stated(amount, span.start, span.end, sure=sure))
    return tuple(found.values())


def _in_sentence(sentence: Sentence) -> Iterator[tuple[Amount, Span, bool]]:
    """Give the lengths that a sentence states, with their places."""
    text = sentence.text
    place = sentence.atoms[0].first
    for atom in sentence.atoms:
        if atom.first < place:
            continue
        place = atom.first
        taken = _over(sentence, place) or _adjective(sentence, place)
        if taken is not None:
            span = Span(text.tokens[place].start, text.tokens[taken.end - 1].end)
            yield Amount(taken.interval, taken.unit), span, taken.sure
            place = taken.end


@cache
def _stems() -> re.Pattern[str]:
    return re.compile("(?i)" + "|".join(infusing_words("stems")))


def _giving_in(text: TimeText, first: int, end: int) -> int | None:
    """Give the place of the last word for what takes the time; `None` where there is none."""
    stems = infusing_words("stems")
    places = range(end - 1, max(first, 0) - 1, -1)
    return next((at for at in places if text.word(at).startswith(stems)), None)


def _over(sentence: Sentence, place: int) -> _Taken | None:
    """Give what `over`, about how long, and a length say."""
    text = sentence.text
    opened = infusing_phrases("over").at(text.words, place)
    first = max(sentence.atoms[0].first, place - _BEFORE)
    giving = None if opened is None else _giving_in(text, first, place)
    if opened is None or giving is None:
        return None
    loose = text.word(place) in infusing_words("by")
    if is_of_another(text, giving, place, loose=loose):
        return None
    taken = _length(text, opened[1])
    return None if taken and loose and is_counted_from(text, taken.end) else taken


def _length(text: TimeText, place: int) -> _Taken | None:
    """Give the length behind `over`: `about 30 minutes`, `at least 15 minutes`."""
    at, sure = place, True
    while text.word(at) in infusing_words("about"):
        at, sure = at + 1, False
    least = infusing_phrases("at_least").at(text.words, at)
    most = infusing_phrases("at_most").at(text.words, at)
    bounded = least or most
    at = bounded[1] if bounded else at
    times = read_times(text, at) or read_times(text, at + (text.word(at) == "a"))
    if times is None or not _is_length(text, times):
        return None
    low, high = times.times[0].low, times.times[0].high
    end = times.end
    sure = sure and times.times[0].sure
    if bounded:
        bound = Bound(low.value, inclusive=True)
        interval = Interval(low=bound) if least else Interval(high=bound)
        return _Taken(interval, low.unit, end, sure)
    other = read_times(text, end + 1) if text.word(end) in infusing_words("to") else None
    if other is not None and high is None and _is_length(text, other):
        high, end = other.times[0].low, other.end
    return _between(low, high or low, end, sure=sure)


def _adjective(sentence: Sentence, place: int) -> _Taken | None:
    """Give `30-minute` before `infusion`."""
    text = sentence.text
    times = None if text.is_dash(place) else read_times(text, place)
    if times is None or not _is_length(text, times):
        return None
    if _giving_in(text, times.end, min(times.end + _BEHIND, sentence.atoms[-1].end)) is None:
        return None
    if text.words[times.end - 2 : times.end] == ["a", "minute"]:
        return None  # `a minute infusion volume` is a small one
    if text.word(times.end - 1).endswith("s"):
        return None  # `30 minutes after the infusion`
    low, high = times.times[0].low, times.times[0].high
    return _between(low, high or low, times.end, sure=times.times[0].sure)


def _is_length(text: TimeText, times: Times) -> bool:
    one = times.times[0]
    return (
        len(times.times) == 1
        and not times.numbered
        and one.low.unit in _UNITS
        and one.low.value > 0
        # `a second infusion` comes behind the first
        and text.words[times.end - 2 : times.end] != ["a", "second"]
    )


def _between(low: Duration, high: Duration, end: int, *, sure: bool) -> _Taken | None:
    """Give the lengths between two, in the smaller of their units."""
    unit = min(low.unit, high.unit, key=_UNITS.__getitem__)
    first = low.value * Fraction(_UNITS[low.unit], _UNITS[unit])
    last = high.value * Fraction(_UNITS[high.unit], _UNITS[unit])
    return _Taken(Interval.between(first, last), unit, end, sure) if first <= last else None

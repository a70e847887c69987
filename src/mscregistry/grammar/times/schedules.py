"""The schedules of giving that a text of an arm or an intervention states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.times.giving import Sentence, sentences_of
from mscregistry.grammar.times.schedule_state import ScheduleState
from mscregistry.grammar.times.telling import says_giving, telling_pieces
from mscregistry.grammar.times.text import TimeText

if TYPE_CHECKING:
    from mscregistry.grammar.stated import Passage, Stated
    from mscregistry.grammar.times.schedule import Schedule


def read_schedules(
    passage: Passage, *, described: bool = False, repeated: bool = False
) -> tuple[Stated[Schedule], ...]:
    """Give the schedules of giving that a text states, each once, in reading order.

    ::

        schedule = count? (rate ("for" time | count)? | "on"? points)? | count

    Times of visits, of measuring and of making are none: the word before a time, or else behind
    it, tells what it is a time of.  With `described`, the text describes what is given, and points
    are those of giving also where no word says so: `D0, D7 and D14`.  With `repeated`, a schedule
    that is told again is given again, for it may be that of another product.  Any string is read;
    nothing is raised; the time is proportional to the length.

    >>> from mscregistry.grammar.stated import Passage
    >>> found = read_schedules(Passage("description", "Three infusions at 2-week intervals"))
    >>> [one.value.canonical for one in found]
    [('every 14 days x3',)]
    """
    found: list[Stated[Schedule]] = []
    near = described or says_giving(passage.text)
    for start, end in telling_pieces(passage.text):
        for sentence in sentences_of(TimeText(passage.text, start, end), near=near):
            found += _read(passage, sentence)
    if repeated:
        return tuple(found)
    first: dict[Schedule, Stated[Schedule]] = {}
    for one in found:
        first.setdefault(one.value, one)
    return tuple(first.values())


def _read(passage: Passage, sentence: Sentence) -> list[Stated[Schedule]]:
    state = ScheduleState(sentence)
    state.read()
    return [
        passage.stated_at(draft.schedule, draft.pieces, sure=draft.sure) for draft in state.found
    ]

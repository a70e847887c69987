"""The walk over a sentence that finds the schedules of giving in it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.times.atoms import Atom, Kind
from mscregistry.grammar.times.counts import Count, read_count
from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.event_reading import known_event
from mscregistry.grammar.times.points import Rate, TimePoint
from mscregistry.grammar.times.schedule_draft import ScheduleDraft
from mscregistry.grammar.times.schedule_points import is_listed, is_point, is_second, points_of
from mscregistry.grammar.times.schedule_stretches import steps_in, stretch_at
from mscregistry.source import Span
from mscregistry.vocab.time_words import giving_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Times
    from mscregistry.grammar.times.gaps import RateFound
    from mscregistry.grammar.times.giving import Sentence

#: A number of times so many words behind how often belongs to it.
_NEAR: Final = 18
#: How long it goes on may stand farther behind how often: the dose stands between.
_FAR: Final = 24
#: How often stands right behind what is given once in it.
_BESIDE: Final = 2
_COURSES: Final = frozenset({"{course}", "{cycle}"})
_COURSE_WORDS: Final = frozenset({"course", "cycle"})
#: Units of the time between two givings.
_GAPS: Final = frozenset({"d", "wk", "mo"})
#: Behind days: `for three days in a row`.
_ROW: Final = ["in", "a", "row"]
_PER: Final = frozenset({"/", "per", "a"})


class ScheduleState:
    """The schedules of a sentence so far, and the one that is being read."""

    def __init__(self, sentence: Sentence) -> None:
        """Nothing is read yet."""
        self._sentence = sentence
        self._text = sentence.text
        self._now: ScheduleDraft | None = None
        #: Whether words date a giving.
        self._dated = False
        self.found: list[ScheduleDraft] = []

    def read(self) -> None:
        """Walk over the atoms of the sentence."""
        place = 0
        for at, atom in enumerate(self._sentence.atoms):
            if atom.first < place:
                continue
            count = None if atom.rate else read_count(self._text, atom.first)
            if atom.rate is not None:
                self._rate(at, atom, atom.rate)
            elif count is not None:
                self._count(atom.first, count)
                place = count.end
            elif atom.times is not None:
                self._times(at, atom, atom.times)
            elif atom.kind is Kind.EVENT and atom.code == "baseline":
                self._baseline(at, atom)
            elif self._text.word(atom.first) in giving_words("then"):
                self._finish()
        self._finish()

    def _rate(self, at: int, atom: Atom, found: RateFound) -> None:
        """Take how often; `twice per course` behind it is a number of times."""
        now = self._said_before(atom.first)
        rate = found.rate
        if self._is_least(at):
            return  # `at least 3 days apart`
        if found.cycle or rate.every.unit in _COURSES:
            counts = rate.counted and rate.times.denominator == 1
            if now is not None and now.rate is not None and now.doses is None and counts:
                now.doses = int(rate.times)
                self._extend(now, atom.first, atom.end)
            return
        if now is not None and now.doses == 1 and atom.first - now.end <= _BESIDE:
            self._now = now = None  # `one infusion every 4 weeks`
        if now is None or now.rate is not None or now.points or now.doses == 1:
            now = self._begin(atom.first)
        elif self._sentence.gives(atom.first) is False:
            return  # `three infusions, and visits every month`
        now.rate = rate
        now.sure = now.sure and found.sure
        self._extend(now, atom.first, atom.end)

    def _count(self, place: int, count: Count) -> None:
        """Take a number of times, of how often or of points before it, or by itself."""
        now = self._near(place)
        rated = now is not None and now.rate is not None
        if count.bare and not rated:
            return
        if now is not None and rated and count.doses == 1:
            return  # `daily (single dose 8 g)`
        if now is not None and now.doses is None and (rated or now.points):
            if _agrees(now, count.doses):
                now.doses = count.doses
                self._extend(now, place, count.end)
            return
        if not count.named and self._sentence.gives(place) is False:
            return
        now = self._begin(place)
        now.named = count.named
        now.doses = count.doses
        if count.rate is not None:
            now.rate = evolve(count.rate.rate, counted=True)
        self._extend(now, place, count.end)

    def _times(self, at: int, atom: Atom, times: Times) -> None:
        """Take a length of time as how long it goes on, or points as those of giving."""
        rated = self._now is not None and self._now.rate is not None
        now = self._near(atom.first, _FAR if rated else _NEAR)
        if now is not None and self._stretch(now, at, times):
            return
        if self._days_in_a_row(now, at, times):
            return
        if now is not None and self._is_lasting(now, at, times):
            now.lasting = times.times[0].low
            now.sure = now.sure and times.times[0].sure
            self._extend(now, atom.first, atom.end)
            return
        listed = (
            now is not None
            and bool(now.points)
            and is_listed(self._sentence, at, now.end)
            and not self._sentence.looks_between(now.end, atom.first)
        )
        if self._second(now, at, times):
            return
        counted = now is not None and (now.doses or 0) > 1 and now.named and not now.rate
        if not is_point(self._sentence, at, times, listed=listed, counted=counted):
            return
        if now is None or now.rate is not None or (now.points and not listed):
            now = self._begin(atom.first)
        self._dated = True
        now.points += points_of(self._sentence, at, times)
        now.spans += [span for time in times.times for span in time.spans]
        now.end = atom.end
        ranges = any(time.high for time in times.times)
        now.sure = now.sure and not ranges and all(time.sure for time in times.times)

    def _is_lasting(self, now: ScheduleDraft, at: int, times: Times) -> bool:
        """Say whether a time is how long it goes on: `weekly for 4 weeks`, `7 days / course`."""
        if now.rate is None or now.lasting is not None or times.numbered:
            return False
        time = times.times[0]
        if len(times.times) > 1 or time.high is not None or time.low.unit in _COURSES:
            return False
        before = self._sentence.atoms[at - 1]
        if self._text.word(before.first) in giving_words("unbroken"):
            before = self._sentence.atoms[at - 2]
        end = times.end
        per_course = self._text.word(end) in _PER and self._text.word(end + 1) in _COURSE_WORDS
        during = self._text.word(before.end - 1) in giving_words("lasting")
        return per_course or during or (before.kind is Kind.LINK and before.code == "within")

    def _baseline(self, at: int, atom: Atom) -> None:
        """Take `at baseline` as a point of giving."""
        before = self._sentence.atoms[at - 1].end - 1 if at else -1
        if self._text.word(before) != "at":
            return
        self._dated = True
        now = self._near(atom.first)
        if now is None or now.rate is not None:
            now = self._begin(atom.first)
        now.points.append(TimePoint(event=known_event(self._text, atom).event))
        self._extend(now, atom.first, atom.end)

    def _stretch(self, now: ScheduleDraft, at: int, times: Times) -> bool:
        """Take `from week 0 to week 36` or `for 2 cycles` behind how often as a number of times."""
        rate, time = now.rate, times.times[0].low
        if rate is None or now.doses is not None or rate.times != 1:
            return False
        if time.unit in _COURSES and not times.numbered and rate.every.unit in {"wk", "mo"}:
            # `one course` says nothing of how many times.
            now.doses = int(time.value) if time.value > 1 else None
            self._extend(now, self._sentence.atoms[at].first, times.end)
            return True
        first, last = stretch_at(self._sentence, at) or (time, time)
        steps = steps_in(rate.every, first, last)
        if steps is None:
            return False
        now.doses = steps + 1
        self._extend(now, self._sentence.atoms[at].first, self._sentence.atoms[at + 2].end)
        return True

    def _days_in_a_row(self, now: ScheduleDraft | None, at: int, times: Times) -> bool:
        """Take `on six consecutive days` as once on each of them."""
        atom, time = self._sentence.atoms[at], times.times[0]
        words = self._text.words[atom.first : times.end]
        rowed = self._text.words[times.end : times.end + len(_ROW)] == _ROW
        rowed = rowed or "consecutive" in words or "successive" in words or "continuous" in words
        days = time.low.unit == "d" and len(times.times) == 1 and not times.numbered
        if not (rowed and days) or time.high is not None or time.low.value.denominator != 1:
            return False
        if (now is not None and now.rate is not None) or self._sentence.gives(
            atom.first
        ) is not True:
            return False
        if now is None or now.points or now.doses not in {None, int(time.low.value)}:
            now = self._begin(atom.first)
        now.rate, now.doses = Rate(Duration(Fraction(1), "d")), int(time.low.value)
        self._extend(now, atom.first, atom.end)
        return True

    def _second(self, now: ScheduleDraft | None, at: int, times: Times) -> bool:
        """Take the time of a second giving, where no words date the first, as the time between."""
        atom, time = self._sentence.atoms[at], times.times[0]
        several = len(times.times) > 1 or times.numbered or time.high is not None
        if several or time.low.unit not in _GAPS or not is_second(self._sentence, at):
            return False
        if self._dated or (now is not None and (now.points or now.rate)):
            return False
        if now is None or now.doses not in {None, 1, 2}:
            now = self._begin(atom.first)
        now.rate, now.doses = Rate(time.low), 2
        now.named = True
        self._extend(now, atom.first, atom.end)
        return True

    def _is_least(self, at: int) -> bool:
        """Say whether a length between two is the least of what is allowed."""
        before = self._sentence.atoms[at - 1] if at else None
        return before is not None and before.kind is Kind.LINK and before.code == "at_least"

    def _said_before(self, place: int) -> ScheduleDraft | None:
        """Give a number of times in the same sentence, or what else is being read near a place."""
        now = self._now
        if (
            now is not None
            and now.named
            and now.rate is None
            and not now.points
            and (now.doses or 0) > 1
        ):
            return now
        return self._near(place)

    def _near(self, place: int, most: int = _NEAR) -> ScheduleDraft | None:
        """Give the schedule that is being read, where its words end not far before a place."""
        now = self._now
        return now if now is not None and place - now.end <= most else None

    def _begin(self, first: int) -> ScheduleDraft:
        self._finish()
        self._now = ScheduleDraft(first, first)
        return self._now

    def _extend(self, now: ScheduleDraft, first: int, end: int) -> None:
        """Add words to the schedule that is being read."""
        tokens = self._text.tokens
        now.spans.append(Span(tokens[first].start, tokens[end - 1].end))
        now.end = end

    def _finish(self) -> None:
        """Keep the schedule that is being read, where it is one of giving."""
        now, self._now = self._now, None
        if now is None or not now.spans:
            return
        gives = True if now.named else self._sentence.gives(now.first)
        unsaid = gives is None and now.rate is None
        if gives is False or (unsaid and not (now.points and self._sentence.near)):
            return
        if not (now.points or now.rate or now.doses):
            return
        now.sure = now.sure and gives is True
        now.allowed = self._sentence.only_allows(now.first, now.end)
        self.found.append(now)


def _agrees(now: ScheduleDraft, doses: int) -> bool:
    """Say whether a number of times is about that of how often and how long."""
    if now.rate is None or now.lasting is None:
        return True
    steps = steps_in(now.rate.every, None, now.lasting)
    return steps is None or abs(steps * now.rate.times - doses) <= 1

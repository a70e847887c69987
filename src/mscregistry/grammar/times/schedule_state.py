"""The walk over a sentence that finds the schedules in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from mscregistry.grammar.times.amounts import joined_spans
from mscregistry.grammar.times.atoms import Atom, Kind
from mscregistry.grammar.times.counts import Count, read_count
from mscregistry.grammar.times.drafts import Draft
from mscregistry.grammar.times.event_reading import known_event
from mscregistry.grammar.times.points import Side, TimePoint
from mscregistry.grammar.times.schedule import Schedule
from mscregistry.source import Span
from mscregistry.vocab.time_words import giving_words

if TYPE_CHECKING:
    from mscregistry.grammar.times.amounts import Time, Times
    from mscregistry.grammar.times.giving import Sentence

#: A number of times so many words behind how often belongs to it.
_NEAR: Final = 12
#: How often stands right behind what is given once in it.
_BESIDE: Final = 2
#: So many days in a row are written out as days: `on days 1-5`.
_MOST_DAYS: Final = 14
_DAYS: Final = frozenset({"d", "wk", "mo", "a"})
_COURSES: Final = frozenset({"{course}", "{cycle}"})


@define(eq=False)
class ScheduleDraft:
    """A schedule that is being read."""

    #: What is known of it.
    schedule: Schedule
    #: The places of its first token, and behind its last one.
    first: int
    end: int
    #: Where its words stand.
    spans: list[Span] = field(factory=list)
    #: Whether the words leave no doubt.
    sure: bool = True
    #: Whether its own words name what is given.
    named: bool = False

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Where its words stand, in reading order."""
        return joined_spans(self.spans)


class ScheduleState:
    """The schedules of a sentence so far, and the one that is being read."""

    def __init__(self, sentence: Sentence) -> None:
        """Nothing is read yet."""
        self._sentence = sentence
        self._text = sentence.text
        self.found: list[ScheduleDraft] = []
        self._now: ScheduleDraft | None = None

    def read(self) -> None:
        """Walk over the atoms of the sentence."""
        atoms = self._sentence.atoms
        at = 0
        place = 0
        while at < len(atoms):
            atom = atoms[at]
            at += 1
            if atom.first < place:
                continue
            count = None if atom.rate else read_count(self._text, atom.first)
            if atom.rate is not None:
                self._rate(atom)
            elif count is not None:
                self._count(atom.first, count)
                place = count.end
            elif atom.times is not None:
                self._times(at - 1, atom.times)
            elif atom.kind is Kind.EVENT and atom.code == "baseline":
                self._baseline(at - 1)
            elif self._text.word(atom.first) in giving_words("then"):
                self._finish()
        self._finish()

    def _rate(self, atom: Atom) -> None:
        found = atom.rate
        assert found is not None  # noqa: S101 - asked for by the caller
        now = self._now
        per_course = found.cycle or found.rate.every.unit in _COURSES
        if now is not None and now.schedule.rate is not None and per_course:
            if (
                now.schedule.doses is None
                and found.rate.counted
                and found.rate.times == int(found.rate.times)
            ):
                self._join(now, atom.first, atom.end, doses=int(found.rate.times))
            return
        if per_course:
            return
        if now is not None and now.schedule.doses == 1 and atom.first - now.end <= _BESIDE:
            self._now = now = None  # `one infusion every 4 weeks`
        if (
            now is None
            or now.schedule.rate is not None
            or now.schedule.points
            or now.schedule.doses == 1
            or not self._is_near(atom.first)
        ):
            now = self._begin(atom.first, atom.end)
        now.sure = now.sure and found.sure
        self._join(now, atom.first, atom.end, rate=found.rate)

    def _count(self, place: int, count: Count) -> None:
        now = self._now
        rated = now is not None and now.schedule.rate is not None
        if rated and count.doses == 1 and self._is_near(place):
            return  # `daily (single dose 8 g)`
        if count.bare and not rated:
            return
        joins = now is not None and now.schedule.doses is None and self._is_near(place)
        if joins and now is not None and (now.schedule.rate is not None or now.schedule.points):
            self._join(now, place, count.end, doses=count.doses)
            return
        if not count.named and self._sentence.gives(place) is False:
            return
        if now is None or now.schedule.doses != count.doses or not self._is_near(place):
            now = self._begin(place, count.end)
            now.named = count.named
            self._join(now, place, count.end, doses=count.doses)

    def _times(self, at: int, times: Times) -> None:
        atoms = self._sentence.atoms
        atom = atoms[at]
        before = atoms[at - 1] if at else None
        now = self._now
        single = times.times[0] if len(times.times) == 1 else None
        if (
            now is not None
            and now.schedule.rate is not None
            and now.schedule.lasting is None
            and (single is not None and single.high is None and not times.numbered)
        ):
            linked = before is not None and before.kind is Kind.LINK and before.code == "within"
            if (
                (linked or self._is_per_course(at))
                and self._is_near(atom.first)
                and single.low.unit not in _COURSES
            ):
                self._join(now, atom.first, atom.end, lasting=single.low)
                now.sure = now.sure and single.sure
                return
        if self._is_point(at, times):
            self._points(at, times)

    def _is_per_course(self, at: int) -> bool:
        """Say whether a length of time is that of a course: `7 days / course`."""
        end = self._sentence.atoms[at].end
        return self._text.word(end) in {"/", "per", "a"} and self._text.word(end + 1) in {
            "course",
            "cycle",
        }

    def _is_point(self, at: int, times: Times) -> bool:
        """Say whether times name points: `on day 1`, `at 0 and 6 months`, and no ends of stretches."""
        atoms = self._sentence.atoms
        before = atoms[at - 1] if at else None
        if before is not None and (
            before.kind in {Kind.LINK, Kind.DASH}
            or (before.kind is Kind.SIDE and not self._is_another(at))
        ):
            return False
        behind = atoms[at + 1] if at + 1 < len(atoms) else None
        if behind is not None and (
            behind.kind in {Kind.DASH, Kind.PLUS}
            or (behind.kind is Kind.LINK and behind.code == "to")
        ):
            return False
        if any(time.low.unit not in _DAYS for time in times.times):
            return False
        if times.numbered:
            return not self._is_anchored(at)
        now = self._now
        in_list = now is not None and bool(now.schedule.points) and self._is_listed(at)
        placed = before is not None and self._text.word(before.end - 1) == "at"
        several = len(times.times) > 1 and not any(time.high for time in times.times)
        return (
            in_list
            or (placed and several and times.times[0].low.value == 0)
            or self._is_another(at)
        ) and not self._is_anchored(at)

    def _is_anchored(self, at: int) -> bool:
        """Say whether times are counted from something: `28 days after the infusion`."""
        atoms = self._sentence.atoms
        behind = atoms[at + 1] if at + 1 < len(atoms) else None
        return (
            behind is not None
            and behind.kind in {Kind.SIDE, Kind.JOINED}
            and not self._sentence.atoms[at].times.numbered  # type: ignore[union-attr]  # has times
            and not self._is_another(at)
        )

    def _is_another(self, at: int) -> bool:
        """Say whether a second giving stands some words before: `a second infusion after 3 months`."""
        first = self._sentence.atoms[at].first
        words = self._text.words[max(self._sentence.atoms[0].first, first - 8) : first]
        another = [one for one, word in enumerate(words) if word in giving_words("another")]
        return bool(another) and not giving_words("nouns").isdisjoint(words[another[0] :])

    def _is_listed(self, at: int) -> bool:
        """Say whether only words that part stand between what is being read and a place."""
        now = self._now
        assert now is not None  # noqa: S101 - asked for by the caller
        first = self._sentence.atoms[at].first
        return all(
            one.kind in {Kind.PARTING, Kind.SILENT}
            for one in self._sentence.atoms
            if now.end <= one.first < first
        )

    def _points(self, at: int, times: Times) -> None:
        atom = self._sentence.atoms[at]
        now = self._now
        begins = now is None or not self._is_near(atom.first)
        if now is not None and now.schedule.points and not self._is_listed(at):
            begins = True
        if now is not None and now.schedule.rate is not None:
            begins = True
        if begins or now is None:
            now = self._begin(atom.first, atom.end)
        points: list[TimePoint] = []
        for time in times.times:
            points += self._days(now, time, numbered=times.numbered)
        side = Side.AFTER if self._is_another(at) and not times.numbered else None
        if side:
            points = [evolve(point, side=side) for point in points]
        now.spans += [span for time in times.times for span in time.spans]
        now.end = atom.end
        now.sure = now.sure and all(time.sure for time in times.times)
        now.schedule = evolve(now.schedule, points=(*now.schedule.points, *points))

    def _days(self, now: ScheduleDraft, time: Time, *, numbered: bool) -> list[TimePoint]:
        """Give the points of a number of time; the days of a range are written out."""
        first = Draft.of_time(time, time.low, numbered=numbered).point
        if time.high is None:
            return [first]
        now.sure = False
        length = time.high.value - time.low.value
        if time.low.unit != "d" or length.denominator != 1 or length >= _MOST_DAYS:
            return []
        return [
            evolve(first, time=evolve(time.low, value=time.low.value + day))
            for day in range(int(length) + 1)
        ]

    def _baseline(self, at: int) -> None:
        """Take `at baseline` as a point of giving."""
        atom = self._sentence.atoms[at]
        before = self._sentence.atoms[at - 1] if at else None
        if before is None or self._text.word(before.end - 1) != "at":
            return
        now = self._now
        if now is None or now.schedule.rate is not None or not self._is_near(atom.first):
            now = self._begin(atom.first, atom.end)
        event = known_event(self._text, atom).event
        point = TimePoint(event=event)
        self._join(now, atom.first, atom.end, points=(*now.schedule.points, point))

    def _begin(self, first: int, end: int) -> ScheduleDraft:
        self._finish()
        self._now = ScheduleDraft(Schedule(), first, end)
        return self._now

    def _join(self, now: ScheduleDraft, first: int, end: int, **known: object) -> None:
        """Add what words say to the schedule that is being read."""
        tokens = self._text.tokens
        now.spans.append(Span(tokens[first].start, tokens[end - 1].end))
        now.end = end
        now.schedule = evolve(now.schedule, **known)

    def _is_near(self, place: int) -> bool:
        return self._now is not None and place - self._now.end <= _NEAR

    def _finish(self) -> None:
        """Keep the schedule that is being read, where it is one of giving."""
        now, self._now = self._now, None
        if now is None:
            return
        gives = True if now.named else self._sentence.gives(now.first)
        if gives is False:
            return
        if (
            gives is None
            and now.schedule.rate is None
            and not (now.schedule.points and self._sentence.near)
        ):
            return
        now.sure = now.sure and gives is True
        if self._sentence.only_allows(now.first, now.end):
            now.schedule = evolve(now.schedule, allowed=True)
        self.found.append(now)

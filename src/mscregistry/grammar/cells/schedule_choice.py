"""Of all that texts say of when a product is given, what says it once and most fully."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.times.durations import Duration
from mscregistry.grammar.times.points import Side
from mscregistry.grammar.times.schedule_stretches import steps_in
from mscregistry.vocab.routes import route_words
from mscregistry.vocab.time_words import giving_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated
    from mscregistry.grammar.times.points import TimePoint
    from mscregistry.grammar.times.schedule import Schedule

#: Nobody is given cells more often; visits and cycles are of another kind.
_RATES: Final = frozenset({"d", "wk", "mo", "a"})
_DAY: Final = "d"
_TWO_DAYS: Final = 48
#: Cells are given on so many days in a row at most; drugs are on more.
_MOST_DAYS: Final = 14
_PAIR: Final = 2
#: A greater number of injections is one of the places that one giving goes to.
_MOST: Final = 12
#: So many characters before a schedule may say that it is one of several.
_NEAR: Final = 120
#: So many characters behind how often may say that it begins then.
_BEHIND: Final = 24


def is_repeated(schedule: Schedule) -> bool:
    """Say whether something is given more than once."""
    if len(schedule.points) >= _PAIR or schedule.rate is not None:
        return True
    return 1 < (schedule.doses or 0) <= _MOST


def is_of_cells(schedule: Schedule) -> bool:
    """Say whether cells may be given so often: drugs are given twice a day."""
    rate = schedule.rate
    if rate is None:
        return True
    every = rate.every.unit
    if every == "h":
        return rate.every.value >= _TWO_DAYS  # `every 48 hours`
    if every != _DAY or rate.every.value > 1:
        return every in _RATES
    return rate.times == 1 and (_doses(schedule) or 1) <= _MOST_DAYS


def of_one_text(
    passage: CellPassage, schedules: Sequence[Stated[Schedule]]
) -> list[Stated[Schedule]]:
    """Give the schedules of one text for one product without those that others make needless.

    Points say more than how often; a number of times belongs to the one way of how often that has
    none; `one infusion` is no single giving where the text repeats it, unless it tells of several
    groups.
    """
    found = _with_counts(schedules)
    if any(len(one.value.points) >= _PAIR for one in found):
        found = [
            one
            for one in found
            if one.value.points or one.value.rate is None or _goes_on(passage, one)
        ]
    elif any(one.value.rate is not None for one in found):
        # `at baseline and every 2 weeks`
        found = [one for one in found if not one.value.points or _key(one.value.points[0])[0]]
    ordered = [one.value for one in found if not one.value.allowed]
    days = {point for one in ordered for point in one.points}
    if len(days) > 1 or any(map(is_repeated, ordered)):
        found = [one for one in found if not _is_once(one.value) or _is_of_group(passage, one)]
    return [_one_of_many(one) for one in found] if len(days) > 1 else found


def _goes_on(passage: CellPassage, stated: Stated[Schedule]) -> bool:
    """Say whether how often is told for the time behind points: `every 8 weeks thereafter`."""
    end = stated.spans[-1].end
    behind = passage.text[end : end + _BEHIND].lower().split()[:_PAIR]
    return not giving_words("then").isdisjoint(behind) or behind == ["after", "that"]


def _one_of_many(stated: Stated[Schedule]) -> Stated[Schedule]:
    """Give the day of one giving without its number: `a single dose on day 0, another on day 3`."""
    schedule = stated.value
    one = bool(schedule.points) and schedule.doses == 1
    return evolve(stated, value=evolve(schedule, doses=None)) if one else stated


def of_all_texts(schedules: Sequence[Stated[Schedule]]) -> list[Stated[Schedule]]:
    """Give the schedules of all texts for one product, each once, the fuller ones."""
    found = _with_counts(_distinct(_without_once(schedules)))
    whole = [one.value for one in found if not one.value.allowed]
    found = [one for one in found if not any(_is_within(one.value, other) for other in whole)]
    return _first_of_each(found)


def is_told(schedules: Sequence[Stated[Schedule]]) -> bool:
    """Say whether it is told when something is given, and not only that it is several times."""
    ordered = [one.value for one in schedules if not one.value.allowed]
    return any(one.points or one.rate is not None or one.doses == 1 for one in ordered)


def fuller(
    ours: Sequence[Stated[Schedule]], theirs: Sequence[Stated[Schedule]]
) -> list[Stated[Schedule]]:
    """Give what short texts say, with what texts at length add to it; or what those say alone.

    They add when it is given where short texts say only how many times.
    """
    if is_told(ours):
        return list(ours)
    counts = {one.value.doses for one in ours if not one.value.allowed}
    if not counts:
        return [*ours, *theirs]
    days = [one for one in theirs if one.value.points and not one.value.allowed]
    if sum(_number_of(one.value) or 0 for one in days) in counts:
        return [*ours, *days]  # `on day 0. A second infusion is given on day 3`
    return [*ours, *[one for one in theirs if _number_of(one.value) in counts]]


def _number_of(schedule: Schedule) -> int | None:
    """Give how many times something is given by its points, or how often and how long."""
    if schedule.points:
        return schedule.doses or len(schedule.points)
    return None if schedule.rate is None else _doses(schedule)


def _doses(schedule: Schedule) -> int | None:
    rate = schedule.rate
    if schedule.doses is not None or rate is None or schedule.lasting is None:
        return schedule.doses
    steps = steps_in(rate.every, None, schedule.lasting)
    return None if steps is None else int(steps * rate.times)


def _with_counts(schedules: Sequence[Stated[Schedule]]) -> list[Stated[Schedule]]:
    """Join the one number of times with the one way of how often that has none."""
    open_ = [one for one in schedules if one.value.rate is not None and not _ends(one.value)]
    counts = [one for one in schedules if _is_count(one.value) and (one.value.doses or 0) > 1]
    if len(open_) != 1 or len({one.value.doses for one in counts}) != 1:
        return list(schedules)
    one, count = open_[0], counts[0]
    joined = evolve(one, value=evolve(one.value, doses=count.value.doses))
    if count.path == one.path:
        spans = tuple(sorted([*one.spans, *count.spans]))
        first, last = sorted([one, count], key=lambda each: each.spans[0].start)
        joined = evolve(joined, words=f"{first.words} … {last.words}", spans=spans)
    return [joined if each is one else each for each in schedules if each not in counts]


def _ends(schedule: Schedule) -> bool:
    return bool(schedule.points) or schedule.doses is not None or schedule.lasting is not None


def _is_count(schedule: Schedule) -> bool:
    return not schedule.points and schedule.rate is None


def _is_once(schedule: Schedule) -> bool:
    return _is_count(schedule) and schedule.doses == 1


def _is_of_group(passage: CellPassage, stated: Stated[Schedule]) -> bool:
    """Say whether a schedule is one of several: `group 1: a single dose`, `once or twice`."""
    start, end = stated.spans[0].start, stated.spans[-1].end
    before = passage.text[max(start - _NEAR, 0) : start].lower()
    words = before.replace(":", " ").split()
    behind = passage.text[end : end + 4].strip().lower()
    return behind.startswith("or") or not route_words("groups").isdisjoint(words)


def _distinct(schedules: Iterable[Stated[Schedule]]) -> list[Stated[Schedule]]:
    """Give each schedule once, with the words that state it most surely."""
    best: dict[Schedule, Stated[Schedule]] = {}
    for one in schedules:
        known = best.get(one.value)
        if known is None or (one.sure and not known.sure):
            best[one.value] = one
    return list(best.values())


def _is_within(one: Schedule, other: Schedule) -> bool:
    """Say whether another schedule says the same and more."""
    if one == other:
        return False
    if one.rate is not None and one.rate == other.rate and not one.points and not other.points:
        return not _ends(one) and _ends(other)
    if one.points and not one.allowed:
        mine, theirs = set(map(_key, one.points)), set(map(_key, other.points))
        fewer = (
            one.points[0].time is None and len(one.points) == 1 and other.points[:1] != one.points
        )
        return mine < theirs or (mine == theirs and fewer and len(other.points) == 1)
    return one.rate is not None and _goes_with(one, other.points)


def _key(point: TimePoint) -> tuple[str, Fraction]:
    """Give what a point is compared by: the first day is that of baseline."""
    if point.time is None or point.time.value == 0:
        return "", Fraction(0)
    return point.time.unit, -point.time.value if point.side is Side.BEFORE else point.time.value


def _goes_with(schedule: Schedule, points: Sequence[TimePoint]) -> bool:
    """Say whether points lie as far apart as how often says."""
    keys = [_key(point) for point in points]
    units = {unit for unit, _ in keys if unit}
    rate = schedule.rate
    if len(keys) < _PAIR or len(units) != 1 or rate is None or rate.times != 1:
        return False
    values = sorted({value for _, value in keys})
    unit = units.pop()
    lengths = [Duration(after - before, unit) for before, after in pairwise(values)]
    return all(steps_in(rate.every, None, one) == 1 for one in lengths)


def _first_of_each(schedules: Sequence[Stated[Schedule]]) -> list[Stated[Schedule]]:
    """Leave out what says the same as one before it: `weekly x 4` and `weekly for 4 weeks`."""
    found: list[Stated[Schedule]] = []
    seen: set[object] = set()
    for one in schedules:
        value = one.value
        points = tuple(map(_key, value.points))
        rate = value.rate
        key = (points, rate, None if points else _doses(value), value.allowed)
        if key not in seen:
            seen.add(key)
            found.append(one)
    return found


def _without_once(schedules: Sequence[Stated[Schedule]]) -> list[Stated[Schedule]]:
    """Leave out `once` where it is repeated, except in another arm or intervention."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    ordered = [one for one in schedules if not one.value.allowed]
    days = {_key(point) for one in ordered for point in one.value.points}
    for one in ordered:
        if is_repeated(one.value) or (len(days) > 1 and one.value.points):
            kind, _, _ = one.path.partition("[")
            groups[kind].add(one.path.partition(".")[0])
    if not groups:
        return list(schedules)

    def stays(one: Stated[Schedule]) -> bool:
        kind, _, _ = one.path.partition("[")
        own = one.path.partition(".")[0]
        return (
            not _is_once(one.value) or bool(groups[kind] - {own}) or _is_same_text(one, schedules)
        )

    return [one for one in schedules if stays(one)]


def _is_same_text(one: Stated[Schedule], schedules: Sequence[Stated[Schedule]]) -> bool:
    """Say whether the same text tells of both, so that it was chosen there already."""
    return any(is_repeated(other.value) and other.path == one.path for other in schedules)

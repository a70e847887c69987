"""Whether one observed value is what a criterion asks for: its unit, its reference, its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve
from dateutil.relativedelta import relativedelta

from mscregistry.grammar.expressions import Amount, Reference
from mscregistry.grammar.intervals import number_text
from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.matching.answers import Answer, agreed, unknown
from mscregistry.matching.levels import level_number
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.observations import Observation, shown
from mscregistry.matching.rounding import near_bound
from mscregistry.matching.units_given import NO_UNIT
from mscregistry.matching.values_given import plausible_units
from mscregistry.truth import Truth
from mscregistry.vocab.measures import unit_meant

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.matching.ranges import Days
    from mscregistry.vocab.measures import MeasureEntry

#: The names of what a value may be a multiple of.
_NAMES: Final = {
    Reference.ULN: "upper limit of normal",
    Reference.LLN: "lower limit of normal",
    Reference.BASELINE: "baseline",
    Reference.PREDICTED: "predicted value",
}
#: No year has fewer days.
_YEAR: Final = 365
#: How many of a unit make the whole.
_SHARES: Final = {"1": 1, "%": 100}


def holds(
    observation: Observation, amount: Amount, entry: MeasureEntry | None, on: Days | None = None
) -> Answer:
    """Say whether an observed value is among the numbers that are asked for.

    The reason says how old the value is, where that is a year or more.
    """
    found = _holds(observation, amount, entry)
    years = _years_before(observation, on) if on else 0
    if not years:
        return found
    dated = f"({observation.date}, {years} year{'' if years == 1 else 's'} before)"
    return evolve(found, reason=found.reason.replace(f"({observation.date})", dated, 1))


def _years_before(observation: Observation, on: Days) -> int:
    """Give how many whole years a value is older than the day that is asked about."""
    if observation.date is None or (on.first - observation.date.latest).days < _YEAR:
        return 0
    return relativedelta(on.first, observation.date.latest).years


def _holds(observation: Observation, amount: Amount, entry: MeasureEntry | None) -> Answer:
    if observation.multiple_of is not None:
        return _already_share(observation, amount)
    if amount.reference is Reference.NORMAL:
        # The words do not say which limit, so both must give the same answer.
        limits = (Reference.ULN, Reference.LLN)
        return agreed([_multiple(observation, amount, limit) for limit in limits])
    if amount.reference is not None:
        return _multiple(observation, amount, amount.reference)
    value = observation.value or _of_level(observation, entry)
    if value is None:
        return unknown(f"{observation}: the level is on no scale that is known", _need(observation))
    return _compared(observation, value, amount, entry)


def _compared(
    observation: Observation, value: Quantity, amount: Amount, entry: MeasureEntry | None
) -> Answer:
    unit, guess = _unit(amount, entry)
    if value.unit == NO_UNIT:
        return unknown(f"{observation}: it could be in several units", _need(observation, unit))
    if unit is None:
        return unknown(f"the criterion names no unit for {amount} of {observation.measure}")
    code = observation.measure.code
    slip = ""
    if entry is not None and value.unit != unit:
        slip = next((one for one in (unit, value.unit) if unit_meant(one, entry) != one), "")
        unit, value = unit_meant(unit, entry), evolve(value, unit=unit_meant(value.unit, entry))
    found = convert(value, unit, code)
    if found is None:
        why = f"{observation} cannot be given in {unit}"
        return unknown(why, _need(observation, unit))
    near = near_bound(value, found, amount.interval, code, observation.places)
    # What rounding alone tells from a bound is taken for the bound.
    inside = (found.value if near is None else near) in amount.interval
    answer = _said(observation, found, amount, inside=inside)
    if near is not None:
        answer = answer.guessed(f"but for rounding it is {number_text(near)} {unit}")
    if guess:
        answer = answer.guessed(f"no unit is named, taken as {unit}")
    if slip and entry is not None:
        answer = answer.guessed(f"{slip} is taken for {unit_meant(slip, entry)}")
    if not observation.has_unit:
        answer = answer.guessed(f"no unit was given, taken as {value.unit}")
    if entry is not None and _is_odd(value, entry):
        answer = answer.guessed(f"{shown(value)} is hardly possible")
    return answer


def _is_odd(value: Quantity, entry: MeasureEntry) -> bool:
    """Say whether a value is beyond what a living person has."""
    own = None if entry.plausible is None else convert(value, entry.unit, entry.code)
    if own is None or entry.plausible is None:
        return False
    return not entry.plausible[0] <= own.value <= entry.plausible[1]


def _said(observation: Observation, value: Quantity, amount: Amount, *, inside: bool) -> Answer:
    given = "" if value == observation.value else f", {shown(value)}"
    derived = f", derived {observation.derived}" if observation.derived else ""
    undated = ", undated, taken as of now" if observation.date is None else ""
    reason = f"{observation}{given}{derived}{undated} is {'' if inside else 'not '}{amount}"
    return Answer(Truth.of(inside), reason)


def _unit(amount: Amount, entry: MeasureEntry | None) -> tuple[str | None, bool]:
    """Give the unit that is meant, and whether it is a guess."""
    if amount.unit is not None:
        return amount.unit, False
    if entry is None:
        # A score that nobody lists has no unit, or its unit is not known.
        return "1", True
    if not entry.units or entry.unit == "1":
        return entry.unit, entry.unit != "1"
    return _only_plausible(amount, entry), True


def _only_plausible(amount: Amount, entry: MeasureEntry) -> str | None:
    """Give the measure's own unit, where in no other one the numbers could be."""
    ends = [end.value for end in (amount.interval.low, amount.interval.high) if end is not None]
    return entry.unit if plausible_units(ends, entry) == [entry.unit] else None


def _of_level(observation: Observation, entry: MeasureEntry | None) -> Quantity | None:
    number = level_number(observation.level or "", entry)
    return None if number is None else Quantity(number, "1")


def _multiple(observation: Observation, amount: Amount, reference: Reference) -> Answer:
    """Compare the value as a multiple of a limit that belongs to it."""
    limit = {
        Reference.ULN: observation.upper_normal,
        Reference.LLN: observation.lower_normal,
        Reference.BASELINE: observation.baseline,
        Reference.PREDICTED: observation.predicted,
    }[reference]
    value = observation.value
    what = f"{observation.measure}, {_NAMES[reference]}"
    if limit is None or value is None:
        need = Need(NeedKind.REFERENCE, what, value.unit if value else None)
        return unknown(f"{observation}: the {_NAMES[reference]} is not known", need)
    own = convert(limit, value.unit, observation.measure.code)
    if own is None or own.value <= 0:
        need = Need(NeedKind.REFERENCE, what, value.unit)
        return unknown(f"{observation} is no multiple of {shown(limit)}", need)
    return _shared(observation, value.value / own.value, amount)


def _already_share(observation: Observation, amount: Amount) -> Answer:
    """Compare a value that was itself stated as a multiple."""
    value = observation.value
    share = None if value is None else _SHARES.get(value.unit)
    if value is None or share is None or amount.reference is not observation.multiple_of:
        return unknown(f"{observation} does not compare to {amount}", _need(observation))
    return _shared(observation, value.value / share, amount)


def _shared(observation: Observation, ratio: Fraction, amount: Amount) -> Answer:
    share = _SHARES.get(amount.unit or "1")
    if share is None:
        return unknown(f"{amount} is a multiple in a unit")
    value = Quantity(ratio * share, amount.unit or "1")
    return _said(observation, value, amount, inside=value.value in amount.interval)


def _need(observation: Observation, unit: str | None = None) -> Need:
    return Need(NeedKind.OBSERVATION, _what(observation), unit)


def _what(observation: Observation) -> str:
    return observation.measure.code or observation.measure.words

"""Whether one observed value is what a criterion asks for: its unit, its reference, its level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Amount, Reference
from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.matching.answers import Answer, agreed, unknown
from mscregistry.matching.levels import level_number
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.observations import Observation, shown
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.vocab.measures import MeasureEntry

#: The names of what a value may be a multiple of.
_NAMES: Final = {
    Reference.ULN: "upper limit of normal",
    Reference.LLN: "lower limit of normal",
    Reference.BASELINE: "baseline",
    Reference.PREDICTED: "predicted value",
}
#: How many of a unit make the whole.
_SHARES: Final = {"1": 1, "%": 100}


def holds(observation: Observation, amount: Amount, entry: MeasureEntry | None) -> Answer:
    """Say whether an observed value is among the numbers that are asked for."""
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
    if unit is None:
        return unknown(f"the criterion names no unit for {amount} of {observation.measure}")
    code = observation.measure.code
    found = convert(value, unit, code)
    if found is None:
        why = f"{observation} cannot be given in {unit}"
        return unknown(why, _need(observation, unit))
    answer = _said(observation, found, amount)
    return answer.guessed(f"no unit is named, taken as {unit}") if guess else answer


def _said(observation: Observation, value: Quantity, amount: Amount) -> Answer:
    inside = value.value in amount.interval
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
    if entry.plausible is None:
        return None
    low, high = entry.plausible
    ends = [end.value for end in (amount.interval.low, amount.interval.high) if end is not None]
    units = []
    for unit in (entry.unit, *entry.units):
        values = [convert(Quantity(end, unit), entry.unit, entry.code) for end in ends]
        if all(value is None or low <= value.value <= high for value in values):
            units.append(unit)
    return entry.unit if units == [entry.unit] else None


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
    return _said(observation, Quantity(ratio * share, amount.unit or "1"), amount)


def _need(observation: Observation, unit: str | None = None) -> Need:
    return Need(NeedKind.OBSERVATION, _what(observation), unit)


def _what(observation: Observation) -> str:
    return observation.measure.code or observation.measure.words

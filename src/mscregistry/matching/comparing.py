"""Whether a measure of the patient lies where a criterion wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.expressions import Amount
from mscregistry.matching.ages import AGE_UNITS, age_lies, born, is_possible_age
from mscregistry.matching.answers import Answer, agreed, unknown
from mscregistry.matching.chosen import latest
from mscregistry.matching.derived import derived, missing, observed
from mscregistry.matching.measures import entry_of, is_named, known_measure
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.ranges import Days
from mscregistry.matching.said import listing, said_time, said_window
from mscregistry.matching.sustained import sustained
from mscregistry.matching.values import holds
from mscregistry.matching.windows import unclear
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.expressions import Comparison
    from mscregistry.grammar.intervals import Interval
    from mscregistry.matching.asking import Asking
    from mscregistry.matching.observations import Observation

#: The code of the patient's age.
AGE: Final = "age"
#: The unit of ages that name none.
YEARS: Final = "a"


def compare(node: Comparison, asking: Asking) -> Answer:
    """Say whether a comparison holds: by the age, or by the latest observation in time."""
    measure = known_measure(node.measure)
    if not is_named(measure):
        return unknown(f"the words do not say what is to be {node.amount}")
    plain = node.amount.reference is None and node.window is None and node.duration is None
    if measure.code == AGE and plain and (node.amount.unit or YEARS) in AGE_UNITS:
        return of_age(node.amount.interval, node.amount.unit, asking)
    return _observed(evolve(node, measure=measure), asking)


def of_age(wanted: Interval, unit: str | None, asking: Asking) -> Answer:
    """Say whether the age lies in an interval of a unit of age; in years where none is named."""
    patient = asking.patient
    asked = f"age {said_time(Amount(wanted, unit or YEARS))}"
    truth = age_lies(patient, asking.on, wanted, unit or YEARS)
    need, birth = Need(NeedKind.AGE, AGE), born(patient, asking.on)
    if truth is None or birth is None:
        return unknown(f"{asked}: the age is not known", need)
    known = f"born {patient.birth_date}" if patient.birth_date else f"aged {patient.age}"
    answer = Answer(truth, f"{asked}: {known}")
    if truth is Truth.UNKNOWN:
        return unknown(f"{asked}: {known} does not decide it", need)
    if not is_possible_age(birth, asking.on):
        answer = answer.guessed("such an age is hardly possible")
    return answer if unit else answer.guessed("no unit is named, taken as years")


def _observed(node: Comparison, asking: Asking) -> Answer:
    measure, window = node.measure, node.window
    entry = entry_of(measure)
    when = said_window(window)
    need = Need(
        NeedKind.OBSERVATION,
        measure.code or measure.words,
        node.amount.unit or (entry.unit if entry else None),
        when,
    )
    why = unclear(window) if window else ""
    if why:
        return unknown(f"{measure} {node.amount}: {why}")
    seen = observed(measure, asking.patient)
    chosen = latest(seen, window, asking.on)
    if not chosen.observations:
        seen = derived(measure.code, asking.patient, asking.on)
        chosen = latest(seen, window, asking.on)
    if not chosen.observations:
        more = missing(measure.code, asking.patient)
        why = _none(node, observed(measure, asking.patient), more, asking)
        return unknown(f"{measure} {node.amount}: {why}", need, *more)
    if node.duration is not None:
        timed = [(one, holds(one, node.amount, entry, asking.on)) for one in seen]
        return sustained(timed, node.duration, window, asking.on, need)
    found = agreed([holds(one, node.amount, entry, asking.on) for one in chosen.observations])
    if not chosen.certain:
        return unknown(f"{found.reason}, and whether it is of that time is not known", need)
    if found.truth is Truth.UNKNOWN and not found.needed and len(chosen.observations) > 1:
        return evolve(found, needed=(need,))
    return found


def _none(
    node: Comparison, seen: Sequence[Observation], more: Sequence[Need], asking: Asking
) -> str:
    """Say why no value counts."""
    if seen:
        dated = [one.date for one in seen if one.date is not None]
        late = [day for day in dated if Days.of(day).first > asking.on.last]
        if late and len(late) == len(seen):
            return f"the value of {late[0]} is after {asking.on}, the day that is asked about"
        when = said_window(node.window)
        known = f"those of {listing([str(day) for day in dated])} are not" if dated else ""
        return f"no value {when} is known; {known or 'a value without a date may be of any time'}"
    if more:
        return f"no value is known, and it cannot be worked out without {more[0].bare}"
    strange = [str(one.measure) for one in asking.patient.observations if not one.measure.code]
    if strange and node.measure.code:
        return f"no value is known; {listing(strange)} is no measure that is known"
    return "no value is known"

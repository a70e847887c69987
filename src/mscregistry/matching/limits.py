"""The limits that a record states beside its criteria: ages, sex, healthy volunteers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mscregistry.grammar.intervals import Interval
from mscregistry.matching.answers import Answer, unknown
from mscregistry.matching.comparing import of_age
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.matching.asking import Asking
    from mscregistry.model.eligibility import Eligibility


def limits(eligibility: Eligibility, asking: Asking) -> Iterator[tuple[str, Answer]]:
    """Give the name of each limit that is stated, and whether the patient is within it."""
    lowest, highest = eligibility.minimum_age, eligibility.maximum_age
    for name, age, side in (
        ("minimum_age", lowest, Interval.at_least),
        ("maximum_age", highest, Interval.at_most),
    ):
        if age is not None:
            yield name, of_age(side(Fraction(age.value)), age.unit.value, asking)
    if eligibility.sex is not None:
        yield "sex", _sex(eligibility, asking)
    if eligibility.healthy_volunteers is not None:
        yield "healthy_volunteers", _healthy(asking, accepted=eligibility.healthy_volunteers)


def _sex(eligibility: Eligibility, asking: Asking) -> Answer:
    wanted, sex = eligibility.sex, asking.patient.sex
    if wanted is Sex.ALL:
        return Answer(Truth.TRUE, "any sex")
    if not isinstance(wanted, Sex):
        return unknown(f"the sex asked for is {wanted}, which is none that is listed")
    if sex is None:
        return unknown(f"sex {wanted.lower()}: the sex is not known", Need(NeedKind.SEX, "sex"))
    if eligibility.gender_based and sex is not wanted:
        return unknown(
            f"sex {wanted.lower()}, by gender, which is not known; the sex is {sex.lower()}"
        )
    return Answer(Truth.of(sex is wanted), f"sex {wanted.lower()}: the patient is {sex.lower()}")


def _healthy(asking: Asking, *, accepted: bool) -> Answer:
    """Say whether the patient may be as healthy as he or she is.

    Who has no disease at all is a healthy volunteer; whether a disease is the one that is studied
    is for the criteria to say.
    """
    if accepted:
        return Answer(Truth.TRUE, "healthy volunteers may take part")
    patient, words = asking.patient, "healthy volunteers may not take part"
    if patient.conditions:
        found = Answer(Truth.TRUE, f"{words}: {patient.conditions[0]}")
        return asking.take(found, sure=False)
    if "conditions" in patient.complete:
        return Answer(Truth.FALSE, f"{words}: the patient has no disease")
    return unknown(f"{words}: no disease is known", Need(NeedKind.CONDITION, "any disease"))

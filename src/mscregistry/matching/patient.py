"""A patient: what is known, and of what it is known that nothing is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import field, frozen

from mscregistry.grammar.ages import Age, read_age
from mscregistry.grammar.dates import PartialDate
from mscregistry.matching.facts import Fact, partial_date
from mscregistry.matching.observations import Observation
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

#: The kinds of facts that can be known in full.
KINDS: Final = ("conditions", "medications", "procedures", "allergies", "studies")


def _facts(facts: Iterable[Fact | str]) -> tuple[Fact, ...]:
    return tuple([Fact(one) if isinstance(one, str) else one for one in facts])


def _observations(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(observations)


def _truth(known: Truth | bool | None) -> Truth:  # noqa: FBT001 - it is what is turned into a truth
    return known if isinstance(known, Truth) else Truth.of(known)


def _attestations(
    said: Mapping[str, Truth | bool] | Iterable[tuple[str, Truth | bool]],
) -> tuple[tuple[str, Truth], ...]:
    pairs = said.items() if isinstance(said, Mapping) else said
    return tuple([(words, _truth(known)) for words, known in pairs])


def _age(age: Age | str | None) -> Age | None:
    if not isinstance(age, str):
        return age
    found = read_age(age)
    if found is None:
        msg = f"not an age, such as '18 years': {age!r}"
        raise ValueError(msg)
    return found


def _sex(sex: Sex | str | None) -> Sex | None:
    found = None if sex is None else Sex(sex.upper())
    if found is Sex.ALL:
        msg = "a patient is FEMALE, MALE, or of a sex that is not known (None); ALL is for trials"
        raise ValueError(msg)
    return found


def _complete(kinds: Iterable[str]) -> frozenset[str]:
    found = frozenset([kinds] if isinstance(kinds, str) else kinds)
    strange = sorted(found.difference(KINDS))
    if strange:
        msg = f"no such kind: {', '.join(strange)}; the kinds are {', '.join(KINDS)}"
        raise ValueError(msg)
    return found


@frozen(kw_only=True)
class Patient:
    """What is known of one patient.

    Every kind of fact is open: what is not listed is not known.  A kind named in `complete` is
    known in full: what is not listed there is absent.

    >>> patient = Patient(
    ...     birth_date="1960-05-17",
    ...     sex=Sex.FEMALE,
    ...     observations=(Observation.of("egfr", 45, "mL/min/{1.73_m2}", date="2024-03-01"),),
    ...     conditions=("type 2 diabetes", Fact("stroke", date="2019")),
    ...     complete={"conditions"},
    ... )
    >>> print(patient)
    FEMALE, born 1960-05-17: 1 observation, 2 conditions (all)

    Raises:
        ValueError: If `complete` names a kind that there is not, if the sex is not one of a
            person, or if the age is no age.
    """

    #: When the patient was born.
    birth_date: PartialDate | None = field(default=None, converter=partial_date)
    #: The age on the day that is asked about, in whole units, where the birth date is not known.
    age: Age | None = field(default=None, converter=_age)
    #: The sex, FEMALE or MALE; `None` where it is not known.
    sex: Sex | None = field(default=None, converter=_sex)
    #: What was measured.
    observations: tuple[Observation, ...] = field(default=(), converter=_observations)
    #: Diseases, symptoms, findings.
    conditions: tuple[Fact, ...] = field(default=(), converter=_facts)
    #: Medicines and other substances taken.
    medications: tuple[Fact, ...] = field(default=(), converter=_facts)
    #: Operations, other therapies, tests.
    procedures: tuple[Fact, ...] = field(default=(), converter=_facts)
    #: Allergies, and what is not tolerated.
    allergies: tuple[Fact, ...] = field(default=(), converter=_facts)
    #: Studies that the patient took part in.
    studies: tuple[Fact, ...] = field(default=(), converter=_facts)
    #: Whether the patient is pregnant.
    pregnancy: Truth = field(default=Truth.UNKNOWN, converter=_truth)
    #: What somebody declares, in words, and whether it is so.
    attestations: tuple[tuple[str, Truth], ...] = field(default=(), converter=_attestations)
    #: The kinds of facts that are known in full.
    complete: frozenset[str] = field(default=frozenset(), converter=_complete)

    def facts(self, kind: str) -> tuple[Fact, ...]:
        """Give the facts of one of the `KINDS`."""
        found: tuple[Fact, ...] = getattr(self, kind)
        return found

    def __str__(self) -> str:
        """Give it in one line."""
        born = f"born {self.birth_date}" if self.birth_date else f"aged {self.age or 'unknown'}"
        counts = [
            f"{number} {kind if number != 1 else _ONE[kind]}{all_of_them}"
            for kind in ("observations", *KINDS)
            if (number := len(self.facts(kind) if kind in KINDS else self.observations))
            or kind in self.complete
            for all_of_them in [" (all)" if kind in self.complete else ""]
        ]
        return f"{self.sex or 'unknown sex'}, {born}: {', '.join(counts) or 'nothing else known'}"


#: One of each kind.
_ONE: Final = {
    "observations": "observation",
    "conditions": "condition",
    "medications": "medication",
    "procedures": "procedure",
    "allergies": "allergy",
    "studies": "study",
}

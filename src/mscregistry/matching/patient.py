"""A patient: what is known, and of what it is known that nothing is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import field, frozen

from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.matching.facts import Fact
from mscregistry.matching.given import (
    Known,
    When,
    age_given,
    day_given,
    members,
    refused,
    sex_given,
    truth_given,
)
from mscregistry.matching.observations import Observation
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

#: The kinds of facts that can be known in full.
KINDS: Final = ("conditions", "medications", "procedures", "allergies", "studies")


def _birth(when: When | None) -> PartialDate | None:
    return None if when is None else day_given(when, "birth_date")


def _facts(facts: Iterable[Fact | str], kind: str) -> tuple[Fact, ...]:
    wanted = 'give a list of words and facts, such as ["asthma", Fact("stroke", date="2019")]'
    found = members(facts, kind, wanted)
    for one in found:
        if not isinstance(one, Fact | str):
            raise refused(kind, one, wanted)
    return tuple([Fact(one) if isinstance(one, str) else one for one in found])


def _conditions(facts: Iterable[Fact | str]) -> tuple[Fact, ...]:
    return _facts(facts, "conditions")


def _medications(facts: Iterable[Fact | str]) -> tuple[Fact, ...]:
    return _facts(facts, "medications")


def _procedures(facts: Iterable[Fact | str]) -> tuple[Fact, ...]:
    return _facts(facts, "procedures")


def _allergies(facts: Iterable[Fact | str]) -> tuple[Fact, ...]:
    return _facts(facts, "allergies")


def _studies(facts: Iterable[Fact | str]) -> tuple[Fact, ...]:
    return _facts(facts, "studies")


def _observations(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    wanted = 'give a list such as [Observation.of("hba1c", "8.1", "%")]'
    found = members(observations, "observations", wanted)
    for one in found:
        if not isinstance(one, Observation):
            raise refused("observations", one, wanted)
    return found


def _pregnancy(known: Known) -> Truth:
    return truth_given(known, "pregnancy")


def _attestations(
    said: Mapping[str, Known] | Iterable[tuple[str, Known]],
) -> tuple[tuple[str, Truth], ...]:
    wanted = 'give what is declared and whether it is so: {"informed consent": True}'
    pairs = said.items() if isinstance(said, Mapping) else said
    found = []
    for one in members(pairs, "attestations", wanted):
        match one:
            case (str(words), known):
                found.append((words, truth_given(known, f"attestations: {words}")))
            case _:
                raise refused("attestations", one, wanted)
    return tuple(found)


def _complete(kinds: Iterable[str]) -> frozenset[str]:
    wanted = f"give a set of the kinds {', '.join(KINDS)}"
    found = frozenset(members(kinds, "complete", wanted))
    strange = [str(one) for one in found if one not in KINDS]
    if strange:
        raise ValueError(f"complete: no such kind: {', '.join(sorted(strange))}; {wanted}")
    return found


@frozen(kw_only=True)
class Patient:
    """What is known of one patient.

    Every kind of fact is open: what is not listed is not known.  A kind named in `complete` is
    known in full: what is not listed there is absent.

    >>> patient = Patient(
    ...     birth_date="1960-05-17",
    ...     sex="female",
    ...     observations=[Observation.of("egfr", 45, "mL/min/1.73m2", date="2024-03-01")],
    ...     conditions=["type 2 diabetes", Fact("stroke", date="2019")],
    ...     medications=[Fact("prednisone", start="2023-11", dose="10 mg/d")],
    ...     pregnancy=False,
    ...     attestations={"informed consent": True},
    ...     complete={"conditions"},
    ... )
    >>> print(patient)
    FEMALE, born 1960-05-17: 1 observation, 2 conditions (all), 1 medication

    All arguments are optional, and are given by name.

    Args:
        birth_date: The day of birth, or its month or year: a date, or text as ``"1960-05"``.
        age: The age on the day that is asked about, as ``"64 years"``, where the birth date is not
            known; one that contradicts it is refused when it is asked about.
        sex: ``"female"``, ``"male"`` or a `Sex`; `None` where it is not known.
        observations: A list of `Observation`: what was measured.
        conditions: A list of words or `Fact`: diseases, symptoms, findings.
        medications: Medicines and other substances taken.
        procedures: Operations, other therapies, tests.
        allergies: What the patient does not tolerate.
        studies: Studies that the patient took part in.
        pregnancy: Whether the patient is pregnant: True, False, or `None` where it is not known.
        attestations: What somebody declares, and whether it is so, as a mapping from words:
            consent, ability to comply, breast feeding.
        complete: The `KINDS` of facts that are known in full, in a set.

    Raises:
        TypeError: If a field is of another type than it takes: a text where a list is wanted.
        ValueError: If `complete` names a kind that there is not, if the sex is not one of a
            person, or if a day or the age is none.
    """

    #: When the patient was born.
    birth_date: PartialDate | None = field(default=None, converter=_birth)
    #: The age on the day that is asked about, in whole units, where the birth date is not known.
    age: Age | None = field(default=None, converter=age_given)
    #: The sex, FEMALE or MALE; `None` where it is not known.
    sex: Sex | None = field(default=None, converter=sex_given)
    #: What was measured.
    observations: tuple[Observation, ...] = field(default=(), converter=_observations)
    #: Diseases, symptoms, findings.
    conditions: tuple[Fact, ...] = field(default=(), converter=_conditions)
    #: Medicines and other substances taken.
    medications: tuple[Fact, ...] = field(default=(), converter=_medications)
    #: Operations, other therapies, tests.
    procedures: tuple[Fact, ...] = field(default=(), converter=_procedures)
    #: Allergies, and what is not tolerated.
    allergies: tuple[Fact, ...] = field(default=(), converter=_allergies)
    #: Studies that the patient took part in.
    studies: tuple[Fact, ...] = field(default=(), converter=_studies)
    #: Whether the patient is pregnant.
    pregnancy: Truth = field(default=Truth.UNKNOWN, converter=_pregnancy)
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

"""Matching a patient with a trial: may this patient take part, why, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.expressions import (
    All,
    Any,
    AtLeast,
    Comparison,
    IfThen,
    Not,
    Presence,
    Unparsed,
)
from mscregistry.matching.answers import Answer, agreed, any_of
from mscregistry.matching.asked import Joint, asked, interpreted
from mscregistry.matching.asking import Asking
from mscregistry.matching.deciding import decide
from mscregistry.matching.given import day_given
from mscregistry.matching.handed import eligibility_of, is_patient, one_age
from mscregistry.matching.limits import limits
from mscregistry.matching.needs import each_once
from mscregistry.matching.ranges import Days
from mscregistry.matching.verdicts import CriterionVerdict, Verdict
from mscregistry.model.eligibility import Criterion, Eligibility
from mscregistry.truth import Truth
from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Expression
    from mscregistry.matching.asked import Asked, Interpret
    from mscregistry.matching.given import When
    from mscregistry.matching.handed import Asks
    from mscregistry.matching.patient import Patient


def match(
    asks: Asks | Criterion | Expression,
    patient: Patient,
    on: When,
    *,
    strict: bool = False,
    interpret: Interpret | None = None,
) -> Verdict:
    """Say whether a patient may take part in a trial on a day, and what would have to be known.

    The patient is eligible where all inclusion criteria hold and no exclusion criterion does, by
    Kleene's logic: one that fails decides, and else one that is unknown makes it unknown.  So does
    a criterion of which the document does not say whether it includes or excludes, and a record
    that states nothing.

    >>> from mscregistry.grammar.ages import read_age
    >>> from mscregistry.matching.patient import Patient
    >>> elderly = Eligibility(minimum_age=read_age("65 Years"))
    >>> print(match(elderly, Patient(birth_date="1960-05-17"), "2024-06-01"))
    not eligible
      ✗ eligibility.minimum_age (inclusion): age ≥65 years: born 1960-05-17
      no criteria are stated, only limits

    Args:
        asks: A trial, a reading of it, its eligibility, or one criterion or expression.
        patient: What is known of the patient.
        on: The day of the entry into the trial, as precisely as it is known: a date, or text as
            ``"2024-06-15"`` or ``"2024-06"``.
        strict: Count what is guessed as unknown.
        interpret: What gives the meaning of a criterion; by default the grammar.

    Raises:
        TypeError: If one of them is of another type, or the first two are swapped.
        ValueError: If the text of the day is no date, or if the patient's age and birth date are
            two ages on that day.
    """
    asking = Asking(is_patient(patient, asks), Days.of(day_given(on, "on")), strict=strict)
    one_age(asking)
    match asks:
        case Criterion():
            answer = decide((interpret or interpreted)(asks), asking)
            path, spans = asks.place
            found = CriterionVerdict(
                "criterion",
                asks.kind,
                answer.truth,
                answer.reason,
                answer.needed,
                answer.sure,
                asks.text,
                path,
                spans,
            )
            return _verdict([found])
        case Comparison() | Presence() | All() | Any() | Not() | IfThen() | AtLeast() | Unparsed():
            return _verdict([_of_answer("expression", decide(asks, asking))])
        case _:
            eligibility = eligibility_of(asks, "match: the first argument")
            verdict = _verdict(_of_eligibility(eligibility, asking, interpret))
            return verdict if eligibility.texts else _without_criteria(verdict, asking)


def _of_answer(path: str, answer: Answer) -> CriterionVerdict:
    """Give the verdict on what a patient must have."""
    kind = CriterionKind.INCLUSION
    return CriterionVerdict(path, kind, answer.truth, answer.reason, answer.needed, answer.sure)


def _verdict(found: list[CriterionVerdict]) -> Verdict:
    """Put the verdicts on all criteria together."""
    roots = [one for one in found if one.parent is None]
    truth = Truth.all([one.met for one in roots]) if roots else Truth.UNKNOWN
    firm = [one.met if one.sure else Truth.UNKNOWN for one in roots]
    needed = [
        need
        for one in roots
        if truth is Truth.UNKNOWN and one.kind is not None and one.truth is Truth.UNKNOWN
        for need in one.needed
    ]
    sure = truth is Truth.UNKNOWN or Truth.all(firm) is truth
    return Verdict(truth, tuple(found), each_once(needed), sure=sure)


def _without_criteria(found: Verdict, asking: Asking) -> Verdict:
    """Give the verdict on a record that states limits at most, as exports in tables do.

    Who is within the limits may take part as far as one can see, which is not surely.
    """
    note = f"no criteria are stated{', only limits' if found.criteria else ''}"
    if found.truth is not Truth.TRUE:
        return evolve(found, note=note)
    truth = Truth.UNKNOWN if asking.strict else Truth.TRUE
    return evolve(found, truth=truth, sure=asking.strict, note=note)


def _of_eligibility(
    eligibility: Eligibility, asking: Asking, interpret: Interpret | None
) -> list[CriterionVerdict]:
    found = [
        _of_answer(f"eligibility.{name}", answer) for name, answer in limits(eligibility, asking)
    ]
    questions = asked(eligibility, interpret)
    answers: dict[int, Answer] = {}
    # Those below come after the one that they are answered within.
    for one in reversed(questions):
        answers[one.index] = _answer(one, asking, [answers[index] for index in one.below])
    paths = {one.index: one.path for one in questions}
    for one in questions:
        answer = answers[one.index]
        path, spans = one.criterion.place
        parent = None if one.parent is None else paths[one.parent]
        found.append(
            CriterionVerdict(
                one.path,
                one.criterion.kind,
                answer.truth,
                answer.reason,
                answer.needed,
                answer.sure,
                one.criterion.text,
                path,
                spans,
                parent,
            )
        )
    return found


def _answer(one: Asked, asking: Asking, below: list[Answer]) -> Answer:
    if one.joint is Joint.FILLS:
        return decide(one.expression, asking, below)
    own = decide(one.expression, asking)
    if one.joint is Joint.EXAMPLES:
        return any_of([*below, own])
    return agreed([own, *below]) if below else own

"""What holds for every patient and every expression."""

from __future__ import annotations

import pickle
from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.expressions import (
    All,
    Any,
    Comparison,
    Expression,
    IfThen,
    Not,
    Presence,
    walk,
)
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.quantities import convert
from mscregistry.matching import (
    KINDS,
    Patient,
    compare,
    contradictions,
    match,
    redundant,
)
from mscregistry.matching.derived import derived
from mscregistry.matching.ranges import Days
from mscregistry.model.eligibility import CriteriaText, Eligibility
from mscregistry.testing.expression_strategies import (
    comparisons,
    expressions,
    leaves,
    presences,
)
from mscregistry.testing.patient_strategies import ON, facts, near_dates, observations, patients
from mscregistry.truth import Truth
from mscregistry.vocab import CriterionKind

INCLUSION, EXCLUSION = CriterionKind.INCLUSION, CriterionKind.EXCLUSION
KNOWN = {Truth.TRUE, Truth.FALSE}


def truth_of(node: Expression, patient: Patient, *, strict: bool = False) -> Truth:
    return match(node, patient, ON, strict=strict).truth


def record(
    *said: tuple[Expression, CriterionKind | None],
) -> tuple[Eligibility, dict[str, Expression]]:
    """Give an eligibility whose criteria say these expressions, and what each of its words says."""
    words = {f"criterion number {index}": one for index, (one, _) in enumerate(said)}
    texts = [CriteriaText(f"* {text}", kind) for text, (_, kind) in zip(words, said, strict=True)]
    return Eligibility(texts=tuple(texts)), words


@given(expressions(leaves()))
def test_of_a_patient_of_whom_nothing_is_known_nothing_is_known(node: Expression) -> None:
    verdict = match(node, Patient(), ON)
    assert verdict.truth is Truth.UNKNOWN
    assert verdict.sure


@given(expressions(), patients(), near_dates(), st.booleans())
def test_no_input_raises_and_every_verdict_prints_and_pickles(
    node: Expression, patient: Patient, on: object, strict: bool
) -> None:
    verdict = match(node, patient, on, strict=strict)  # type: ignore[arg-type]  # dates are drawn
    assert str(verdict)
    assert pickle.loads(pickle.dumps(verdict)) == verdict
    assert str(patient)
    assert pickle.loads(pickle.dumps(patient)) == patient
    assert bool(verdict.needed) <= (verdict.truth is Truth.UNKNOWN)
    assert len(set(verdict.needed)) == len(verdict.needed)


@given(expressions(), patients())
def test_an_exclusion_is_the_opposite_of_an_inclusion(node: Expression, patient: Patient) -> None:
    inside, words = record((node, INCLUSION))
    outside, _ = record((node, EXCLUSION))
    included = match(inside, patient, ON, interpret=words.__getitem__)
    excluded = match(outside, patient, ON, interpret=words.__getitem__)
    assert excluded.truth is ~included.truth
    assert excluded.needed == included.needed


@given(expressions(), patients())
def test_a_criterion_of_unknown_kind_is_unknown(node: Expression, patient: Patient) -> None:
    asks, words = record((node, None))
    verdict = match(asks, patient, ON, interpret=words.__getitem__)
    assert verdict.truth is Truth.UNKNOWN
    assert verdict.needed == ()


@given(expressions(), expressions(), patients())
def test_de_morgan_holds(one: Expression, other: Expression, patient: Patient) -> None:
    both, either = Not(All((one, other))), Any((Not(one), Not(other)))
    assert truth_of(both, patient) is truth_of(either, patient)
    both, either = Not(Any((one, other))), All((Not(one), Not(other)))
    assert truth_of(both, patient) is truth_of(either, patient)
    assert truth_of(IfThen(one, other), patient) is truth_of(Any((Not(one), other)), patient)


@given(expressions(), patients())
def test_strictly_a_guess_is_unknown_and_what_is_sure_stays(
    node: Expression, patient: Patient
) -> None:
    verdict = match(node, patient, ON)
    strict = truth_of(node, patient, strict=True)
    assert strict is (verdict.truth if verdict.sure else Truth.UNKNOWN)


@given(comparisons(), patients(), st.integers(0, 500).map(lambda tenths: Fraction(tenths, 10)))
def test_a_looser_bound_never_turns_true_into_false(
    node: Comparison, patient: Patient, by: Fraction
) -> None:
    def moved(end: Bound | None, sign: int) -> Bound | None:
        return None if end is None else Bound(end.value + sign * by, inclusive=True)

    interval = node.amount.interval
    wider = Interval(moved(interval.low, -1), moved(interval.high, 1))
    looser = evolve(node, amount=evolve(node.amount, interval=wider))
    before, after = truth_of(node, patient), truth_of(looser, patient)
    assert {before, after} != KNOWN or after is Truth.TRUE


@given(presences(), patients(complete=False), st.sampled_from(KINDS), facts())
def test_a_further_fact_of_an_open_kind_never_turns_a_presence_around(
    node: Presence, patient: Patient, kind: str, fact: object
) -> None:
    more = evolve(patient, **{kind: (*patient.facts(kind), fact)})
    assert {truth_of(node, patient), truth_of(node, more)} != KNOWN or node.count


@given(comparisons(), patients(), observations())
def test_an_older_or_undated_observation_never_turns_a_comparison_around(
    node: Comparison, patient: Patient, extra: object
) -> None:
    """It may stand in for what was derived, or show for how long; else it changes nothing."""
    observed = [one for one in patient.observations if one.measure == node.measure]
    newest = max([one.date.earliest for one in observed if one.date], default=None)
    more = evolve(patient, observations=(*patient.observations, extra))
    if node.duration or derived(node.measure.code, more, Days(ON)):
        return
    if extra.date and newest and extra.date.latest < newest:  # type: ignore[attr-defined]  # drawn
        assert {truth_of(node, patient), truth_of(node, more)} != KNOWN


@given(comparisons().filter(lambda node: node.measure.code == "creatinine"), patients(), st.data())
def test_the_unit_of_an_observation_never_matters(
    node: Comparison, patient: Patient, data: st.DataObject
) -> None:
    one = data.draw(observations(node.measure, "mg/dL"))
    assert one.value is not None

    def other(value: object) -> object:
        return None if value is None else convert(value, "umol/L", "creatinine")  # type: ignore[arg-type]  # a quantity

    names = ("value", "upper_normal", "lower_normal", "baseline", "predicted")
    changed = evolve(one, **{name: other(getattr(one, name)) for name in names})
    before, after = [
        truth_of(node, evolve(patient, observations=(each,))) for each in (one, changed)
    ]
    assert before is after


@given(st.lists(st.tuples(expressions(), st.sampled_from(CriterionKind)), max_size=4))
def test_a_trial_compared_with_itself_is_the_same_and_nothing_raises(
    said: list[tuple[Expression, CriterionKind]],
) -> None:
    asks, words = record(*said)
    read = words.__getitem__
    for one in (*contradictions(asks, interpret=read), *redundant(asks, interpret=read)):
        assert "\n" not in str(one)
        assert pickle.loads(pickle.dumps(one)) == one
    changes = compare(asks, asks, interpret=read)
    assert {change.kind.value for change in changes} <= {"same"}
    assert pickle.loads(pickle.dumps(changes)) == changes


@given(
    st.lists(st.tuples(comparisons(), st.sampled_from(CriterionKind)), min_size=2, max_size=3),
    patients(),
)
def test_nobody_is_eligible_where_ranges_never_meet(
    said: list[tuple[Comparison, CriterionKind]], patient: Patient
) -> None:
    asks, words = record(*said)
    verdict = match(asks, patient, ON, interpret=words.__getitem__)
    found = contradictions(asks, interpret=words.__getitem__)
    if any(one.severity.name == "ERROR" for one in found):
        assert verdict.truth is not Truth.TRUE


@given(expressions(), patients())
def test_every_need_is_of_an_unknown_leaf(node: Expression, patient: Patient) -> None:
    needed = match(node, patient, ON).needed
    leaf_needs = {
        need
        for leaf in walk(node)
        if isinstance(leaf, Comparison | Presence)
        for need in match(leaf, patient, ON).needed
    }
    assert leaf_needs.issuperset(needed)

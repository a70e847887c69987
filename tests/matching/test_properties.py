"""What holds for every patient and every expression."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import TYPE_CHECKING
from typing import Any as AnyType

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
from mscregistry.grammar.quantities import Quantity, convert
from mscregistry.matching import (
    KINDS,
    Fact,
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
from tests.matching.asks import reader

if TYPE_CHECKING:
    from mscregistry.grammar.dates import PartialDate

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
    node: Expression,
    patient: Patient,
    on: PartialDate,
    strict: bool,  # noqa: FBT001 - it is drawn
) -> None:
    verdict = match(node, patient, on, strict=strict)
    assert str(verdict)
    assert pickle.loads(pickle.dumps(verdict)) == verdict  # noqa: S301 - made in this line
    assert str(patient)
    assert pickle.loads(pickle.dumps(patient)) == patient  # noqa: S301 - made in this line
    assert bool(verdict.needed) <= (verdict.truth is Truth.UNKNOWN)
    assert len(set(verdict.needed)) == len(verdict.needed)


@given(expressions(), patients())
def test_an_exclusion_is_the_opposite_of_an_inclusion(node: Expression, patient: Patient) -> None:
    inside, words = record((node, INCLUSION))
    outside, _ = record((node, EXCLUSION))
    included = match(inside, patient, ON, interpret=reader(words))
    excluded = match(outside, patient, ON, interpret=reader(words))
    assert excluded.truth is ~included.truth
    assert excluded.needed == included.needed


@given(expressions(), patients())
def test_a_criterion_of_unknown_kind_is_unknown(node: Expression, patient: Patient) -> None:
    asks, words = record((node, None))
    verdict = match(asks, patient, ON, interpret=reader(words))
    assert verdict.truth is Truth.UNKNOWN
    assert verdict.needed == ()


@given(expressions(), expressions(), patients())
def test_de_morgan_holds(one: Expression, other: Expression, patient: Patient) -> None:
    both, either = Not(All((one, other))), Any((Not(one), Not(other)))
    assert truth_of(both, patient) is truth_of(either, patient)
    neither, none = Not(Any((one, other))), All((Not(one), Not(other)))
    assert truth_of(neither, patient) is truth_of(none, patient)
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
    node: Presence, patient: Patient, kind: str, fact: Fact
) -> None:
    changed: dict[str, AnyType] = {kind: (*patient.facts(kind), fact)}
    more = evolve(patient, **changed)
    assert {truth_of(node, patient), truth_of(node, more)} != KNOWN or node.count


@given(comparisons(), patients(), st.data())
def test_an_observation_that_is_no_newer_one_never_turns_a_comparison_around(
    node: Comparison, patient: Patient, data: st.DataObject
) -> None:
    """It is undated, or older than all of its measure.

    It may stand in for what was derived, and it may show for how long something was so.
    """
    extra = data.draw(observations(node.measure))
    dates = [one.date for one in patient.observations if one.measure == node.measure and one.date]
    if extra.date and any(extra.date.latest >= date.earliest for date in dates):
        extra = evolve(extra, date=None)
    more = evolve(patient, observations=(*patient.observations, extra))
    if node.duration is None and not derived(node.measure.code, patient, Days(ON)):
        assert {truth_of(node, patient), truth_of(node, more)} != KNOWN


@given(comparisons().filter(lambda node: node.measure.code == "creatinine"), patients(), st.data())
def test_the_unit_of_an_observation_never_matters(
    node: Comparison, patient: Patient, data: st.DataObject
) -> None:
    one = data.draw(observations(node.measure, "mg/dL"))
    assert one.value is not None

    def other(value: Quantity | None) -> Quantity | None:
        return None if value is None else convert(value, "umol/L", "creatinine")

    names = ("value", "upper_normal", "lower_normal", "baseline", "predicted")
    values: dict[str, AnyType] = {name: other(getattr(one, name)) for name in names}
    changed = evolve(one, **values)
    before, after = [
        truth_of(node, evolve(patient, observations=(each,))) for each in (one, changed)
    ]
    assert before is after


@given(st.lists(st.tuples(expressions(), st.sampled_from(CriterionKind)), max_size=4))
def test_a_trial_compared_with_itself_is_the_same_and_nothing_raises(
    said: list[tuple[Expression, CriterionKind]],
) -> None:
    asks, words = record(*said)
    read = reader(words)
    for one in (*contradictions(asks, interpret=read), *redundant(asks, interpret=read)):
        assert "\n" not in str(one)
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - made in this line
    changes = compare(asks, asks, interpret=read)
    assert {change.kind.value for change in changes} <= {"same"}
    assert pickle.loads(pickle.dumps(changes)) == changes  # noqa: S301 - made in this line


@given(
    st.lists(st.tuples(comparisons(), st.sampled_from(CriterionKind)), min_size=2, max_size=3),
    patients(),
)
def test_nobody_is_eligible_where_ranges_never_meet(
    said: list[tuple[Comparison, CriterionKind]], patient: Patient
) -> None:
    asks, words = record(*said)
    verdict = match(asks, patient, ON, interpret=reader(words))
    found = contradictions(asks, interpret=reader(words))
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

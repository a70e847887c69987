"""A set of trials is asked, sorted, grouped, counted, and joined with another."""

import sys
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.errors import MissingExtra, NoSuchPath
from mscregistry.failed import FailedReading
from mscregistry.grammar.ages import read_age
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Issue, Severity
from mscregistry.model import (
    Arm,
    Design,
    Eligibility,
    Enrollment,
    Intervention,
    Sponsor,
    Trial,
)
from mscregistry.query import Predicate, q
from mscregistry.query.by import By, largest_first
from mscregistry.query.identity import identity
from mscregistry.query.predicate import And
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.samples import sample_trials
from mscregistry.trialset import TrialSet
from mscregistry.truth import Truth
from mscregistry.vocab import Allocation, Phase, Status, StudyType, Unlisted
from tests.query.questions import has_two_arms, questions


def reading(trial: Trial, name: str = "") -> Reading:
    return Reading(trial, Source("", name), "toy")


def of(*trials: Trial) -> TrialSet:
    return TrialSet([reading(one, str(place)) for place, one in enumerate(trials)])


SAMPLES = of(*sample_trials(40, seed=5))


def ids(trials: TrialSet) -> list[str | None]:
    return [one.trial_id for one in trials.trials]


# ── Questions ──────────────────────────────────────────────────────────────────────────────────


@given(st.lists(questions(cells=False), max_size=3))
def test_where_keeps_what_is_true_and_unknown_what_is_not_known(asked: list[Predicate]) -> None:
    kept, open_ones = SAMPLES.where(*asked), SAMPLES.unknown(*asked)
    truths = {id(one): And(tuple(asked))(one.trial) for one in SAMPLES}
    assert list(kept) == [one for one in SAMPLES if truths[id(one)] is Truth.TRUE]
    assert list(open_ones) == [one for one in SAMPLES if truths[id(one)] is Truth.UNKNOWN]


def test_only_predicates_are_asked() -> None:
    for call in (SAMPLES.where, SAMPLES.unknown):
        with pytest.raises(TypeError, match="is no predicate; make one of a function with"):
            call(has_two_arms)  # type: ignore[arg-type]


def test_words_are_searched_in_all_texts() -> None:
    bone = Trial(brief_title="Bone marrow cells", conditions=("Kidney failure",))
    marrow = Trial(brief_title="Marrow", official_title="Bones", keywords=("kidneys",))
    trials = of(bone, marrow, Trial())
    assert trials.search("kidney marrow").trials == (bone, marrow)
    assert trials.search('kidney "bone marrow"').trials == (bone,)
    assert trials.search("“bone marrow”").trials == (bone,)
    assert trials.search("fail*").trials == (bone,)
    assert trials.search("kidney lung").trials == ()
    for nothing in ("", '""', "?", "the"):
        with pytest.raises(ValueError, match="no word to look for"):
            trials.search(nothing)
    for operator in ("kidney -lung", "kidney OR lung", "NOT lung", "a|b", '"renal artery', "+a b"):
        with pytest.raises(ValueError, match="and no operators; compose"):
            trials.search(operator)
    assert trials.search("bone-marrow kidney").trials == (bone,)
    with pytest.raises(TypeError, match="words are text, not 7"):
        trials.search(7)  # type: ignore[arg-type]


# ── Order and groups ───────────────────────────────────────────────────────────────────────────


def test_records_are_sorted_and_those_that_state_nothing_come_last() -> None:
    trials = of(
        Trial(trial_id="a", start_date=PartialDate(2021, 3), enrollment=Enrollment(5)),
        Trial(trial_id="b"),
        Trial(trial_id="c", start_date=PartialDate(2021), enrollment=Enrollment(40)),
        Trial(trial_id="d", start_date=PartialDate(2020, 12, 31), enrollment=Enrollment(5)),
    )
    assert ids(trials.sort(by=q.start)) == ["d", "c", "a", "b"]
    assert ids(trials.sort(by="start_date", reverse=True)) == ["a", "c", "d", "b"]
    assert ids(trials.sort(by=q.enrollment)) == ["a", "d", "c", "b"]
    assert ids(trials.sort(by="enrollment.count", reverse=True)) == ["c", "a", "d", "b"]
    assert ids(trials.sort(by=q.enrollment > 10)) == ["c", "b", "a", "d"]
    assert ids(trials.sort(by=lambda one: one.trial_id, reverse=True)) == ["d", "c", "b", "a"]
    assert ids(trials.sort(by=q.id)) == ["a", "b", "c", "d"]


BYS: dict[str, Any] = {
    "status": q.status,
    "phase": q.phase,
    "title": q.title,
    "age": q.minimum_age,
    "tissue": q.tissue,
    "condition": q.condition,
    "results": q.has_results,
    "near": q.near(0, 0, 1),
    "field": "overall_status",
    "phases": "phases",
    "age field": "eligibility.minimum_age",
    "design": "design.allocation",
    "unstated": "org_study_id.value",
}


@pytest.mark.parametrize("by", BYS.values(), ids=BYS)
def test_samples_can_be_sorted_and_grouped_by_any_kind_of_fact(by: By) -> None:
    rows = SAMPLES.sort(by=by)
    assert sorted(map(str, ids(rows))) == sorted(map(str, ids(SAMPLES)))
    groups = SAMPLES.group(by=by)
    assert {identity(one.trial) for group in groups.values() for one in group} == {
        identity(one.trial) for one in SAMPLES
    }
    counts = SAMPLES.count(by=by)
    assert counts == {group: len(trials) for group, trials in groups.items()}
    assert list(counts) == list(largest_first(counts))


def test_groups_are_what_is_stated_each_once() -> None:
    both = Trial(
        overall_status=Unlisted("Pausing"),
        phases=(Phase.PHASE1, Phase.PHASE2),
        start_date=PartialDate(2021, 3),
        eligibility=Eligibility(minimum_age=read_age("18 years")),
        conditions=("CKD", "Gloom"),
        recruitment_countries=("Germany", "France", "Europe"),
        sponsors=(Sponsor("A"), Sponsor("A")),
        design=Design(allocation=Allocation.RANDOMIZED),
        interventions=(Intervention("Autologous bone marrow MSCs IV"),),
        has_results=True,
        trial_id="NCT00000102",
    )
    trials = of(both, Trial())
    for by, groups in (
        (q.status, [Unlisted("Pausing"), None]),
        (q.phase, ["PHASE1", "PHASE2", None]),
        ("phases", [(Phase.PHASE1, Phase.PHASE2), ()]),
        (q.start, [2021, None]),
        ("start_date", [PartialDate(2021, 3), None]),
        (q.minimum_age, ["18 years", None]),
        (q.condition, ["chronic_kidney_disease", None]),
        (q.country, ["DE", "FR", None]),
        (q.sponsor, ["A", None]),
        (q.tissue, ["bone_marrow", None]),
        (q.donor, ["autologous", None]),
        (q.route, ["intravenous", None]),
        (q.product_form, ["msc", None]),
        (q.has_results, [Truth.TRUE, Truth.UNKNOWN]),
        ("design.allocation", [Allocation.RANDOMIZED, None]),
        ("trial_id", ["NCT00000102", None]),
        (q.id, ["NCT00000102", None]),
        (lambda one: len(one.phases), [2, 0]),
    ):
        assert list(trials.group(by=by)) == groups, by
    assert repr(q.product_form) == "q.product_form"
    assert trials.group(by=q.phase)["PHASE2"].trials == (both,)


def test_what_nothing_can_be_sorted_or_grouped_by_is_refused() -> None:
    trials = of(Trial(arms=(Arm("x"),)))
    for call in (trials.sort, trials.group, trials.count):
        with pytest.raises(TypeError, match=r"7 is nothing to sort or group by; give q\.start"):
            call(by=7)  # type: ignore[arg-type]
        with pytest.raises(NoSuchPath, match="gloom"):
            call(by="gloom")
        with pytest.raises(NoSuchPath, match="gloom"):
            call(by="design.gloom")
    with pytest.raises(TypeError, match="'design' gives a Design, which has no order"):
        trials.sort(by="design")
    with pytest.raises(TypeError, match=r"gives .*, which no group can be named by"):
        trials.group(by=lambda _: [])  # type: ignore[arg-type,return-value]


# ── Sets ───────────────────────────────────────────────────────────────────────────────────────


def version(number: str | None, day: str | None = None, title: str | None = None) -> Trial:
    updated = None if day is None else PartialDate.of(day)
    return Trial(trial_id=number, last_update_date=updated, brief_title=title)


def test_sets_compare_records_by_number_and_last_update() -> None:
    old, new = version("NCT00000102", "2020"), version("nct 00000102", "2021")
    copied, other = version("NCT00000102", "2020", "same record"), version("NCT00000103")
    nameless, another = version(None, title="a"), version(None, title="b")
    one, two = of(old, other, nameless, old), of(copied, new, another)
    assert (one | two).trials == (old, other, nameless, new, another)
    assert (one & two).trials == (old,)
    assert (one - two).trials == (other, nameless)
    assert (two - one).trials == (new, another)
    assert (one ^ two).trials == (other, nameless, new, another)
    assert (one | one).trials == (old, other, nameless)
    assert (one | TrialSet()).trials == (TrialSet() | one).trials
    states = of(evolve(old, record_country="Spain"), evolve(old, record_country="Italy"))
    assert len(states | states) == 2


def test_a_union_keeps_what_could_not_be_read() -> None:
    failure = FailedReading("x", NoSuchPath("x", "y"))
    one = TrialSet([reading(version("a"))], (failure,))
    assert (one | TrialSet((), (failure,))).failures == (failure, failure)
    assert (one & one).failures == ()


def test_sets_are_joined_with_sets_alone() -> None:
    for join in ("__or__", "__and__", "__sub__", "__xor__"):
        assert getattr(SAMPLES, join)([]) is NotImplemented
    with pytest.raises(TypeError):
        _ = SAMPLES | list(SAMPLES)  # type: ignore[operator]


@given(
    st.lists(st.sampled_from("abc")),
    st.lists(st.sampled_from("bcd")),
    st.lists(st.sampled_from("cde")),
)
def test_the_laws_of_sets_hold(one: list[str], two: list[str], three: list[str]) -> None:
    a, b, c = (of(*map(version, every)) for every in (one, two, three))

    def members(trials: TrialSet) -> set[object]:
        assert len({identity(one) for one in trials.trials}) == len(trials)
        return {identity(one) for one in trials.trials}

    assert members(a | b) == members(b | a)
    assert members((a | b) & c) == members((a & c) | (b & c))
    assert members(a - (b | c)) == members((a - b) & (a - c))
    assert members(a ^ b) == members((a | b) - (a & b))


def test_the_latest_of_each_record_is_kept_in_order() -> None:
    trials = of(
        version("NCT00000102", "2020-01"),
        version("NCT00000103"),
        version("nct00000102", "2021"),
        version(None, title="a"),
        version("NCT00000102", "2020-12"),
        version(None, title="a"),
        version("EUCTR2015-000950-39-SE", "2019"),
        version("EUCTR2015-000950-39-DE", "2018"),
        evolve(version("2015-000950-39", "2018"), record_country="Spain"),
        evolve(version("2015-000950-39", "2018"), record_country="Italy"),
        version("EK 7", "2018", "old"),
        version("ek 7", "2018", "new"),
    )
    assert [(one.trial_id, one.brief_title) for one in trials.latest().trials] == [
        ("NCT00000103", None),
        ("nct00000102", None),
        (None, "a"),
        (None, "a"),
        ("EUCTR2015-000950-39-SE", None),
        ("EUCTR2015-000950-39-DE", None),
        ("2015-000950-39", None),
        ("2015-000950-39", None),
        ("ek 7", "new"),
    ]
    assert trials.latest("NCT00000102").trial.last_update_date == PartialDate(2021)


# ── What is in it ──────────────────────────────────────────────────────────────────────────────


def test_a_set_gives_every_issue_with_its_reading() -> None:
    issue = Issue("MSC001", Severity.WARNING, "odd")
    first = Reading(Trial(), Source(""), "toy", issues=(issue, issue))
    assert TrialSet([first, reading(Trial())]).issues == ((first, issue), (first, issue))


def test_a_set_is_checked_by_the_rules() -> None:
    trials = of(Trial(overall_status=Status.AVAILABLE, study_type=StudyType.INTERVENTIONAL))
    assert [one.code for one in trials.validate(on="2026-01-01").issues] == ["MSC212", "MSC109"]
    assert [one.code for one in trials.validate(select="MSC2").issues] == ["MSC212"]
    assert [one.code for one in trials.validate(ignore=["MSC2"]).issues] == ["MSC109"]


def test_a_set_tells_what_is_in_it() -> None:
    mixed = TrialSet(
        [reading(version("NCT00000102")), Reading(Trial(), Source(""), "other")],
        (FailedReading("x", NoSuchPath("x", "y")),),
    )
    assert repr(mixed) == "<TrialSet of 2 records, 1 trial id, 1 not read: 1 toy, 1 other>"


def test_trials_that_are_alike_are_found_within_a_set() -> None:
    found = SAMPLES.similar(SAMPLES[0], k=2)
    assert len(found) <= 2
    assert all(one.record in SAMPLES for one in found)


def test_a_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"pip install 'mscregistry\[duckdb\]'$"):
        SAMPLES.to_duckdb("x.duckdb")

"""Questions compose by Kleene's logic, are values, print as sentences and explain themselves."""

import copy
import pickle
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Arm, Enrollment, Trial
from mscregistry.query import Predicate, q
from mscregistry.query.predicate import And, Or, conjuncts
from mscregistry.reading import Reading
from mscregistry.source import Source, Span
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import trials
from mscregistry.truth import Truth
from mscregistry.vocab import Phase, Status
from tests.query.questions import EVERY, has_two_arms, questions

SAMPLES = tuple(sample_trials(12, seed=8))
TRUE = q.that(lambda _: True, "yes")
FALSE = q.that(lambda _: False, "no")
UNKNOWN = q.that(lambda _: None, "perhaps")
OF = {Truth.TRUE: TRUE, Truth.FALSE: FALSE, Truth.UNKNOWN: UNKNOWN}
TRIAL = Trial(trial_id="NCT00000102", overall_status=Status.RECRUITING, enrollment=Enrollment(40))


@pytest.mark.parametrize("one", list(Truth))
@pytest.mark.parametrize("other", list(Truth))
def test_questions_compose_as_truths_do(one: Truth, other: Truth) -> None:
    first, second = OF[one], OF[other]
    assert (first & second)(TRIAL) is one & other
    assert (first | second)(TRIAL) is one | other
    assert (~first)(TRIAL) is ~one
    assert (~(first & second))(TRIAL) is ~(one & other)


@given(st.lists(questions(), min_size=1, max_size=3), trials() | st.sampled_from(SAMPLES))
def test_every_question_has_an_answer_for_every_trial(
    asked: Sequence[Predicate], trial: Trial
) -> None:
    """And its explanation has the same, and so have its copy from a pickle, and its opposite."""
    for one in asked:
        answer = one(trial)
        explained = one.explain(trial)
        assert explained.truth is answer
        assert str(explained)
        assert (~one)(trial) is ~answer
        again = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
        assert again == one
        assert hash(again) == hash(one)
        assert again(trial) is answer
        assert str(again) == str(one)
    assert And(tuple(asked))(trial) is Truth.all([one(trial) for one in asked])
    assert Or(tuple(asked))(trial) is Truth.any([one(trial) for one in asked])


@given(questions(), trials(wild=True))
def test_no_question_fails_on_a_wild_trial(asked: Predicate, trial: Trial) -> None:
    assert isinstance(asked(trial), Truth)
    assert str(asked.explain(trial)).isprintable() or "\n" in str(asked.explain(trial))


def test_a_question_is_no_bool_and_says_what_to_write_instead() -> None:
    with pytest.raises(TypeError, match=r"compose with & \| ~ and brackets"):
        bool(q.enrollment >= 30)
    with pytest.raises(TypeError, match=r"between\(low, high\)"):
        _ = 1 < q.enrollment < 30
    with pytest.raises(TypeError, match="is not a bool"):
        _ = (q.enrollment >= 30) and q.has_results
    with pytest.raises(TypeError, match=r"ask for \.truth"):
        bool(q.has_results.explain(TRIAL))


def test_a_field_is_no_question_yet() -> None:
    for name, field in EVERY.items():
        with pytest.raises(TypeError, match=r"compose|no question yet; q\..* is asked with \."):
            bool(field)
        assert repr(field)
        assert name


def test_a_comparison_that_a_field_has_not_says_how_it_is_asked() -> None:
    with pytest.raises(
        TypeError, match=r"q\.start is not compared .* \.after, \.before, \.between"
    ):
        _ = q.start < "2021"  # type: ignore[operator]
    with pytest.raises(
        TypeError, match=r"q\.condition is asked with \.contains, \.is_a or \.stated"
    ):
        _ = q.condition == "CKD"  # type: ignore[comparison-overlap]
    with pytest.raises(TypeError, match=r"q\.tissue is asked with \.has or \.has_any"):
        _ = q.tissue != "adipose"  # type: ignore[comparison-overlap]
    with pytest.raises(
        AttributeError, match=r"q\.phase has no 'is_in'; .* \.exactly, \.has, \.has_a"
    ):
        q.phase.is_in("PHASE2")  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match=r"q\.status is asked with \.is_in or \.stated"):
        _ = q.status >= "recruiting"  # type: ignore[operator]


def test_a_field_can_be_looked_into_by_tools() -> None:
    assert getattr(q.status, "__nothing__", None) is None
    assert copy.copy(q.status) is not None


def test_only_trials_and_readings_are_asked() -> None:
    for wrong in ("NCT00000102", None, [TRIAL]):
        with pytest.raises(TypeError, match=r"neither a Trial nor a Reading; a predicate is asked"):
            q.has_results(wrong)  # type: ignore[arg-type]
    reading = Reading(TRIAL, Source("Recruiting"), "toy")
    assert (q.status == "recruiting")(reading) is Truth.TRUE


def test_only_questions_are_composed() -> None:
    for wrong in (True, "status", None, q.enrollment):
        with pytest.raises(TypeError, match=r"beside & or \| is no question: .* needs brackets"):
            _ = q.has_results & wrong  # type: ignore[operator]
        with pytest.raises(TypeError, match="needs brackets"):
            _ = wrong | q.has_results  # type: ignore[operator]
    with pytest.raises(TypeError, match=r"q\.enrollment beside & .* needs brackets"):
        _ = q.has_results & q.enrollment > 30  # type: ignore[operator]
    with pytest.raises(TypeError, match=r"q\.arms beside & .* needs brackets"):
        _ = q.enrollment > 30 & q.arms  # type: ignore[operator]
    with pytest.raises(TypeError, match=r"False is no predicate; .* write q\.has_results, or ~q"):
        conjuncts([q.has_results == True])  # type: ignore[list-item,comparison-overlap]  # noqa: E712 - what users try
    with pytest.raises(TypeError, match=r"has_two_arms .* make one of a function with q\.that"):
        conjuncts([has_two_arms])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"7 is no predicate; make one with mscregistry\.query\.q"):
        conjuncts([7])  # type: ignore[list-item]


def test_a_chain_of_one_kind_is_one_list_however_long() -> None:
    asked = q.enrollment >= 0
    for number in range(5000):
        asked &= q.enrollment >= number
    assert isinstance(asked, And)
    assert len(asked.parts) == 5001
    assert asked(TRIAL) is Truth.FALSE
    assert len(pickle.dumps(asked)) > 0
    assert conjuncts([asked, TRUE]) == (*asked.parts, TRUE)


def test_questions_nest_as_deep_as_anyone_reads() -> None:
    asked: Predicate = TRUE
    for _ in range(25):
        asked = (asked & FALSE) | TRUE
    assert asked(TRIAL) is Truth.TRUE
    assert copy.deepcopy(asked) == asked
    assert str(asked)
    assert asked.depth == 50
    assert (~asked).depth == 50
    with pytest.raises(ValueError, match="nested deeper than 50 levels"):
        _ = asked & FALSE


def test_questions_that_ask_the_same_are_equal_however_they_were_written() -> None:
    assert (q.enrollment == 30) == (q.enrollment == 30.0)
    assert q.title.contains("Kidneys") == q.title.contains("kidney")
    assert q.start.before("2020") == q.start.before("2020-01-01")
    assert q.id.is_in("nct00000102") == q.id.is_in("NCT00000102")
    assert pickle.loads(pickle.dumps(q)) is q  # noqa: S301 - as above
    assert copy.deepcopy(q) is q


def test_sentences_show_no_control_characters() -> None:
    for asked in (q.id == "\n✓ \u202e", q.that(lambda _: True, "\n✓ \u202e")):
        assert repr(asked).isprintable()
        assert str(asked).isprintable()


def test_questions_print_as_sentences() -> None:
    recruiting = q.status == Status.RECRUITING
    asked = recruiting & (q.phase.has("PHASE2") | q.phase.has("phase 3")) & ~(q.enrollment < 30)
    assert str(asked) == (
        "the overall status is RECRUITING, "
        "and (among the phases is PHASE2, or among the phases is PHASE3), "
        "and not (the enrollment is below 30)"
    )
    assert str((recruiting & q.has_results) | TRUE) == (
        "(the overall status is RECRUITING, and there are results), or yes"
    )
    assert repr(recruiting) == "<Predicate: the overall status is RECRUITING>"
    assert ~~recruiting is recruiting


def test_an_explanation_shows_what_the_record_says_and_in_which_words() -> None:
    source = Source("Status: Recruiting\nStart: May 2020")
    trial = Trial(overall_status=Status.RECRUITING, start_date=PartialDate(2020, 5))
    reading = Reading(
        trial,
        source,
        "toy",
        {"overall_status": (Span(8, 18),), "start_date": (Span(26, 34),)},  # type: ignore[arg-type]  # any mapping serves here
    )
    asked = (q.status == "recruiting") & ~q.start.before("2021") | q.phase.has(Phase.PHASE2)
    assert str(asked.explain(reading)) == (
        "✗ any of these\n"
        "  ✗ all of these\n"
        "    ✓ the overall status is RECRUITING: RECRUITING\n"
        "        overall_status: 'Recruiting'\n"
        "    ✗ not\n"
        "      ✓ the start is before 2021: 2020-05\n"
        "          start_date: 'May 2020'\n"
        "  ? among the phases is PHASE2: not stated"
    ).replace("✗ any of these", "? any of these")
    assert asked.explain(reading).parts[0].parts[0].words == (("overall_status", "Recruiting"),)
    assert asked.explain(trial).parts[0].parts[0].words == ()


def test_what_is_stated_and_not_read_is_no_silence() -> None:
    reading = Reading(
        Trial(target_size="30 and 30"),
        Source("30 and 30"),
        "toy",
        {"target_size": (Span(0, 9),)},  # type: ignore[arg-type]  # any mapping serves here
    )
    shown = (q.enrollment >= 30).explain(reading)
    assert shown.seen == "stated in words that are not read"
    assert shown.words == (("target_size", "30 and 30"),)


def test_an_explanation_shows_hostile_words_without_harm() -> None:
    trial = Trial(brief_title="cells \x1b[31m \u202e" + "x" * 500)
    shown = str(q.title.contains("cells").explain(trial))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown) < 300


def test_your_own_function_is_a_question_too() -> None:
    asked = q.that(has_two_arms)
    assert str(asked) == "has_two_arms"
    assert asked(Trial(arms=(Arm("a"), Arm("b")))) is Truth.TRUE
    assert asked(Trial()) is Truth.UNKNOWN
    assert pickle.loads(pickle.dumps(asked)) == asked  # noqa: S301 - as above
    truths = q.that(lambda trial: Truth.of(trial.has_results), "has results")
    assert truths(Trial(has_results=False)) is Truth.FALSE
    assert "has results" in str(truths.explain(Trial()))
    with pytest.raises(TypeError, match="'odd' answered 7 on <Trial"):
        q.that(lambda _: 7, "odd")(TRIAL)  # type: ignore[arg-type,return-value]
    with pytest.raises(AttributeError) as raised:
        q.that(lambda trial: trial.enrollment.count > 3, "many")(Trial())  # type: ignore[union-attr]
    assert raised.value.__notes__ == ["raised by the question 'many', asked of <Trial without id>"]
    with pytest.raises(TypeError, match="a function of a trial, not 'x'"):
        q.that("x")  # type: ignore[arg-type]

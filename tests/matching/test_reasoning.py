"""Whether the criteria of a trial fit together, and what differs between two trials."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.grammar.ages import read_age
from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    AtLeast,
    Comparison,
    Expression,
    IfThen,
    Measure,
    Not,
    Reference,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.issues import Severity
from mscregistry.matching import Change, Contradiction, Redundancy, contradictions, redundant
from mscregistry.matching import compare as compare_trials
from mscregistry.model.eligibility import CriteriaText, Eligibility
from mscregistry.model.trial import Trial
from tests.matching.asks import (
    EGFR,
    EXCLUSION,
    INCLUSION,
    at_least,
    at_most,
    between,
    compare,
    has,
    last,
    less_than,
    more_than,
    reader,
)

if TYPE_CHECKING:
    from mscregistry.vocab import CriterionKind

#: What the names of criteria say, for all tests here.
SAYS: dict[str, Expression] = {}


def trial(*said: tuple[CriterionKind | None, Expression], **limits: str) -> Eligibility:
    """Give a trial whose criteria say these expressions."""
    texts = []
    for kind, one in said:
        name = f"criterion {len(SAYS)}"
        SAYS[name] = one
        texts.append(CriteriaText(f"* {name}", kind))
    ages = {name: read_age(age) for name, age in limits.items()}
    return Eligibility(texts=tuple(texts), **ages)  # type: ignore[arg-type]  # limits of age


def found(*said: tuple[CriterionKind | None, Expression], **limits: str) -> list[str]:
    return [str(one) for one in all_found(*said, **limits)]


def all_found(
    *said: tuple[CriterionKind | None, Expression], **limits: str
) -> tuple[Contradiction, ...]:
    return contradictions(trial(*said, **limits), interpret=reader(SAYS))


def age(numbers: Interval, unit: str = "a") -> Comparison:
    return compare("age", numbers, unit)


def egfr(numbers: Interval) -> Comparison:
    return compare("egfr", numbers, EGFR)


def test_ranges_that_never_meet_are_an_error() -> None:
    assert found((INCLUSION, egfr(at_least(60))), (INCLUSION, egfr(less_than(45)))) == [
        (
            "error: never meet: egfr: eligibility.criteria[0] asks for ≥60 mL/min/{1.73_m2},"
            " eligibility.criteria[1] asks for <45 mL/min/{1.73_m2}"
        )
    ]
    assert found((INCLUSION, egfr(at_least(45))), (INCLUSION, egfr(less_than(60)))) == []


def test_units_are_converted_before_ranges_are_compared() -> None:
    light = compare("weight", at_most(50), "kg")
    heavy = compare("weight", at_least(60_000), "g")
    [one] = all_found((INCLUSION, light), (INCLUSION, heavy))
    assert (one.second_numbers, one.unit) == (at_least(60), "kg")
    assert one.severity is Severity.ERROR
    odd = compare("weight", at_least(60), "{stone}")
    assert found((INCLUSION, light), (INCLUSION, odd)) == []


def test_an_exclusion_of_all_that_is_asked_for_is_an_error() -> None:
    [one] = found((INCLUSION, age(between(18, 65))), (EXCLUSION, age(less_than(70))))
    assert one.startswith("error: all excluded: age: ")
    [one] = found((INCLUSION, age(between(18, 65))), (EXCLUSION, age(between(10, 70))))
    assert one.startswith("error: all excluded: age: eligibility.criteria[1] excludes 10..70 a,")
    [one] = found((EXCLUSION, age(less_than(50))), (EXCLUSION, age(at_least(50))))
    assert one.startswith("error: all excluded: age: ")
    both = ((INCLUSION, age(at_least(18))), (INCLUSION, age(at_most(65))))
    [one] = found(*both, (EXCLUSION, age(between(10, 70))))
    assert one.startswith("error: all excluded: age: eligibility.criteria[2] excludes 10..70 a,")


def test_an_exclusion_of_what_nobody_has_is_none() -> None:
    assert found((INCLUSION, age(at_least(18))), (EXCLUSION, age(less_than(18)))) == []
    assert found((INCLUSION, age(at_least(18))), (EXCLUSION, age(more_than(75)))) == []


def test_an_exclusion_that_reaches_into_what_is_asked_for_is_told_with_the_overlap() -> None:
    older = All((age(less_than(65)), egfr(less_than(60))))
    [one] = all_found((INCLUSION, age(between(18, 65))), (EXCLUSION, older))
    assert one.severity is Severity.INFO
    assert (one.overlap, one.unit) == (
        Interval(low=at_least(216).low, high=less_than(780).high),
        "mo",
    )
    assert str(one).endswith("; 18..<65 a is asked for and excluded together with something else")
    grown = (INCLUSION, age(between(18, 65)))
    for numbers, overlap in (
        (less_than(20), "18..<20 a"),
        (more_than(60), "61..<66 a"),
        (between(30, 40), "30..<41 a"),
    ):
        [words] = found(grown, (EXCLUSION, age(numbers)))
        assert words.endswith(f"; {overlap} is asked for and excluded")


def test_a_limit_that_the_words_do_not_repeat_is_a_warning() -> None:
    [one] = found((INCLUSION, age(between(21, 75))), minimum_age="18 Years", maximum_age="75 Years")
    assert one == (
        "warning: limit differs: age: eligibility.minimum_age asks for ≥18 a,"
        " eligibility.criteria[0] asks for 21..75 a"
    )
    assert found((INCLUSION, age(less_than(76))), maximum_age="75 Years") == []
    assert found((EXCLUSION, age(less_than(18))), minimum_age="18 Years") == []
    differs, overlap = found((EXCLUSION, age(less_than(21))), minimum_age="18 Years")
    assert differs.endswith("minimum_age asks for ≥18 a, eligibility.criteria[0] excludes <21 a")
    assert overlap.endswith("; 18..<21 a is asked for and excluded")
    [one] = found((INCLUSION, age(at_least(80))), maximum_age="75 Years")
    assert one.startswith("error: never meet")
    [one] = found((INCLUSION, age(between(5, 15))), minimum_age="18 Years")
    assert one.startswith("error: never meet")


def test_what_is_measured_at_another_time_or_against_a_limit_is_another_matter() -> None:
    now, then = egfr(at_least(60)), compare("egfr", less_than(45), EGFR, window=last(3, "mo"))
    share = compare("egfr", less_than(45), EGFR, of=Reference.BASELINE)
    assert found((INCLUSION, now), (INCLUSION, then), (INCLUSION, share)) == []


def test_only_what_decides_by_itself_is_taken_apart() -> None:
    low, high = egfr(less_than(45)), egfr(at_least(60))
    assert len(found((INCLUSION, All((low, has("x")))), (INCLUSION, high))) == 1
    assert len(found((INCLUSION, low), (INCLUSION, Not(Not(high))))) == 1
    assert len(found((INCLUSION, low), (EXCLUSION, Any((has("x"), low))))) == 1
    assert len(found((INCLUSION, low), (INCLUSION, Any((high,))))) == 1
    assert found((INCLUSION, low), (INCLUSION, Any((high, has("x"))))) == []
    assert found((INCLUSION, low), (None, high)) == []
    assert found((INCLUSION, low), (None, All((high, has("x"))))) == []


def test_a_contradiction_of_what_is_guessed_is_not_sure() -> None:
    guessed = compare("bmi", less_than(30))
    [one] = all_found((INCLUSION, guessed), (INCLUSION, compare("bmi", at_least(40), "kg/m2")))
    assert not one.sure
    score = Comparison(Measure("Bishop score"), Amount(less_than(3)))
    other = Comparison(Measure("Bishop score"), Amount(at_least(6), "1"))
    assert found((INCLUSION, score), (INCLUSION, other)) == []
    assert len(found((INCLUSION, score), (EXCLUSION, score))) == 1


def test_two_ranges_of_one_criterion_are_more_often_alternatives() -> None:
    [one] = all_found((INCLUSION, All((egfr(less_than(45)), egfr(at_least(60))))))
    assert not one.sure
    assert one.severity is Severity.WARNING
    assert str(one).startswith("warning: never meet (not sure): egfr: ")
    guessed = All((egfr(less_than(45)), has("x")), sure=False)
    [one] = all_found((INCLUSION, guessed), (INCLUSION, egfr(at_least(60))))
    assert one.severity is Severity.WARNING


def test_numbers_of_which_nobody_knows_what_they_measure_compare_to_nothing() -> None:
    low, high = [Comparison(Measure(""), Amount(one, "1")) for one in (less_than(4), at_least(9))]
    assert found((INCLUSION, low), (INCLUSION, high)) == []
    before = trial((INCLUSION, low), (INCLUSION, Any((low, has("x")))))
    assert all_changes(before, trial((INCLUSION, high))) == ()


def all_redundant(
    *said: tuple[CriterionKind | None, Expression], **limits: str
) -> tuple[Redundancy, ...]:
    return redundant(trial(*said, **limits), interpret=reader(SAYS))


def test_a_bound_that_another_one_implies_is_redundant() -> None:
    [one] = all_redundant((INCLUSION, age(at_least(18))), (EXCLUSION, age(less_than(18))))
    assert one.same
    assert str(one) == (
        "low bound: eligibility.criteria[1] excludes age <18 a repeats"
        " eligibility.criteria[0] asks for age ≥18 a"
    )
    [one] = all_redundant((INCLUSION, age(at_least(18))), (INCLUSION, age(between(21, 75))))
    assert not one.same
    assert one.implied.path == "eligibility.criteria[0]"
    assert one.sure
    [one] = all_redundant((INCLUSION, age(at_most(75))), (EXCLUSION, age(between(80, 90))))
    assert (one.side, one.by.path) == ("range", "eligibility.criteria[0]")


def test_limits_beside_the_criteria_make_no_words_redundant() -> None:
    assert all_redundant((INCLUSION, age(at_least(18))), minimum_age="18 Years") == ()
    assert all_redundant((INCLUSION, age(at_most(75))), (EXCLUSION, age(between(30, 40)))) == ()


def changes(before: Eligibility, after: Eligibility) -> list[str]:
    return [str(one) for one in all_changes(before, after)]


def all_changes(before: Eligibility, after: Eligibility) -> tuple[Change, ...]:
    return compare_trials(Trial(eligibility=before), after, interpret=reader(SAYS))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ((INCLUSION, age(at_least(18))), (EXCLUSION, age(less_than(18))), "same"),
        ((INCLUSION, age(at_most(75))), (INCLUSION, age(less_than(76))), "same"),
        ((INCLUSION, age(at_least(18))), (INCLUSION, age(at_least(216), "mo")), "same"),
        ((INCLUSION, age(at_least(18))), (INCLUSION, age(at_least(21))), "stricter"),
        ((INCLUSION, age(at_least(18))), (EXCLUSION, age(less_than(16))), "looser"),
        ((INCLUSION, egfr(at_least(60))), (INCLUSION, egfr(more_than(60))), "stricter"),
    ],
)
def test_bounds_are_compared_as_those_of_who_may_take_part(
    before: tuple[CriterionKind, Expression], after: tuple[CriterionKind, Expression], kind: str
) -> None:
    [one] = all_changes(trial(before), trial(after))
    assert (one.kind.value, one.sure) == (kind, True)


def test_a_change_prints_both_amounts() -> None:
    before = trial((INCLUSION, age(between(18, 75))))
    after = trial((INCLUSION, age(at_least(21))), (INCLUSION, egfr(at_least(60))))
    assert changes(before, after) == [
        "stricter: age, low bound: 18..<76 a → ≥21 a",
        "removed: age, high bound: 18..<76 a → none",
        "added: egfr, low bound: none → ≥60 mL/min/{1.73_m2}",
    ]
    assert changes(after, before) == [
        "looser: age, low bound: ≥21 a → 18..<76 a",
        "added: age, high bound: none → 18..<76 a",
        "removed: egfr, low bound: ≥60 mL/min/{1.73_m2} → none",
    ]


def test_the_limits_of_age_count_with_the_words() -> None:
    before = trial(minimum_age="18 Years")
    after = trial((INCLUSION, age(at_least(21))), minimum_age="18 Years")
    assert changes(before, after) == ["stricter: age, low bound: ≥18 a → ≥21 a"]


def test_units_that_cannot_be_converted_are_incomparable() -> None:
    before = trial((INCLUSION, compare("weight", at_least(50), "kg")))
    after = trial((INCLUSION, compare("weight", at_least(50), "{stone}")))
    assert changes(before, after) == ["incomparable: weight, both bound: ≥50 kg → ≥50 {stone}"]


def test_numbers_in_the_same_context_are_compared() -> None:
    def either(numbers: Interval) -> Expression:
        return Any((egfr(numbers), has("dialysis")))

    before, after = (
        trial((INCLUSION, either(less_than(30)))),
        trial((INCLUSION, either(less_than(20)))),
    )
    assert changes(before, after) == [
        (
            "stricter: egfr, high bound: <30 mL/min/{1.73_m2} → <20 mL/min/{1.73_m2}"
            ' (within egfr any or condition "dialysis")'
        )
    ]
    assert [one.split(":")[0] for one in changes(before, before)] == ["same"]


def test_a_condition_that_holds_less_often_asks_for_less() -> None:
    def when(numbers: Interval) -> Expression:
        return IfThen(age(numbers), egfr(at_least(60)))

    before, after = trial((INCLUSION, when(at_least(65)))), trial((INCLUSION, when(at_least(70))))
    assert [one.split(":")[0] for one in changes(before, after)] == ["looser", "same"]


def test_an_exclusion_of_more_numbers_is_stricter() -> None:
    def both(numbers: Interval) -> Expression:
        return All((age(numbers), Not(has("x")), Not(egfr(less_than(30)))))

    before, after = trial((EXCLUSION, both(less_than(65)))), trial((EXCLUSION, both(less_than(70))))
    assert [one.split(":")[0] for one in changes(before, after)] == ["stricter", "same"]
    unbounded = trial((EXCLUSION, both(between(60, 65))))
    assert changes(before, unbounded)[0].startswith("added: age, low bound: ")
    before, after = (
        trial((EXCLUSION, age(between(30, 40)))),
        trial((EXCLUSION, age(between(30, 50)))),
    )
    assert changes(before, after) == [
        "stricter: age, high bound: not 30..<41 a → not 30..<51 a (within age any)"
    ]


@pytest.mark.parametrize(
    ("count", "kind"),
    [(at_least(1), "looser"), (Interval.exactly(1), "looser"), (at_most(1), "incomparable")],
)
def test_a_number_among_many_is_compared_where_more_is_better(count: Interval, kind: str) -> None:
    def some(numbers: Interval) -> Expression:
        return AtLeast(Amount(count), (Not(egfr(numbers)), has("x")))

    before, after = trial((INCLUSION, some(less_than(30)))), trial((INCLUSION, some(less_than(20))))
    assert [one.split(":")[0] for one in changes(before, after)] == [kind]


def test_what_stands_in_another_context_is_incomparable() -> None:
    before = trial((INCLUSION, Any((egfr(less_than(30)), has("dialysis")))))
    after = trial((INCLUSION, Any((egfr(less_than(30)), has("transplant")))))
    assert [one.split(":")[0] for one in changes(before, after)] == ["incomparable"] * 2
    odd = trial((INCLUSION, Any((compare("egfr", less_than(30), "{odd}"), has("dialysis")))))
    assert [one.split(":")[0] for one in changes(before, odd)] == ["incomparable"]
    assert changes(trial((None, Any((egfr(less_than(30)), has("x"))))), trial()) == []
    assert changes(trial((INCLUSION, Any((has("y"), has("x"))))), trial()) == []


def test_criteria_below_another_one_are_compared_within_it() -> None:
    head = AtLeast(Amount(Interval.exactly(2)), ())
    says: dict[str, Expression] = {
        "two:": head,
        "low": egfr(less_than(60)),
        "grown": age(at_least(18)),
        "x": has("x"),
        "if": IfThen(has("x"), Not(Any(()))),
        "such as": has("kidney disease"),
    }

    def made(text: str) -> list[str]:
        one = Eligibility(texts=(CriteriaText(text, INCLUSION),))
        return [str(each) for each in compare_trials(one, one, interpret=reader(says))]

    assert [one.split(",")[0] for one in made("* two:\n  * low\n  * grown")] == [
        "same: egfr",
        "same: age",
    ]
    assert len(made("* such as\n  * low")) == 1
    assert len(made("* if\n  * low")) == 1
    # How these hang together is not known, so they are not compared.
    assert made("* x\n  * low") == []
    assert made("* two:\n  * x\n    * low") == []
    deep = "\n".join(f"{'  ' * depth}* two:" for depth in range(40)) + f"\n{'  ' * 40}* low"
    assert made(deep) == []

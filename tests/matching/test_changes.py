"""What differs between what two trials ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
)
from mscregistry.grammar.intervals import Interval
from mscregistry.matching import Change
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
from tests.matching.trials import SAYS, age, egfr, trial


def changes(before: Eligibility, after: Eligibility) -> list[str]:
    return [str(one) for one in all_changes(before, after)]


def all_changes(before: Eligibility, after: Eligibility) -> tuple[Change, ...]:
    found = compare_trials(Trial(eligibility=before), after, interpret=reader(SAYS))
    return tuple([one for one in found if isinstance(one, Change)])


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


def test_bounds_in_two_units_are_the_same_within_rounding_and_it_is_said() -> None:
    percent = compare("hba1c", at_most(10), "%")
    before = trial((INCLUSION, percent))
    after = trial((INCLUSION, compare("hba1c", at_most(86), "mmol/mol")))
    [one] = all_changes(before, after)
    assert (one.kind.value, one.sure) == ("same", False)
    assert str(one) == "same: hba1c, high bound: ≤10 % → ≤86 mmol/mol (but for rounding)"
    [exact] = all_changes(
        trial((INCLUSION, compare("weight", at_most(90), "kg"))),
        trial((INCLUSION, compare("weight", at_most(90000), "g"))),
    )
    assert (exact.kind.value, exact.sure) == ("same", True)
    low = trial((EXCLUSION, compare("ldl", at_least(190), "mg/dL")))
    high = trial((EXCLUSION, compare("ldl", at_least("4.92"), "mmol/L")))
    assert changes(low, high)[0].startswith("same: ldl, high bound: ")
    looser = trial((INCLUSION, compare("hba1c", at_most(90), "mmol/mol")))
    assert changes(before, looser)[0].startswith("looser: ")
    within = Any((percent, has("x")))
    other = Any((compare("hba1c", at_most(86), "mmol/mol"), has("x")))
    assert changes(trial((INCLUSION, within)), trial((INCLUSION, other)))[0].startswith("same: ")


def test_a_bound_of_another_time_has_changed_and_is_not_removed_and_added() -> None:
    early = compare("egfr", at_least(60), EGFR, window=last(6, "mo"))
    late = compare("egfr", at_least(60), EGFR, window=last(3, "mo"))
    assert changes(trial((INCLUSION, early)), trial((INCLUSION, late))) == [
        (
            "changed: egfr [last =6 mo before]: ≥60 mL/min/{1.73_m2} →"
            " egfr [last =3 mo before]: ≥60 mL/min/{1.73_m2}"
        )
    ]
    both = trial((INCLUSION, early), (INCLUSION, late))
    assert [one.split(":")[0] for one in changes(both, trial((INCLUSION, late)))] == [
        "removed",
        "same",
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


def test_numbers_of_which_nobody_knows_what_they_measure_are_not_compared() -> None:
    low, high = [Comparison(Measure(""), Amount(one, "1")) for one in (less_than(4), at_least(9))]
    before = trial((INCLUSION, low), (INCLUSION, Any((low, has("x")))))
    assert all_changes(before, trial((INCLUSION, high))) == ()

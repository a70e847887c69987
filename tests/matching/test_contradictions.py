"""Whether the criteria of a trial fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    Comparison,
    Expression,
    Measure,
    Not,
    Reference,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.issues import Severity
from mscregistry.matching import Contradiction, Redundancy, contradictions, redundant
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


def found(*said: tuple[CriterionKind | None, Expression], **limits: str) -> list[str]:
    return [str(one) for one in all_found(*said, **limits)]


def all_found(
    *said: tuple[CriterionKind | None, Expression], **limits: str
) -> tuple[Contradiction, ...]:
    found = contradictions(trial(*said, **limits), interpret=reader(SAYS))
    return tuple([one for one in found if isinstance(one, Contradiction)])


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


def test_bounds_that_only_rounding_tells_apart_do_not_miss_each_other() -> None:
    high = compare("hba1c", at_most(53), "mmol/mol")
    low = compare("hba1c", more_than(7), "%")
    assert found((INCLUSION, compare("hba1c", at_least("7.0"), "%")), (INCLUSION, high)) == []
    assert len(found((INCLUSION, low), (INCLUSION, high))) == 1


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
    score = Comparison(Measure("Sample score"), Amount(less_than(3)))
    other = Comparison(Measure("Sample score"), Amount(at_least(6), "1"))
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

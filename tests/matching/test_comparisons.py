"""The latest observation in time is compared, exactly, or it is said why not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.expressions import Amount, Comparison, Measure, Reference, Window
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import Quantity
from mscregistry.matching import Observation, Patient, Verdict, match
from mscregistry.matching.ranges import lies
from mscregistry.matching.values import holds
from mscregistry.truth import Truth
from mscregistry.vocab.measures import MeasureEntry
from tests.matching.asks import (
    AFTER,
    BEFORE,
    CALENDAR,
    EGFR,
    at_least,
    at_most,
    between,
    compare,
    last,
    less_than,
    span,
)

ON = "2024-06-15"
LOW = compare("egfr", less_than(60), EGFR)


def asked(node: Comparison, *seen: Observation, on: str = ON, **more: object) -> Verdict:
    return match(node, Patient(observations=seen, **more), on)  # type: ignore[arg-type]  # fields


def egfr(value: int | str, date: str | None = None) -> Observation:
    return Observation.of("eGFR", value, EGFR, date=date)


def test_without_a_value_the_need_says_measure_unit_and_time() -> None:
    verdict = asked(compare("egfr", less_than(60), EGFR, window=last(3, "mo")))
    assert verdict.truth is Truth.UNKNOWN
    assert [str(need) for need in verdict.needed] == [
        "a value of egfr in mL/min/{1.73_m2}, in the last 3 months"
    ]


def test_the_latest_value_decides_and_one_to_come_does_not() -> None:
    assert asked(LOW, egfr(70, "2023-01-01"), egfr(50, "2024-01-01")).truth is Truth.TRUE
    assert asked(LOW, egfr(50, "2023-01-01"), egfr(70, "2024-01-01")).truth is Truth.FALSE
    assert asked(LOW, egfr(70, "2024-12-01"), egfr(50, "2024-01-01")).truth is Truth.TRUE
    assert asked(LOW, egfr(70, "2024-12-01")).truth is Truth.UNKNOWN


def test_values_that_can_each_be_the_latest_must_agree() -> None:
    verdict = asked(LOW, egfr(70, "2024-03"), egfr(50, "2024-03-15"))
    assert verdict.truth is Truth.UNKNOWN
    assert [need.what for need in verdict.needed] == ["egfr"]
    assert asked(LOW, egfr(55, "2024-03"), egfr(50, "2024-03-15")).truth is Truth.TRUE
    assert asked(LOW, egfr(70), egfr(50, "2024-03-15")).truth is Truth.UNKNOWN


def test_a_number_of_nothing_in_particular_is_unknown() -> None:
    nothing = Comparison(Measure(" "), Amount(at_least(6), "1"))
    verdict = asked(nothing, Observation.of("", 7))
    assert (verdict.truth, verdict.needed) == (Truth.UNKNOWN, ())


def test_an_empty_range_holds_nothing() -> None:
    assert lies(1, 9, between(9, 5)) is Truth.FALSE


def test_a_value_of_the_very_month_may_be_one_to_come() -> None:
    verdict = asked(LOW, egfr(50, "2024-06"))
    assert verdict.truth is Truth.UNKNOWN
    assert "whether it is of that time" in verdict.reasons[0]


def test_an_undated_value_counts_where_no_time_is_named_and_the_reason_says_so() -> None:
    verdict = asked(LOW, egfr(50))
    assert verdict.truth is Truth.TRUE
    assert "undated, taken as of now" in verdict.reasons[0]
    assert asked(compare("egfr", less_than(60), EGFR, window=last(3, "mo")), egfr(50)).truth is (
        Truth.UNKNOWN
    )


def test_only_values_within_the_window_count() -> None:
    node = compare("egfr", less_than(60), EGFR, window=last(3, "mo"))
    assert asked(node, egfr(50, "2024-05-01")).truth is Truth.TRUE
    assert asked(node, egfr(50, "2024-01-01")).truth is Truth.UNKNOWN
    later = Window(Amount(at_most(3), "mo"), AFTER)
    assert asked(compare("egfr", less_than(60), EGFR, window=later), egfr(50, "2024-07")).truth is (
        Truth.TRUE
    )
    years = Window(Amount(Interval()), CALENDAR, since=PartialDate(2020))
    since = compare("egfr", less_than(60), EGFR, window=years)
    assert asked(since, egfr(50, "2021")).truth is Truth.TRUE
    assert asked(since, egfr(50, "2025")).truth is Truth.UNKNOWN
    unclear = Window(Amount(at_most(3), "mo"), BEFORE, point="dialysis")
    assert asked(compare("egfr", less_than(60), EGFR, window=unclear), egfr(50)).needed == ()


def test_units_are_converted_exactly_and_the_reason_shows_it() -> None:
    heavy = compare("weight", at_least(90), "kg")
    verdict = asked(heavy, Observation.of("weight", 90_000, "g", date="2024-01-01"))
    assert verdict.truth is Truth.TRUE
    assert verdict.reasons[0].endswith("weight 90000 g (2024-01-01), 90 kg is ≥90 kg")


def test_a_unit_that_cannot_be_converted_is_unknown_and_needed() -> None:
    verdict = asked(LOW, Observation.of("egfr", 50, "mL/min", date="2024-01-01"))
    assert verdict.truth is Truth.UNKNOWN
    assert [need.unit for need in verdict.needed] == [EGFR]


def test_a_bound_without_unit_is_taken_in_the_only_unit_of_the_measure_and_not_sure() -> None:
    verdict = asked(compare("bmi", at_most(30)), Observation.of("bmi", 25, "kg/m2"))
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)


def test_a_bound_without_unit_is_unknown_where_the_measure_has_several() -> None:
    verdict = asked(compare("creatinine", at_most(2)), Observation.of("creatinine", 1, "mg/dL"))
    assert verdict.truth is Truth.UNKNOWN
    assert verdict.needed == ()


def test_a_bound_without_unit_is_taken_in_the_unit_of_the_measure_where_no_other_is_plausible() -> (
    None
):
    tall = compare("height", at_least(150))
    verdict = asked(tall, Observation.of("height", "1.7", "m"))
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)


def test_without_plausible_values_no_unit_is_taken_among_several() -> None:
    entry = MeasureEntry(code="new", name="New", group="laboratory", unit="mg/dL", units=("g/L",))
    answer = holds(Observation.of("new", 1, "mg/dL"), Amount(at_least(1)), entry)
    assert answer.truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("code", "numbers", "unit", "seen", "truth"),
    [
        ("hba1c", at_most(9), "%", "8", Truth.TRUE),
        ("spo2", at_least(90), "%", "85", Truth.FALSE),
        ("hba1c", at_most(9), None, "8", Truth.TRUE),
        ("weight", at_most(9), "kg", "8", Truth.UNKNOWN),
        ("creatinine", at_most(2), "mg/dL", "1", Truth.UNKNOWN),
        ("creatinine", at_most(2), None, "1", Truth.UNKNOWN),
    ],
)
def test_a_value_without_unit_is_taken_in_the_only_one_it_can_have_and_is_not_sure(
    code: str, numbers: Interval, unit: str | None, seen: str, truth: Truth
) -> None:
    verdict = asked(compare(code, numbers, unit), Observation.of(code, seen))
    assert verdict.truth is truth
    assert "(no unit given)" in verdict.reasons[0]
    assert verdict.sure is (truth is Truth.UNKNOWN)
    assert bool(verdict.needed) is (truth is Truth.UNKNOWN)


@pytest.mark.parametrize("code", ["inr", "ecog", "nyha"])
def test_a_score_or_ratio_needs_no_unit(code: str) -> None:
    verdict = asked(compare(code, at_most(3), "1"), Observation.of(code, 2))
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, True)


def test_a_multiple_needs_no_unit() -> None:
    one = Observation.of("creatinine", 1, upper_normal="0.8")
    verdict = asked(compare("creatinine", at_most("1.5"), "1", of=Reference.ULN), one)
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, True)


@pytest.mark.parametrize(
    ("asked_in", "seen_in", "sure"),
    [
        ("mL/min/m2", EGFR, False),
        (EGFR, "mL/min/m2", False),
        ("mL/min/m2", "mL/min/m2", True),
        (EGFR, EGFR, True),
    ],
)
def test_a_unit_that_is_never_meant_is_taken_for_the_one_that_is_and_not_surely(
    asked_in: str,
    seen_in: str,
    sure: bool,  # noqa: FBT001 - it is one of the values above
) -> None:
    verdict = asked(compare("egfr", less_than(40), asked_in), Observation.of("egfr", 35, seen_in))
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, sure)
    assert ("mL/min/m2 is taken for mL/min/{1.73_m2}" in verdict.reasons[0]) is not sure


def test_a_value_that_is_hardly_possible_is_not_sure() -> None:
    verdict = asked(compare("hba1c", at_least(7), "%"), Observation.of("hba1c", 8, "1"))
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)
    assert "(not sure: 8 is hardly possible)" in verdict.reasons[0]


def test_an_old_value_says_how_old_it_is() -> None:
    assert "2020-01-01, 4 years before" in asked(LOW, egfr(50, "2020-01-01")).reasons[0]
    assert "(2024-01-01)" in asked(LOW, egfr(50, "2024-01-01")).reasons[0]


def test_a_verdict_is_no_bool() -> None:
    verdict = asked(LOW, egfr(50))
    for one in (verdict, verdict.criteria[0]):
        with pytest.raises(
            TypeError, match=r"Verdict \(Truth.TRUE\) is not a bool; ask for .truth"
        ):
            bool(one)


def test_a_measure_that_nobody_lists_is_compared_by_its_words() -> None:
    ripe = Comparison(Measure("Sample  Score"), Amount(at_least(6)))
    verdict = asked(ripe, Observation.of("sample score", 7))
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)
    assert asked(ripe, Observation.of("another score", 7)).truth is Truth.UNKNOWN
    assert asked(ripe, Observation.of("sample score", 7, "mg")).truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("of", "unit", "numbers", "limit", "truth"),
    [
        (Reference.ULN, "1", at_most("2.5"), {"upper_normal": 40}, Truth.TRUE),
        (Reference.ULN, None, at_most(2), {"upper_normal": "40"}, Truth.FALSE),
        (Reference.LLN, "1", at_least(1), {"lower_normal": 90}, Truth.TRUE),
        (Reference.BASELINE, "%", at_least(50), {"baseline": 200}, Truth.TRUE),
        (Reference.PREDICTED, "%", less_than(50), {"predicted": 200}, Truth.FALSE),
        (Reference.NORMAL, "1", at_most(3), {"upper_normal": 40, "lower_normal": 35}, Truth.TRUE),
        (
            Reference.NORMAL,
            "1",
            at_most(1),
            {"upper_normal": 100, "lower_normal": 9},
            Truth.UNKNOWN,
        ),
        (Reference.NORMAL, "1", at_most(3), {"upper_normal": 40}, Truth.UNKNOWN),
        (Reference.ULN, "1", at_most(3), {"lower_normal": 40}, Truth.UNKNOWN),
        (Reference.ULN, "1", at_most(3), {"upper_normal": 0}, Truth.UNKNOWN),
        (Reference.ULN, "U/L", at_most(3), {"upper_normal": 40}, Truth.UNKNOWN),
    ],
)
def test_a_multiple_is_compared_with_the_limit_of_the_observation_itself(
    of: Reference, unit: str | None, numbers: Interval, limit: dict[str, int], truth: Truth
) -> None:
    one = Observation.of("alt", 100, "U/L", date="2024-01-01", **limit)  # type: ignore[arg-type]  # limits
    assert asked(compare("alt", numbers, unit, of=of), one).truth is truth


def test_a_limit_that_is_missing_is_needed() -> None:
    verdict = asked(
        compare("alt", at_most(3), "1", of=Reference.ULN), Observation.of("alt", 9, "U/L")
    )
    assert [str(need) for need in verdict.needed] == [
        "the limit that belongs to alt, upper limit of normal in U/L"
    ]
    graded = Observation.graded("alt", "high")
    verdict = asked(compare("alt", at_most(3), "1", of=Reference.ULN), graded)
    assert [str(need) for need in verdict.needed] == [
        "the limit that belongs to alt, upper limit of normal"
    ]


def test_a_value_stated_as_a_multiple_compares_to_the_same_multiple_only() -> None:
    twice = Observation.of("alt", 200, "%", multiple_of=Reference.ULN, date="2024-01-01")
    assert asked(compare("alt", at_most(3), "1", of=Reference.ULN), twice).truth is Truth.TRUE
    assert asked(compare("alt", at_most(3), "1", of=Reference.LLN), twice).truth is Truth.UNKNOWN
    assert asked(compare("alt", at_most(3), "U/L"), twice).truth is Truth.UNKNOWN
    assert "200 % × ULN" in str(twice)


def test_ordinal_scales_are_compared_by_the_order_of_their_levels() -> None:
    node = compare("nyha", at_least(3), "1")
    assert asked(node, Observation.graded("NYHA", "III")).truth is Truth.TRUE
    assert asked(node, Observation.graded("NYHA", "ii")).truth is Truth.FALSE
    verdict = asked(node, Observation.graded("NYHA", "very bad"))
    assert verdict.truth is Truth.UNKNOWN
    assert [need.what for need in verdict.needed] == ["nyha"]
    ripe = Comparison(Measure("Sample score"), Amount(at_least(6)))
    assert asked(ripe, Observation.graded("Sample score", "high")).truth is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("seen", "truth"),
    [
        ([(50, "2024-01-01"), (55, "2024-05-01")], Truth.TRUE),
        ([(50, "2024-05-01")], Truth.UNKNOWN),
        ([(70, "2024-05-15"), (55, "2024-06-01")], Truth.FALSE),
        ([(70, "2024-01-01"), (55, "2024-06-01")], Truth.UNKNOWN),
        ([(50, "2024-01-01"), (70, "2024-05-01")], Truth.FALSE),
        ([(50, None)], Truth.UNKNOWN),
        ([(50, "2024-01-01"), (70, "2024-05"), (55, "2024-05-15")], Truth.UNKNOWN),
        ([(50, "2024-01-01"), (55, "2024-06")], Truth.UNKNOWN),
    ],
)
def test_what_must_last_is_shown_by_observations_that_span_it(
    seen: list[tuple[int, str | None]], truth: Truth
) -> None:
    node = compare("egfr", less_than(60), EGFR, duration=span(Interval.exactly(3), "mo"))
    assert asked(node, *[egfr(*one) for one in seen]).truth is truth


def test_a_length_without_unit_of_time_is_unknown() -> None:
    node = compare("egfr", less_than(60), EGFR, duration=span(at_least(3), None))
    assert asked(node, egfr(50, "2024-01-01")).truth is Truth.UNKNOWN


def test_a_value_before_the_run_that_nobody_can_compare_ends_it_unknown() -> None:
    node = compare("egfr", less_than(60), EGFR, duration=span(at_least(3), "mo"))
    strange = Observation.of("egfr", 50, "mL/min", date="2024-05-20")
    assert asked(node, strange, egfr(50, "2024-06-01")).truth is Truth.UNKNOWN


def test_numbers_are_exact_and_a_float_is_refused() -> None:
    one = Observation.of("hba1c", Decimal("8.1"), "%", upper_normal=Fraction(6))
    assert one.value == Quantity(Fraction(81, 10), "%")
    assert one.upper_normal == Quantity(Fraction(6), "%")
    with pytest.raises(TypeError, match="not exact; write it as text"):
        Observation.of("hba1c", 8.1, "%")  # type: ignore[arg-type]  # that is what is refused
    with pytest.raises(ValueError, match="'high' is not one number"):
        Observation.of("hba1c", "high", "%")
    with pytest.raises(ValueError, match=r"Infinity.* is not one number"):
        Observation.of("hba1c", Decimal("Infinity"), "%")


def test_an_observation_of_nothing_prints() -> None:
    assert str(Observation("egfr")) == "egfr ?"
    assert str(Observation(Measure("", "egfr"), Quantity(Fraction(1, 3), EGFR))) == (
        "egfr ≈0.3333 mL/min/{1.73_m2}"
    )

"""A patient may take part where all inclusion criteria hold and no exclusion criterion does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mscregistry.grammar.ages import read_age
from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    AtLeast,
    Expression,
    IfThen,
    Not,
    Unparsed,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.matching import Patient, match
from mscregistry.model.eligibility import CriteriaText, Eligibility
from mscregistry.model.trial import Trial
from mscregistry.truth import Truth
from mscregistry.vocab import CriterionKind, Sex, Unlisted
from tests.matching.asks import (
    EXCLUSION,
    INCLUSION,
    at_least,
    at_most,
    compare,
    has,
    reader,
    record,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ON = "2024-06-15"
ILL = Patient(
    birth_date="1960-01-01", sex="FEMALE", conditions=["stroke", "asthma"], complete={"conditions"}
)
YES, NO, MAYBE = has("stroke"), has("gout", sure=True), Unparsed("who knows")
SAYS: dict[str, Expression] = {"yes": YES, "Yes": YES, "no": NO, "maybe": MAYBE}


def truth(
    text: str,
    kind: CriterionKind | None = INCLUSION,
    says: Mapping[str, Expression] | None = None,
) -> Truth:
    asks, interpret = record(text, {**SAYS, **(says or {})}, kind)
    return match(asks, ILL, ON, interpret=interpret).truth


def test_one_criterion_that_fails_decides_and_one_unknown_leaves_it_unknown() -> None:
    assert truth("* yes\n* yes") is Truth.TRUE
    assert truth("* yes\n* no\n* maybe") is Truth.FALSE
    assert truth("* yes\n* maybe") is Truth.UNKNOWN
    assert truth("* no\n* no", EXCLUSION) is Truth.TRUE
    assert truth("* no\n* yes\n* maybe", EXCLUSION) is Truth.FALSE


def test_a_criterion_of_unknown_kind_makes_it_unknown_unless_another_one_fails() -> None:
    assert truth("* yes", None) is Truth.UNKNOWN
    asks = Eligibility(
        texts=(CriteriaText("* yes", None), CriteriaText("* no", INCLUSION)),
    )
    verdict = match(asks, ILL, ON, interpret=reader(SAYS))
    assert verdict.truth is Truth.FALSE
    assert str(verdict.criteria[0]).startswith(
        "? eligibility.criteria[0] 'yes' (of unknown kind): "
    )


def test_a_record_that_states_nothing_is_unknown() -> None:
    assert match(Trial(), ILL, ON).truth is Truth.UNKNOWN
    assert match(Eligibility(), ILL, ON).criteria == ()


def test_only_what_could_change_the_verdict_is_needed() -> None:
    asks, interpret = record("* yes\n* open\n* closed", {**SAYS, "open": has("warfarin", None)})
    verdict = match(asks, ILL, ON, interpret=interpret)
    assert [need.what for need in verdict.needed] == ["warfarin"]
    asks, interpret = record("* no\n* open", {**SAYS, "open": has("warfarin", None)})
    assert match(asks, ILL, ON, interpret=interpret).needed == ()
    twice = Any((All((has("x", None), has("x", None))), has("gout")))
    assert [need.what for need in match(twice, ILL, ON).needed] == ["x"]


def test_a_verdict_prints_what_decides_and_what_is_needed() -> None:
    asks, interpret = record("* yes\n* open", {**SAYS, "open": has("warfarin", None)})
    assert str(match(asks, ILL, ON, interpret=interpret)) == (
        "not known whether eligible\n"
        "  ? eligibility.criteria[1] 'open' (inclusion): 'warfarin': not among the facts listed,"
        " which may not be all\n"
        "  needed: whether there is 'warfarin'"
    )
    sure = match(has("gout"), ILL, ON)
    assert str(sure).startswith("not eligible (not sure)\n  ✗ expression (inclusion, not sure): ")


def test_a_verdict_knows_the_words_of_each_criterion_and_where_they_stand() -> None:
    asks, interpret = record("* yes\n* no", SAYS)
    one = match(asks, ILL, ON, interpret=interpret).criteria[1]
    assert (one.path, one.text, one.field_path) == (
        "eligibility.criteria[1]",
        "no",
        "eligibility.texts[0].text",
    )
    assert [span.of("* yes\n* no") for span in one.spans] == ["no"]


def test_one_criterion_or_expression_can_be_asked_alone() -> None:
    asks, interpret = record("* no", SAYS, EXCLUSION)
    verdict = match(asks.criteria[0], ILL, ON, interpret=interpret)
    assert verdict.truth is Truth.TRUE
    assert verdict.criteria[0].field_path == "eligibility.texts[0].text"
    assert match(Not(NO), ILL, ON).truth is Truth.TRUE


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (All((YES, NO)), Truth.FALSE),
        (Any((NO, YES)), Truth.TRUE),
        (IfThen(NO, NO), Truth.TRUE),
        (IfThen(YES, NO), Truth.FALSE),
        (IfThen(YES, MAYBE), Truth.UNKNOWN),
        (AtLeast(Amount(Interval.exactly(2)), (YES, YES, YES)), Truth.TRUE),
        (AtLeast(Amount(Interval.exactly(2)), (YES, NO, NO)), Truth.FALSE),
        (AtLeast(Amount(Interval.exactly(2)), (YES, MAYBE, NO)), Truth.UNKNOWN),
        (AtLeast(Amount(at_least(3)), (YES, YES)), Truth.UNKNOWN),
        (AtLeast(Amount(at_most(1)), (YES, YES)), Truth.FALSE),
        (All(()), Truth.UNKNOWN),
        (All((YES, YES), sure=False), Truth.TRUE),
    ],
)
def test_the_logic_of_the_nodes_is_kleenes(node: Expression, expected: Truth) -> None:
    assert match(node, ILL, ON).truth is expected


def test_a_count_says_how_many_hold() -> None:
    node = AtLeast(Amount(Interval.exactly(2)), (YES, NO, NO))
    assert "1 of 3 hold: " in match(node, ILL, ON).reasons[0]


def test_a_node_that_was_not_read_surely_is_not_sure_and_does_not_count_strictly() -> None:
    node = All((YES, YES), sure=False)
    verdict = match(node, ILL, ON)
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)
    assert "(not sure: the words were not read with certainty)" in verdict.reasons[0]
    assert match(node, ILL, ON, strict=True).truth is Truth.UNKNOWN


TWO = AtLeast(Amount(Interval.exactly(2)), ())


@pytest.mark.parametrize(
    ("head", "expected"),
    [(TWO, Truth.TRUE), (All(()), Truth.FALSE), (Any(()), Truth.TRUE), (Not(Any(())), Truth.FALSE)],
)
def test_the_criteria_below_are_the_parts_of_a_head_that_has_none(
    head: Expression, expected: Truth
) -> None:
    assert truth("* the head:\n  * yes\n  * no\n  * Yes", says={"the head:": head}) is (expected)


def test_those_counted_into_another_name_it() -> None:
    asks, interpret = record("* two of:\n  * yes\n  * yes", {**SAYS, "two of:": TWO})
    verdict = match(asks, ILL, ON, interpret=interpret)
    assert [one.parent for one in verdict.criteria] == [
        None,
        "eligibility.criteria[0]",
        "eligibility.criteria[0]",
    ]
    assert [one.path for one in verdict.deciding] == ["eligibility.criteria[0]"]


def test_a_head_without_criteria_below_is_unknown() -> None:
    assert truth("* two of:", says={"two of:": TWO}) is Truth.UNKNOWN


def test_a_heading_is_not_asked_and_those_below_it_are_asked_each() -> None:
    assert truth("* Health:\n  * yes\n  * Yes") is Truth.TRUE
    assert truth("* Health:\n  * yes\n  * no") is Truth.FALSE
    assert truth("* Heart disease:\n  * yes\n  * no", EXCLUSION) is Truth.FALSE
    heading = {"Heart disease:": has("heart disease")}
    assert truth("* Heart disease:\n  * no", EXCLUSION, says=heading) is Truth.TRUE


def test_a_heading_within_a_list_passes_on_what_is_below_it() -> None:
    text = "* two of:\n  * Health:\n    * yes\n    * no\n  * Yes"
    assert truth(text, says={"two of:": TWO}) is Truth.TRUE


def test_a_line_that_says_how_the_list_hangs_together_is_no_heading() -> None:
    assert truth("* Those of the following:\n  * yes\n  * no") is Truth.UNKNOWN
    numbers = {"Grown up:": compare("age", at_least(18), "a")}
    assert truth("* Grown up:\n  * yes\n  * no", says=numbers) is Truth.UNKNOWN
    assert truth("* Grown up:\n  * yes\n  * Yes", says=numbers) is Truth.TRUE
    amounts = {"Grown up:": Unparsed("Grown up", (Amount(at_least(18), "a"),))}
    assert truth("* Grown up:\n  * no\n  * no", says=amounts) is Truth.UNKNOWN
    counts = {"Strokes:": has("stroke", count=Amount(at_least(1), "1"))}
    assert truth("* Strokes:\n  * yes", says=counts) is Truth.TRUE


def test_examples_hold_for_what_they_are_examples_of() -> None:
    text = "* Disease such as:\n  * yes\n  * no"
    assert truth(text, EXCLUSION) is Truth.FALSE
    assert truth("* Disease such as:\n  * no\n  * no", EXCLUSION) is Truth.UNKNOWN


def test_a_criterion_and_those_below_it_that_say_no_more_must_agree() -> None:
    assert truth("* yes\n  * Yes") is Truth.TRUE
    assert truth("* no\n  * no") is Truth.FALSE
    assert truth("* yes\n  * no") is Truth.UNKNOWN


def test_where_two_that_must_agree_differ_nothing_is_needed() -> None:
    asks, interpret = record("* yes\n  * no\n  * open", {**SAYS, "open": has("warfarin", None)})
    verdict = match(asks, ILL, ON, interpret=interpret)
    assert (verdict.truth, verdict.needed) == (Truth.UNKNOWN, ())


def test_a_criterion_of_the_other_kind_is_no_part_of_the_one_above() -> None:
    text = "Inclusion Criteria:\n* yes\n  Exclusion Criteria:\n  * no"
    asks, interpret = record(text, SAYS, None)
    assert match(asks, ILL, ON, interpret=interpret).truth is Truth.TRUE


def test_many_levels_of_lists_are_no_matter() -> None:
    text = "\n".join(f"{'  ' * depth}* yes" for depth in range(300))
    assert truth(text) is Truth.TRUE


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"sex": Sex.ALL}, Truth.TRUE),
        ({"sex": Sex.FEMALE}, Truth.TRUE),
        ({"sex": Sex.MALE}, Truth.FALSE),
        ({"sex": Sex.MALE, "gender_based": True}, Truth.UNKNOWN),
        ({"sex": Unlisted("Any")}, Truth.UNKNOWN),
        ({"minimum_age": read_age("65 Years")}, Truth.FALSE),
        ({"maximum_age": read_age("64 Years")}, Truth.TRUE),
        ({"healthy_volunteers": True}, Truth.TRUE),
        ({"healthy_volunteers": False}, Truth.TRUE),
    ],
)
def test_the_limits_beside_the_criteria_are_asked_too(
    limits: dict[str, object], expected: Truth
) -> None:
    asks = Eligibility(**limits)  # type: ignore[arg-type]  # fields of it
    verdict = match(Trial(eligibility=asks), ILL, ON)
    assert verdict.truth is expected
    assert verdict.criteria[0].path.startswith("eligibility.")
    assert verdict.criteria[0].kind is INCLUSION


def test_who_is_within_the_limits_of_a_record_without_criteria_is_not_surely_eligible() -> None:
    asks = Eligibility(minimum_age=read_age("18 Years"))
    verdict = match(asks, ILL, ON)
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)
    assert verdict.reasons[-1] == "no criteria are stated, only limits"
    assert match(asks, ILL, ON, strict=True).truth is Truth.UNKNOWN
    told = match(Eligibility(texts=(CriteriaText("* Age ≥ 18 years", INCLUSION),)), ILL, ON)
    assert (told.truth, told.sure, told.note) == (Truth.TRUE, True, "")


def test_a_limit_of_a_patient_who_is_not_known_needs_to_be_known() -> None:
    asks = Eligibility(sex=Sex.FEMALE, minimum_age=read_age("18 Years"), healthy_volunteers=False)
    verdict = match(asks, Patient(), ON)
    assert [str(need) for need in verdict.needed] == [
        "the age or the birth date",
        "the sex",
        "whether the patient has 'any disease'",
    ]
    healthy = Patient(sex="FEMALE", age="20 Years", complete={"conditions"})
    assert match(asks, healthy, ON).truth is Truth.FALSE


def test_by_default_the_grammar_gives_the_meaning() -> None:
    texts = (CriteriaText("* Age 18 to 75 years", INCLUSION),)
    assert match(Eligibility(texts=texts), ILL, ON).truth is Truth.TRUE
    assert match(Eligibility(texts=texts).criteria[0], ILL, "2060").truth is Truth.FALSE

"""How long ago the latest of some events is; what is over; what began before."""

import pytest

from mscregistry.grammar.expressions import Presence, Subject, Window
from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.matching import Fact, Patient, match
from mscregistry.truth import Truth
from tests.matching.asks import BEFORE, EITHER, at_least, at_most, has, last, span

ON = "2024-06-01"
ALL = {"conditions", "medications", "procedures", "allergies", "studies"}


def truth(node: Presence, *facts: Fact, complete: bool = True) -> Truth:
    patient = Patient(medications=facts, complete=ALL if complete else ())
    return match(node, patient, on=ON).truth


def since(numbers: Interval) -> Presence:
    window = Window(span(numbers, "mo"), BEFORE, latest=True)
    return has("chemotherapy", Subject.MEDICATION, window=window)


OLD, NEW = Fact("chemotherapy", date="2023-01-01"), Fact("chemotherapy", date="2024-05-15")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((OLD,), Truth.TRUE),
        ((OLD, NEW), Truth.FALSE),
        ((), Truth.TRUE),
        ((Fact("chemotherapy", start="2023-01-01"),), Truth.FALSE),
    ],
)
def test_the_latest_must_be_so_long_ago(facts: tuple[Fact, ...], expected: Truth) -> None:
    assert truth(since(at_least(3)), *facts) is expected


def test_a_later_one_may_stand_in_no_list() -> None:
    assert truth(since(at_least(3)), OLD, complete=False) is Truth.UNKNOWN
    assert truth(since(at_least(3)), OLD, NEW, complete=False) is Truth.FALSE


@pytest.mark.parametrize(
    ("facts", "expected"),
    [((OLD,), Truth.FALSE), ((NEW,), Truth.TRUE), ((), Truth.FALSE)],
)
def test_with_an_upper_end_there_must_be_one(facts: tuple[Fact, ...], expected: Truth) -> None:
    assert truth(since(at_most(3)), *facts) is expected
    both = Interval(Bound(at_least(0).low.value, inclusive=True), at_most(3).high)  # type: ignore[union-attr]  # both have one
    assert truth(since(both), *facts) is expected


def test_what_is_over_counts_where_the_past_does() -> None:
    over = Patient(conditions=[Fact("stroke", start="2010", end="2012")], complete=ALL)
    assert match(has("stroke"), over, on=ON).truth is Truth.UNKNOWN
    assert match(has("stroke", ever=True), over, on=ON).truth is Truth.TRUE


def test_a_disease_that_goes_on_from_before_may_not_be_meant() -> None:
    since_2000 = Patient(conditions=[Fact("gout", start="2000")], complete=ALL)
    verdict = match(has("gout", window=last(2, "a")), since_2000, on=ON)
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)
    new = Patient(conditions=[Fact("gout", start="2023-05")], complete=ALL)
    assert match(has("gout", window=last(2, "a")), new, on=ON).sure


def test_what_is_yet_to_come_may_not_be_meant_by_within() -> None:
    later = Patient(procedures=[Fact("surgery", date="2024-07-01")], complete=ALL)
    node = has("surgery", Subject.PROCEDURE, window=Window(span(at_most(3), "mo"), EITHER))
    verdict = match(node, later, on=ON)
    assert (verdict.truth, verdict.sure) == (Truth.TRUE, False)


def test_more_than_a_sex_is_unknown() -> None:
    node = has("men", Subject.SEX, duration=span(at_least(3), "mo"))
    assert match(node, Patient(sex="male"), on=ON).truth is Truth.UNKNOWN

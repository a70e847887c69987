"""A number is tied to what it measures, and a measure to its code where the table has it."""

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import (
    Amount,
    Comparison,
    Expression,
    Measure,
    Presence,
    Reference,
    walk,
)
from mscregistry.grammar.measured import measure_named, named
from tests.grammar.said import said, said_out, words_at


def comparisons(node: Expression) -> list[Comparison]:
    return [one for one in walk(node) if isinstance(one, Comparison)]


def amount(text: str) -> Amount:
    return comparisons(interpret(text))[0].amount


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("INR", "inr"),
        ("serum creatinine", "creatinine"),
        ("fasting serum creatinine", "creatinine"),
        ("serum creatinine level", "creatinine"),
        ("sodium level index", "sodium"),
        ("gout sodium index", None),
        ("platelet transfusion", None),
        ("blue eyes", None),
        ("eyes", None),
    ],
)
def test_a_measure_is_known_whole_or_by_its_end(words: str, code: str | None) -> None:
    assert named(words, ()) == Measure(words, code)


def test_a_thing_may_be_a_measure_by_its_name() -> None:
    assert measure_named(Presence("ALT")) == Measure("ALT", "alt")
    assert measure_named(Presence("asthma")) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Patients of age > 30 years", "age"),
        ("Aged between 30 and 40 years", "Aged"),
        ("30 years or older", "30 years or older"),
        ("30 to 40 years of age", "age"),
    ],
)
def test_an_age_stands_at_its_word_or_at_its_number(text: str, words: str) -> None:
    measure = comparisons(interpret(text))[0].measure
    assert measure == Measure(words, "age")
    assert words_at(text, measure.spans) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INR < 1 or > 2", "inr <1 or inr >2"),
        ("Hemoglobin: > 8 g/dL", "hemoglobin >8 g/dL"),
        ("> 8 g/dL", '"" >8 g/dL'),
    ],
)
def test_a_number_without_words_is_of_the_label_or_of_the_measure_before(
    text: str, expected: str
) -> None:
    assert said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "within", "out"),
    [
        (
            "BP < 150/95 mmHg",
            "sbp <150 mm[Hg] and dbp <95 mm[Hg]",
            "sbp <150 mm[Hg] or dbp <95 mm[Hg]",
        ),
        (
            "BP > 150/95 mmHg",
            "sbp >150 mm[Hg] or dbp >95 mm[Hg]",
            "sbp >150 mm[Hg] or dbp >95 mm[Hg]",
        ),
    ],
)
def test_both_pressures_must_be_below_and_one_is_enough_to_be_above(
    text: str, within: str, out: str
) -> None:
    assert (said(text), said_out(text)) == (within, out)
    assert interpret(text).sure is ("<" in text)
    assert interpret(text, exclusion=True).sure


def test_the_times_of_a_pair_of_pressures_are_said_of_both() -> None:
    assert said_out("BP > 150/95 mmHg for 2 weeks") == (
        "sbp >150 mm[Hg] for =2 wk or dbp >95 mm[Hg] for =2 wk"
    )


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("INR > 2", True),
        ("INR of 2 or more", True),
        ("ECOG 2", False),
        ("ECOG 0-2", False),
        ("Weight 50-90 kg", True),
    ],
)
def test_a_number_is_sure_where_a_sign_or_a_unit_bounds_it(text: str, *, sure: bool) -> None:
    assert amount(text).sure is sure


def test_a_number_keeps_unit_and_limit_as_written() -> None:
    found = amount("Creatinine ≤ 2.5 milligrams per dL")
    assert (found.unit, found.unit_words) == ("mg/dL", "milligrams per dL")
    multiple = amount("ALT > 3 times the upper limit of normal")
    assert (multiple.unit, multiple.reference) == (None, Reference.ULN)
    assert multiple.unit_words == "times the upper limit of normal"
    assert amount("Blue score of at least 3 points").unit == "1"
    assert amount("Birth weight < 900-g").unit_words in {"g", ""}

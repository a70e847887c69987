"""Diseases, medicines and sexes are compared by their words, between trials and within one."""

from __future__ import annotations

import pytest

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.expressions import (
    All,
    Amount,
    Any,
    Expression,
    Not,
    Presence,
    Reference,
    Subject,
    Unparsed,
    Window,
)
from mscregistry.grammar.intervals import Interval
from mscregistry.issues import Severity
from mscregistry.matching import ThingChange, ThingContradiction, compare, contradictions
from mscregistry.matching.things import holds_less
from mscregistry.model.eligibility import CriteriaText, Eligibility
from mscregistry.vocab import CriterionKind, Sex
from tests.matching.asks import (
    AFTER,
    BEFORE,
    CALENDAR,
    EITHER,
    EXCLUSION,
    INCLUSION,
    at_least,
    at_most,
    has,
    reader,
)
from tests.matching.trials import SAYS, trial


def written(inclusion: str = "", exclusion: str = "", **limits: Sex) -> Eligibility:
    """Give the criteria of a trial from their words, a line each."""
    kinds = ((inclusion, INCLUSION), (exclusion, EXCLUSION))
    texts = [
        CriteriaText("\n".join(f"* {line}" for line in text.split("; ")), kind)
        for text, kind in kinds
        if text
    ]
    return Eligibility(texts=tuple(texts), **limits)  # type: ignore[arg-type]  # a sex


def changed(before: Eligibility, after: Eligibility) -> list[str]:
    return [str(one) for one in compare(before, after) if isinstance(one, ThingChange)]


def opposed(asks: Eligibility) -> list[str]:
    return [str(one) for one in contradictions(asks) if isinstance(one, ThingContradiction)]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (
            written(exclusion="Stroke within 6 months"),
            written(exclusion="Stroke within 3 months"),
            ["looser: excluded 'Stroke' within 6 months → excluded 'Stroke' within 3 months"],
        ),
        (
            written(inclusion="Stroke within 6 months"),
            written(inclusion="Stroke within 3 months"),
            ["stricter: asked for 'Stroke' within 6 months → asked for 'Stroke' within 3 months"],
        ),
        (
            written(exclusion="Prednisone >10 mg/day"),
            written(exclusion="Prednisone >20 mg/day"),
            ["looser: excluded 'Prednisone' >10 mg/d → excluded 'Prednisone' >20 mg/d"],
        ),
        (
            written(exclusion="Pregnancy; Stroke"),
            written(exclusion="Stroke; Dialysis"),
            [
                "removed: excluded 'Pregnancy'",
                "same: excluded 'Stroke'",
                "added: excluded 'Dialysis'",
            ],
        ),
        (
            written(sex=Sex.FEMALE),
            written(sex=Sex.MALE),
            ["changed: asked for 'female' → asked for 'male'"],
        ),
        (written(sex=Sex.FEMALE), written(exclusion="Men"), ["same: asked for 'female'"]),
        (written(sex=Sex.ALL), written(), []),
        (
            written(inclusion="Diabetes"),
            written(exclusion="Diabetes"),
            ["changed: asked for 'Diabetes' → excluded 'Diabetes'"],
        ),
        (
            written(inclusion="Stroke"),
            written(inclusion="Strokes"),
            ["same: asked for 'Stroke'"],
        ),
        (
            written(exclusion="Stroke"),
            written(exclusion="Stroke within 3 months"),
            ["changed: excluded 'Stroke' → excluded 'Stroke' within 3 months"],
        ),
    ],
)
def test_what_became_of_each_thing_is_told(
    before: Eligibility, after: Eligibility, lines: list[str]
) -> None:
    assert changed(before, after) == lines
    assert all(one.sure for one in compare(before, after))


def test_what_hangs_together_is_compared_as_a_whole() -> None:
    either = Any((has("x"), has("y")))
    before = trial((INCLUSION, either), (None, has("x")), (INCLUSION, Unparsed("z")))
    after = trial((INCLUSION, either))
    found = compare(before, after, interpret=reader(SAYS))
    assert [str(one) for one in found] == [
        'same: asked for condition "x" or condition "y"',
        "removed: asked for ?z?",
    ]
    assert not found[1].sure


@pytest.mark.parametrize(
    ("asks", "lines"),
    [
        (
            written("Male; Female"),
            [
                (
                    "error: never meet: eligibility.criteria[0] asks for 'Male',"
                    " eligibility.criteria[1] asks for 'Female'"
                )
            ],
        ),
        (
            written("Diabetes", "Diabetes"),
            [
                (
                    "error: all excluded: eligibility.criteria[0] asks for 'Diabetes',"
                    " eligibility.criteria[1] excludes 'Diabetes'"
                )
            ],
        ),
        (
            written(exclusion="Women", sex=Sex.FEMALE),
            [
                (
                    "error: all excluded: eligibility.sex asks for 'female',"
                    " eligibility.criteria[0] excludes 'Women'"
                )
            ],
        ),
        (written(exclusion="Pregnant women", sex=Sex.FEMALE), []),
        (written("Stroke", "Stroke within 3 months"), []),
        (written("Female", sex=Sex.FEMALE), []),
        (written("Male or female"), []),
    ],
)
def test_what_is_asked_for_and_excluded_is_told(asks: Eligibility, lines: list[str]) -> None:
    assert opposed(asks) == lines


def made(*said: tuple[CriterionKind | None, Expression]) -> list[ThingContradiction]:
    found = contradictions(trial(*said), interpret=reader(SAYS))
    return [one for one in found if isinstance(one, ThingContradiction)]


def test_a_wider_exclusion_excludes_all_of_the_narrower() -> None:
    recent = has("stroke", window=Window(Amount(at_most(3), "mo"), EITHER))
    older = has("stroke", window=Window(Amount(at_most(6), "mo"), EITHER))
    assert len(made((EXCLUSION, older), (INCLUSION, recent))) == 1
    assert made((EXCLUSION, recent), (INCLUSION, older)) == []


def test_what_hangs_together_contradicts_the_same_alone() -> None:
    both = All((has("x"), has("y")))
    assert made((EXCLUSION, both), (INCLUSION, Any((both, both)))) == []
    assert len(made((EXCLUSION, both), (INCLUSION, Not(Not(Any((has("x"), has("y")))))))) == 0
    assert len(made((EXCLUSION, Unparsed("x")), (INCLUSION, Unparsed("x")))) == 1


def test_women_of_a_kind_are_women_and_their_exclusion_leaves_women() -> None:
    kind = has("women of childbearing potential", Subject.SEX)
    assert len(made((INCLUSION, kind), (INCLUSION, has("men", Subject.SEX)))) == 1
    assert made((EXCLUSION, kind), (INCLUSION, has("women", Subject.SEX))) == []
    assert made((INCLUSION, has("both sexes", Subject.SEX)), (INCLUSION, kind)) == []


def test_other_words_about_a_sex_are_another_statement() -> None:
    before = trial((EXCLUSION, has("women of childbearing potential", Subject.SEX)))
    after = trial((EXCLUSION, has("men who have a partner", Subject.SEX)))
    [one] = compare(before, after, interpret=reader(SAYS))
    assert one.kind.value == "changed"


def test_parts_of_a_longer_criterion_are_more_often_alternatives() -> None:
    men = All((has("men", Subject.SEX), has("x")))
    [one] = made((INCLUSION, men), (INCLUSION, has("women", Subject.SEX)))
    assert (one.sure, one.severity) == (False, Severity.WARNING)
    assert str(one).startswith("warning: never meet (not sure): ")


def dosed(numbers: Interval, unit: str | None, of: Reference | None = None) -> Presence:
    return has("x", Subject.MEDICATION, dose=Amount(numbers, unit, of))


@pytest.mark.parametrize(
    ("one", "other", "less"),
    [
        (dosed(at_least(20), "mg/d"), dosed(at_least(10), "mg/d"), True),
        (dosed(at_least(10), "mg/d"), dosed(at_least(20), "mg/d"), False),
        (dosed(at_least(1), "g/d"), dosed(at_least(20), "mg/d"), True),
        (dosed(at_least(20), "mg/d"), has("x"), True),
        (has("x"), dosed(at_least(20), "mg/d"), False),
        (dosed(at_least(20), "mg/d"), dosed(at_most(20), "mg/d"), None),
        (dosed(at_least(20), "mL"), dosed(at_least(20), "mg/d"), None),
        (dosed(at_least(20), None), dosed(at_least(20), "mg/d"), None),
        (dosed(at_least(20), "1", Reference.ULN), dosed(at_least(20), "mg/d"), None),
        (dosed(at_least(1), "g/d"), dosed(at_least(1000), "mg/d"), None),
        (has("x", count=Amount(at_least(2), "1")), has("x"), True),
        (
            has("x", duration=Amount(at_least(2), "mo")),
            has("x", duration=Amount(at_least(1), "mo"), count=Amount(at_least(2), "1")),
            None,
        ),
        (
            has("x", window=Window(Amount(at_most(2), "mo"), BEFORE)),
            has("x", window=Window(Amount(at_most(2), "mo"), AFTER)),
            None,
        ),
        (
            has("x", window=Window(Amount(Interval()), CALENDAR, since=PartialDate(2020))),
            has("x", window=Window(Amount(Interval()), CALENDAR, since=PartialDate(2010))),
            None,
        ),
    ],
)
def test_fewer_patients_are_told_by_numbers_and_times(
    one: Presence, other: Presence, *, less: bool | None
) -> None:
    assert holds_less(one, other) is less


def test_a_disease_that_is_over_is_not_excluded_by_one_that_is_there() -> None:
    assert opposed(written("History of stroke", "Stroke")) == []
    assert len(opposed(written("Stroke", "History of stroke"))) == 1

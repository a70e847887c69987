"""What a number of a criterion is: a threshold, a window of time, a duration, a count, a dose."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.number_ages import is_age, is_alone, is_gestation, only_people
from mscregistry.grammar.number_counts import counts
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.comparators import before as signs_before
from mscregistry.vocab.comparators import ranges, windows
from mscregistry.vocab.criterion_words import phrases_for, words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.token_text import TokenText

#: So many words before a number are looked at.
_NEAR: Final = 6
#: So many before a bare value of a scale.
_CLOSE: Final = 4
#: So many behind the first word of a name its sign is looked for.
_FAR: Final = 8
#: Bare numbers that are years.
_YEARS: Final = range(1900, 2101)
_MASSES: Final = frozenset({"mg", "g", "ug"})
_DOSES: Final = _MASSES | {
    f"{mass}{rest}"
    for mass in ("mg", "ug", "g", "U", "[IU]")
    for rest in ("/d", "/wk", "/kg", "/kg/d", "/m2", "/m2/d", "/mo", "/h", "/(24.h)")
    if (mass, rest) != ("g", "/m2")  # the mass of a heart by the surface of the body
}
#: How often something is: `3 times a week`, `2 days per month`.
_FREQUENCIES: Final = frozenset(
    f"{what}/{time}"
    for what in ("{times}", "{time}", "d", "h", "min")
    for time in ("d", "wk", "mo", "a")
)
#: Between an age and the same in another unit.
_SAME: Final = frozenset({"(", "i", "e", ".", ",", "ie", "=", "or", "equal", "to", "equivalent"})
_JOINS: Final = frozenset({"and", "or", "but", ","})
_WORDS: Final = _JOINS - {","}
_VALUE_OF: Final = frozenset({"of", "to", "with", "than", "is", "was"})
_MARKS: Final = frozenset({"(", ")", "of", "-", ":", "[", "]", "or"})


class Role(StrEnum):
    """What a number is."""

    #: The age of somebody.
    AGE = "age"
    #: A bound of a measure.
    THRESHOLD = "threshold"
    #: A stage or a grade.
    STAGE = "stage"
    #: The time before or after something.
    WINDOW = "window"
    #: For how long something is or was.
    DURATION = "duration"
    #: How many.
    COUNT = "count"
    #: How much of a medicine.
    DOSE = "dose"

    @property
    def bounds_measure(self) -> bool:
        """Whether it is a bound of a measure, and no time, number or dose of something else."""
        return self in {Role.AGE, Role.THRESHOLD, Role.STAGE}


def role_of(text: TokenText, figure: Figure, floor: int, before: Role | None = None) -> Role | None:
    """Give the role of a number; `None` for one that bounds nothing: a name, a list mark.

    `floor` is the place where the words that can belong to it begin, and `before` the role of
    the number that ends there.
    """
    if figure.dates is not None:
        return Role.WINDOW
    if _defines_unit(text, figure) or _names_measure(text, figure):
        return None
    if figure.unit is None and int(figure.number) in _YEARS:
        return None
    if figure.is_time:
        return _of_time(text, figure, floor, before)
    if is_age(text, figure, floor) or is_alone(text, figure):
        return Role.AGE
    return (_of_bound if figure.signed else _of_value)(text, figure, floor, before)


def _defines_unit(text: TokenText, figure: Figure) -> bool:
    """Say whether a number only says how large a unit is: `1 mmHg = 0.133 kPa`."""
    return text.word(figure.first) == "=" and text.word(figure.first - 2) == "1"


def _names_measure(text: TokenText, figure: Figure) -> bool:
    """Say whether a time is a part of a measure's name: `24-hour urine protein ≥ 1 g`."""
    at = figure.end
    if not figure.is_time or figure.signed or figure.window is not None or figure.ranged:
        return False
    hyphened = at - figure.first > 1 and text.kind(at - 2) is Kind.DASH
    if not hyphened or text.kind(at) is not Kind.WORD:
        return False
    if text.words[at] in words_for("time_measures", "lengths"):
        return False
    tables = (signs_before(), ranges()["opens"])
    return any(text.kind(place) is Kind.SIGN for place in range(at, at + _FAR)) or any(
        table.at(text.words, place) for table in tables for place in range(at + 1, at + _FAR)
    )


def _of_time(text: TokenText, figure: Figure, floor: int, before: Role | None) -> Role:
    """Give the role of a number whose unit is one of time."""
    travels = not words_for("time_measures", "behind").isdisjoint(
        text.words[figure.end : figure.end + 3]
    )
    if figure.unit == "ms" or travels or is_gestation(text, figure, floor):
        return Role.THRESHOLD
    measured = time_measure(text, figure, floor) is not None
    if is_age(text, figure, floor) and not measured:
        return Role.AGE
    if figure.window is None and measured:
        # `life expectancy of more than 3 months from entry`
        return Role.THRESHOLD
    if figure.window is not None or _is_counted_from(text, figure):
        return Role.WINDOW
    if _goes_on(text, figure, floor, before):
        return before or Role.DURATION
    return Role.AGE if _is_age_alone(text, figure, floor) else Role.DURATION


def _goes_on(text: TokenText, figure: Figure, floor: int, before: Role | None) -> bool:
    """Say whether a number of time is of what the one before is."""
    between = text.words[floor : figure.first]
    if before is Role.DURATION:
        # `more than 2 months and less than 5 years` are of one thing.
        return _JOINS.issuperset(between)
    if before is not Role.AGE or not figure.signed:
        return False
    # `> 18 months (i.e., > 547 days)`, `> 18 years but ≤ 80 years`
    return _SAME.issuperset(between) or (figure.unit == "a" and _WORDS.issuperset(between))


def _is_age_alone(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether a bound of years is an age: `men over 50 years`, not `2 years of treatment`."""
    if not figure.signed or figure.worded or text.word(figure.end) == "of":
        return False
    if text.word(figure.first - 1) == "for":
        # `10 cigarettes a day for at least 1 year`
        return False
    if figure.unit in {"mo", "wk", "d"}:
        # `infants <12 months`
        return text.word(figure.first - 1) in words_for("age", "young")
    # `consent of the parents of patients < 18 years`
    told = text.word(figure.first - 1) in words_for("age", "named") | words_for("age", "grown")
    return figure.unit == "a" and (told or only_people(text, figure, floor))


def _is_counted_from(text: TokenText, figure: Figure) -> bool:
    """Say whether the words behind name a point in time: `3 months before enrolment`."""
    at = figure.end
    at += text.word(at) == ")"
    at += text.kind(at) is Kind.DASH
    table = windows()
    return text.word(at) == "apart" or any(
        table[part].at(text.words, at) is not None for part in ("before", "after")
    )


def time_measure(text: TokenText, figure: Figure, floor: int) -> str | None:
    """Give the measure before a number that is itself a time: `life expectancy`."""
    table = phrases_for("time_measures", "words")
    for at in range(max(floor, figure.first - _NEAR), figure.end):
        if found := table.at(text.words, at):
            return found[0]
    return None


def _of_bound(text: TokenText, figure: Figure, floor: int, last: Role | None) -> Role | None:
    """Give the role of a number with a sign, or of a range, without a unit of time."""
    if _is_whole_scale(text, figure, floor):
        return None
    before = text.words[max(floor, figure.first - _NEAR) : figure.first]
    # `> 14 units/week for men or > 7 units/week for women` are of one thing.
    second = last is Role.THRESHOLD and is_second(text, figure, floor)
    if not second and figure.unit in _DOSES and words_for("doses", "not_of").isdisjoint(before):
        return Role.DOSE
    stages = words_for("scales", "stages")
    if (before and before[-1] in stages) or not stages.isdisjoint(
        text.words[figure.first : figure.end]
    ):
        return Role.STAGE
    plain = figure.unit is None and figure.reference is None
    times = figure.unit in _FREQUENCIES
    # `30 ≤ eGFR < 60`
    mirrored = text.kind(figure.first) is Kind.NUMBER and text.kind(figure.end - 1) is Kind.SIGN
    if second or (plain and not figure.worded and (mirrored or _scale_behind(text, figure))):
        return Role.THRESHOLD
    if times or (plain and (figure.worded or counts(text, figure, floor))):
        return Role.COUNT
    return Role.THRESHOLD


def is_second(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether nothing but joins and sexes stands between a bound and the one before."""
    words = text.words[floor : figure.first]
    sexes = words_for("statements", "sexes")
    return not sexes.isdisjoint(words) and all(
        word in _JOINS or word in sexes or word in words_for("statements", "of_whom") or word == ")"
        for word in words
    )


def _is_whole_scale(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether a range tells how far a scale goes, of which a value was said: `≥4 (0-10)`."""
    words = text.words[floor : figure.first]
    return (
        floor > 0
        and figure.ranged
        and figure.number in {0, 1}
        and words[:1] == ["("]
        and text.word(figure.end) == ")"
        and words_for("scales", "whole").issuperset(words)
    )


def _scale_behind(text: TokenText, figure: Figure) -> bool:
    """Say whether a scale is named behind the number, or its step before: `<30 Karnofsky score`."""
    if figure.ranged and text.word(figure.first - 1) in words_for("scales", "steps"):
        return True
    word = text.word(figure.end)
    return word in words_for("scales", "words") and word not in words_for("scales", "general")


def _of_value(text: TokenText, figure: Figure, floor: int, last: Role | None) -> Role | None:
    """Give the role of a bare number: most of them are names."""
    del last  # a bare number goes on with nothing
    if figure.scored or figure.reference is not None:
        return Role.THRESHOLD
    word = text.word(figure.first - 1) if figure.first > floor else ""
    if figure.unit is not None:
        return Role.THRESHOLD if word in _VALUE_OF else None
    if not figure.worded:
        near = text.words[max(floor, figure.first - _CLOSE) : figure.first]
        scale = next((word for word in reversed(near) if word not in _MARKS), "")
        if word in words_for("scales", "stages"):
            return Role.STAGE
        if scale in words_for("scales", "words") or (
            scale in words_for("scales", "steps") and word != "type"
        ):
            return Role.THRESHOLD
    return Role.COUNT if counts(text, figure, floor) else None

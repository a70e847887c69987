"""What a number of a criterion is: a threshold, a window of time, a duration, a count, a dose."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.comparators import windows
from mscregistry.vocab.criterion_words import phrases_for, words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figures import Figure, FigureReader

#: So many words before a number are looked at.
_NEAR: Final = 6
_YEARS: Final = range(1900, 2101)
_MASSES: Final = frozenset({"mg", "g", "ug"})
_DOSES: Final = frozenset(
    f"{mass}{rest}"
    for mass in ("mg", "ug", "g", "U", "[IU]")
    for rest in ("/d", "/wk", "/kg", "/kg/d", "/m2", "/m2/d", "/mo", "/h", "/(24.h)")
) - {"g/m2"}
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)
_ENDS: Final = frozenset({".", ";"})


class Role(StrEnum):
    """What a number is."""

    #: The age of somebody.
    AGE = "age"
    #: A bound of a measure.
    THRESHOLD = "threshold"
    #: A stage or a grade.
    STAGE = "stage"
    #: The time before or after something.
    WINDOW = "temporal"
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


def role_of(reader: FigureReader, figure: Figure, floor: int) -> Role | None:
    """Give the role of a number; `None` for one that bounds nothing: a name, a list mark.

    `floor` is the place where the words that can belong to it begin.
    """
    if _is_calendar(figure):
        return Role.WINDOW if figure.signed or figure.window else None
    if figure.is_time:
        return _of_time(reader, figure, floor)
    if _is_age(reader, figure, floor):
        return Role.AGE
    return _of_number(reader, figure, floor)


def _is_calendar(figure: Figure) -> bool:
    value = (figure.interval.low or figure.interval.high).value  # type: ignore[union-attr]
    return figure.unit is None and value.denominator == 1 and int(value) in _YEARS


def _of_time(reader: FigureReader, figure: Figure, floor: int) -> Role | None:
    """Give the role of a number whose unit is one of time."""
    words = reader.words
    if is_gestation(reader, figure, floor):
        return Role.THRESHOLD
    if _is_age(reader, figure, floor):
        return Role.AGE
    if figure.window is not None:
        return Role.THRESHOLD if _travels(reader, figure) else Role.WINDOW
    if _is_counted_from(reader, figure):
        return Role.WINDOW
    if _time_measure(reader, figure, floor) is not None or _travels(reader, figure):
        return Role.THRESHOLD
    if figure.signed and figure.unit == "a" and not figure.worded and _only_people(reader, figure, floor) and reader.words[figure.end : figure.end + 1] != ["of"]:
        return Role.AGE
    return Role.DURATION


def is_gestation(reader: FigureReader, figure: Figure, floor: int) -> bool:
    """Say whether the number tells how far a pregnancy is."""
    if figure.unit not in {"wk", "d"}:
        return False
    words = reader.words
    gestation = words_for("age", "gestation")
    near = words[max(floor, figure.first - _NEAR) : figure.first]
    return any(word in gestation for word in words[figure.first : figure.end + 3]) or any(
        word in gestation for word in near if word not in {"pregnancy", "pregnant"}
    )


def _travels(reader: FigureReader, figure: Figure) -> bool:
    return bool({"drive", "travel", "driving", "commute"} & set(reader.words[figure.end : figure.end + 3]))


def _is_age(reader: FigureReader, figure: Figure, floor: int) -> bool:
    """Say whether the number is an age: it says so, or the words before it do."""
    words = reader.words
    if figure.aged:
        return not _time_measure(reader, figure, floor) and not _about_a_thing(reader, figure, floor)
    if figure.unit is not None and not (figure.is_time and figure.unit != "s"):
        return False
    if words[figure.end : figure.end + 1] in (["age"], ["aged"]):
        return True
    cues = words_for("age", "cues")
    if words[figure.end - 1] in words_for("age", "signs") and not (figure.is_time and figure.unit not in {"a", "mo"}):
        return True
    inside = words[figure.first : figure.end]
    if any(word in cues for word in inside):
        return True
    if not figure.is_time:
        near = words[max(floor, figure.first - 4) : figure.first]
        if any(word in cues for word in near):
            return True
        return any(word in words_for("age", "signs") for word in inside)
    if figure.unit == "a" or figure.unit == "mo":
        at = figure.first - 1
        steps = 0
        while at >= floor and steps < _NEAR and words[at] not in _ENDS:
            if words[at] in cues:
                return words[at - 1 : at] != ["gestational"]
            at, steps = at - 1, steps + 1
        signs = words_for("age", "signs")
        if any(word in signs for word in inside):
            return not _about_a_thing(reader, figure, floor)
    elif any(word in cues for word in words[max(floor, figure.first - 3) : figure.first]):
        return True
    return False


def _about_a_thing(reader: FigureReader, figure: Figure, floor: int) -> bool:
    """Say whether something other than a person is so old: `a biopsy older than 6 months`."""
    before = [
        word
        for word in reader.words[max(floor, figure.first - 3) : figure.first]
        if word not in words_for("measure", "links")
    ]
    return bool(before) and before[-1].isalpha() and before[-1] not in words_for("age", "people") and not figure.aged


def _only_people(reader: FigureReader, figure: Figure, floor: int) -> bool:
    """Say whether the words before name nobody but people."""
    people = words_for("age", "people")
    at = figure.first - 1
    steps = 0
    while at >= floor and steps < _NEAR:
        token = reader.tokens[at]
        if token.kind is Kind.WORD and token.text not in people:
            return False
        if token.kind is Kind.WORD or token.text in {",", "("}:
            steps += 1
        at -= 1
    return True


def _is_counted_from(reader: FigureReader, figure: Figure) -> bool:
    """Say whether the words behind name a point in time: `3 months before enrolment`."""
    words = reader.words
    at = figure.end
    if words[at : at + 1] == [")"]:
        at += 1
    if words[at : at + 1] == ["-"]:
        at += 1
    for part in ("before", "after"):
        if windows()[part].at(words, at):
            return True
    if words[at : at + 1] == ["apart"]:
        return True
    return False


def _time_measure(reader: FigureReader, figure: Figure, floor: int) -> str | None:
    """Give the measure that is itself a time: `life expectancy`."""
    table = phrases_for("time_measures", "words")
    for at in range(max(floor, figure.first - _NEAR), figure.end):
        if found := table.at(reader.words, at):
            return found[0]
    return None


def _of_number(reader: FigureReader, figure: Figure, floor: int) -> Role | None:
    """Give the role of a number without a unit of time."""
    words = reader.words
    before = words[figure.first - 1] if figure.first > floor else ""
    if figure.signed:
        if figure.unit in _DOSES | _MASSES and _is_medicine(reader, figure, floor):
            return Role.DOSE
        if before in words_for("scales", "stages"):
            return Role.STAGE
        if figure.unit is not None and "times" in figure.unit:
            return Role.COUNT
        if (figure.worded and figure.reference is None and figure.unit is None) or _counts(reader, figure, floor):
            return Role.COUNT
        return Role.THRESHOLD
    if figure.scored:
        return Role.THRESHOLD
    scales = words_for("scales", "words")
    steps = words_for("scales", "steps")
    if figure.worded and words[figure.first] != "single":
        return Role.COUNT if _counts(reader, figure, floor) and _many(reader, figure) else None
    if figure.unit is None and figure.reference is None:
        near = [word for word in words[max(floor, figure.first - 4) : figure.first] if word not in {"(", ")", "of", "-", ":", "[", "]", "or"}]
        if before in words_for("scales", "stages") or (near and near[-1] in steps and before != "type"):
            return Role.STAGE if before in words_for("scales", "stages") else Role.THRESHOLD
        if near and near[-1] in scales:
            return Role.THRESHOLD
        return Role.COUNT if _counts(reader, figure, floor) and _many(reader, figure) else None
    if figure.reference is not None:
        return Role.THRESHOLD
    if before in {"of", "to", "with", "than", "is", "was"} or figure.reference:
        return Role.THRESHOLD
    return None


def _is_medicine(reader: FigureReader, figure: Figure, floor: int) -> bool:
    near = set(reader.words[max(floor, figure.first - _NEAR) : figure.first])
    return not near & {"weight", "weighing", "birth", "weigh", "infant", "infants", "weighs", "fetal", "alcohol", "alcoholic", "drinking", "drink", "drinks", "proteinuria", "protein", "handgrip", "grip", "strength", "mass"}


def _many(reader: FigureReader, figure: Figure) -> bool:
    """Say whether a bare number counts what stands behind it: `two parents`, `3 open dives`."""
    words = reader.words
    exact = figure.interval.exact
    following = words[figure.end : figure.end + 3]
    if exact == 1:
        before = words[figure.first - 1] if figure.first else ""
        return (
            before == "only"
            or following[:1] == ["of"]
            or (figure.worded and before in {"", ".", "-", "having", "has", "have", "or", "with"} and following[:1] != ["or"])
        )
    nouns = [word for word in following if word.isalpha()]
    if following[:1] == ["of"]:
        return True
    return any(word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) for word in nouns)


def _counts(reader: FigureReader, figure: Figure, floor: int) -> bool:
    """Say whether the number tells how many: a noun stands behind it, and no measure before."""
    words, tokens = reader.words, reader.tokens
    if figure.unit is not None or figure.reference is not None:
        return False
    value = (figure.interval.low or figure.interval.high).value  # type: ignore[union-attr]
    if value.denominator != 1:
        return False
    if figure.end >= len(words):
        return False
    behind = tokens[figure.end]
    if figure.first > floor and words[figure.first - 1] in words_for("scales", "words"):
        return False
    if behind.text in _MONTHS or (figure.first > floor and words[figure.first - 1] in _MONTHS):
        return False
    if behind.text == "of":
        return words[figure.end + 1 : figure.end + 2] != [] and (
            words[figure.end + 1] in {"these", "those", "following"}
            or words[figure.end + 1 : figure.end + 3] in (["the", "following"], ["the", "above"], ["the", "below"], ["the", "criteria"], ["the", "primary"])
            or (figure.signed and words[figure.end + 1] == "the")
        )
    if figure.first > floor and words[figure.first - 1] in {"type", "icd", "visit", "day", "t1", "phase", "part", "week", "month", "cycle", "arm", "cohort", "group", "dsm", "version", "table", "appendix", "section", "figure", "step", "no", "number"} and not figure.signed:
        return False
    if behind.kind is not Kind.WORD or behind.text in words_for("measure", "stops") - {"other", "additional", "severe", "documented", "confirmed", "uncontrolled", "known", "abnormal", "mild", "moderate"}:
        return False
    return True

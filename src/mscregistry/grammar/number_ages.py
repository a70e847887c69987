"""Numbers that are ages of people, or of pregnancies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.token_text import TokenText

#: So many words before a number are looked at.
_NEAR: Final = 6
#: So many before a number without a unit.
_CLOSE: Final = 4
#: So many before a number of days or hours.
_CLOSEST: Final = 3
#: Units that people's ages have whatever stands before.
_LONG: Final = frozenset({"a", "mo"})
#: So many marks may stand around a number that is all that a criterion says.
_MARKS: Final = 4
#: Nobody is older.
_OLDEST: Final = 120
_ENDS: Final = frozenset({".", ";"})
#: Words that alone before a number of weeks do not make it the age of a pregnancy.
_STATES: Final = frozenset({"pregnancy", "pregnant"})


def is_gestation(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether the number tells how far a pregnancy is."""
    if figure.unit not in {"wk", "d"}:
        return False
    known = words_for("age", "gestation")
    near = text.words[max(floor, figure.first - _NEAR) : figure.first]
    return not known.isdisjoint(text.words[figure.first : figure.end + 3]) or not (
        known - _STATES
    ).isdisjoint(near)


def is_age(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether the number is somebody's age: its own words say so, or those before it.

    ::

        age = cue … number | number ("old" | "of age") | sign of age number | number "or older"
    """
    if figure.aged and not (figure.unit in {"wk", "d"} and _about_a_thing(text, figure, floor)):
        return True
    if figure.unit is not None and not (figure.is_time and figure.unit != "s"):
        return False
    return _says_age(text, figure) or _cued(text, figure, floor)


def _says_age(text: TokenText, figure: Figure) -> bool:
    """Say whether the words of the number, or the one behind, are said of ages alone."""
    inside = text.words[figure.first : figure.end]
    if figure.named is not None and words_for("age", "cues").isdisjoint(inside):
        return False
    older = inside[-1] in words_for("age", "signs")
    return (
        text.word(figure.end) in {"age", "aged"}
        or not words_for("age", "cues").isdisjoint(inside)
        or (older and (figure.unit is None or figure.unit in _LONG))
    )


def _cued(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether a word for age stands before, or a sign that is said of the ages of people."""
    near = text.words[max(floor, figure.first - _CLOSE) : figure.first]
    if ")" in near:
        # `index (depending on the age) ≥ 50`
        near = near[len(near) - near[::-1].index(")") :]
    near = near[_behind_adjusted(near) :]
    older = not words_for("age", "signs").isdisjoint(text.words[figure.first : figure.end])
    if near[-1:] == ["("] and figure.signed and _is_told(text, figure):
        return True
    if figure.unit is None:
        return older or not words_for("age", "cues").isdisjoint(near)
    if figure.unit not in _LONG:
        return not words_for("age", "cues").isdisjoint(near[-_CLOSEST:])
    return _cued_before(text, figure, floor) or (older and not _about_a_thing(text, figure, floor))


def _behind_adjusted(near: list[str]) -> int:
    """Give the place behind `age-adjusted`, which is no age."""
    for at in range(len(near) - 1, 0, -1):
        if near[at] in words_for("age", "adjusted"):
            return at + 1
    return 0


def _is_told(text: TokenText, figure: Figure) -> bool:
    """Say whether a number in brackets tells who people are: `adults (>18)`, `men (18 years)`."""
    who = text.word(figure.first - 2)
    if figure.unit is None:
        return who in words_for("age", "grown") and figure.number <= _OLDEST
    people = words_for("age", "grown") | words_for("age", "young")
    return who in people or (figure.unit == "a" and who in words_for("age", "named"))


def _cued_before(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether a word for age stands before, in the same sentence."""
    for at in range(figure.first - 1, max(floor, figure.first - _NEAR) - 1, -1):
        if text.words[at] in _ENDS:
            return False
        if text.words[at] in words_for("age", "cues"):
            return text.word(at - 1) != "gestational"
    return False


def _about_a_thing(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether something other than a person is so old: `a biopsy older than 6 months`."""
    links = words_for("measure", "links")
    near = text.words[max(floor, figure.first - 3) : figure.first]
    last = next((word for word in reversed(near) if word not in links), "")
    return last.isalpha() and last not in words_for("age", "people")


def only_people(text: TokenText, figure: Figure, floor: int) -> bool:
    """Say whether the words before name nobody but people."""
    people = words_for("age", "people")
    left = _NEAR
    at = figure.first - 1
    while at >= floor and left:
        if text.kind(at) is Kind.WORD:
            if text.words[at] not in people:
                return False
            left -= 1
        at -= 1
    return True


def is_alone(text: TokenText, figure: Figure) -> bool:
    """Say whether a number that can be an age is all that the criterion says: `18 and over`."""
    return (
        figure.signed
        and figure.unit is None
        and figure.reference is None
        and figure.named is None
        and not figure.scored
        and words_for("measure", "scores").isdisjoint(text.words[figure.first : figure.end])
        and 1 < figure.number <= _OLDEST
        and len(text.words) - (figure.end - figure.first) <= _MARKS
        and not any(
            text.kind(at) is Kind.WORD
            for at in (*range(figure.first), *range(figure.end, len(text.words)))
        )
    )

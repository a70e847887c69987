"""The names of dose levels: `low`, `middle`, `high`, `cohort 1`, `dose level 2`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.source import Span
from mscregistry.vocab.dose_words import longest_first, meanings

if TYPE_CHECKING:
    from mscregistry.grammar.cells.dose_text import DoseText

_NEAR: Final = 60
_NUMBERED: Final = (
    r"(?:(?:dose|dosage)[\s-]{0,2})?(?:cohort|group|arm|level|dose|dl|tier|stage)"
    r"(?:[\s-]{0,2}-?\d{1,2}|[\s-]{1,2}(?:[ivx]{1,4}|[a-h]))"
    r"(?!\w|\s(?:dose|total|single|mean|fixed))"
)
#: `dose level -1`, `dl-1`, `dl1`
_PARTS: Final = re.compile(r"[a-z]+|(?<=\s)-\d+|\d+")
#: A short name of the level in brackets, and what binds it to its number.
_TAIL: Final = (
    r"(?:\s?\([^()]{1,24}\))?(?:\s?(?:group|level|cohort|arm))?(?:\s?\([a-z]\))?"
    r"\s?(?:[:=(,]|-|–)?\s?(?:(?:was|is|of|at|with|receives?|received|will\sreceive|dose)\s?(?:of\s)?)?"
    r"(?:a\s)?(?:[:=(])?\s?$"
)


class Name(NamedTuple):
    """The name of a level, and where it stands."""

    #: Our form of it: `low`, `cohort 1`.
    name: str
    #: Where its words stand.
    span: Span


def name_before(text: DoseText, start: int) -> Name | None:
    """Give the name of a level that stands before its number."""
    before = text.before(start, _NEAR)
    found = _before().search(before)
    return None if found is None else _name(found, start - len(before))


def name_behind(text: DoseText, end: int) -> Name | None:
    """Give the name of a level that stands behind its number: `(low dose)`."""
    found = _behind().match(text.behind(end, _NEAR))
    return None if found is None else _name(found, end)


def names_alone(text: DoseText) -> list[tuple[Name, ...]]:
    """Give the names of levels that are compared with no numbers: `low, middle or high dose`."""
    found: list[tuple[Name, ...]] = []
    for match in _compared().finditer(text.plain):
        start = match.start()
        names = [
            Name(meanings("levels")[one[0]], Span(start + one.start(), start + one.end()))
            for one in _level().finditer(match[0])
        ]
        found.append(tuple(names))
    return found


@cache
def any_name() -> str:
    """Give the pattern of the name of a level, for who joins the levels of a list."""
    group = r"(?:[\s-]{1,2}(?:dose|dosage|level|group|cohort|arm)){1,2}"
    nth = "first|second|third|fourth|fifth"
    return rf"(?:(?:the\s|a\s)?(?:(?:{_levels()})(?:{group})?|(?:{nth}){group}|{_NUMBERED}))"


def _name(found: re.Match[str], offset: int) -> Name:
    part = "level" if found["level"] else "numbered"
    words = found[part]
    name = meanings("levels").get(words) or " ".join(_PARTS.findall(words))
    return Name(name, Span(offset + found.start(part), offset + found.end(part)))


@cache
def _levels() -> str:
    return "|".join(
        word for part in ("low", "middle", "high") for word in longest_first("levels", part)
    )


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{_levels()})(?![a-z])")


@cache
def _before() -> re.Pattern[str]:
    dose = (
        r"(?:[\s-]{1,2}(?:dose|dosage|dosing|level|concentration))?(?:[\s-](?:group|cohort|arm))?"
    )
    return re.compile(
        rf"(?<![a-z])(?:(?P<level>{_levels()}){dose}|(?P<numbered>{_NUMBERED})){_TAIL}"
    )


@cache
def _behind() -> re.Pattern[str]:
    dose = r"[\s-]{1,2}(?:dose|dosage|level|group|cohort)"
    return re.compile(
        r"\s{0,2}(?:[(\[]|,|in\s|for\s|as\s)?\s?(?:the\s|a\s)?"
        rf"(?:(?P<level>{_levels()}){dose}|(?P<numbered>(?:cohort|dose\slevel|level)\s\d{{1,2}}))(?![a-z])"
    )


@cache
def _compared() -> re.Pattern[str]:
    dose = r"(?:[\s-]{1,2}(?:dose|dosage)s?)"
    one = rf"(?:{_levels()})"
    gap = r"\s?(?:,|/|and|or|versus|vs\.?|,\s?(?:and|or))\s?(?:a\s|the\s)?"
    return re.compile(rf"(?<![a-z]){one}{dose}?(?:{gap}{one}{dose}?){{1,3}}(?<=dose)s?(?![a-z])")

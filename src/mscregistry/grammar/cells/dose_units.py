"""What follows the number of a dose: what is counted, and for each what."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from mscregistry.grammar.cells.dose_counted import counted_at
from mscregistry.vocab.dose_words import meanings

#: `cells/kg/dose each` has no more parts.
_PARTS: Final = 4
#: `(±10%)`, or the number again in words: `1.000.000 (one million) cells`.
_ASIDE: Final = re.compile(
    r"\s{0,3}\(\s?(?:(?:±|\+/?-)\s?\d{1,3}(?:\.\d{1,3})?\s?%"
    r"|(?:[a-z]{2,9}[\s-]){1,4}(?:thousand|million|billion)s?)\s?\)"
)
#: In how much they are given, before the place that gets them: `(3 mL) per knee`.
_VOLUME: Final = re.compile(r"\s{0,2}\(\s?\d{1,3}(?:[.,]\d{1,2})?\s?(?:ml|cc)\s?\)")
_NUMBER: Final = re.compile(r"\s(?:numbers?|counts?)\b")
_OPEN: Final = re.compile(r"\s{0,2}[(\[]\s?")
_CLOSE: Final = re.compile(r"\s?[)\]]")
_KILOGRAMS: Final = re.compile(r"\s{0,2}[.·•*/]?\s?kg\s?(?:\^?\(?[-⁻]\s?[1¹]\)?)")
_WEIGHT: Final = re.compile(
    r"(?:[\s.·•*-]{0,3}(?:of\s)?(?:the\s)?\(?(?:recipient|patient|ideal|actual|lean|dry|total|predicted)?"
    r"(?:['’]?s)?\s{0,2}(?:[pia]?bw|b\.w\.?|body[\s-]?(?:weight|wt|mass)|weight|wt)(?![a-z])\)?)"
)
#: Behind a surface and a volume there is no more of them.
_DIVISORS: Final = ("kg", "mL", "cm2", "m2")
#: What no dose is divided by but once in a while; kept, for without it the number means another.
_SELDOM: Final = ("lb", "d", "wk", "mo")


class Unit(NamedTuple):
    """What a number of a dose is a number of."""

    #: Where the unit ends.
    end: int
    #: `cells`, `particles`, `mg` and so on; `None` where the words name nothing that is counted.
    kind: str | None = None
    #: The words for what is counted, as start and end; both are 0 where there are none.
    of: tuple[int, int] = (0, 0)
    #: `kg`, `mL`, `cm2`, `m2`; seldom `lb`, or the `d`, `wk`, `mo` of a rate.
    divisor: str | None = None
    #: Whether it is divided by the times it is given.
    per_infusion: bool = False
    #: The place each of which gets it.
    site: str | None = None
    #: Whether the number is a laboratory's, or of what is none of ours.
    foreign: bool = False

    @property
    def known(self) -> bool:
        """Whether anything of a unit stands there."""
        return bool(self.kind or self.divisor or self.per_infusion or self.site)

    @property
    def symbol(self) -> str:
        """The unit as we write it."""
        kind = self.kind or "cells"
        return f"{kind}/{self.divisor}" if self.divisor else kind


def read_unit(text: str, plain: str, place: int) -> Unit:
    """Give the unit that stands behind a number.

    ::

        unit  = aside? "("? (amount | counted)? ("/" | "per") part)* ")"?
        part  = "kg" weight? | volume | surface | time | place | person
    """
    aside = _ASIDE.match(plain, place)
    start = aside.end() if aside else place
    unit = _read(text, plain, start)
    if unit.known or unit.foreign:
        return unit
    opened = _OPEN.match(plain, start)
    if opened:
        inside = _read(text, plain, opened.end())
        closed = _CLOSE.match(plain, inside.end)
        if inside.known and closed:
            return _parted(plain, inside._replace(end=closed.end()))
    return unit._replace(end=place)


def _read(text: str, plain: str, start: int) -> Unit:
    amount = _amounts().match(plain, start)
    if amount:
        return _measured(text, plain, meanings("amounts")[amount[1]], amount.end())
    counted = None if _KILOGRAMS.match(plain, start) else counted_at(text, plain, start)
    if counted is None:
        parted = _parted(plain, Unit(end=start))
        # `10^6/0.5 mL MSCs`: in how much they are given stands before what is counted.
        counted = counted_at(text, plain, parted.end) if start < parted.end else None
        if counted is None or parted.known or parted.foreign or not counted.found:
            return parted
    if not counted.found:
        return Unit(end=start, foreign=True)
    named = _NUMBER.match(plain, counted.end)
    return _parted(
        plain,
        Unit(
            kind=counted.kind,
            of=(counted.start, counted.end),
            end=named.end() if named else counted.end,
            foreign=counted.foreign,
        ),
    )


def _measured(text: str, plain: str, kind: str, end: int) -> Unit:
    """Give a mass or volume, with what it is one of: `5 mL of BMAC`."""
    unit = _parted(plain, Unit(kind=kind, end=end))
    counted = counted_at(text, plain, unit.end)
    if counted is None or not counted.found:
        return unit
    return _parted(plain, unit._replace(of=(counted.start, counted.end), end=counted.end))


def _parted(plain: str, unit: Unit) -> Unit:
    """Give the unit with what it is divided by."""
    volume = _VOLUME.match(plain, unit.end)
    if volume and _per().match(plain, volume.end()):
        unit = unit._replace(end=volume.end())
    for _ in range(_PARTS):
        minus = _KILOGRAMS.match(plain, unit.end)
        found = minus or _per().match(plain, unit.end)
        if found is None:
            return unit
        part, number = ("kg", None) if minus else (found["part"], found["number"])
        means = meanings("per")[part]
        unit = unit._replace(end=found.end())
        if means == "laboratory" or (number and means not in {"mL", "infusion"}):
            return unit._replace(foreign=True)
        if means in _DIVISORS:
            if means == "kg" and (weight := _WEIGHT.match(plain, unit.end)):
                unit = unit._replace(end=weight.end())
            # `cells/3 mL` says in how much they are given, and is no concentration.
            divisor = unit.divisor if number else means
            unit = unit._replace(divisor=divisor)
        elif means in _SELDOM:
            unit = unit._replace(divisor=unit.divisor or means)
        elif means == "infusion":
            unit = unit._replace(per_infusion=True)
        elif means == "site":
            unit = unit._replace(site=part)
    return unit


@cache
def _amounts() -> re.Pattern[str]:
    every = "|".join(sorted(map(re.escape, meanings("amounts")), key=len, reverse=True))
    return re.compile(rf"\s{{0,3}}({every})(?![a-z])")


@cache
def _per() -> re.Pattern[str]:
    every = "|".join(sorted(map(re.escape, meanings("per")), key=len, reverse=True))
    return re.compile(
        r"\s{0,3}(?:/|÷|(?:per|por|par|pro)\b|for\s(?:each|every)\b|(?:at|in)\seach\b)\s{0,3}(?:of\s)?(?:the\s)?"
        r"(?:(?P<number>\d{1,4}(?:[.,]\d{1,3})?)\s?-?)?"
        r"(?:(?:each|one|single|affected|index|target|treated|study|individual)\s)?"
        rf"(?P<part>{every})(?![\w²³])(?!\s[a-z\d]\s?:)"
    )

"""Codes of UCUM, as exact sizes: a subset, and stricter than UCUM where it would mix things up.

::

    unit      = "/"? part (("." | "/") part)*        left to right, as UCUM has it
    part      = number | symbol power? note? | note | "(" part (("." | "/") part)* ")"
    symbol    = prefix? atom                         mmol, mm[Hg], 10*
    power     = ("+" | "-")? digits                  m2, s-1, 10*-3
    note      = "{" ... "}"

A note behind a unit says of what it is and is passed over: `mL{blood}` is mL.  A note that stands
alone is what is counted: one, where the table has it as such, else a dimension of its own.  So
`mL/min/{1.73_m2}` is never mL/min.  A number, a point and a number is not read: UCUM has it as a
product, and who writes it means a decimal fraction.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve, frozen

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Dimensions with their powers, each above zero, in the order of their names.
Powers: TypeAlias = tuple[tuple[str, int], ...]

#: A longer code is none.
LONGEST: Final = 100
#: As many brackets may be open at once.
_DEEPEST: Final = 8
#: No unit has a greater power; the numbers would grow without end.
_HIGHEST: Final = 99
_DIGITS: Final = "0123456789"

_PIECE: Final = re.compile(
    r"""[./()]
      | (?: [^\s./(){}\[\]] | \[ [^\s\[\]{}]* \] )+ (?: \{ [^{}]* \} )?
      | \{ [^{}]* \}""",
    re.VERBOSE,
)


class _UnknownUnitError(Exception):
    """It is no unit that we know; never seen outside."""


@frozen
class UcumUnit:
    """What a code means: so many of its dimensions.

    >>> read_ucum("mmol/L")
    UcumUnit(factor=Fraction(1, 1), top=(('mol', 1),), below=(('m', 3),), offset=Fraction(0, 1))
    """

    #: How many of its dimensions one of it is; above zero.
    factor: Fraction
    #: Its dimensions above the line, before what is on both sides is cancelled.
    top: Powers = ()
    #: Its dimensions below the line.
    below: Powers = ()
    #: The number of its dimension where its own number is zero; not zero only for temperatures.
    offset: Fraction = Fraction(0)

    @property
    def dimension(self) -> Powers:
        """Its dimensions, cancelled; those below the line have powers below zero.

        >>> read_ucum("mg/g").dimension, read_ucum("/min").dimension
        ((), (('s', -1),))
        """
        return _sum(self.top, self.below, -1)

    def times(self, other: UcumUnit, power: int) -> UcumUnit:
        """Give the product with a power of another."""
        if self.offset or other.offset:
            # What 2 °C per minute is depends on whether a temperature or a difference is meant.
            if self != _ONE or power != 1:
                raise _UnknownUnitError
            return other
        up, down = (other.top, other.below) if power > 0 else (other.below, other.top)
        return UcumUnit(
            self.factor * other.factor**power,
            _sum(self.top, up, abs(power)),
            _sum(self.below, down, abs(power)),
        )


_ONE: Final = UcumUnit(Fraction(1))


def read_ucum(code: str) -> UcumUnit | None:
    """Give what a code of UCUM means, or `None` where we do not know it.

    >>> read_ucum("10*9/L").factor == read_ucum("{cells}/nL").factor
    True
    >>> read_ucum("mg/dl/") is read_ucum("parsec") is read_ucum("2.5.mL") is None
    True
    """
    # Before the cache, which would keep the long ones.
    return _read(code) if len(code) <= LONGEST else None


def said_in_full(code: str, measure: str) -> str:
    """Give the unit of a measure with the noun that it is mostly written without.

    >>> said_in_full("mg/mmol", "uacr"), said_in_full("mg/L", "creatinine")
    ('mg/mmol{creat}', 'mg/L')
    """
    for noun, substance in _table()["substances"].items():
        full = f"{code}{{{noun}}}"
        if measure in substance["measures"] and read_ucum(full) is not None:
            return full
    return code


@lru_cache(maxsize=4096)  # few units are written again and again
def _read(code: str) -> UcumUnit | None:
    try:
        return _parsed(code)
    except _UnknownUnitError:
        return None


def _parsed(code: str) -> UcumUnit:
    pieces = _PIECE.findall(code)
    if "".join(pieces) != code or _has_decimal(pieces):
        raise _UnknownUnitError
    outer: list[tuple[UcumUnit, int]] = []
    total, power, is_awaited = _ONE, 1, True
    for place, piece in enumerate(pieces):
        if piece in {".", "/"}:
            if is_awaited and (place or piece == "."):
                raise _UnknownUnitError
            power, is_awaited = (-1 if piece == "/" else 1), True
            continue
        if is_awaited is (piece == ")") or len(outer) > _DEEPEST:
            raise _UnknownUnitError
        if piece == "(":
            outer.append((total, power))
            total, power = _ONE, 1
            continue
        if piece != ")":
            part = _part(piece)
        elif outer:
            part = total
            total, power = outer.pop()
        else:
            raise _UnknownUnitError
        total, is_awaited = total.times(part, power), False
    if is_awaited or outer:
        raise _UnknownUnitError
    return total


def _has_decimal(pieces: list[str]) -> bool:
    return any(
        whole.isdecimal() and point == "." and rest.isdecimal()
        for whole, point, rest in zip(pieces, pieces[1:], pieces[2:], strict=False)
    )


def _part(piece: str) -> UcumUnit:
    """Give what stands between two signs: `24`, `mg`, `m2`, `g{creat}`, `{cells}`."""
    body, _, note = piece.partition("{")
    note = note.removesuffix("}").casefold()
    if not body:
        return _noun(note)
    name = body.rstrip(_DIGITS)
    digits = body[len(name) :]
    if not name:
        if not int(digits):
            raise _UnknownUnitError
        return UcumUnit(Fraction(int(digits)))
    is_below = bool(digits) and name.endswith("-")
    unit = _symbol(name[:-1] if digits and name[-1] in "+-" else name)
    power = int(digits or 1)
    if not 0 < power <= _HIGHEST or note in _table()["never_passed_over"]["nouns"]:
        raise _UnknownUnitError
    return _ONE.times(_of_substance(unit, note), -power if is_below else power)


def _noun(note: str) -> UcumUnit:
    """Give what a note means that stands alone."""
    if not note:
        raise _UnknownUnitError
    if note in _table()["counted"]["nouns"]:
        return _ONE
    if note in _table()["meant"]:
        return _sized(_table()["meant"][note])
    return UcumUnit(Fraction(1), ((f"{{{note}}}", 1),))


def _of_substance(unit: UcumUnit, note: str) -> UcumUnit:
    """Give a mass or an amount of what a note names, as a dimension of its own."""
    for code, substance in _table()["substances"].items():
        if note in substance["nouns"] and unit.top in {(("g", 1),), (("mol", 1),)}:
            grams = Fraction(substance["molar_mass"]) if unit.top[0][0] == "g" else 1
            return evolve(unit, factor=unit.factor / grams, top=((f"{{{code}}}", 1),))
    return unit


@cache  # as many as there are atoms and prefixes; what is not known is not kept
def _symbol(name: str) -> UcumUnit:
    """Give the unit of an atom, with its prefix if it has one."""
    table = _table()
    base = table["base"]
    if name in base["metric"] or name in base["plain"]:
        return UcumUnit(Fraction(1), ((name, 1),))
    if name in table["scales"]:
        degree, zero = map(_sized, table["scales"][name])
        return evolve(degree, offset=zero.factor)
    for kind in ("metric", "plain"):
        if name in table[kind]:
            return _sized(table[kind][name])
    for prefix, size in table["prefixes"].items():
        atom = name.removeprefix(prefix)
        if atom != name and (atom in base["metric"] or atom in table["metric"]):
            unit = _symbol(atom)
            return evolve(unit, factor=unit.factor * Fraction(size))
    raise _UnknownUnitError


def _sized(size: str) -> UcumUnit:
    """Give what a size in the table is: a number and a unit."""
    number, _, code = size.partition(" ")
    unit = _parsed(code)
    return evolve(unit, factor=unit.factor * Fraction(number))


def _sum(one: Powers, other: Powers, times: int) -> Powers:
    powers = dict(one)
    for name, power in other:
        powers[name] = powers.get(name, 0) + power * times
    return tuple(sorted((name, power) for name, power in powers.items() if power))


@cache
def _table() -> Mapping[str, Any]:
    return read_table("units")

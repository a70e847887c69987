"""Values that no column can hold: what is nearest to them, and the JSON that keeps them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import fields_dict

from mscregistry.export.arrow.schema import DECIMALS, DIGITS
from mscregistry.export.json import from_json, to_json
from mscregistry.model import Trial

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The whole numbers of 64 bits.
_WHOLE: Final = range(-(2**63), 2**63)
#: Two halves of a surrogate pair that are two characters.  `to_json` leaves them as they are, for
#: as escapes side by side they would be read as one character.
_HALVES: Final = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
#: What parts their escapes: a character that Unicode keeps free for such uses.  Where a trial has
#: it itself, it is an escape.
_BETWEEN: Final = "\ufdd0"
_PARTED: Final = re.compile(rf"\\u(d[89ab]..){_BETWEEN}\\u(d[c-f]..)")


def nearest_text(text: str | None) -> str | None:
    r"""Give a text with each half of a surrogate pair as an escape, as no Arrow string holds it.

    >>> print(nearest_text("half \ud83d of a pair"))
    half \ud83d of a pair
    """
    return None if text is None else text.encode("utf-8", "backslashreplace").decode()


def nearest_whole(number: int | None) -> int | None:
    """Give a whole number of 64 bits, and none for a larger one."""
    return None if number is None or number not in _WHOLE else number


def nearest_decimal(number: Decimal | None) -> Decimal | None:
    """Give a number that columns hold digit by digit, and none for another.

    pyarrow is not asked, for it ends the whole program at a number of very many decimals.
    """
    if number is None or not number.is_finite() or number.adjusted() >= DIGITS - DECIMALS:
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= -DECIMALS else None


def is_fit(value: object) -> bool:
    """Say whether columns hold all of a value exactly: a trial, or a part of one."""
    match value:
        case None:
            return True
        case str():
            return nearest_text(value) == value
        case int():
            return value in _WHOLE
        case Decimal():
            return nearest_decimal(value) is not None
        case tuple():
            return all(map(is_fit, value))
    kind: type = type(value)
    return all(is_fit(getattr(value, name)) for name in _names(kind))


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(fields_dict(kind))


def unfit_json(trials: Iterable[Trial]) -> list[str | None]:
    """Give the JSON of each trial that the columns cannot hold, and none for the others."""
    return [None if is_fit(trial) else _json(trial) for trial in trials]


def _json(trial: Trial) -> str:
    text = to_json(trial).replace(_BETWEEN, f"\\u{ord(_BETWEEN):04x}")
    return _HALVES.sub(lambda two: f"\\u{ord(two[1]):04x}{_BETWEEN}\\u{ord(two[2]):04x}", text)


def trial_of(text: str) -> Trial:
    """Give the trial of a text that `unfit_json` made.

    Raises:
        BadStructure: If it is none; it lists every fault.
    """
    halves = _PARTED.sub(lambda two: chr(int(two[1], 16)) + chr(int(two[2], 16)), text)
    return from_json(halves, Trial)

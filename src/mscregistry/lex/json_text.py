"""JSON text to plain values, refusing what a reader of records must not let pass.

The `json` module takes the last of two equal keys, reads ``NaN`` and halves of surrogate pairs,
and works long at a number of a million digits.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final, NoReturn

from mscregistry.errors import BrokenRecord

#: How deep objects and lists may stand in each other; a record of ClinicalTrials.gov has 13 levels.
DEEPEST: Final = 100
#: How many characters a number may have.
LONGEST_NUMBER: Final = 1000
#: An escape that stands for half of a surrogate pair, perhaps without the other.
_HALF: Final = re.compile(r"\\u[dD][89abAB]")


class _Refused(ValueError):
    """What a hook of the `json` module raises; it becomes a `BrokenRecord`."""


def parse_json(
    text: str,
    name: str,
    deepest: int = DEEPEST,
    longest_number: int = LONGEST_NUMBER,
    *,
    as_written: bool = False,
) -> Any:  # noqa: ANN401 - any JSON
    """Give the dicts, lists, strings, integers, decimals, booleans and `None` of a JSON text.

    With `as_written`, numbers are the words that they are written in: ``1e2`` and ``-0`` stay so.

    Raises:
        BrokenRecord: If it is not well-formed (it says where), says a key of an object twice, is
            nested too deep, or has a number that is too long, too large or none, or half of a
            surrogate pair.
    """

    def whole(digits: str) -> int | str:
        _check_length(digits, longest_number)
        return digits if as_written else int(digits)

    def fraction(digits: str) -> Decimal | str:
        _check_length(digits, longest_number)
        if float(digits) in {float("inf"), float("-inf")}:
            raise _Refused(f"the number {digits[:20]} is larger than any reader can hold")
        return digits if as_written else Decimal(digits)

    try:
        found = json.loads(
            text,
            object_pairs_hook=_entries,
            parse_int=whole,
            parse_float=fraction,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        why = (
            f"not well-formed JSON: {error.msg.removesuffix(' at')} "
            f"at line {error.lineno}, column {error.colno} of the record"
        )
        raise BrokenRecord(name, why) from None
    except _Refused as error:
        raise BrokenRecord(name, str(error)) from None
    except RecursionError:
        raise _too_deep(name, deepest) from None
    _check_tree(found, name, deepest, halves=_HALF.search(text) is not None)
    return found


def _entries(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # it marks what was seen
        raise _Refused(f"the key {twice[:60]!r} stands twice in one object; which is meant?")
    return found


def _check_length(digits: str, longest: int) -> None:
    if len(digits) > longest:
        raise _Refused(f"a number has {len(digits):,} characters, over the limit of {longest:,}")


def _no_number(word: str) -> NoReturn:
    raise _Refused(f"{word} is no number in JSON")


def _check_tree(found: object, name: str, deepest: int, *, halves: bool) -> None:
    """Refuse what is nested too deep, and where there may be any, halves of surrogate pairs."""
    level: list[Any] = [found]
    depth = 0
    while True:
        if halves:
            _check_pairs(level, name)
        holders = [one for one in level if isinstance(one, dict | list)]
        if not holders:
            return
        depth += 1
        if depth > deepest:
            raise _too_deep(name, deepest)
        level = [
            one for held in holders for one in (held.values() if isinstance(held, dict) else held)
        ]


def _check_pairs(level: list[Any], name: str) -> None:
    for value in level:
        for words in value if isinstance(value, dict) else (value,):
            if isinstance(words, str) and not words.isascii():
                try:
                    words.encode()
                except UnicodeEncodeError:
                    why = "half of a surrogate pair stands alone, which no text can have"
                    raise BrokenRecord(name, why) from None


def _too_deep(name: str, deepest: int) -> BrokenRecord:
    return BrokenRecord(name, f"objects and lists stand in each other more than {deepest} deep")

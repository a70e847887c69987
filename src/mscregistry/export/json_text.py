"""JSON text to plain data, refusing what JSON readers let pass or fall over.

The `json` module takes the last of two equal keys, reads ``NaN``, and stops with an error of its
own at a number of many digits or at deep nesting.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from mscregistry.errors import BadStructure
from mscregistry.export.strict import Numeral, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Nothing of ours is nested a tenth as deep.
_DEEPEST: Final = 100
_TOO_DEEP: Final = f"nested deeper than {_DEEPEST} levels"


class _Doubled(dict[str, Any]):
    """An object that says a key twice; it holds the last one."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]


@frozen
class Parsed:
    """What a JSON text holds."""

    #: Dicts, lists, strings, integers, booleans, `None`, and `Numeral` for any other number.
    data: object
    #: Whether an object in it says a key twice.
    says_twice: bool

    def faults(self) -> Iterator[str]:
        """Give each key said twice, up to where it is nested too deeply to look."""
        left: list[tuple[str, int, object]] = [("$", 1, self.data)]
        while left:
            path, depth, value = left.pop()
            if isinstance(value, _Doubled):
                yield from (f"key {shown(key)} stands twice @ {path}" for key in value.twice)
            if isinstance(value, dict):
                below = [(f"{path}.{key}", depth + 1, one) for key, one in value.items()]
            elif isinstance(value, list):
                below = [(f"{path}[{index}]", depth + 1, one) for index, one in enumerate(value)]
            else:
                continue
            if depth > _DEEPEST:
                yield f"{_TOO_DEEP} @ $"
                return
            else:
                left += reversed(below)


def parse(text: str | bytes) -> Parsed:
    """Give what a JSON text holds.

    Raises:
        BadStructure: If it is no JSON (it says where), or is nested deeper than can be read.
    """
    says_twice = False

    def entries(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal says_twice
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        says_twice = True
        return _Doubled(pairs)

    try:
        data = json.loads(
            text,
            object_pairs_hook=entries,
            parse_int=_whole_number,
            parse_float=Numeral,
            parse_constant=Numeral,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadStructure([f"not JSON: {error.msg} ({where})"]) from None
    except UnicodeDecodeError as error:
        raise BadStructure([f"not JSON: byte {error.start} is not {error.encoding}"]) from None
    except RecursionError:
        raise BadStructure([f"{_TOO_DEEP} @ $"]) from None
    return Parsed(data, says_twice)


def _whole_number(digits: str) -> int | Numeral:
    try:
        return int(digits)
    except ValueError:  # more digits than Python is set to read
        return Numeral(digits)

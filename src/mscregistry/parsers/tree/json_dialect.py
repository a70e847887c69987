"""How the trees of JSON are walked, and how ClinicalTrials.gov writes values in its version 2."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar.ages import read_age
from mscregistry.grammar.dates import read_iso_date
from mscregistry.parsers.tree.dialect import Dialect
from mscregistry.parsers.tree.shape import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.dialect import Branch, Pointer

_YES: Final = {"yes": True, "true": True, "no": False, "false": False}
_DIGITS: Final = re.compile(r"\d{1,24}", re.ASCII)


def under(branch: Any, key: str, at: Pointer) -> list[Branch]:  # noqa: ANN401 - any JSON
    """Give what stands under a key, if anything does."""
    return [((*at, key), branch[key])] if key in branch else []


def is_object(branch: object) -> bool:
    """Say whether it is an object."""
    return isinstance(branch, dict)


def leaf(branch: Any, at: Pointer) -> Branch:  # noqa: ANN401 - any JSON
    """Give the leaf itself."""
    return at, branch


def leaves(tree: Any) -> Iterator[Branch]:  # noqa: ANN401 - any JSON
    """Give every leaf, and every empty object and list."""
    left: list[Branch] = [((), tree)]
    while left:
        at, branch = left.pop()
        if isinstance(branch, dict) and branch:
            left += [((*at, key), one) for key, one in reversed(branch.items())]
        elif isinstance(branch, list) and branch:
            left += [((*at, index), branch[index]) for index in reversed(range(len(branch)))]
        else:
            yield at, branch


def text(words: object) -> str | None:
    """Take a text."""
    return words if isinstance(words, str) else None


def flag(words: object) -> bool | None:
    """Take ``true`` or ``false``."""
    return words if isinstance(words, bool) else None


def count(words: object) -> int | None:
    """Take a whole number; ``true`` is none."""
    return words if isinstance(words, int) and not isinstance(words, bool) else None


def number(words: object) -> Decimal | None:
    """Take a number, exactly."""
    if isinstance(words, Decimal):
        return words
    whole = count(words)
    return None if whole is None else Decimal(whole)


def yes_or_no(words: object) -> bool | None:
    """Take the word for yes or no."""
    return _YES.get(words.lower()) if isinstance(words, str) else None


def digits(words: object) -> int | None:
    """Take the text of a whole number."""
    return int(words) if isinstance(words, str) and _DIGITS.fullmatch(words) else None


V2: Final = Dialect(
    under=under,
    is_object=is_object,
    leaf=leaf,
    reads={
        Kind.TEXT: text,
        Kind.FLAG: flag,
        Kind.COUNT: count,
        Kind.NUMBER: number,
        Kind.DATE: lambda words: read_iso_date(words) if isinstance(words, str) else None,
        Kind.AGE: lambda words: read_age(words) if isinstance(words, str) else None,
    },
    lenient={Kind.FLAG: yes_or_no, Kind.COUNT: digits},
    silent={},
    dated=("date", "type"),
    lists=True,
)

"""How trees of words are walked: XML, and other trees whose leaves were given their places.

Every leaf is a `Leaf`, every object a dict from key to a list, so that a tree can be given another
shape before it is read and each leaf still knows where it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import evolve

from mscregistry.grammar.ages import read_age
from mscregistry.grammar.dates import read_iso_date, read_us_date
from mscregistry.parsers.tree.dialect import Dialect, Whereabouts
from mscregistry.parsers.tree.shape import Kind

if TYPE_CHECKING:
    from mscregistry.grammar.dates import PartialDate
    from mscregistry.parsers.tree.dialect import Branch, Pointer, Read

#: The key of the text of an element.
TEXT: Final = "#"
#: What the old site writes for yes and no.
_YES: Final = {
    "yes": True,
    "true": True,
    "accepts healthy volunteers": True,
    "no": False,
    "false": False,
}
#: What it writes where there is no limit of age.
_NO_AGE: Final = "N/A"
_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3}){1,6}|\d{1,24}", re.ASCII)

_MONTH: Final = re.compile(r"(\d{1,2})/(\d{4})", re.ASCII)


class Leaf(NamedTuple):
    """Words, and where they stand."""

    at: Whereabouts
    words: str


def under(branch: Any, key: str, at: Pointer) -> list[Branch]:  # noqa: ANN401 - a branch of any tree
    """Give all that stands under a key."""
    return [(at, one) for one in branch.get(key, ())]


def is_object(branch: object) -> bool:
    """Say whether it is an object."""
    return isinstance(branch, dict)


def leaf(branch: Any, at: Pointer) -> Branch:  # noqa: ANN401 - as above
    """Give the words of a leaf, or of an element with nothing but words."""
    if isinstance(branch, dict):
        branch = branch[TEXT][0] if TEXT in branch else None
    return (at, None) if branch is None else (branch.at, branch.words)


def flag(words: str) -> bool | None:
    """Read the word for yes or no."""
    return _YES.get(words.lower())


def count(words: str) -> int | None:
    """Read a whole number, with commas between thousands or without."""
    return int(words.replace(",", "")) if _DIGITS.fullmatch(words) else None


def number(words: str) -> Decimal | None:
    """Read an exact number."""
    try:
        found = Decimal(words)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def date(words: str) -> PartialDate | None:
    """Read a date as the old site writes it, or as the new one does.

    A month may also be ``12/2013``, which has but one meaning.
    """
    found = _MONTH.fullmatch(words)
    if found is not None:
        return read_iso_date(f"{found[2]}-{found[1]:0>2}")
    return read_us_date(words) or read_iso_date(words)


_READS: Final[dict[Kind, Read]] = {
    Kind.TEXT: str,
    Kind.FLAG: flag,
    Kind.COUNT: count,
    Kind.NUMBER: number,
    Kind.DATE: date,
    Kind.AGE: read_age,
}


def own_dialect(read_date: Read, read_an_age: Read = read_age) -> Dialect:
    """Give the dialect of trees in the model's own shape, in which dates are read in one way."""
    reads = {**_READS, Kind.DATE: read_date, Kind.AGE: read_an_age}
    return evolve(leaves_with(("date", "kind")), reads=reads, silent={}, bare_dates=True)


def leaves_with(dated: tuple[str, str]) -> Dialect:
    """Give the dialect of trees of leaves, with the keys of a date and of its kind."""
    return Dialect(
        under=under,
        is_object=is_object,
        leaf=leaf,
        reads=_READS,
        lenient={},
        silent={Kind.AGE: frozenset({_NO_AGE})},
        dated=dated,
        lists=False,
    )


#: Trees of XML.
XML: Final = leaves_with((TEXT, "@type"))
#: Trees of JSON whose leaves are all words.
WORDS: Final = leaves_with(("date", "type"))

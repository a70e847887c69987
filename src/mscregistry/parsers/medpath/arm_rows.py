"""Where the intervention's name stands in an arm's row whose cells are run together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Beyond so many interventions no row is taken apart, which bounds the time it takes.
_MOST_NAMES: Final = 100
#: A name of so many letters does not occur inside a word by chance.
_TELLING: Final = 8
#: Behind these no cell ends, and before those none begins: such a name is in running text.
_OPENING: Final = frozenset("([{<\"'“‘/-–—+&*")
_CLOSING: Final = frozenset(")]}>.,;:!?/-–—+'’\"”")

_Place = tuple[int, int]


def name_between(row: str, names: Sequence[str]) -> _Place | None:
    """Give where the name stands in ``<label><name><description>``, or None.

    The cells meet without a space, so a name with a space before or behind it is in running
    text.  Where two places are left, or none, the row cannot be taken apart.

    >>> row = "Low doseMSCsInfusion of MSCs on day 0"
    >>> name_between(row, ["MSCs"])
    (8, 12)
    """
    return _only(place for place in _places(row, names) if _is_cell(row, *place))


def name_among(row: str, names: Sequence[str]) -> _Place | None:
    """Give where the name stands in ``<label> <name> <description>``, or None.

    With spaces between the cells a single mention is the cell.  A lone dash is an empty cell,
    so that another row stands here.

    >>> name_among("Low dose MSCs Infusion on day 0", ["MSCs"])
    (9, 13)
    >>> name_among("Low dose MSCs Infusion High dose MSCs Infusion", ["MSCs"]) is None
    True
    """
    place = _only(_places(row, names))
    if place is None or " - " in row:
        return None
    start, end = place
    before, behind = row[start - 1 : start], row[end : end + 1]
    return place if before.isspace() and (behind.isspace() or not behind) else None


def _places(row: str, names: Sequence[str]) -> list[_Place]:
    """Give where any of the names stands, the longest where several overlap."""
    if not 0 < len(names) <= _MOST_NAMES:
        return []
    found = sorted(
        (
            (one.start(), one.end())
            for name in dict.fromkeys(names)
            for one in re.finditer(re.escape(name), row)
        ),
        key=lambda place: (place[0], -place[1]),
    )
    kept: list[_Place] = []
    for start, end in found:
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _only(places: Iterable[_Place]) -> _Place | None:
    found = list(places)
    return found[0] if len(found) == 1 else None


def _is_cell(row: str, start: int, end: int) -> bool:
    before, behind = row[start - 1 : start], row[end : end + 1]
    if not before or before.isspace() or before in _OPENING:
        return False
    if behind and row[end:] != "-" and (behind.isspace() or behind in _CLOSING):
        return False
    # Letters that run on are a longer word, unless the name is long enough to tell.
    runs_into = before.isalpha() and row[start].islower()
    runs_on = behind.islower() and row[end - 1].isalpha()
    return not (runs_into or runs_on) or end - start >= _TELLING

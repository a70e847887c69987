"""The stages of a disease that prose names: `stages 3b and 4`, `stage III`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

_CALLED: Final = re.compile(r"(?:iv|i{1,3}|v|\d)[a-d]?")
_JOINS: Final = frozenset({"and", "or", ",", "/", "to", "-", "&"})


def stages_in(prose: Prose, first: int, end: int) -> list[Stated[str]]:
    """Give the stages that a stretch names, each as written."""
    found: list[Stated[str]] = []
    place = first
    while place < end:
        if prose.word(place) not in {"stage", "stages"}:
            place += 1
            continue
        place += 1
        while place < end and _CALLED.fullmatch(prose.word(place)):
            stop = place + 1
            if stop < end and not prose.gap(stop) and re.fullmatch("[a-d]", prose.word(stop)):
                stop += 1
            found.append(prose.quoted(place, stop))
            while stop < end and prose.word(stop) in _JOINS:
                stop += 1
            place = stop + (prose.word(stop) in {"stage", "stages"} and stop < end)
    return found

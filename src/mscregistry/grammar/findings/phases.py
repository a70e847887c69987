"""The phases that prose names: `phase I/II`, `Phase 2b`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.vocab import Phase
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

_PHASES: Final = {
    "0": Phase.EARLY_PHASE1,
    "1": Phase.PHASE1,
    "2": Phase.PHASE2,
    "3": Phase.PHASE3,
    "4": Phase.PHASE4,
    "i": Phase.PHASE1,
    "ii": Phase.PHASE2,
    "iii": Phase.PHASE3,
    "iv": Phase.PHASE4,
}
#: What a phase is called, with the letter of its part.
_CALLED: Final = re.compile(r"(iv|i{1,3}|[0-4])([abc])?")
#: Behind it, it is one of a disease or of a treatment: `chronic phase 1 of the protocol`.
_OF_STUDY: Final = frozenset({"/", "-", "and", "&", "or", "to"})


def phases_in(prose: Prose, first: int, end: int) -> list[Stated[Phase]]:
    """Give the phases that a stretch names, in order."""
    found: list[Stated[Phase]] = []
    for at in range(first, end):
        if prose.word(at) not in told_words("phases", "words"):
            continue
        place = at + 1
        start = at
        while place < end and (phase := _phase(prose, place)) is not None:
            stop = place + 1
            if prose.word(stop) in {"a", "b"} and not prose.gap(stop):
                stop += 1
            found.append(prose.stated(phase, start, stop))
            if prose.word(stop) not in _OF_STUDY:
                break
            start = place = stop + 1
    return found


def _phase(prose: Prose, place: int) -> Phase | None:
    called = _CALLED.fullmatch(prose.word(place))
    return None if called is None else _PHASES[called[1]]

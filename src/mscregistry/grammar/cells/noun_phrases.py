"""How far the noun phrase around the name of cells reaches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.cells import structure_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.mark import Mark

#: A noun phrase reaches at most so many words back, and what follows so many forward.
BACK: Final = 18
FORWARD: Final = 16
#: So many words that no table knows may stand in it before the name.
_UNKNOWN: Final = 2
#: These tell how cells were made, and of them several are true of the same cells.
_MADE: Final = frozenset({"processing", "filler"})
_COMMA: Final = re.compile(r",")
_BRACKET: Final = re.compile(r"[(\[]")
_CLOSED: Final = re.compile(r"[)\]]")


def start_of(text: CellText, first: int, marks: Sequence[Mark]) -> int:
    """Give the place where the noun phrase begins whose cells are named at `first`.

    It goes back over words that tell more of cells, and over a few that no table knows when
    such words stand before them; a preposition, a verb, the end of a clause and a comma end it.
    """
    covered = {place: mark for mark in marks for place in range(mark.first, mark.end)}
    stops = structure_words("stops", "before")
    start, at, unknown = first, first, 0
    while at > 0 and first - at < BACK and not text.is_hard(at):
        at -= 1
        mark = covered.get(at)
        if mark is None and text.words[at] == "and" and _is_listed(covered, at):
            continue  # `selected and expanded`
        if mark is None and (text.words[at] in stops or unknown == _UNKNOWN):
            break
        if _COMMA.search(text.parted_by(at + 1)) and not _goes_on(text, at, covered):
            break
        if mark is None:
            unknown += 1
        else:
            start, unknown = min(start, mark.first), 0
    return start


def _is_listed(covered: Mapping[int, Mark], at: int) -> bool:
    """Say whether words on both sides tell how cells were made."""
    sides = (covered.get(at - 1), covered.get(at + 1))
    return all(side is not None and side.axis in _MADE for side in sides)


def _goes_on(text: CellText, at: int, covered: Mapping[int, Mark]) -> bool:
    """Say whether a comma behind a word only parts it from the next word of its kind.

    `allogeneic, adipose-derived, expanded cells`: a word that tells nothing goes with the one
    before it.
    """
    marks = (covered.get(at), covered.get(at - 1))
    first = marks[1] if marks[0] is not None and marks[0].axis == "filler" else marks[0]
    return first is not None and first.axis != "filler" and ")" not in text.parted_by(at + 1)


def stop_of(text: CellText, end: int, marks: Sequence[Mark]) -> int:
    """Give the place behind what follows the name of cells and tells where they are from."""
    behind = end
    told = [mark for mark in marks if mark.axis != "filler"]
    covered = {place for mark in told for place in range(mark.first, mark.end)}
    words, sources = text.words, structure_words("stops", "sources")
    limit = min(len(words), end + FORWARD)
    while behind < limit and _is_aside(text, behind, covered):
        behind += 1
    # `the cells were derived from bone marrow`
    auxiliaries, lead = structure_words("stops", "auxiliaries"), behind
    while lead < limit and words[lead] in auxiliaries and not text.is_hard(lead):
        lead += 1
    if lead > behind and lead < limit and words[lead] in sources:
        behind = lead
    if behind >= limit or text.is_hard(behind):
        return end
    leads = words[behind] in sources or _tells_donor(behind, marks)
    if not leads or _COMMA.search(text.parted_by(behind)):
        return end
    stops, joining = structure_words("stops", "behind"), structure_words("stops", "joining")
    at = behind
    while at < limit and not (at > behind and text.is_hard(at)):
        word = words[at]
        if word in stops or (
            at not in covered and (_ends(text, at) or (word in joining and at + 1 not in covered))
        ):
            break
        at += 1
    return at


def _tells_donor(place: int, marks: Sequence[Mark]) -> bool:
    """Say whether a word tells whose cells they are: `stem cells autologous`."""
    return any(mark.first == place and mark.axis in {"donor", "species"} for mark in marks)


def _is_aside(text: CellText, place: int, covered: set[int]) -> bool:
    """Say whether a word is an abbreviation in brackets: `cells (MSCs) from cord`."""
    if place in covered or place + 1 >= len(text.words):
        return False
    opened = _BRACKET.search(text.parted_by(place))
    return bool(opened and _CLOSED.search(text.parted_by(place + 1)))


def _ends(text: CellText, place: int) -> bool:
    """Say whether a comma parts a word from those before it, and no word of its kind follows."""
    return _COMMA.search(text.parted_by(place)) is not None

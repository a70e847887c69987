"""The ways of giving that a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from mscregistry.grammar.cells.route_text import RouteText
from mscregistry.vocab.routes import RouteEntry, organs, route_called, route_words, routes

if TYPE_CHECKING:
    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.passages import CellPassage

#: An organ is looked for so many words behind the way.
_NEAR: Final = 5
#: Our code for an injection into an organ that has no word of its own for it.
INJECTION: Final = "local_injection"
_IMPLANTATION: Final = "implantation"
_TOPICAL: Final = "topical"
_WOUND: Final = "wound"
#: What is named behind this word is as often only what is ill.
_WITHIN: Final = "in"
#: A clause is looked through so many words to both sides.
_CLAUSE: Final = 14
#: What is put on a wound is put there with one of these words.
_ONTO: Final = frozenset({"on", "to", "onto", "over"})
#: With these words something else begins than an organ.
_ENDING: Final = frozenset({"of", "and", "with", "for", "at", "by", "on"})


@frozen
class Administration:
    """A way in which something is given.

    >>> print(Administration(route_called("intra_arterial"), "kidney"))
    intra_arterial:kidney
    """

    #: The way, with its codes.
    route: RouteEntry
    #: The organ that it is given into, where the words name one.
    organ: str | None = None

    def __str__(self) -> str:
        """Give our code for the way, and the organ behind a colon."""
        return self.route.code if self.organ is None else f"{self.route.code}:{self.organ}"


class Way(NamedTuple):
    """A way of giving that a text names, and where."""

    #: What is named.
    administration: Administration
    #: The place of the first word.
    first: int
    #: The place behind the last.
    end: int


def ways_of(passage: CellPassage) -> list[Way]:
    """Give the ways of giving that a text names, in order.

    >>> from mscregistry.grammar.cells.passages import CellPassage, Role
    >>> text = "injected intravenously (IV), then into the left knee joint"
    >>> [str(way.administration) for way in ways_of(CellPassage("x", text, Role.GIVEN))]
    ['intravenous', 'intravenous', 'intra_articular']
    """
    text = RouteText(passage.cells)
    found: list[Way] = []
    at = 0
    while at < len(text.words):
        way = _named(text, at) or _injected(text, at) or _placed(text.cells, text.places[at])
        if way is None:
            at += 1
        else:
            found.append(way)
            while at < len(text.words) and text.places[at] < way.end:
                at += 1
    return found


def _named(text: RouteText, at: int) -> Way | None:
    place = text.places[at]
    named = routes("phrases").at(text.words, at)
    if named is None and text.cells.is_short(place, place + 1):
        named = None if _is_numeral(text.words, at) else routes("short").at(text.words, at)
    if named is None:
        return None
    first, end = text.span(at, named[1])
    if text.words[at] == _WITHIN and not _is_put(text, at, named[1]):
        return None
    if any(
        text.cells.is_hard(within) and text.cells.parted_by(within).strip() != "."
        for within in range(first + 1, end)
    ):
        return None
    organ = _organ(text, at, named[1]) if named[0].organ else None
    return Way(Administration(named[0], organ), first, end)


def _is_put(text: RouteText, at: int, end: int) -> bool:
    """Say whether something is put in there: not `MSCs in knee osteoarthritis`."""
    ends = end == len(text.words) or _is_end(text.cells, text.places[end])
    return ends and text.is_behind(text.giving, at)


def _is_numeral(words: list[str], at: int) -> bool:
    """Say whether `IV` is the number four: `grades II, III and IV`."""
    return not route_words("numbered").isdisjoint(words[max(0, at - 3) : at])


def _organ(text: RouteText, at: int, end: int) -> str | None:
    """Give the organ named within the words for a way or behind them: `(to the kidney)`."""
    for place in range(at, min(len(text.words), end + _NEAR)):
        if text.clause(place) != text.clause(at):
            break
        named = organs().at(text.words, place)
        if named is not None and (place < end or not _is_of_another(text, named[1])):
            return named[0]
    return None


def _is_of_another(text: RouteText, end: int) -> bool:
    """Say whether the word behind an organ makes it something else: `the kidney disease`."""
    if end >= len(text.words) or text.words[end] not in route_words("of_another"):
        return False
    return text.clause(end) == text.clause(end - 1)


def _injected(text: RouteText, at: int) -> Way | None:
    """Give a way that only the organ names: `injection of cells into the finger`."""
    word = text.words[at]
    into = word in route_words("into")
    if not into and word not in _ONTO:
        return None
    named = organs().at(text.words, at + 1)
    if named is None or _is_of_another(text, named[1]):
        return None
    organ, end = named
    if word == _WITHIN and end < len(text.words) and not _is_end(text.cells, text.places[end]):
        return None
    if organ == _WOUND and text.is_behind(text.applying, at):
        return Way(Administration(route_called(_TOPICAL)), *text.span(at, end))
    if not into or not text.is_behind(text.giving, at):
        return None
    return Way(Administration(route_called(INJECTION), organ), *text.span(at, end))


def _placed(text: CellText, place: int) -> Way | None:
    """Give implantation, where cells are placed with what carries them: `a seeded scaffold`."""
    if text.words[place] in route_words("placing") and is_carried(text, place):
        return Way(Administration(route_called(_IMPLANTATION)), place, place + 1)
    return None


def is_carried(text: CellText, place: int) -> bool:
    """Say whether the clause of a word names what carries cells into the body."""
    clause, scaffolds = text.clauses[place], route_words("scaffolds")
    near = range(max(0, place - _CLAUSE), min(len(text.words), place + _CLAUSE))
    return any(
        text.words[at] in scaffolds and not _is_had(text, at)
        for at in near
        if text.clauses[at] == clause
    )


def _is_had(text: CellText, place: int) -> bool:
    """Say whether a graft is one that patients have: `graft versus host disease`."""
    behind = text.words[place + 1 : place + 2]
    return not route_words("of_grafts").isdisjoint(behind)


def _is_end(text: CellText, place: int) -> bool:
    """Say whether what is said of an organ ends before a word: `in the finger of patients`."""
    return text.is_hard(place) or text.words[place] in _ENDING

"""The ways of giving that a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from mscregistry.vocab.routes import RouteEntry, organs, route_called, route_words, routes

if TYPE_CHECKING:
    from mscregistry.grammar.cells.cell_text import CellText
    from mscregistry.grammar.cells.passages import CellPassage

#: An organ is looked for so many words behind the way.
_NEAR: Final = 5
_INJECTION: Final = "local_injection"
_IMPLANTATION: Final = "implantation"
_TOPICAL: Final = "topical"
_WOUND: Final = "wound"
#: A clause is looked through so many words to both sides.
_CLAUSE: Final = 14


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
    text = passage.cells
    articles = route_words("articles")
    # `into the left knee` is looked up as `into knee`.
    places = [at for at, word in enumerate(text.words) if word not in articles]
    words = [text.words[at] for at in places]
    found: list[Way] = []
    at = 0
    while at < len(words):
        way = (
            _named(text, words, places, at)
            or _injected(text, words, places, at)
            or _placed(text, places[at])
        )
        if way is None:
            at += 1
        else:
            found.append(way)
            while at < len(words) and places[at] < way.end:
                at += 1
    return found


def _named(text: CellText, words: list[str], places: list[int], at: int) -> Way | None:
    named = routes("phrases").at(words, at)
    if named is None and text.is_short(places[at], places[at] + 1):
        named = None if _is_numeral(words, at) else routes("short").at(words, at)
    if named is None:
        return None
    first, end = places[at], places[named[1] - 1] + 1
    if any(
        text.is_hard(place) and text.parted_by(place).strip() != "."
        for place in range(first + 1, end)
    ):
        return None
    organ = _organ(text, words, at, named[1], places) if named[0].organ else None
    return Way(Administration(named[0], organ), first, end)


def _is_numeral(words: list[str], at: int) -> bool:
    """Say whether `IV` is the number four: `grades II, III and IV`."""
    return not route_words("numbered").isdisjoint(words[max(0, at - 3) : at])


def _organ(text: CellText, words: list[str], at: int, end: int, places: list[int]) -> str | None:
    """Give the organ named within the words for a way or behind them: `(to the kidney)`."""
    clause = text.clauses[places[at]]
    for place in (*range(at, end), *range(end, min(len(words), end + _NEAR))):
        if text.clauses[places[place]] != clause:
            break
        named = organs().at(words, place)
        if named is not None and (place < end or not _is_of_another(words, named[1])):
            return named[0]
    return None


def _is_of_another(words: list[str], end: int) -> bool:
    another = route_words("of_another")
    return end < len(words) and words[end] in another


def _injected(text: CellText, words: list[str], places: list[int], at: int) -> Way | None:
    """Give a way that only the organ names: `injection of cells into the finger`."""
    onto = words[at] in {"on", "to", "onto", "over"}
    if not onto and words[at] not in route_words("into"):
        return None
    named = organs().at(words, at + 1)
    if named is None or _is_of_another(words, named[1]):
        return None
    if words[at] == "in" and named[1] < len(words) and not _is_end(text, places[named[1]]):
        return None
    clause = text.clauses[places[at]]
    before = {words[place] for place in range(at) if text.clauses[places[place]] == clause}
    if named[0] == _WOUND and not before.isdisjoint(route_words("applying")):
        return Way(Administration(route_called(_TOPICAL)), places[at], places[named[1] - 1] + 1)
    if before.isdisjoint(route_words("giving")) or words[at] not in route_words("into"):
        return None
    way = Administration(route_called(_INJECTION), named[0])
    return Way(way, places[at], places[named[1] - 1] + 1)


def _placed(text: CellText, place: int) -> Way | None:
    """Give implantation, where cells are placed with what carries them: `a seeded scaffold`."""
    if text.words[place] in route_words("placing") and is_carried(text, place):
        return Way(Administration(route_called(_IMPLANTATION)), place, place + 1)
    return None


def is_carried(text: CellText, place: int) -> bool:
    """Say whether the clause of a word names what carries cells into the body."""
    clause, scaffolds = text.clauses[place], route_words("scaffolds")
    near = range(max(0, place - _CLAUSE), min(len(text.words), place + _CLAUSE))
    return any(text.words[at] in scaffolds for at in near if text.clauses[at] == clause)


def _is_end(text: CellText, place: int) -> bool:
    """Say whether what is said of an organ ends before a word: `in the finger of patients`."""
    return text.is_hard(place) or text.words[place] in {
        "of",
        "and",
        "with",
        "for",
        "at",
        "by",
        "on",
    }

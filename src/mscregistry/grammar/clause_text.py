"""One criterion, cut into tokens, with its numbers, its brackets and its connectives marked."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.roles import Role, is_second, role_of
from mscregistry.grammar.token_text import TokenText
from mscregistry.grammar.tokens import Kind
from mscregistry.source import Span
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.subject_words import connectives, denials

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Measure, Window
    from mscregistry.grammar.figure import Figure

#: What may stand between two bounds of one measure.
_JOINS: Final = frozenset({"and", "or", "but", ",", "to"})
_CLOSES: Final = {")": "(", "]": "[", "}": "{", "）": "（"}
_OPENS: Final = frozenset(_CLOSES.values())
#: Marks between sentences and between items.
_STOPS: Final = {
    ".": "stop",
    ";": "stop",
    "；": "stop",
    "。": "stop",
    ":": "colon",
    "：": "colon",
    ",": "comma",
    "，": "comma",
    "•": "stop",
    "➢": "stop",
}


class ClauseText(TokenText):
    """A criterion and all that is marked in it before its structure is read."""

    __slots__ = (
        "_bounds",
        "_starts",
        "close",
        "defined",
        "exclusion",
        "figures",
        "has_lack",
        "has_modal",
        "has_negative",
        "has_ruling",
        "joins",
        "label",
        "last",
        "last_unit",
        "loose",
        "marks",
        "opened",
        "owner",
    )

    def __init__(self, text: str, *, exclusion: bool) -> None:
        """Mark the text; the time is proportional to its length."""
        super().__init__(text)
        self.exclusion = exclusion
        #: The numbers that bound something, with their roles, in reading order.
        self.figures: list[tuple[Figure, Role]] = []
        #: For each token the place in `figures` of the number it belongs to, -1 for none.
        self.owner = [-1] * len(self.tokens)
        #: The measure that was read last; a number without words of its own is of the same.
        self.last: Measure | None = None
        #: The unit of that number.
        self.last_unit: str | None = None
        #: Windows that stand alone, by their place; the items of their list may be of them.
        self.loose: dict[tuple[Span, ...], Window] = {}
        #: The words that a label or a definition takes the place of.
        self.defined: list[tuple[int, int]] = []
        #: The words of the label or definition that is being read.
        self.label: tuple[int, int] | None = None
        #: Whether a word asks something of people.
        self.has_modal = not words_for("requirements", "modal").isdisjoint(self.words)
        #: Whether a word says what is allowed, or who is out.
        self.has_ruling = not words_for("requirements", "rulings").isdisjoint(self.words)
        #: Whether a word denies what follows it: `without`.
        self.has_lack = not denials()["inside"].first_words.isdisjoint(self.words)
        #: Whether a word denies the thing before it: `naive`.
        self.has_negative = not (
            words_for("statements", "negatives") | words_for("statements", "lacking")
        ).isdisjoint(self.words)
        self._starts = [token.start for token in self.tokens]
        floor = 0
        role: Role | None = None
        for figure in read_figures(self):
            self._share_sign(figure, floor)
            role = role_of(self, figure, floor, role)
            if role is None:
                continue
            if not figure.lower:
                self.owner[figure.first : figure.end] = [len(self.figures)] * (
                    figure.end - figure.first
                )
            self.figures.append((figure, role))
            floor = figure.end
        self._share_units()
        self._bounds = self._counted_bounds()
        self.close = self._brackets()
        #: For each bracket that closes another the place of that one.
        self.opened = {closed: opened for opened, closed in self.close.items()}
        self.joins = self._joins()
        #: The places of connectives and of brackets that are closed, in order.
        self.marks = sorted({*self.joins, *self.close})

    def _share_sign(self, figure: Figure, floor: int) -> None:
        """Give a number of one sex the sign of the other's: `<45 kg in women and 50 kg in men`."""
        if not self.figures or figure.signed or figure.ranged or figure.unit is None:
            return
        before = self.figures[-1][0]
        low, high = before.interval.low, before.interval.high
        if not before.signed or before.unit != figure.unit or (low is None) is (high is None):
            return
        if not is_second(self, figure, floor) or "if" in self.words[floor : figure.first]:
            return
        figure.signed = True
        figure.interval = Interval(
            None if low is None else evolve(low, value=figure.number),
            None if high is None else evolve(high, value=figure.number),
        )

    def _share_units(self) -> None:
        """Give a bound without a unit the one of the next: `≥3 and ≤18 years`."""
        for place in range(len(self.figures) - 2, -1, -1):
            (figure, role), (following, of_next) = self.figures[place : place + 2]
            if (
                figure.unit is None
                and figure.reference is None
                and figure.signed
                and following.unit is not None
                and role is not Role.STAGE
                and not figure.roman
                and of_next.bounds_measure
                and not following.lower
                and _JOINS.issuperset(self.words[figure.end : following.first])
            ):
                figure.unit, figure.is_time = following.unit, following.is_time
                self.figures[place] = (figure, of_next if of_next is Role.AGE else role)
            elif (
                following.reference == "predicted"
                and figure.reference is None
                and figure.unit == following.unit
                and _JOINS.issuperset(self.words[figure.end : following.first])
            ):
                # `≥30% and <80% predicted`
                figure.reference = following.reference

    def _counted_bounds(self) -> list[int]:
        """Give for each place how many bounds of measures begin before it."""
        starts = [0] * (len(self.tokens) + 1)
        for figure, role in self.figures:
            starts[figure.first + 1] += role.bounds_measure
        return list(accumulate(starts))

    def has_bound(self, first: int, end: int) -> bool:
        """Say whether a bound of a measure begins in a part."""
        return first < end and self._bounds[end] > self._bounds[first]

    def _brackets(self) -> dict[int, int]:
        """Give for each bracket that is closed the place of the one that closes it."""
        found: dict[int, int] = {}
        opened: list[tuple[str, int]] = []
        for place, word in enumerate(self.words):
            if self.owner[place] >= 0:
                continue
            if word in _OPENS:
                opened.append((word, place))
            elif word in _CLOSES and opened and opened[-1][0] == _CLOSES[word]:
                found[opened.pop()[1]] = place
        return found

    def _joins(self) -> dict[int, tuple[str, int]]:
        """Give the connectives: place → what it is, and the place behind it."""
        found: dict[int, tuple[str, int]] = {}
        table = connectives()
        place, many = 0, len(self.words)
        while place < many:
            if self.owner[place] >= 0:
                place += 1
                continue
            if known := table.at(self.words, place):
                if known[0] == "whole":
                    # `male or female` is no choice.
                    place = known[1]
                    continue
                if not any(owner >= 0 for owner in self.owner[place : known[1]]):
                    found[place] = known
                    place = known[1]
                    continue
            elif (stop := _STOPS.get(self.words[place])) and self._is_stop(place):
                found[place] = (stop, place + 1)
            elif self.words[place] in _OPENS and place not in self.close:
                # A bracket that is never closed only parts.
                found[place] = ("comma", place + 1)
            place += 1
        return found

    def _is_stop(self, place: int) -> bool:
        """Say whether a full stop ends a sentence: white space and a capital follow."""
        if self.words[place] != ".":
            return True
        if place + 1 == len(self.tokens):
            return True
        following = self.tokens[place + 1]
        gap = following.start > self.tokens[place].end
        return gap and (following.kind is not Kind.WORD or self.text[following.start].isupper())

    def places(self, span: Span) -> tuple[int, int]:
        """Give the place of the first token of a span, and the place behind its last."""
        starts = self._starts
        return bisect_left(starts, span.start), bisect_left(starts, span.end)

    def spans(self, first: int, end: int) -> tuple[Span, ...]:
        """Give the span from a token up to another; none where there is no token."""
        if first >= end:
            return ()
        return (Span(self.tokens[first].start, self.tokens[end - 1].end),)

    def numbers(self, first: int, end: int) -> list[tuple[Figure, Role]]:
        """Give the numbers of a part in order, both of a blood pressure."""
        found: list[tuple[Figure, Role]] = []
        place = first
        while place < end:
            owner = self.owner[place]
            if owner < 0:
                place += 1
                continue
            figure = self.figures[owner]
            found.append(figure)
            if owner + 1 < len(self.figures) and self.figures[owner + 1][0].lower:
                found.append(self.figures[owner + 1])
            place = max(figure[0].end, place + 1)
        return found

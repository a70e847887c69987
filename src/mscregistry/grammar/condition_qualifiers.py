"""A condition that words before or behind its name qualify: how severe, how far, how stubborn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.source import Span
from mscregistry.vocab.condition_words import between_qualifiers, graded, level_of, qualifiers
from mscregistry.vocab.conditions import condition_called, longest_name
from mscregistry.vocab.word_forms import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.vocab.conditions import ConditionEntry

#: No more qualifiers, or words that join them, are read before a name, or behind it.
_MOST: Final = 8
#: A qualifier has no more words: `Kellgren and Lawrence grade 3`.
_LONGEST: Final = 6


class Qualifier(NamedTuple):
    """What qualifies a condition, and where its words stand."""

    #: A key of `tables/condition_words.toml`, or a level with what it is of: `stage 3b`.
    value: str
    #: Its words.
    span: Span


class Qualified(NamedTuple):
    """A condition, where its own name stands, and what qualifies it."""

    entry: ConditionEntry
    #: The words of the name alone.
    span: Span
    #: In the order said.
    qualifiers: tuple[Qualifier, ...]


class _Peeled(NamedTuple):
    """A place where a name may begin or end, once qualifiers are taken off."""

    place: int
    taken: tuple[Qualifier, ...]


def read_qualified(text: str) -> Qualified | None:
    """Give the condition that a text names once its qualifiers are taken off, as few as will do.

    The rest is the name of a condition, exactly; `None` where it is not.

    >>> found = read_qualified("Moderate to severe asthma")
    >>> str(found.entry), [one.value for one in found.qualifiers]
    ('asthma', ['moderate', 'severe'])
    >>> read_qualified("Severe weather") is None
    True
    """
    phrase = _Phrase(text)
    every = [(first, last) for first in phrase.beginnings() for last in phrase.endings()]
    for first, last in sorted(every, key=lambda pair: pair[0].place - pair[1].place):
        if not (first.taken or last.taken) or not phrase.may_name(first.place, last.place):
            continue
        span = Span(phrase.words[first.place].start, phrase.words[last.place - 1].end)
        entry = condition_called(span.of(text))
        if entry is not None:
            return Qualified(entry, span, (*first.taken, *last.taken))
    return None


class _Phrase:
    """The words of a text, and what qualifies at its ends."""

    __slots__ = ("forms", "words")

    def __init__(self, text: str) -> None:
        self.words = list(words_in(text))
        self.forms = [word.form for word in self.words]

    def beginnings(self) -> Iterator[_Peeled]:
        """Give where the name may begin, nothing taken off first."""
        now = _Peeled(0, ())
        for _ in range(_MOST):
            yield now
            if now.place < len(self.forms) and self.forms[now.place] in between_qualifiers():
                now = _Peeled(now.place + 1, now.taken)
                continue
            found, end = self._at(now.place)
            if not found:
                return
            now = _Peeled(end, (*now.taken, *found))

    def endings(self) -> Iterator[_Peeled]:
        """Give behind which word the name may end, nothing taken off first."""
        now = _Peeled(len(self.forms), ())
        for _ in range(_MOST):
            yield now
            if now.place and self.forms[now.place - 1] in {*between_qualifiers(), "."}:
                now = _Peeled(now.place - 1, now.taken)
                continue
            for first in range(max(now.place - _LONGEST, 0), now.place):
                found, end = self._at(first)
                if found and end == now.place:
                    now = _Peeled(first, (*found, *now.taken))
                    break
            else:
                return

    def may_name(self, first: int, end: int) -> bool:
        """Say whether words may be a name: not too many, no mark or joining word at their ends."""
        # A name may have another in brackets.
        if not first < end <= first + 2 * longest_name():
            return False
        edges = between_qualifiers() - {")", "("}
        return self.forms[first] not in edges and self.forms[end - 1] not in edges

    def _at(self, place: int) -> tuple[tuple[Qualifier, ...], int]:
        """Give what qualifies from a place on, and the place behind it."""
        found = qualifiers().at(self.forms, place)
        if found is not None:
            return (Qualifier(found[0], self._span(place, found[1])),), found[1]
        scale = graded().at(self.forms, place)
        if scale is None:
            return (), place
        levels: list[Qualifier] = []
        end = at = scale[1]
        # `stage III or IV`, `stage 3-4`
        while at < min(len(self.forms), scale[1] + _LONGEST):
            level = level_of(self.forms[at])
            if level is not None:
                first = at if levels else place
                levels.append(Qualifier(f"{scale[0]} {level}", self._span(first, at + 1)))
                end = at + 1
            elif self.forms[at] not in between_qualifiers():
                break
            at += 1
        return tuple(levels), end

    def _span(self, first: int, end: int) -> Span:
        return Span(self.words[first].start, self.words[end - 1].end)

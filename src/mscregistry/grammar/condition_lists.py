"""Conditions that stand one behind the other in a text, with no more than a comma between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.source import Span
from mscregistry.vocab.conditions import condition_named, longest_name
from mscregistry.vocab.word_forms import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.vocab.conditions import ConditionEntry
    from mscregistry.vocab.word_forms import Word

#: What may part two conditions of a list.
_GAPS: Final = frozenset({",", "and"})


class _Tiling(NamedTuple):
    """How the rest of a text, from a word on, is made of names."""

    #: In how many ways, two for more than one.
    ways: int
    #: The condition that it begins with; `None` at its end and before a gap.
    entry: ConditionEntry | None
    #: The place behind that name, or behind the gap.
    end: int


def read_listed(text: str) -> tuple[tuple[ConditionEntry, Span], ...]:
    """Give the conditions whose names, and nothing else, make up a text, two of them or more.

    None are given where the text can be cut into names in more than one way.

    >>> [str(entry) for entry, span in read_listed("Asthma Chronic Kidney Disease Stroke")]
    ['asthma', 'chronic_kidney_disease', 'stroke']
    >>> read_listed("Asthma of smokers")
    ()
    """
    words = [word for word in words_in(text) if word.form != "."]
    tilings = _tilings(text, words)
    if tilings[0].ways != 1:
        return ()
    found = tuple(_followed(words, tilings))
    return found if len(found) > 1 else ()


def _tilings(text: str, words: Sequence[Word]) -> list[_Tiling]:
    """Give how the rest of a text is made of names, for each of its words and its end."""
    found = [_Tiling(1, None, len(words))] * (len(words) + 1)
    for first in range(len(words) - 1, -1, -1):
        if words[first].form in _GAPS:
            # There is a name on both its sides.
            inner = 0 < first < len(words) - 1
            found[first] = _Tiling(found[first + 1].ways if inner else 0, None, first + 1)
        else:
            found[first] = _named(text, words, first, found)
    return found


def _named(text: str, words: Sequence[Word], first: int, behind: Sequence[_Tiling]) -> _Tiling:
    """Give how the rest of a text begins with a name."""
    found = _Tiling(0, None, first)
    forms: list[str] = []
    for end in range(first + 1, min(first + longest_name(), len(words)) + 1):
        forms.append(words[end - 1].form)
        if forms[-1] in _GAPS or not behind[end].ways:
            continue
        entry = condition_named(text[words[first].start : words[end - 1].end], forms)
        if entry is not None:
            found = _Tiling(min(found.ways + behind[end].ways, 2), entry, end)
    return found


def _followed(
    words: Sequence[Word], tilings: Sequence[_Tiling]
) -> Iterator[tuple[ConditionEntry, Span]]:
    """Give the names of the one way."""
    place = 0
    while place < len(words):
        tiling = tilings[place]
        if tiling.entry is not None:
            yield tiling.entry, Span(words[place].start, words[tiling.end - 1].end)
        place = tiling.end

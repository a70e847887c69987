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
        ways, entry, behind = 0, None, first
        forms: list[str] = []
        for end in range(first + 1, min(first + longest_name(), len(words)) + 1):
            forms.append(words[end - 1].form)
            if not found[end].ways:
                continue
            named = condition_named(text[words[first].start : words[end - 1].end], forms)
            if named is not None:
                ways, entry, behind = ways + found[end].ways, named, end
        if not ways and 0 < first < len(words) - 1 and forms[0] in _GAPS:
            ways, behind = found[first + 1].ways, first + 1
        found[first] = _Tiling(min(ways, 2), entry, behind)
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

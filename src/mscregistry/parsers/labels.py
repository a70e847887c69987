"""Labels of a layout: which there are, which words nearly are one, which order fits best."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Words shorter than this are too short to be told from a damaged label.
_SHORTEST: Final = 4


class Labels:
    """A set of labels that also knows what is nearly one of them.

    >>> labels = Labels(["Conditions", "Countries"])
    >>> labels.nearly("Conditons"), labels.nearly("Conditions")
    ('Conditions', None)
    """

    __slots__ = ("_by_length", "names")

    def __init__(self, names: Iterable[str]) -> None:
        """Hold the labels, sorted by length so that most words are passed over at once."""
        self.names = frozenset(names)
        self._by_length: dict[int, list[str]] = {}
        for name in sorted(self.names):
            for length in (len(name) - 1, len(name), len(name) + 1):
                self._by_length.setdefault(length, []).append(name)

    def nearly(self, words: str) -> str | None:
        """Give the label that these words miss by one character, or None.

        One character is what damaged copies of pages lose, and what separates no two labels
        of a page.  A damaged label is reported, never followed.
        """
        if len(words) < _SHORTEST or words in self.names:
            return None
        for label in self._by_length.get(len(words), ()):
            if _one_apart(words, label):
                return label
        return None

    def __contains__(self, words: object) -> bool:
        """Say whether the words are a label."""
        return words in self.names


def label_end(text: str, label: str) -> int:
    """Give where a label at the beginning of a line ends, one character forgiven; else 0.

    A label that stands before its value on one line is told by both, so one wrong character
    does not hide it; whoever asks reports that it is damaged.

    >>> label_end("Sponsor Role lead", "Sponsor Role"), label_end("Sponsr Role lead", "Sponsor Role")
    (12, 11)
    """
    length = len(label)
    if text.startswith(label):
        return length
    for end in (length - 1, length, length + 1):
        if text[end : end + 1] == " " and _one_apart(text[:end], label):
            return end
    return 0


def longest_in_order(places: Sequence[float]) -> list[int]:
    """Give the indexes of the longest strictly rising run of places, gaps allowed.

    >>> longest_in_order([0, 7, 2, 3, 7])
    [0, 2, 3, 4]
    """
    tails: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _one_apart(left: str, right: str) -> bool:
    if len(left) > len(right):
        left, right = right, left
    at = 0
    while at < len(left) and left[at] == right[at]:
        at += 1
    skip = 1 if len(left) == len(right) else 0
    return left[at + skip :] == right[at + 1 :]

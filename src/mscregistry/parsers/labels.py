"""Labels of a layout: which there are, which words nearly are one, which order fits best."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mscregistry.source import Words

#: Words shorter than this are too short to be told from a damaged label.
_SHORTEST: Final = 4


class Labels:
    """A set of labels that also knows what is nearly one of them.

    >>> labels = Labels(["Conditions", "Countries"])
    >>> labels.nearly("Conditons"), labels.nearly("Conditions")
    ('Conditions', None)
    """

    __slots__ = ("_by_end", "_by_start", "_longest", "names")

    def __init__(self, names: Iterable[str]) -> None:
        """Hold the labels by their first and their last two characters.

        One wrong character leaves at least one of the two as it was.
        """
        self.names = frozenset(names)
        self._longest = max(map(len, self.names)) + 1
        self._by_start: dict[str, list[str]] = {}
        self._by_end: dict[str, list[str]] = {}
        for name in sorted(self.names):
            self._by_start.setdefault(name[:2], []).append(name)
            self._by_end.setdefault(name[-2:], []).append(name)

    def nearly(self, words: str) -> str | None:
        """Give the label that these words miss by one character, or None.

        One character is what damaged copies of pages lose, and what separates no two labels
        of a page.  A damaged label is reported, never followed.
        """
        if not _SHORTEST <= len(words) <= self._longest or words in self.names:
            return None
        for labels in (self._by_start.get(words[:2]), self._by_end.get(words[-2:])):
            for label in labels or ():
                if -1 <= len(words) - len(label) <= 1 and _one_apart(words, label):
                    return label
        return None

    def first_damaged(self, lines: Iterable[Words]) -> tuple[int, str] | None:
        """Give the index of the first line that is nearly a label, and that label."""
        longest, starts, ends = self._longest, self._by_start, self._by_end
        for index, line in enumerate(lines):
            text = line.text
            if (
                len(text) <= longest
                and (text[:2] in starts or text[-2:] in ends)
                and (meant := self.nearly(text)) is not None
            ):
                return index, meant
        return None

    def __contains__(self, words: object) -> bool:
        """Say whether the words are a label."""
        return words in self.names


def label_end(text: str, label: str) -> int:
    """Give where a label at the beginning of a line ends, one character forgiven; else 0.

    A label that stands before its value on one line is told by both, so one wrong character
    does not hide it; whoever asks reports that it is damaged.

    >>> (
    ...     label_end("Sponsor Role lead", "Sponsor Role"),
    ...     label_end("Sponsr Role lead", "Sponsor Role"),
    ... )
    (12, 11)
    """
    length = len(label)
    if text.startswith(label):
        return length
    # One wrong character leaves the first or the last two as they were.
    if text[:2] != label[:2] and label[-2:] not in text[: length + 1]:
        return 0
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

"""The text of a dose in its plainest form, of the same length, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.dose_counted import WORDS, kind_of
from mscregistry.vocab.comparators import dashes
from mscregistry.vocab.dose_words import meanings

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A stop between figures is none of a sentence, and neither is one within an abbreviation.
_ENDS: Final = re.compile(r"[.!?](?=\s|$)|[;。\n]")
_FULL_WIDTH: Final = range(0xFF01, 0xFF5F)
_BLANKS: Final = "\u00a0\u2002\u2003\u2005\u2009\u200a\u200b\u202f\u3000\t"
_ABBREVIATED: Final = re.compile(r"(?<![a-z])(?:approx|app|ca|max|min|no|e\.g|i\.e|i\.v|vs|b\.w)$")
#: The longest of them has so many letters, with one before.
_LETTERS: Final = 7


@cache
def _plain() -> Mapping[int, str]:
    table = {code: chr(code - 0xFEE0) for code in _FULL_WIDTH}
    table |= dict.fromkeys(map(ord, _BLANKS), " ")
    return table | {ord(form): simple for form, simple in dashes().items() if len(form) == 1}


def plain_text(text: str) -> str:
    r"""Give a text with simple figures, signs and blanks in lower case, each at its place.

    >>> plain_text("2\uff0d4 Cells")
    '2-4 cells'
    """
    simple = _misread().sub(_as_meant, text).translate(_plain())
    lower = simple.lower()
    if len(lower) == len(simple):
        return lower
    # A Turkish İ is two characters in lower case.
    return "".join([small if len(small := one.lower()) == 1 else one for one in simple])


@cache
def _misread() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, meanings("misread"))))


def _as_meant(found: re.Match[str]) -> str:
    return meanings("misread")[found[0]].ljust(len(found[0]))


class DoseText:
    """A text, its plain form, and where its sentences end."""

    def __init__(self, text: str, *, described: bool = False) -> None:
        """Find the ends of sentences once."""
        self.text = text
        #: Whether the text describes cells that it does not name.
        self.described = described
        self.plain = plain_text(text)
        self._ends = [
            found.start()
            for found in _ENDS.finditer(self.plain)
            if not (
                found[0] == "."
                and _ABBREVIATED.search(
                    self.plain[max(0, found.start() - _LETTERS) : found.start()]
                )
            )
        ]

    @cached_property
    def names_cells(self) -> bool:
        """Whether cells, or what they give off, are named anywhere in the text."""
        return any(
            kind_of(self.text[one.start() : one.end()], one[0])
            for one in WORDS.finditer(self.plain)
        )

    def before(self, place: int, most: int) -> str:
        """Give at most so many plain characters of the same sentence that stand before a place."""
        index = bisect_left(self._ends, place)
        first = self._ends[index - 1] + 1 if index else 0
        return self.plain[max(first, place - most) : place]

    def behind(self, place: int, most: int) -> str:
        """Give at most so many plain characters of the same sentence that stand behind a place."""
        index = bisect_right(self._ends, place - 1)
        last = self._ends[index] if index < len(self._ends) else len(self.plain)
        return self.plain[place : min(last, place + most)]

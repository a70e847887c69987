"""The pieces of a text that may tell when something is given, found at little cost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.time_words import counting_words, giving_stems, giving_words

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A sentence ends there for certain.
_END: Final = re.compile(r"\n|(?<=[a-z]{3})(?<!pprox)\.\s(?=[A-Z])")
_TIME: Final = re.compile(
    r"(?i)da(?:y|ily)|week|month|year|baseline|fortnight|quarter|annual|interval|apart|alternate"
    r"|base[ -]line|\d\s?(?:d|w|wk|m|mo|y|yr)s?\b|\b[dwmqt]-?\d"
)


def telling_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give where the pieces begin and end that may say when or how often something is given.

    A piece is a sentence, or several; it has a number or a word for one, and a word for a time or
    for what is given.
    """
    for start, end in pieces_of(text):
        if _counting().search(text, start, end) and (
            _TIME.search(text, start, end) or _given().search(text, start, end)
        ):
            yield start, end


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Give where the pieces of a text begin and end, each a sentence or several."""
    start = 0
    for found in _END.finditer(text):
        yield start, found.end()
        start = found.end()
    yield start, len(text)


def says_giving(text: str) -> bool:
    """Say whether a text has a word of giving anywhere."""
    return _giving().search(text) is not None


@cache
def _counting() -> re.Pattern[str]:
    words = sorted(counting_words(), key=len, reverse=True)
    return re.compile(r"(?i)\d|\b(?:" + "|".join(map(re.escape, words)) + r")\b|(?:ly|day)\b")


@cache
def _given() -> re.Pattern[str]:
    words = sorted(
        giving_words("nouns") | giving_words("nouns_once") | {"times", "once", "twice", "thrice"},
        key=len,
        reverse=True,
    )
    return re.compile(r"(?i)\b(?:" + "|".join(map(re.escape, words)) + r")\b")


@cache
def _giving() -> re.Pattern[str]:
    stems = sorted(giving_stems("stems"), key=len, reverse=True)
    return re.compile(r"(?i)(?<![^\W_])(?:" + "|".join(map(re.escape, stems)) + ")")

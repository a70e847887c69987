"""The words for what a dose counts: `viable UC-MSCs`, `CD34+ cells`, `nano vesicles`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.vocab.dose_words import dose_words

if TYPE_CHECKING:
    from collections.abc import Iterator

#: More words before the thing that is counted nobody writes.
_WORDS: Final = 12
#: A word anywhere in a text; a longer one is read in pieces, or all would be as slow as it is long.
WORDS: Final = re.compile(r"[^\W\d_][\w+'’]{0,40}(?:[-–][\w+'’]{1,40}){0,8}[+]?")
_WORD: Final = re.compile(
    r"\s{0,3}-?\s?(?P<word>[^\W\d_][\w+'’]{0,40}(?:[-–][\w+'’]{1,40}){0,8}[+-]?)"
)
#: A short name in brackets, or another word for the same, between the words.
_ASIDE: Final = re.compile(
    r"\s{0,2}\(\s?[^()\d±%=<>]{1,40}\)(?=\s{0,2}[^\W\d_])|/(?=stromal|progenitor|precursor)"
)
_COMMA: Final = re.compile(r",(?=\s[^\W\d_])")
_LAST: Final = re.compile(r"[^-–+]+[+]?$")
_MADE: Final = frozenset({"particles", "product"})
#: The kinds, each with the part of the table that lists its words.
_PARTS: Final = (
    ("cells", "cells"),
    ("cells", "brands"),
    ("particles", "particles"),
    ("product", "products"),
)
#: Letters that may stand before an abbreviation, and its plural.
_SHORTEST: Final = 3
_LONGEST: Final = 6


class Counted(NamedTuple):
    """Words behind a number, and whether they name something that cells are counted in."""

    #: `cells`, `particles` or, with no number of their own, `product`.
    kind: str
    #: Where the words begin.
    start: int
    #: Where they end.
    end: int
    #: Whether any of them names such a thing.
    found: bool
    #: Whether they make it something else: `viral particles`.
    foreign: bool


def counted_at(text: str, plain: str, place: int) -> Counted | None:
    """Give what is named behind a place, `None` where no words stand there.

    >>> words = " allogeneic UC-MSCs in saline"
    >>> counted_at(words, words.lower(), 0)
    Counted(kind='cells', start=1, end=19, found=True, foreign=False)
    """
    kind = ""
    last = -1
    words: list[re.Match[str]] = []
    for match in islice(_words_from(plain, place), _WORDS):
        word = match["word"]
        meant = kind_of(_written(text, match), word)
        if kind and meant is None and not _leads(text, plain, match):
            break
        words.append(match)
        if meant is not None:
            last = match.end("word")
            if not kind or meant == "particles":
                kind = meant
        elif kind and word in dose_words("stops", "tails"):
            last = match.end("word")
    if not words:
        return None
    foreign = any(match["word"] in dose_words("foreign", "words") for match in words)
    return Counted(kind, words[0].start("word"), last, bool(kind), foreign)


def _words_from(plain: str, place: int) -> Iterator[re.Match[str]]:
    """Give the words behind a place up to one that ends a name, or a mark."""
    at = place
    seen = False
    last = ""
    while True:
        match = _WORD.match(plain, at)
        if match is None:
            # `human umbilical cord (hUC) MSCs`, `stem/stromal cells`
            aside = _ASIDE.match(plain, at) if seen else None
            if aside is None and last in dose_words("stops", "qualifiers"):
                aside = _COMMA.match(plain, at)  # `300 million allogeneic, human cells`
            if aside is None:
                return
            at = aside.end()
            continue
        word = match["word"]
        if word in dose_words("stops", "words"):
            return
        if seen or word != "of":
            seen = True
            yield match
        last = word
        at = match.end()


@lru_cache(maxsize=4096)  # the words around a number are mostly the same ones
def kind_of(written: str, word: str) -> str | None:
    """Give the kind of thing that a word counts, `None` where it counts none."""
    end = _LAST.search(word)
    for one in (word, word if end is None else end[0]):
        for kind, part in _PARTS:
            if one in dose_words("counted", part):
                return kind
    if word.upper() in dose_words("counted", "short"):
        return "cells"
    # `hUC-MSCs`, `iMSC`: capitals, but for an `s` at the end.
    capitals = written.removesuffix("s")
    for length in range(_SHORTEST, _LONGEST + 1):
        piece = capitals[-length:]
        if piece.isupper() and piece in dose_words("counted", "short"):
            return "cells"
    return None


def _leads(text: str, plain: str, match: re.Match[str]) -> bool:
    """Say whether a word behind a thing leads to another: `MSC-derived`, `MSC dry secretome`."""
    if match["word"] in dose_words("stops", "leading") | dose_words("stops", "tails"):
        return True
    behind = _WORD.match(plain, match.end())
    return behind is not None and kind_of(_written(text, behind), behind["word"]) in _MADE


def _written(text: str, match: re.Match[str]) -> str:
    return text[match.start("word") : match.end("word")]

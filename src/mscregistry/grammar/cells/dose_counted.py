"""The words for what a dose counts: `viable UC-MSCs`, `CD34+ cells`, `nano vesicles`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from mscregistry.vocab.dose_words import dose_words

#: More words before the thing that is counted nobody writes.
_WORDS: Final = 12
_WORD: Final = re.compile(r"\s{0,3}-?\s?(?P<word>[^\W\d_][\w+'’]*(?:[-–][\w+'’]+)*[+-]?)")
#: A short name in brackets, or another word for the same, between the words.
_ASIDE: Final = re.compile(r"\s{0,2}\(\s?[^()\d±%=<>]{1,40}\)(?=\s{0,2}[^\W\d_])")
_SLASH: Final = re.compile(r"/(?=[^\W\d_])")
_LAST: Final = re.compile(r"[^-–+]+[+]?$")
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
    first = last = -1
    kind = ""
    foreign = seen = False
    at = place
    for _ in range(_WORDS):
        match = _WORD.match(plain, at)
        if match is None:
            aside = _ASIDE.match(plain, at) if seen and not kind else None
            slash = _SLASH.match(plain, at) if seen and not kind else None
            if aside is None and slash is None:
                break
            at = (aside or slash).end()  # type: ignore[union-attr]  # one of the two is there
            continue
        word = match["word"]
        if word == "of" and not seen:
            at = match.end()
            continue
        if word in dose_words("stops", "words"):
            break
        meant = kind_of(text[match.start("word") : match.end("word")], word)
        if kind and meant is None and not _leads(word):
            break
        if first < 0:
            first = match.start("word")
        foreign = foreign or word in dose_words("foreign", "words")
        seen = True
        if meant is not None:
            last = match.end("word")
            if not kind or meant == "particles":
                kind = meant
        at = match.end()
    if not seen:
        return None
    return Counted(kind, first, last, bool(kind), foreign)


def kind_of(written: str, word: str) -> str | None:
    """Give the kind of thing that a word counts, `None` where it counts none."""
    end = _LAST.search(word)
    tail = word if end is None else end[0]
    for one in (word, tail):
        if one in dose_words("counted", "cells"):
            return "cells"
        if one in dose_words("counted", "particles"):
            return "particles"
        if one in dose_words("counted", "products"):
            return "product"
        if one.upper() in _short():
            return "cells"
    # `hUC-MSCs`, `iMSC`: capitals, but for an `s` at the end.
    capitals = written.removesuffix("s")
    for length in range(_SHORTEST, _LONGEST + 1):
        if (piece := capitals[-length:]).isupper() and piece in _short():
            return "cells"
    return None


def _leads(word: str) -> bool:
    """Say whether a word behind a thing leads to another one: `MSC-derived exosomes`."""
    return word in dose_words("stops", "leading")


@cache
def _short() -> frozenset[str]:
    return dose_words("counted", "short")

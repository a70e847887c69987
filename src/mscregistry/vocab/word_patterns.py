"""Phrases written short, with alternatives and words that may be missing, spelled out."""

from __future__ import annotations

from itertools import product
from typing import Final

#: A word as short as that keeps its s.
_SHORT: Final = 3
_APOSTROPHES: Final = str.maketrans("", "", "'’´`")  # noqa: RUF001 - these are what stands in texts


def folded(word: str) -> str:
    """Give a word in the form it is looked up by: lower case, no apostrophe, singular.

    The singular is that of English, by rule; it need be no word, only the same each time.

    >>> [folded(word) for word in ("Wharton's", "cells", "MSCs", "loss", "IVs")]
    ['wharton', 'cell', 'msc', 'loss', 'ivs']
    """
    plain = word.lower()
    if not plain.isalnum():
        plain = plain.translate(_APOSTROPHES)
    if len(plain) > _SHORT and plain[-1] == "s" and plain[-2] != "s":
        return plain[:-1]
    return plain


def spelled_out(pattern: str) -> list[str]:
    """Give every phrase that a pattern stands for, each word folded.

    `a|b` is one word or the other, and a word or a choice with `?` may be missing.

    >>> spelled_out("stem|stromal cell line?")
    ['stem cell', 'stem cell line', 'stromal cell', 'stromal cell line']
    """
    choices = []
    for word in pattern.split():
        forms = [folded(one) for one in word.removesuffix("?").split("|")]
        choices.append(["", *forms] if word.endswith("?") else forms)
    # An optional word in front changes the slowest, as in the sequence of words.
    every = [" ".join(filter(None, words)) for words in product(*choices)]
    return list(dict.fromkeys(every))

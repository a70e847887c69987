"""The words of texts that can tell one trial from another."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.related.packages import package
from mscregistry.vocab.word_forms import word_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Two letters or more; a number alone says nothing without what it is of.
_WORD: Final = re.compile(r"[^\W\d_][^\W_]+")
#: How many things a sentence names.
MOST: Final = 5


def written_words(texts: Iterable[str | None]) -> Iterator[str]:
    """Give the words of texts in small letters, but for `the`, `of` and their like.

    >>> list(written_words(["The Kidneys of 12 patients", None]))
    ['kidneys', 'patients']
    """
    common = _common()
    for text in texts:
        if text is not None:
            for word in _WORD.findall(text.casefold()):
                if word not in common:
                    yield word


def word_forms(texts: Iterable[str | None]) -> list[str]:
    """Give the words of texts, each in its one form: singular, American, without accents.

    >>> word_forms(["Kidneys, ischaemia"])
    ['kidney', 'ischemia']
    """
    return [word_form(word) for word in written_words(texts)]


def as_written(forms: Iterable[str], texts: Iterable[str | None]) -> list[str]:
    """Give words as texts write them, and not in the form in which they are compared.

    >>> as_written(["diabete"], ["Type 2 Diabetes"])
    ['diabetes']
    """
    # Of several writings the first one stays.
    written = {word_form(word): word for word in reversed(list(written_words(texts)))}
    return [written[form] for form in forms]


def listed(names: Iterable[str]) -> str:
    """Give names as a list of a sentence, and how many more there are.

    >>> listed(["a", "b"]), listed("abcdefg")
    ('a, b', 'a, b, c, d, e and 2 more')
    """
    every = list(names)
    more = len(every) - MOST
    return ", ".join(every[:MOST]) + (f" and {more} more" if more > 0 else "")


@cache
def _common() -> frozenset[str]:
    words: frozenset[str] = package("sklearn.feature_extraction.text").ENGLISH_STOP_WORDS
    return words

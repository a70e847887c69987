"""Words that qualify a condition or tie two, as ``tables/condition_words.toml`` has them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Levels as they are written, `III`, `3b`, `IVA`, in small letters.
_LEVEL: Final = re.compile(r"(?P<number>[0-6]|i{1,3}|iv|v)(?P<part>[a-d]?)")
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


@cache
def qualifiers() -> Phrases[str]:
    """Give what qualifies a condition, by the forms of its writings.

    >>> qualifiers().at(["steroid", "resistant"], 0)
    ('steroid_refractory', 2)
    """
    return _phrases(_words()["qualifiers"])


@cache
def graded() -> Phrases[str]:
    """Give what the words before a level grade by: `stage`, or the code of a scale, such as `nyha`.

    >>> graded().at(["nyha", "class"], 0)
    ('nyha', 2)
    """
    return _phrases(_words()["levels"])


def level_of(form: str) -> str | None:
    """Give the level that a word is, with the number in figures; `None` for another word.

    >>> level_of("iii"), level_of("3b"), level_of("iva"), level_of("knee")
    ('3', '3b', '4a', None)
    """
    found = _LEVEL.fullmatch(form)
    if found is None:
        return None
    number = found["number"]
    return _ROMAN.get(number, number) + found["part"]


@cache
def ties() -> Phrases[str]:
    """Give the words that tie a condition to the one that it comes of.

    >>> ties().at(["due", "to"], 0)
    ('due to', 2)
    """
    return _phrases({words: [words] for words in _words()["joins"]["ties"]})


@cache
def between_qualifiers() -> frozenset[str]:
    """Give the words and marks that may stand between a qualifier and what it qualifies.

    >>> "or" in between_qualifiers()
    True
    """
    return frozenset([form for words in _words()["joins"]["between"] for form in forms_of(words)])


def _phrases(table: Mapping[str, list[str]]) -> Phrases[str]:
    return Phrases(
        {" ".join(forms_of(one)): code for code, every in table.items() for one in every}
    )


def _words() -> Mapping[str, Mapping[str, list[str]]]:
    words: Mapping[str, Mapping[str, list[str]]] = read_table("condition_words")
    return words

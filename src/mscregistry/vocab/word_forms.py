"""One form for the writings of a word that differ in nothing: case, plural, accents, spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A word, with its `'s`, or a mark that parts words.
_PIECE: Final = re.compile(r"(?P<word>[^\W_]+)(?:['’][sS]\b)?|[,;:.()\[\]{}?!|&%<>=≤≥\n•]")
#: A shorter word is no plural, but mostly an abbreviation.
_SHORTEST_PLURAL: Final = 5
#: Words that end so are no plurals.
_NO_PLURALS: Final = ("ss", "us", "is")


class Word(NamedTuple):
    """A word of a text, or a mark that parts words."""

    #: Its one form; a mark is its own.
    form: str
    #: Where it begins.
    start: int
    #: Where it ends, `'s` included.
    end: int


def words_in(text: str) -> Iterator[Word]:
    """Give the words of a text, and the marks that part them; hyphens and slashes part nothing.

    >>> [word.form for word in words_in("Crohn's disease (ileal)")]
    ['crohn', 'disease', '(', 'ileal', ')']
    """
    left_out = _left_out()
    for found in _PIECE.finditer(text):
        written = found["word"]
        form = found[0] if written is None else word_form(written)
        if form not in left_out:
            yield Word("and" if form == "&" else form, *found.span())


def forms_of(text: str) -> tuple[str, ...]:
    """Give the forms of the words and marks of a text.

    >>> forms_of("Osteoarthritis of the Knees") == forms_of("osteoarthritis of knee")
    True
    """
    return tuple([word.form for word in words_in(text)])


@lru_cache(maxsize=16384)  # records have few words, many times
def word_form(word: str) -> str:
    """Give the one form of a word: small letters without accents, American, singular.

    >>> word_form("Ischaemia"), word_form("injuries"), word_form("Sjögren"), word_form("NIHSS")
    ('ischemia', 'injury', 'sjogren', 'nihss')
    """
    plain = word.casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join([letter for letter in letters if not unicodedata.combining(letter)])
    for british, american in _american():
        plain = plain.replace(british, american)
    if len(plain) < _SHORTEST_PLURAL or plain.endswith(_NO_PLURALS):
        return plain
    if plain.endswith("ies"):
        return f"{plain[:-3]}y"
    return plain.removesuffix("s")


@cache
def _american() -> tuple[tuple[str, str], ...]:
    return tuple(
        [(british, american) for british, american in read_table("word_forms")["american"]]
    )


@cache
def _left_out() -> frozenset[str]:
    return frozenset(read_table("word_forms")["left_out"])

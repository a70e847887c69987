"""Questions about the words of a record, whatever their case, plural or spelling."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from mscregistry.query.base import AboutFact, Field
from mscregistry.query.fact import Fact
from mscregistry.query.stated import IsStated
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import word_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test

#: A word, without its `'s`.
_WORD: Final = re.compile(r"([^\W_]+)(?:['’][sS]\b)?")
#: Words in quotation marks, or one alone.
_ASKED: Final = re.compile(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)')
_QUOTES: Final = ('"', "“", "”")
#: What other searches know, and this one does not.
_OPERATOR: Final = re.compile(r"(?<!\S)(?:OR|AND|NOT|-\S*|\+\S*)(?!\S)|\|")
#: Stands between the texts of a field, so that no phrase reaches from one into the next.
_APART: Final = " | "
_STAR: Final = "*"


@frozen(repr=False)
class HasWords(AboutFact):
    """Whether words stand in a text, one behind the other; UNKNOWN where there is no text."""

    #: What is asked about.
    fact: Fact[tuple[str, ...]]
    #: The words in their one form, with a blank before each and, unless it is cut, behind the last.
    needle: str
    #: The words as they were given.
    given: str = field(eq=False)

    @cached_property
    def test(self) -> Test:
        """Look for them."""
        get, needle = self.fact.get, self.needle

        def has_words(trial: Trial) -> bool | None:
            texts = get(trial)
            return needle in one_form(texts) if texts else None

        return has_words

    def seen(self, trial: Trial) -> str:
        """Give the first text that has them, or say how many texts have not."""
        texts = self.fact.get(trial)
        found = next((text for text in texts if self.needle in one_form([text])), None)
        if found is not None:
            return repr(found)
        return f"not in {len(texts)} text{'' if len(texts) == 1 else 's'}" if texts else "no text"

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.fact.said} has the words {self.given!r}"


@frozen(eq=False, repr=False)
class TextField(Field):
    """Texts of a record; ask with `contains` and `stated`.

    Case, accents, plurals, British spelling, hyphens and other marks make no difference.
    """

    #: What is asked about.
    fact: Fact[tuple[str, ...]]

    def contains(self, words: str) -> Predicate:
        """Ask whether the words stand in it, one behind the other; ``nephro*`` begins a word.

        Raises:
            ValueError: If there is no word in it.
            TypeError: If it is no text.
        """
        return HasWords(self.fact, _needle(repr(self), words), words)

    def groups(self, trial: Trial) -> tuple[str, ...]:
        """Give each text, once."""
        return tuple(dict.fromkeys(self.fact.get(trial)))

    def order(self, trial: Trial) -> str | None:
        """Give the first text."""
        return next((text.casefold() for text in self.fact.get(trial)), None)

    @property
    def stated(self) -> Predicate:
        """Ask whether there is any text."""
        return IsStated(self.fact)

    def __repr__(self) -> str:
        """Show how it is written."""
        return f"q.{self.fact.name}"


def one_form(texts: Iterable[str]) -> str:
    """Give the words of texts in their one form, with blanks around each.

    >>> one_form(["Hæmatopoietic stem-cells", "of the Kidneys"])
    ' hæmatopoietic stem cell | of kidney '
    """
    left_out = _left_out()
    every = [
        " ".join([form for form in map(word_form, _WORD.findall(text)) if form not in left_out])
        for text in texts
    ]
    return f" {_APART.join(every)} "


def asked_for(query: str) -> tuple[str, ...]:
    """Give the words and the quoted phrases of a query.

    >>> asked_for('kidney "bone marrow" nephro*')
    ('kidney', 'bone marrow', 'nephro*')

    Raises:
        ValueError: If there is no word to look for.
        TypeError: If it is no text.
    """
    if not isinstance(query, str):
        raise TypeError(f"words are text, not {query!r}")
    if _OPERATOR.search(query) or sum(query.count(mark) for mark in _QUOTES) % 2:
        raise ValueError(
            f"{query!r}: a search takes words and phrases in quotation marks, and no operators; "
            f"compose q.text.contains('kidney') with & | ~"
        )
    every = [phrase or word for phrase, word in _ASKED.findall(query)]
    found = [one for one in every if one_form([one]).strip()]
    if not found:
        raise ValueError(f"{query!r} has no word to look for")
    return tuple(found)


def _needle(whose: str, words: str) -> str:
    if not isinstance(words, str):
        raise TypeError(f"{whose}.contains is asked for words, not {words!r}")
    cut = words.rstrip().endswith(_STAR)
    if _STAR in words.rstrip().removesuffix(_STAR):
        raise ValueError(f"{whose}.contains: {words!r}: a star stands at the end, as in 'nephro*'")
    found = one_form([words]).rstrip()
    if not found:
        raise ValueError(f"{whose}.contains: {words!r} has no word to look for")
    return found if cut else f"{found} "


@cache
def _left_out() -> frozenset[str]:
    return frozenset(read_table("word_forms")["left_out"])

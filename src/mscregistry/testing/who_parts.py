"""What the renderers of the WHO's forms share: texts as a cell or an element carries them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.lex.xml_tree import clean_text
from mscregistry.parsers.who.values import read_limit
from mscregistry.testing.tree_words import words_of
from mscregistry.vocab.registers import register_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar.ages import Age
    from mscregistry.model import CriteriaText
    from mscregistry.vocab import CriterionKind

_LINE: Final = re.compile(r"[\r\n]+")
_HEADING: Final = re.compile(r"(?:key )?(?:inclusion|exclusion) criteria", re.IGNORECASE)
#: Marks by which parts of a list, or of one of its items, are told.
_PARTING: Final = re.compile(r"[;:,|\[\]]")


def bare(words: str | None) -> str | None:
    """Give a text of one line, or none where nothing is left of it."""
    return None if words is None else _LINE.sub(" ", words).strip() or None


def item(words: str | None) -> str | None:
    """Give a text that can be one of several in a cell."""
    return None if words is None else bare(_PARTING.sub("/", words))


def lines(words: str | None) -> str | None:
    """Give a text of several lines as a cell keeps it, or none where nothing is left of it."""
    if words is None:
        return None
    return clean_text(words.replace("\r\n", "\n").replace("\r", "\n")) or None


def of_kind(texts: Iterable[CriteriaText], kind: CriterionKind) -> str | None:
    """Give the first text of criteria of a kind that has no heading of its own."""
    for one in texts:
        text = lines(one.text)
        if one.kind is kind and text is not None and _HEADING.search(text) is None:
            return text
    return None


def limit(age: Age | None) -> Age | None:
    """Give a limit of age, if it can be read in the form in which it is written."""
    return None if age is None else read_limit(words_of(age), register_of(None))

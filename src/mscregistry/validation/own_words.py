"""The prose that a record writes itself, and the numbers in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.stated import Passage
from mscregistry.validation.same import once
from mscregistry.vocab.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.model import Trial

TITLES: Final = ("brief_title", "official_title")


def passages(trial: Trial, paths: Iterable[str]) -> Iterator[Passage]:
    """Yield those of some texts that there are; paths go down by one step at most."""
    for path in paths:
        owner, _, name = path.rpartition(".")
        text = getattr(getattr(trial, owner) if owner else trial, name)
        if text is not None:
            yield Passage(path, text)


#: The longer texts that rules read.
_TEXTS: Final = (
    *TITLES,
    "brief_summary",
    "detailed_description",
    "design.intervention_model_description",
    "design.masking_description",
)
_WORD: Final = re.compile(r"[a-z]+")


@once
def _words_of(trial: Trial) -> frozenset[str]:
    text = "\n".join([passage.text for passage in passages(trial, _TEXTS)])
    return frozenset(_WORD.findall(text.lower()))


def says_any(trial: Trial, words: frozenset[str]) -> bool:
    """Say whether titles or descriptions have one of some words, in small letters.

    Most have none of those that a rule looks for, and need no closer look.
    """
    return not words.isdisjoint(_words_of(trial))


def counted(words: str) -> int | None:
    """Give a whole number, written in figures or in a word.

    >>> counted("24"), counted("Three"), counted("eligible")
    (24, 3, None)
    """
    if words.isdecimal():
        return int(words)
    found = number_words().get(words.lower())
    return int(found) if found is not None and found.denominator == 1 else None

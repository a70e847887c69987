"""Words of outcomes that tell what figures are set beside, from the table of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def contrast_kinds() -> Phrases[str]:
    """Give the kind that each cue says; phrases that only hold a cue mean the empty kind.

    >>> contrast_kinds().at(["rate", "of", "decline"], 0)
    ('rate_of_change', 3)
    """
    kinds: Mapping[str, list[str]] = read_table("contrast_words")["kinds"]
    named = {" ".join(forms_of(cue)): kind for kind, cues in kinds.items() for cue in cues}
    return Phrases(named | dict.fromkeys([" ".join(forms_of(cue)) for cue in _part("no_kind")], ""))


@cache
def contrast_phrases(part: str) -> Phrases[str]:
    """Give the phrases of one part; each means itself."""
    phrases = [" ".join(forms_of(words)) for words in _part(part)]
    return Phrases(dict(zip(phrases, phrases, strict=True)))


@cache
def contrast_words(part: str) -> frozenset[str]:
    """Give the single words of one part, in their forms.

    >>> "patient" in contrast_words("people")
    True
    """
    return frozenset([" ".join(forms_of(word)) for word in _part(part)])


def _part(part: str) -> list[str]:
    words: list[str] = read_table("contrast_words")["parts"][part]
    return words

"""Words by which a description tells what is measured: ``tables/outcome_words.toml``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Opening(StrEnum):
    """What stands behind words that open it."""

    #: How it is measured: `assessed with a diary`.
    WAY = "way"
    #: What is counted: `incidence of falls`.
    WHAT = "what"


@cache
def explaining_openers() -> Phrases[Opening]:
    """Give the words that open what is measured, in their forms.

    >>> explaining_openers().at(["assessed", "with", "diary"], 0)
    (<Opening.WAY: 'way'>, 2)
    """
    words = _words()
    ways = [*_pairs(words["way_verbs"], words["way_words"]), *words["ways"]]
    whats = _pairs(words["what_nouns"], words["what_words"])
    return Phrases(
        {" ".join(forms_of(phrase)): Opening.WAY for phrase in ways}
        | {" ".join(forms_of(phrase)): Opening.WHAT for phrase in whats}
    )


@cache
def explaining_words(part: str) -> frozenset[str]:
    """Give the forms of a list: `ends`, `instruments`, `scales` or `joining`.

    >>> "questionnaire" in explaining_words("instruments")
    True
    """
    return frozenset([form for words in _words()[part] for form in forms_of(words)])


def _pairs(first: Iterable[str], second: Iterable[str]) -> list[str]:
    return [" ".join(pair) for pair in product(first, second)]


def _words() -> Mapping[str, list[str]]:
    words: Mapping[str, list[str]] = read_table("outcome_words")["explains"]
    return words

"""What an outcome measures: the endpoints and measures that its words name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.outcomes.naming import naming_words
from mscregistry.source import Span
from mscregistry.vocab.endpoints import (
    as_written,
    endpoints,
    measured_phrases,
    whom_ends,
    whom_openers,
)
from mscregistry.vocab.word_forms import Word, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.stated import Passage, Stated

#: An abbreviation of so many letters is a word in most texts.
_SHORT: Final = 2
#: So few words in capitals are abbreviations, and no text in capitals.
_LOUD: Final = 3


def read_measured(measure: Passage, description: Passage | None = None) -> tuple[Stated[str], ...]:
    """Give what is measured, as codes of endpoints or measures, each once and in the order said.

    What the first sentence of the measure names is sure; what stands behind it, or in the
    description alone, is not, for it may only explain.  Methods, and words that are true of any
    outcome, count where nothing else is named.  What a code stands for:
    `mscregistry.vocab.endpoints.measured_entry`.

    >>> from mscregistry.grammar.stated import Passage
    >>> found = read_measured(Passage("measure", "Change in eGFR and proteinuria"))
    >>> [(str(one), one.words) for one in found]
    [('egfr', 'eGFR'), ('proteinuria_24h', 'proteinuria')]
    """
    found = list(_named(measure, sure=True))
    if description is not None:
        found += _named(description, sure=False)
    known = endpoints()
    once: dict[str, Stated[str]] = {}
    for one in found:
        once.setdefault(one.value, one)
    told = [code for code in once if code not in known or not known[code].fallback]
    return tuple([once[code] for code in told or once])


def _named(passage: Passage, *, sure: bool) -> Iterator[Stated[str]]:
    """Give everything that a text names, the longest name at each place."""
    text = passage.text
    words = list(words_in(text))
    forms = [word.form for word in words]
    every = frozenset(forms)
    # In a title all in capitals no letters tell an abbreviation from a word.
    loud = text == text.upper() and len(words) > _LOUD
    naming = naming_words(text, words) if sure else 0
    table, openers = measured_phrases(), whom_openers()
    at = 0
    while at < len(words):
        if opened := openers.at(forms, at):
            at = _behind_whom(forms, opened[1])
            continue
        found = table.at(forms, at)
        if found is None:
            at += 1
            continue
        code, end = found
        alone = end == at + 1
        if code and not (alone and not _is_written(words[at], text)):
            whole = Span(words[at].start, words[end - 1].end)
            guessed = loud and alone and forms[at] in as_written()
            certain = at < naming and not guessed
            yield passage.stated_at(_refined(code, every), [whole], sure=certain)
        at = end


def _is_written(word: Word, text: str) -> bool:
    """Say whether one word is in letters that name something: `MAP`, and not `map`."""
    letters = as_written().get(word.form)
    if letters is None:
        return len(word.form) > _SHORT or not word.form.isalpha()
    return text[word.start : word.end] in letters


def _refined(code: str, forms: frozenset[str]) -> str:
    """Give the measure that a scale is, where the words say of what."""
    endpoint = endpoints().get(code)
    of = () if endpoint is None else endpoint.of
    return next((measure for measure, words in of if not words.isdisjoint(forms)), code)


def _behind_whom(forms: list[str], place: int) -> int:
    """Give the place behind the words for who is looked at."""
    ends = whom_ends()
    while place < len(forms) and forms[place] not in ends:
        place += 1
    return place

"""The names of endpoints and measures that stand in a text of an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.vocab.endpoints import (
    as_written,
    endpoints,
    measured_phrases,
    whom_ends,
    whom_openers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.vocab.word_forms import Word

#: An abbreviation of so many letters is a word in most texts.
_SHORT: Final = 2
#: So few words in capitals are abbreviations, and no text in capitals.
_LOUD: Final = 3


class Name(NamedTuple):
    """A name of an endpoint or a measure, and where it stands among the words of a text."""

    #: The code of what it names.
    code: str
    #: The first of its words.
    first: int
    #: The word behind its last.
    end: int
    #: Whether its letters leave no doubt: in a title all in capitals they do.
    plain: bool


def names_among(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Give everything that the words of a text name, the longest name at each place.

    Who is looked at is passed over.

    >>> from mscregistry.vocab.word_forms import words_in
    >>> text = "Pain in patients with stroke"
    >>> [name.code for name in names_among(text, list(words_in(text)))]
    ['pain']
    """
    forms = [word.form for word in words]
    every = frozenset(forms)
    # In a title all in capitals no letters tell an abbreviation from a word.
    loud = text == text.upper() and len(words) > _LOUD
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
            plain = not (loud and alone and forms[at] in as_written())
            yield Name(_refined(code, every), at, end, plain)
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

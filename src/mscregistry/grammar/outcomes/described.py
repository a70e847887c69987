"""What of the names in a description tells what is measured, and does not only explain it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.outcomes.names import names_among
from mscregistry.grammar.outcomes.naming import sentence_stops
from mscregistry.vocab.endpoints import endpoints, is_fallback
from mscregistry.vocab.explaining_words import Opening, explaining_openers, explaining_words
from mscregistry.vocab.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.outcomes.names import Name
    from mscregistry.vocab.word_forms import Word

#: So many words may stand before those that open what is counted: `overall incidence of`.
_LEAD: Final = 1
#: So many words stand between a word of a scale's name and what the scale is.
_WITHIN: Final = 3


def told_alone(text: str, words: Sequence[Word]) -> list[Name]:
    """Give what a description names where the measure names nothing: its first sentence that does.

    >>> from mscregistry.vocab.word_forms import words_in
    >>> text = "Asked for at night. Sleep and pain. Fatigue is a sign of it."
    >>> [name.code for name in told_alone(text, list(words_in(text)))]
    ['sleep', 'pain']
    """
    names = list(_outside_instruments(text, words))
    if not names:
        return []
    # A method alone tells nothing where a later sentence says what it is to show.
    lead = next((name for name in names if not is_fallback(name.code)), names[0])
    behind = (stop for stop in sentence_stops(text, words) if stop >= lead.end)
    end = next(behind, len(words))
    return list(takewhile(lambda name: name.first < end, names))


def told_besides(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Give what a description says is measured, besides what the measure names.

    Its first clause alone tells, behind words such as `assessed by` or, where it begins with them,
    `incidence of`; a way to look (`assessed by physical examination`) is no more than that.

    >>> from mscregistry.vocab.word_forms import words_in
    >>> text = "Incidence of infection. Pain is a sign of them."
    >>> [name.code for name in told_besides(text, list(words_in(text)))]
    ['infection']
    """
    clause = words[: _clause(text, words)]
    openings = dict(_openings(clause))
    opened, place, known = None, 0, endpoints()
    for name in _outside_instruments(text, clause):
        for behind in range(place, name.first + 1):
            opened = openings.get(behind, opened)
        place = name.first + 1
        entry = known.get(name.code)
        looked = opened is Opening.WAY and entry is not None and entry.method
        if opened is not None and not looked:
            yield name


def _clause(text: str, words: Sequence[Word]) -> int:
    """Give how many words the first clause has."""
    ends = explaining_words("ends")
    last = next(sentence_stops(text, words), len(words))
    return next((place for place in range(last) if words[place].form in ends), last)


def _openings(words: Sequence[Word]) -> Iterator[tuple[int, Opening]]:
    """Give where something is opened, and whether as a way or as what is counted."""
    forms = [word.form for word in words]
    for place in range(len(forms)):
        found = explaining_openers().at(forms, place)
        if found is not None and (found[0] is Opening.WAY or place <= _LEAD):
            yield found[1], found[0]


def _outside_instruments(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Give the names that are not words of the name of a scale."""
    forms = [word.form for word in words]
    for name in names_among(text, words):
        written = text[words[name.first].start : words[name.end - 1].end]
        if not (
            _describes(name.code, written)
            and (_in_front(text, words, forms, name.end) or _behind(text, words, forms, name.first))
        ):
            yield name


def _describes(code: str, written: str) -> bool:
    """Say whether a name is capitalized words for an endpoint, which a scale's name may hold."""
    entry = endpoints().get(code)
    if entry is None or not written[0].isupper() or any(letter.isdigit() for letter in written):
        return False
    # `EORTC` and the `Lysholm` score are scales themselves.
    called = frozenset(forms_of(entry.name))
    return not written.isupper() and called.isdisjoint(explaining_words("scales"))


def _in_front(text: str, words: Sequence[Word], forms: Sequence[str], place: int) -> bool:
    """Say whether the name of a scale goes on from here to its noun: `... Symptom Checklist`."""
    for at in range(place, min(place + _WITHIN, len(words))):
        if not (_is_capital(text, words[at]) or forms[at] in explaining_words("joining")):
            return False
        if forms[at] in explaining_words("instruments"):
            return True
    return False


def _behind(text: str, words: Sequence[Word], forms: Sequence[str], place: int) -> bool:
    """Say whether the noun of a scale stands before this: `Scale for the Measurement of ...`."""
    for at in range(place - 1, max(place - 1 - _WITHIN, -1), -1):
        if forms[at] in explaining_words("instruments"):
            return _is_capital(text, words[at]) and place - at > 1
        if not (_is_capital(text, words[at]) or forms[at] in explaining_words("joining")):
            return False
    return False


def _is_capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()

"""The conditions of a trial, those of them that are in our coded table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.grammar.condition_lists import read_listed
from mscregistry.grammar.condition_qualifiers import Qualified, read_qualified
from mscregistry.grammar.stated import Passage, Stated
from mscregistry.source import Span
from mscregistry.vocab.condition_words import ties
from mscregistry.vocab.conditions import ConditionEntry, condition_called
from mscregistry.vocab.word_forms import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What parts the conditions of a field.
_PARTS: Final = re.compile(r"[^;\n]+")


@frozen
class CodedCondition(Stated[ConditionEntry]):
    """A condition of our table, with the words that name it and those that qualify it.

    The codes of its entry may be absent: see `mscregistry.vocab.conditions.ConditionEntry`.

    >>> (found,) = read_conditions(["Severe knee osteoarthritis, grade III"])
    >>> str(found), found.words, [str(one) for one in found.qualifiers]
    ('knee_osteoarthritis', 'knee osteoarthritis', ['severe', 'grade 3'])
    """

    #: How severe, how far, how stubborn it is: `severe`, `relapsed`, `stage 3`, in the order said.
    qualifiers: tuple[Stated[str], ...] = ()


def read_conditions(texts: Iterable[str]) -> tuple[CodedCondition, ...]:
    """Give the conditions that are known, in their order; the others stay as written.

    The path is that of the trial's field, such as `conditions[0]`.  A name may be qualified, and
    of two that are tied (`due to`) each is given.  Where a line or a semicolon parts several, each
    must be known: a part alone may say something else (`Uterus; scar`).  Names that follow each
    other with no more than a comma between them are not sure.

    >>> [(found.path, str(found)) for found in read_conditions(["Knee pain", "Stroke"])]
    [('conditions[1]', 'stroke')]
    >>> [str(found) for found in read_conditions(["Asthma due to obesity", "Stroke Epilepsy"])]
    ['asthma', 'obesity', 'stroke?', 'epilepsy?']
    """
    return tuple(
        [
            found
            for place, text in enumerate(texts)
            for found in _read(Passage(f"conditions[{place}]", text))
        ]
    )


def _read(passage: Passage) -> tuple[CodedCondition, ...]:
    """Give the conditions of a field, or none where one of its parts is not known."""
    found: list[CodedCondition] = []
    for part in _PARTS.finditer(passage.text):
        name = part[0].strip()
        if name:
            known = tuple(_part(passage, part.start() + part[0].index(name), name))
            if not known:
                return ()
            found += known
    return tuple(found)


def _part(passage: Passage, start: int, text: str) -> Iterator[CodedCondition]:
    """Give the conditions of a part that begins at a place."""
    found = _one(text)
    if found is not None:
        yield _coded(passage, start, found)
        return
    tied = tuple(_tied(text))
    for place, one in tied:
        yield _coded(passage, start + place, one)
    if not tied:
        for entry, span in read_listed(text):
            yield _coded(passage, start, Qualified(entry, span, ()), sure=False)


def _one(text: str) -> Qualified | None:
    """Give the condition that a text is the name of, qualified or not."""
    entry = condition_called(text)
    if entry is not None:
        return Qualified(entry, Span(0, len(text)), ())
    return read_qualified(text)


def _tied(text: str) -> Iterator[tuple[int, Qualified]]:
    """Give two conditions that words tie, each with where its part begins."""
    words = list(words_in(text))
    forms = [word.form for word in words]
    for place in range(1, len(words)):
        found = ties().at(forms, place)
        if found is None or found[1] == len(words):
            continue
        end, start = words[place - 1].end, words[found[1]].start
        first, second = _one(text[:end]), _one(text[start:])
        if first is not None and second is not None:
            yield 0, first
            yield start, second
        return


def _coded(passage: Passage, start: int, found: Qualified, *, sure: bool = True) -> CodedCondition:
    """Give a condition of a part that begins at a place, where it stands in the whole text."""
    span = Span(found.span.start + start, found.span.end + start)
    qualifiers = [
        passage.stated(one.value, one.span.start + start, one.span.end + start)
        for one in found.qualifiers
    ]
    words = span.of(passage.text)
    return CodedCondition(found.entry, words, passage.path, (span,), sure, tuple(qualifiers))

"""The words of a time frame that say what is measured, and not when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.times.atoms import Atom, Kind
from mscregistry.vocab.time_words import subject_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.times.text import TimeText


#: The words of a sentence may say what is measured until one of these stands.
_TIMES: Final = frozenset({Kind.TIMES, Kind.EVENT, Kind.SIDE, Kind.RATE, Kind.JOINED, Kind.EDGE})


def subjects_of(text: TimeText, atoms: Sequence[Atom]) -> frozenset[int]:
    """Give the places of atoms that say what is measured, sentence by sentence.

    Such may be the words around a verb and before all times, `pain was assessed by a nurse at`,
    and all words of a sentence that begins with a word for a change, `change in pain at`.
    """
    found: set[int] = set()
    first = 0
    for at in range(len(atoms) + 1):
        if at == len(atoms) or atoms[at].kind is Kind.STOP:
            found |= _subjects(text, atoms, range(first, at))
            first = at + 1
    return frozenset(found)


def _subjects(text: TimeText, atoms: Sequence[Atom], sentence: range) -> set[int]:
    if not sentence:
        return set()
    if text.word(atoms[sentence[0]].first) in subject_words("changes"):
        return set(sentence)
    first = next((at for at in sentence if atoms[at].kind in _TIMES), sentence[-1])
    before = range(sentence[0], first)
    verbs = subject_words("verbs")
    return set(before) if any(text.word(atoms[at].first) in verbs for at in before) else set()

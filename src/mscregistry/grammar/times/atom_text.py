"""A text cut into atoms, as the steps over a time frame ask about it."""

from __future__ import annotations

from typing import Final

from mscregistry.grammar.times.atoms import Atom, Kind, atoms_of
from mscregistry.grammar.times.frame_subjects import subjects_of
from mscregistry.grammar.times.text import TimeText
from mscregistry.source import Span
from mscregistry.vocab.time_words import subject_words

#: They leave what stands before and behind them beside each other.
_THIN: Final = frozenset({Kind.SILENT, Kind.DASH})
#: So many of them do; more part the two.
_MOST_THIN: Final = 8


class AtomText:
    """The atoms of a text, and what is asked about a place among them."""

    def __init__(self, text: str) -> None:
        """Cut the text."""
        self.text = TimeText(text)
        self.atoms: list[Atom] = atoms_of(self.text)
        #: The places of the atoms that say what is measured.
        self.subjects = subjects_of(self.text, self.atoms)

    def kind(self, at: int) -> Kind | None:
        """Give the kind of the atom at a place; `None` behind the last one."""
        return self.atoms[at].kind if at < len(self.atoms) else None

    def beyond(self, at: int) -> int:
        """Give the place of the next atom that says something."""
        end = min(at + _MOST_THIN, len(self.atoms))
        while at < end and self.atoms[at].kind in _THIN:
            at += 1
        return at

    def span(self, atom: Atom) -> Span:
        """Give where the words of an atom stand."""
        tokens = self.text.tokens
        return Span(tokens[atom.first].start, tokens[atom.end - 1].end)

    def word(self, at: int) -> str:
        """Give the first word of an atom."""
        return self.text.word(self.atoms[at].first)

    def is_named(self, at: int) -> bool:
        """Say whether words such as `at the time of` stand before a place."""
        for back in range(at - 1, max(at - 1 - _MOST_THIN, -1), -1):
            if self.atoms[back].kind is not Kind.SILENT:
                return False
            words = self.text.words[self.atoms[back].first : self.atoms[back].end]
            if not subject_words("naming").isdisjoint(words):
                return True
        return False

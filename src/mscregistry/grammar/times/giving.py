"""The sentences of a text, and whether a time in one is a time of giving."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.times.atoms import Atom, Kind, atoms_of
from mscregistry.grammar.times.clauses import begins_clause
from mscregistry.grammar.times.making import is_description
from mscregistry.vocab.time_words import clause_words, giving_stems, giving_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.times.text import TimeText

#: A word so near behind a schedule says that it is only allowed: `is optional`.
_BESIDE: Final = 3
#: So many words before a giving may say that it is over.
_PAST: Final = 5
_PARTS: Final = frozenset({",", ";", "(", ")", "."})
_HANDED: Final = frozenset({"given", "taken"})
#: `2 x 10^6 cells/kg (actual body weight at screening)`
_WEIGHED: Final = ["weight", "at"]
_ENDS: Final = frozenset({".", ";", "；", "。"})


class Sentence:
    """A sentence, with its words that are of giving and those that are of something else."""

    def __init__(self, text: TimeText, atoms: Sequence[Atom], *, near: bool) -> None:
        """Find the words; `near` says whether the text has words of giving anywhere."""
        self.text = text
        self.atoms = atoms
        self.near = near
        words = range(atoms[0].first, atoms[-1].end)
        self._marks = list(_marks(text, words))
        self._places = [place for place, _ in self._marks]
        self._allowing = [place for place in words if _allows(text, place)]

    def gives(self, place: int) -> bool | None:
        """Say whether a time at a place is of giving; `None` where the sentence does not tell.

        The nearest word before it tells, or else the nearest behind it.
        """
        at = bisect_left(self._places, place)
        if at:
            return self._marks[at - 1][1]
        return self._marks[0][1] if self._marks else None

    def looks_between(self, end: int, place: int) -> bool:
        """Say whether a time at a place is of looking by a word that stands behind another one."""
        at = bisect_left(self._places, place)
        return at > bisect_left(self._places, end) and not self._marks[at - 1][1]

    def only_allows(self, place: int, end: int) -> bool:
        """Say whether words before a place, or right behind it, make it no order."""
        allowing = self._allowing
        if allowing and allowing[0] < place:
            return True
        behind = allowing[bisect_left(allowing, end) :]
        beside = itertools.takewhile(lambda at: at < end + _BESIDE, behind)
        return any(self.text.word(at) in giving_words("allowed_behind") for at in beside)


def _marks(text: TimeText, words: range) -> Iterator[tuple[int, bool]]:
    """Give the places of words of giving (true), and of looking or making (false)."""
    looking = given = False
    for place in words:
        word = text.word(place)
        giving = is_giving(word)
        if giving is False and (
            is_description(text, place, given=given) or text.words[place - 2 : place] == _WEIGHED
        ):
            continue
        if giving is None and begins_clause(text, place):
            yield place, False
            continue
        if giving is None or (text.is_number(place + 1) and word in giving_words("visits")):
            continue  # `infused at visit 2 (day 0)`
        weak = looking and (word in giving_words("weak") or _is_of_samples(text, place))
        if giving and (weak or _is_past(text, place)):
            continue
        looking = not giving
        given = given or giving
        yield place, giving


def _is_of_samples(text: TimeText, place: int) -> bool:
    """Say whether samples are what is given: `blood samples were given`."""
    if text.word(place) not in _HANDED:
        return False
    at = place - 1
    while text.word(at) in clause_words("auxiliaries"):
        at -= 1
    return text.word(at) in giving_words("samples")


def _is_past(text: TimeText, place: int) -> bool:
    """Say whether a giving is over by what is told: `after cell infusion at month 1`."""
    for at in range(place - 1, max(place - 1 - _PAST, -1), -1):
        if text.word(at) in giving_words("past"):
            return text.word(place) in giving_words("nouns")
        if text.word(at) in _PARTS:
            break
    return False


def _allows(text: TimeText, place: int) -> bool:
    """Say whether a word only allows something; `as soon as possible` does not."""
    return text.word(place) in giving_words("allowed") and text.word(place - 1) != "as"


def is_giving(word: str) -> bool | None:
    """Say whether a word is of giving (true) or of looking or making (false), or tells neither."""
    if word.startswith(giving_stems("stems")):
        return True
    if word in giving_words("neither"):
        return None
    return False if word.startswith(giving_stems("others")) else None


def sentences_of(text: TimeText, *, near: bool | None = None) -> Iterator[Sentence]:
    """Give the sentences of a text of one line.

    `near` says whether words of giving stand in what is around; if it is not given, the text is all
    there is.
    """
    near = any(is_giving(word) for word in text.words) if near is None else near
    atoms: list[Atom] = []
    for atom in atoms_of(text):
        ends = atom.kind in {Kind.STOP, Kind.PARTING} and text.word(atom.first) in _ENDS
        if ends and not text.is_abbreviated(atom.first):
            if atoms:
                yield Sentence(text, atoms, near=near)
            atoms = []
        else:
            atoms.append(atom)
    if atoms:
        yield Sentence(text, atoms, near=near)

"""The prose of a report: its words without hyphens, its sentences, and what a stretch states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from mscregistry.grammar.token_text import TokenText
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.tally import Tally
    from mscregistry.grammar.stated import Passage, Stated
    from mscregistry.grammar.tokens import Token
    from mscregistry.vocab.phrases import Phrases

T = TypeVar("T")

#: A longer sentence is cut: each of its clauses is looked through several times.
_LONGEST: Final = 300
#: Nothing longer is an initial.
_INITIALS: Final = 2
#: Between these a hyphen is one of a range: `grade II-III`.
_NUMERALS: Final = frozenset({"i", "ii", "iii", "iv", "v"})


class Stretch(NamedTuple):
    """A run of tokens."""

    #: The place of the first.
    first: int
    #: The place behind the last.
    end: int


class Prose(TokenText):
    """A passage with its tokens; a hyphen between two words is none of them."""

    __slots__ = ("counted", "group_places", "passage", "treatments")

    def __init__(self, passage: Passage, treatments: Phrases[str] | None = None) -> None:
        """Cut the passage into tokens."""
        super().__init__(passage.text)
        self.passage = passage
        #: The treatments that groups are known to be named by: `12 with sildenafil`.
        self.treatments = treatments
        self.tokens = _without_hyphens(self.tokens)
        self.words = [token.text for token in self.tokens]
        #: What is counted at a place, before an end that is near, and where `tallies_in` goes on.
        self.counted: dict[tuple[int, int | None], tuple[Tally | None, int]] = {}
        #: Where a group may be named, once `groups_in` has looked.
        self.group_places: list[int] | None = None

    def written(self, place: int) -> str:
        """Give the token at a place as it is written."""
        token = self.tokens[place]
        return self.text[token.start : token.end]

    def is_word(self, place: int) -> bool:
        """Say whether a word stands at a place."""
        return place < len(self.tokens) and self.tokens[place].kind is Kind.WORD

    def stated(self, value: T, first: int, end: int, *, sure: bool = True) -> Stated[T]:
        """Give a value that a stretch states."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return self.passage.stated(value, start, stop, sure=sure)

    def quoted(self, first: int, end: int, *, sure: bool = True) -> Stated[str]:
        """Give the words of a stretch as what it states, on one line."""
        return self.stated(" ".join(self.said(first, end).split()), first, end, sure=sure)

    def gap(self, place: int) -> str:
        """Give what stands between the token at a place and the one before."""
        return self.text[self.tokens[place - 1].end : self.tokens[place].start]

    def sentences(self) -> list[Stretch]:
        """Give the sentences in order.

        A full stop behind an abbreviation or an initial ends none, nor does one before a small
        letter; the end of a line does.
        """
        found: list[Stretch] = []
        first = 0
        for place in range(1, len(self.tokens) + 1):
            full = place - first >= _LONGEST
            if place == len(self.tokens) or full or self._ends(place):
                found.append(Stretch(first, place))
                first = place
        return found

    def _ends(self, place: int) -> bool:
        """Say whether a sentence ends before the token at a place."""
        if "\n" in self.gap(place):
            return True
        before = self.words[place - 1]
        if before in {"!", "?"}:
            return True
        if before != "." or self.words[place] in {".", ")", ",", ";"}:
            return False
        last = self.word(place - 2)
        letter = self.written(place)[0]
        if not self.gap(place):
            # A blank may be lost: `reported.One`.
            return (
                letter.isupper()
                and len(last) > _INITIALS
                and last.islower()
                and self.is_word(place - 2)
            )
        if len(last) == 1 and last.isalpha():
            named = self.word(place - 3) in told_words("sentences", "lettered")
            return named and not letter.islower()
        known = last in told_words("sentences", "abbreviations")
        return not known and not letter.islower()


def _without_hyphens(tokens: list[Token]) -> list[Token]:
    """Leave out the hyphens that tie a word to what stands before it or behind it."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind is Kind.DASH and 0 < place < len(tokens) - 1:
            before, behind = tokens[place - 1], tokens[place + 1]
            tied = before.end == token.start and token.end == behind.start
            words = Kind.WORD in {before.kind, behind.kind}
            numerals = {before.text, behind.text} <= _NUMERALS
            if tied and words and not numerals and Kind.MARK not in {before.kind, behind.kind}:
                continue
        kept.append(token)
    return kept

"""Groups that are told by their treatment: `patients receiving the vaccine`, `5 with placebo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.clauses import tells_who, treated_with
from mscregistry.grammar.findings.named import Named
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose

#: Behind these a treatment that is known stands for those who had it.
BEFORE: Final = frozenset(
    {"with", "for", "on", "in", "than", "vs", "versus", "v", "and", "to", "by", "receiving"}
    | {"received", "given", "among", "from", "of", "between", "taking"}
)
#: Behind people they tell them by what they had; `treated` stands before such a word, `with`.
RECEIVED: Final = frozenset({"receiving", "given", "received", "with"})
#: A name that opens with one of these is none: `patients who received an additional dose`.
_NO_NAME: Final = frozenset(
    {"it", "them", "additional", "further", "more", "either", "any", "only", "at", "all", "both"}
    | {"subsequent", "prior", "previous", "concomitant", "treatment", "therapy", "study"}
)


def by_treatment(prose: Prose, place: int, end: int) -> list[Named]:
    """Give the group that is told at a place by its treatment."""
    people = told_words("people", "nouns") | {"those"}
    word, before = prose.word(place), prose.word(place - 1)
    if word in {"receiving", "given"} and before in people:
        return _receiving(prose, place, end)
    if word == "received" and tells_who(prose, place):
        return _receiving(prose, place, end)
    if before == "treated" and treated_with(prose, place - 1):
        return _receiving(prose, place, end)
    if prose.treatments is None or before not in BEFORE:
        return []
    known = prose.treatments.at(prose.words, place)
    nouns = told_words("groups", "nouns") | {"dose", "doses", "treatment", "therapy", "injection"}
    if known is None or known[1] > end or prose.word(known[1]) in nouns:
        return []
    return [Named(prose.quoted(place, known[1]), place, known[1])]


def _receiving(prose: Prose, place: int, end: int) -> list[Named]:
    """Give who are told by their treatment: `patients receiving the vaccine`."""
    first = place + 1 + (prose.word(place + 1) in {"the", "a", "an"})
    at = first
    stops = told_words("groups", "stops") | told_words("groups", "nouns")
    while at < end and prose.is_word(at) and prose.word(at) not in stops:
        at += 1
    if at == first or prose.word(first) in _NO_NAME:
        return []
    if prose.word(at) in told_words("groups", "nouns"):
        return []
    return [Named(prose.quoted(first, at), place, at)]

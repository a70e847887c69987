"""Counts in words alone: `another patient`, `both`, `none of the patients`, `the third patient`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.counts import people_behind
from mscregistry.grammar.findings.tally import Tally
from mscregistry.vocab.finding_words import told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose

_NONE: Final = frozenset({"no", "none", "zero", "neither", "nobody"})
#: They count people also where none are named.
_ALONE: Final = frozenset({"none", "both", "another", "nobody"})
#: One of those who are told of in their turn.
_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_TURNS: Final = _ORDINALS | {"first", "last"}


def worded_at(prose: Prose, place: int, end: int) -> Tally | None:
    """Give the count in words at a place."""
    word = prose.word(place)
    if word in {"he", "she"}:
        return _one(prose, place, place + 1, place + 1)
    if word in _TURNS:
        who = people_behind(prose, place + 1, end)
        single = who is not None and not prose.word(who - 1).endswith("s")
        return _one(prose, place, place + 1, who) if who is not None and single else None
    if word == "a" and place + 1 < end and prose.word(place + 1) in _ORDINALS:
        # `a second developed chills`
        who = people_behind(prose, place + 2, end)
        return _one(prose, place, place + 2, place + 2 if who is None else who)
    if word in told_words("people", "another") or word == "single":
        return _another(prose, place, end)
    if word in _NONE or word == "both":
        return _none_or_both(prose, place, end)
    return None


def _one(prose: Prose, place: int, stop: int, end: int) -> Tally:
    count = prose.stated(1, place, stop)
    return Tally(count=count, people=True, first=place, end=end)


def _another(prose: Prose, place: int, end: int) -> Tally | None:
    """Give `another patient`, `a subject`, and `another` alone."""
    who = people_behind(prose, place + 1, end)
    if who is not None:
        plural = prose.word(who - 1).endswith("s")
        return None if plural else _one(prose, place, place + 1, who)
    if prose.word(place) != "another":
        return None
    return Tally(count=prose.stated(1, place, place + 1), first=place, end=place + 1)


def _none_or_both(prose: Prose, place: int, end: int) -> Tally | None:
    """Give `none of the patients`, `no patient`, `both`."""
    word, at = prose.word(place), place + 1
    if prose.word(at) == "of":
        at += 1 + (prose.word(at + 1) in {"the", "these", "our", "them", "all"})
    who = people_behind(prose, at, end)
    if who is None and (word not in _ALONE or prose.word(place - 1) == "between"):
        return None
    count = prose.stated(2 if word == "both" else 0, place, place + 1)
    behind = place + 1 if who is None else who
    return Tally(count=count, people=who is not None, first=place, end=behind)

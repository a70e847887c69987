"""Counts in words alone: `another patient`, `both`, `none of the patients`, `the third patient`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.counts import aside_at, people_behind, whole_at
from mscregistry.grammar.findings.tally import Tally
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

_NONE: Final = frozenset({"no", "none", "zero", "neither", "nobody"})
#: They count people also where none are named.
_ALONE: Final = frozenset({"none", "both", "another", "nobody"})
#: One of those who are told of in their turn.
#: They stand for people where a verb says what those had: `none had fever`.
_PRONOUNS: Final = frozenset({"none", "neither", "nobody"})
_HAD: Final = frozenset({"experience", "have", "die"})
#: Each of them says that there is nobody.
_NOBODY: Final = (["not", "a", "single"], ["not", "one"], ["no", "one"])
#: Before those that a count is out of.
_DETERMINERS: Final = frozenset(
    {"the", "these", "those", "our", "them", "all", "first", "last", "other", "remaining"}
)
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
    if word in _NONE or word in {"both", "not"}:
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


def _nobody(prose: Prose, place: int, stop: int, end: int) -> Tally | None:
    """Give `not one patient`, `not one of the 12 patients`, `no one`."""
    behind, out_of = _whole_behind(prose, stop, end)
    who = people_behind(prose, behind, end)
    alone = prose.word(place) == "no" or out_of is not None
    if stop > end or (who is None and not alone):
        return None
    none = prose.stated(0, place, stop)
    last = behind if who is None else who
    return Tally(count=none, out_of=out_of, people=True, first=place, end=last)


def _whole_behind(prose: Prose, at: int, end: int) -> tuple[int, Stated[int] | None]:
    """Give the place behind `of the 12`, and the number; without a number, before the people."""
    if prose.word(at) != "of" or at >= end:
        return at, None
    at += 1
    while at < end and prose.word(at) in _DETERMINERS:
        at += 1
    whole = whole_at(prose, at, end)
    return (at, None) if whole is None else (whole[1], whole[0])


def _none_or_both(prose: Prose, place: int, end: int) -> Tally | None:
    """Give `none of the patients`, `none of 12 patients`, `no patient`, `both`."""
    nobody = next((one for one in _NOBODY if prose.says(place, *one)), None)
    if nobody is not None:
        return _nobody(prose, place, place + len(nobody), end)
    word = prose.word(place)
    if word == "not":
        return None
    percent, at = aside_at(prose, place + 1, end)
    at, out_of = _whole_behind(prose, at, end)
    who = people_behind(prose, at, end)
    verb = told_as("verbs").at(prose.words, place + 1)
    subject = word in _PRONOUNS and verb is not None and verb[0] in _HAD
    nobody_named = who is None and out_of is None and not subject
    if nobody_named and (word not in _ALONE or prose.word(place - 1) == "between"):
        return None
    count = prose.stated(2 if word == "both" else 0, place, place + 1)
    behind = who or (place + 1 if out_of is None and percent is None else at)
    people = who is not None or out_of is not None or subject
    return Tally(
        count=count, out_of=out_of, percent=percent, people=people, first=place, end=behind
    )

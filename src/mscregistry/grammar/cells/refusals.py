"""Clauses that say that cells are not given, or not to people: `will not receive MSCs`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.cells import structure_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar.cells.mentions import Mention

#: A clause is looked through so many words back, and so many forward.
_BACK: Final = 12
_FORWARD: Final = 8
#: A mark parts what is said of other things.
_PARTED: Final = re.compile(r"[,;:/&()\n]")


def is_refused(mention: Mention) -> bool:
    """Say whether the clause around a name says that nobody is given these cells.

    - `patients will not receive MSCs`, `no patient receives MSCs`, `never treated with MSCs`;
    - `MSCs will not be given`;
    - `MSCs in mice`, `a survey on MSC therapy`, `historical controls with MSCs`.
    """
    text = mention.passage.cells
    clause = text.clauses[mention.first]
    ahead: list[str] = []
    at = mention.start
    while at > 0 and len(ahead) < _BACK and text.clauses[at - 1] == clause:
        if _PARTED.search(text.parted_by(at)):
            break
        at -= 1
        ahead.insert(0, text.words[at])
    behind: list[str] = []
    for at in range(mention.end, min(len(text.words), mention.end + _FORWARD)):
        if text.clauses[at] != clause or _PARTED.search(text.parted_by(at)):
            break
        behind.append(text.words[at])
    before, after = " ".join(ahead), " ".join(behind)
    return bool(
        _before().search(before)
        or _behind().match(after)
        or _elsewhere().search(before)
        or _outside().search(after)
    )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words)) + ")"


def _words(part: str) -> str:
    return _any(structure_words("refusals", part))


@cache
def _before() -> re.Pattern[str]:
    auxiliary, verb = _words("auxiliaries"), _words("verbs")
    nobody = rf"(?:no|none of|nobody|neither)(?: the)?(?: {_words('persons')})?"
    never = rf"(?:{_words('never')}|{nobody})"
    return re.compile(
        rf"\b{never}(?: {auxiliary})* {verb}(?: (?!{_words('turning')}\b)\w+){{0,3}}$"
    )


@cache
def _behind() -> re.Pattern[str]:
    auxiliary, verb, never = _words("auxiliaries"), _words("verbs"), _words("never")
    return re.compile(rf"(?:\w+ ){{0,2}}?{auxiliary} {never}(?: {auxiliary})* {verb}\b")


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"\b{_words('elsewhere')}\b|\blaboratory {_words('studies')}\b")


@cache
def _outside() -> re.Pattern[str]:
    into, animals = _words("into"), _words("animals")
    # `in an animal-free medium` says how the cells were grown.
    animal = rf"\b{into} (?:\w+ ){{0,3}}{animals}\b(?! {_words('grown_without')})"
    return re.compile(rf"{animal}|^in vitro$|^in vitro (?!expan|cult)")

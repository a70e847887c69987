"""Whether the words for a patient's fact mean what the words of a criterion mean.

Words are compared, not understood, so the rule is on the side of caution::

    the same words, or a synonym of the fact          TRUE
    the fact's words are the criterion's with more
      before them (`chronic hepatitis B`), or with
      a qualifier after them (`diabetes, type 2`)     TRUE, not sure
    one stands whole within the other otherwise       UNKNOWN
    neither                                           FALSE, not sure

In English the thing named stands last, and so `hepatitis B vaccination` is no hepatitis B.  What
is more may only narrow: a negation, a doubt, another person, another time or a severity (`no`,
`suspected`, `family`, `former`, `mild`), or a preposition before, makes it UNKNOWN.  Case, blanks,
hyphens, other marks and a plural are no difference, but a sign is: `HBsAg (-)`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A truth, and whether it is sure.
Meaning: TypeAlias = tuple[Truth, bool]

_TOKEN: Final = re.compile(r"[^\W_]+|[,(]|[+\-−](?!\w)")
_MARKS: Final = frozenset(",(")
#: What turns a phrase into another one, wherever it stands.
_TURNING: Final = frozenset(
    (
        # it is not there
        *("no", "not", "non", "without", "never", "none", "absent", "absence", "negative", "free"),
        *("deny", "denied", "excluded", "ruled", "rule", "anti", "pseudo", "+", "-", "−"),
        # it may be there
        *("suspected", "possible", "probable", "presumed", "potential", "risk", "susceptible"),
        *("positive", "borderline", "pre", "near", "like"),
        # somebody else has it
        *("family", "mother", "maternal", "father", "paternal", "sibling", "partner", "donor"),
        # it was there
        *("history", "prior", "previous", "past", "former", "resolved", "healed", "cured", "post"),
        *("remission", "treated"),
        # it is more or less of it
        *("mild", "moderate", "severe", "minor", "major", "minimal", "early", "advanced", "late"),
        *("grade", "stage", "end", "controlled", "uncontrolled", "stable", "unstable", "active"),
        *("inactive", "latent"),
    )
)
#: Before the thing named, these make it a part of something else: `vaccination against`.
_LINKS: Final = frozenset(
    ("of", "for", "against", "from", "to", "with", "by", "in", "on", "after", "due", "and", "or")
)
#: What may begin a qualifier after the thing named.
_QUALIFIERS: Final = frozenset((",", "(", "of", "in", "with", "due", "type", "mellitus"))


def means(names: Iterable[str], words: str) -> Meaning:
    """Say whether a fact that has these names is what the words of a criterion name.

    >>> means(["Hepatitis-B"], "hepatitis B"), means(["chronic hepatitis B"], "hepatitis B")
    ((Truth.TRUE, True), (Truth.TRUE, False))
    >>> means(["hepatitis B vaccination"], "hepatitis B"), means(["asthma"], "hepatitis B")
    ((Truth.UNKNOWN, True), (Truth.FALSE, False))
    """
    asked = _plain(_tokens(words))
    if not asked:
        return Truth.UNKNOWN, True
    found = [_meaning(_tokens(name), asked) for name in names]
    return next((one for one in _BEST if one in found), _OTHER)


_SAME: Final = (Truth.TRUE, True)
_NARROWER: Final = (Truth.TRUE, False)
_RELATED: Final = (Truth.UNKNOWN, True)
_OTHER: Final = (Truth.FALSE, False)
_BEST: Final = (_SAME, _NARROWER, _RELATED)


def _meaning(tokens: tuple[str, ...], asked: tuple[str, ...]) -> Meaning:
    named = _plain(tokens)
    if named == asked:
        return _SAME
    if _within(named, asked):
        return _RELATED
    if not _within(asked, named):
        return _OTHER
    before = named[: -len(asked)]
    if named[-len(asked) :] == asked and not (_TURNING | _LINKS).intersection(before):
        return _NARROWER
    after = named[len(asked) :]
    if named[: len(asked)] == asked and not _TURNING.intersection(after):
        return _NARROWER if _qualified(tokens, len(asked)) else _RELATED
    return _RELATED


def folded(words: str) -> tuple[str, ...]:
    """Give the words without what makes no difference.

    >>> folded("Kidney-transplants, "), folded("HBsAg (-)")
    (('kidney', 'transplant'), ('hbsag', '-'))
    """
    return _plain(_tokens(words))


def _tokens(words: str) -> tuple[str, ...]:
    return tuple([_singular(token) for token in _TOKEN.findall(words.casefold())])


def _singular(word: str) -> str:
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - ALS is no plural
        return word
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


def _plain(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([token for token in tokens if token not in _MARKS])


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    size = len(short)
    return bool(short) and any(
        long[place : place + size] == short for place in range(len(long) - size + 1)
    )


def _qualified(tokens: tuple[str, ...], number: int) -> bool:
    """Say whether a qualifier follows the first words, marks included."""
    places = [place for place, token in enumerate(tokens) if token not in _MARKS]
    return not _QUALIFIERS.isdisjoint(tokens[places[number - 1] + 1 : places[number] + 1])

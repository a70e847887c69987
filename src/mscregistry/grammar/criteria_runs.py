"""Criteria that run on in one block: ``1. Adults. 2. Consent. 3. No cancer``.

A block is cut where

* its own number runs on in order inside it, each next number after the end of a sentence
  or before a capital;
* its words up to a colon introduce a list inside it that starts at 1, a or i, or at a
  bullet: the items are then its children;
* its own bullet stands in it again: a dash or asterisk twice or more, with spaces round it
  and a capital or a number after it; a round or square bullet once.

Anything else stays whole: ``grade 1 (or 2) to stage 2. Later`` is one criterion.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.criteria_marks import (
    CIRCLED,
    Inner,
    Mark,
    bullet_style,
    inner_marks,
    token,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENTENCE: Final = (".", ";", ":", "。", "；", "：")
_ENDS_OPEN: Final = (":", "：", "following")
_BULLETS: Final = re.compile(
    r"(?<=\s)(?:(?P<dash>[-–—*+])\s+(?=[^\W\d_a-z]|[\d≥≤<>(])|[•●○◦▪■□◆►▶➢➤‣✓✔]\s*(?=\w))"
)
#: Marks with which a list inside a block may start.
_FIRST: Final = frozenset(
    f"{before}{first}{after}"
    for first in "1aAi"
    for before, after in (("", "."), ("", ")"), ("(", ")"))
) | {"①"}
#: So many places in one block are tried as the start of a list, which keeps a long line cheap.
_TRIES: Final = 4
#: An open bracket is looked for so far back.
_NEAR: Final = 200


class Run(NamedTuple):
    """A part of a block that is one criterion."""

    start: int
    end: int
    mark: Mark | None
    #: Whether the first words of the block introduce it.
    child: bool = False


def cut_runs(text: str, start: int, end: int, mark: Mark | None) -> list[Run]:
    """Give the criteria of a block in order; most blocks are one.

    >>> words = "1. Adults. 2. Consent. 3. No cancer"
    >>> [words[run.start : run.end].strip() for run in cut_runs(words, 3, 35, Mark("1.", 1, 3))]
    ['Adults.', 'Consent.', 'No cancer']
    """
    inner = inner_marks(text, start, end)
    whole = Run(start, end, mark)
    cuts: list[tuple[int, Mark]] = []
    if mark is not None and mark.ordered and not mark.path:
        cuts = _chain(text, inner, mark.style, mark.value + 1)
    else:
        # A list whose first number was taken for a bullet, or lost.
        first = next((CIRCLED.index(words) for _, words, _ in inner if words in CIRCLED), 0)
        cuts = _chain(text, inner, "①", first + 1) if first else []
    if not cuts:
        cuts = _bulleted(text, whole)
    runs = _parts(whole, cuts)
    if not inner and ":" not in text[start:end]:
        return runs
    offsets = [at for at, _, _ in inner]
    cut: list[Run] = []
    for run in runs:
        low, high = bisect_left(offsets, run.start), bisect_left(offsets, run.end)
        cut += _introduced(text, run, inner[low:high])
    return cut


def _parts(run: Run, cuts: list[tuple[int, Mark]], *, child: bool = False) -> list[Run]:
    if not cuts:
        return [run]
    ends = [*[at for at, _ in cuts[1:]], run.end]
    items = [Run(mark.end, end, mark, child) for (_, mark), end in zip(cuts, ends, strict=True)]
    return [run._replace(end=cuts[0][0]), *items]


def _introduced(text: str, run: Run, inner: list[Inner]) -> list[Run]:
    """Give a run, cut where its words up to a colon introduce a list inside it."""
    tries = 0
    for number, (at, words, _) in enumerate(inner):
        if words in _FIRST and _opens(text, run.start, at):
            cuts = _chain(text, inner[number:], words, 1)
            if len(cuts) > 1:
                return _parts(run, cuts, child=True)
            tries += 1
            if tries == _TRIES:
                break
    bullets = list(_BULLETS.finditer(text, run.start, run.end))
    if len(bullets) > 1 and _opens(text, run.start, bullets[0].start()):
        return _parts(run, _same_bullets(bullets, bullet_style(bullets[0][0][0])), child=True)
    return [run]


def _opens(text: str, start: int, at: int) -> bool:
    return text[max(start, at - 20) : at].rstrip().endswith(_ENDS_OPEN)


def _chain(text: str, inner: Iterable[Inner], style: str, value: int) -> list[tuple[int, Mark]]:
    """Give the marks that run on in order from `value`, or none where that is doubtful."""
    cuts: list[tuple[int, Mark]] = []
    sure = style == "①"
    wanted = token(style, value)
    for at, words, end in inner:
        if words != wanted:
            continue
        sentence = _after_sentence(text, at, words)
        if not (sentence or style == "①" or text[end : end + 3].lstrip()[:1].isupper()):
            continue
        sure = sure or sentence
        cuts.append((at, Mark(style, value, end)))
        value += 1
        wanted = token(style, value)
    return cuts if sure or len(cuts) > 1 else []


def _after_sentence(text: str, at: int, words: str) -> bool:
    """Tell whether a sentence or clause ends before a mark."""
    before = text[max(at - _NEAR, 0) : at].rstrip()
    if before.endswith(_SENTENCE):
        return True
    # "Adults, 2) able": a clause is enough for a bracket, unless it closes one: "(grade 1, 2)".
    bracket = words.endswith(")") and (words[0] == "(" or before.rfind("(") <= before.rfind(")"))
    return bracket and before.endswith((",", " and", " or"))


def _bulleted(text: str, run: Run) -> list[tuple[int, Mark]]:
    """Give the places where the run's own bullet stands in it again."""
    if run.mark is None or run.mark.ordered:
        return []
    style = run.mark.style
    cuts = _same_bullets(_BULLETS.finditer(text, run.start, run.end), style)
    return cuts if len(cuts) > (style in "-*+") else []


def _same_bullets(found: Iterable[re.Match[str]], style: str) -> list[tuple[int, Mark]]:
    return [
        (bullet.start(), Mark(style, 0, bullet.end()))
        for bullet in found
        if bullet_style(bullet[0][0]) == style
    ]

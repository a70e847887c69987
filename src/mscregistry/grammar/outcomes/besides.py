"""What the values of an outcome are set beside: the baseline, and other groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.source import Span
from mscregistry.vocab.contrast_words import contrast_phrases, contrast_words

if TYPE_CHECKING:
    from mscregistry.vocab.word_forms import Word

#: What all words for the first value are given as.
BASELINE: Final = "baseline"
#: A group has at most so many words, and two of them so many.
_LONGEST: Final = 8
_PAIR: Final = 14
#: The first value is named among so many words.
_FIRST: Final = 3


class Beside(NamedTuple):
    """What values are set beside."""

    #: `baseline`, or the words for a group.
    words: str
    #: Where they stand.
    span: Span
    #: Whether the words show that it is a group, or the baseline.
    sure: bool


def read_besides(words: list[Word], text: str) -> list[Beside]:
    """Give everything that values are set beside, in order.

    >>> from mscregistry.vocab.word_forms import words_in
    >>> text = "Change from baseline, compared with the sham group"
    >>> [one.words for one in read_besides(list(words_in(text)), text)]
    ['baseline', 'sham group']
    """
    forms = [word.form for word in words]
    baseline, openers = contrast_phrases("baseline"), contrast_phrases("against")
    found: list[Beside] = []
    at = 0
    while at < len(forms):
        one: Beside | None = None
        if hit := baseline.at(forms, at):
            one, end = Beside(BASELINE, _span(words, at, hit[1]), sure=True), hit[1]
        elif forms[at] == "between":
            one, end = _between(words, forms, text, at)
        elif hit := openers.at(forms, at):
            one, end = _against(words, forms, text, hit[1])
        else:
            end = at + 1
        if one is not None:
            found.append(one)
        at = end
    return found


def _between(
    words: list[Word], forms: list[str], text: str, place: int
) -> tuple[Beside | None, int]:
    """Give the groups behind `between`, and the place behind them."""
    last = place
    groups = contrast_words("between")
    ends = contrast_words("between_ends")
    for at in range(place + 1, min(place + _PAIR, len(forms))):
        if forms[at] in ends:
            break
        if forms[at] in groups:
            last = at
    if last == place:
        return None, place + 1
    span = _span(words, place, last + 1)
    return Beside(span.of(text), span, sure=True), last + 1


def _against(
    words: list[Word], forms: list[str], text: str, place: int
) -> tuple[Beside | None, int]:
    """Give what stands behind words such as `compared with`, and the place behind it."""
    if forms[place - 1] in contrast_words("group"):
        # `over placebo`
        span = _span(words, place - 1, place)
        return Beside(span.of(text), span, sure=True), place
    if forms[place : place + 1] == ["."]:
        # `vs. placebo`
        place += 1
    ends, openers = contrast_words("against_ends"), contrast_phrases("against")
    end, last = place, min(place + _LONGEST, len(forms))
    while end < last and forms[end] not in ends and openers.at(forms, end) is None:
        end += 1
    end -= end > place and forms[end - 1] == "and"
    if end == place:
        return None, place
    span = _span(words, place, end)
    first = contrast_phrases("is_baseline")
    if any(first.at(forms, at) for at in range(place, min(place + _FIRST, end))):
        return Beside(BASELINE, span, sure=True), end
    known = not contrast_words("group").isdisjoint(forms[place:end])
    return Beside(span.of(text), span, sure=known), end


def _span(words: list[Word], first: int, end: int) -> Span:
    return Span(words[first].start, words[end - 1].end)

"""Letters with a number that name a thing, and no time: `M1 macrophages`, `T2-weighted`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.vocab.time_words import letters_among_times, words_of_times

if TYPE_CHECKING:
    from mscregistry.grammar.times.text import TimeText

#: So many words are passed over to find the one that tells.
_PASSED: Final = 3


def is_named_thing(text: TimeText, place: int) -> bool:
    """Say whether a letter and number are part of a name: an unknown word stands beside them.

    In a row, `M1 and M2 macrophages`, the word beside the row tells.
    """
    first, last = place, place
    while last - place < _PASSED and _is_like(text, place, last + 2):
        last += 2
    while place - first < _PASSED and _is_like(text, place, first - 2):
        first -= 2
    if text.is_dash(first - 1) and text.touches(first) and text.touches(first - 1):
        return not _has_number(text, first - 2)
    return _is_unknown(text, first, -1) or _is_unknown(text, last, 1)


def _is_like(text: TimeText, place: int, other: int) -> bool:
    """Say whether the same letter with a number stands at another place."""
    word = text.word(other)
    return word[:1] == text.word(place)[:1] and word[1:].isdecimal()


def _has_number(text: TimeText, place: int) -> bool:
    return any(letter.isdecimal() for letter in text.word(place))


def _is_unknown(text: TimeText, place: int, step: int) -> bool:
    """Say whether the next word on a side, small words apart, is none that stands around times."""
    at = place + step
    for _ in range(_PASSED):
        touching = text.is_dash(at) and text.touches(at) and text.touches(at + 1)
        opened = step < 0 and text.word(at) == "("
        if not (touching or opened or text.word(at) in letters_among_times("passed")):
            break
        at += step
    word = text.word(at)
    return word.isalpha() and word not in words_of_times()

"""What kind of thing words of a criterion are about, from the table of such words."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEX: Final = "sex"
_ATTESTATION: Final = "attestation"
_NOTHING: Final = "finding"
#: An ending tells nothing of a word as short as itself.
_SHORTEST: Final = 5
#: `adequately treated carcinoma` goes on behind `treated`.
_MANNER: Final = "ly"


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("subject_words")


@cache
def lead_phrases() -> Phrases[bool]:
    """Give the words before a thing that say no more than that it is there."""
    words = (*_table()["leads"]["phrases"], *_table()["connectives"]["whole"])
    return Phrases(dict.fromkeys(words, True))


@cache
def denials() -> Mapping[str, Phrases[bool]]:
    """Give the words that deny what follows: `before` at the start, `inside` further on."""
    return {
        part: Phrases(dict.fromkeys(words, True)) for part, words in _table()["denials"].items()
    }


@cache
def connectives() -> Phrases[str]:
    """Give the words that hold the parts of a criterion together, each with its use."""
    return Phrases.inverted(_table()["connectives"])


@cache
def _sexes() -> frozenset[str]:
    return frozenset(_table()["kinds"][_SEX])


@cache
def _head_ends() -> frozenset[str]:
    return frozenset(_table()["heads"]["ends"])


@cache
def _things() -> Phrases[str]:
    """Give the words that tell a kind; of a word under two, the kind that is listed first."""
    kinds = reversed([kind for kind in _table()["kinds"].items() if kind[0] != _SEX])
    return Phrases(
        {word: kind for kind, words in kinds for word in words if not word.startswith("-")}
    )


@cache
def _endings() -> Mapping[str, str]:
    return {
        word[1:]: kind
        for kind, words in _table()["kinds"].items()
        for word in words
        if word.startswith("-")
    }


def subject_of(words: list[str]) -> str | None:
    """Give the kind of thing that words are about, `None` where no word tells.

    >>> subject_of(["chronic", "hepatitis"]), subject_of(["blue", "eyes"])
    ('condition', None)
    """
    if words and words[0] in _table()["declared"]["words"]:
        return _ATTESTATION
    head = next(
        (
            at
            for at, word in enumerate(words)
            if at and word in _head_ends() and not words[at - 1].endswith(_MANNER)
        ),
        len(words),
    )
    for place in range(head - 1, -1, -1):
        # The last word of an English compound says what it is: `cancer surgery`.
        if kind := _kind_at(words, place, head):
            return None if kind == _NOTHING or _is_habit(words, place) else kind
    for place in range(len(words)):
        # `able to` stands across the end of the head.
        if kind := _kind_at(words, place, len(words)):
            return None if kind == _NOTHING else kind
    # Pregnant women are told by their pregnancy; only what is nothing else is a sex.
    return _SEX if any(word in _sexes() for word in words) else None


def _is_habit(words: list[str], place: int) -> bool:
    """Say whether the use of something is a habit, and not a medicine that is taken."""
    habits = _table()["habits"]
    return words[place] in habits["uses"] and not set(habits["words"]).isdisjoint(words)


def _kind_at(words: list[str], place: int, end: int) -> str | None:
    found = _things().at(words, place)
    if found is not None and found[1] <= end:
        return found[0]
    return _kind_by_ending(words[place])


@lru_cache(maxsize=4096)  # the words of medicine come again and again
def _kind_by_ending(word: str) -> str | None:
    if len(word) <= _SHORTEST:
        return None
    return next((kind for end, kind in _endings().items() if word.endswith(end)), None)


@cache
def plain_words() -> frozenset[str]:
    """Give the words of leads, denials and connectives, which the structure says."""
    table = _table()
    phrases = (
        *table["leads"]["phrases"],
        *table["wrappers"]["phrases"],
        *(
            one
            for part in ("denials", "connectives", "latest")
            for words in table[part].values()
            for one in words
        ),
    )
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def shared_heads() -> Phrases[str]:
    """Give the heads that the items of a list share, each with its kind: `allergy to`."""
    return Phrases.inverted(_table()["shared_heads"])


@cache
def wrappers() -> Phrases[bool]:
    """Give the words that say that something is taken or done: `current use of`."""
    return Phrases(dict.fromkeys(_table()["wrappers"]["phrases"], True))


@cache
def latest_words() -> Mapping[str, Phrases[bool]]:
    """Give the words around a thing of which the latest counts: `before`, `behind`, `spans`."""
    return {part: Phrases(dict.fromkeys(words, True)) for part, words in _table()["latest"].items()}


@cache
def past_words() -> frozenset[str]:
    """Give the words before a thing that say that the past counts: `history of`."""
    return frozenset(_table()["wrappers"]["past"])

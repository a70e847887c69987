"""Where a text of an outcome names something, and where it begins to explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.vocab.word_forms import Word

#: So many words may name what is measured; what is behind explains it.
_LONGEST: Final = 60
#: A shorter word before a full stop is cut short: `vs.`, `St.`
_WHOLE: Final = 4


def naming_words(text: str, words: Sequence[Word]) -> int:
    """Give how many of a text's words name something: the first sentence, up to 60 words.

    >>> from mscregistry.vocab.word_forms import words_in
    >>> text = "Pain at St. Mary. Measured daily."
    >>> naming_words(text, list(words_in(text)))
    5
    """
    return min(next(sentence_stops(text, words), _LONGEST), _LONGEST)


def sentence_stops(text: str, words: Sequence[Word]) -> Iterator[int]:
    """Give the places of the full stops among a text's words that end a sentence before another.

    >>> from mscregistry.vocab.word_forms import words_in
    >>> text = "Pain at St. Mary. Measured daily. Twice."
    >>> list(sentence_stops(text, list(words_in(text))))
    [5, 8]
    """
    for place in range(1, len(words) - 1):
        before, stop, behind = words[place - 1 : place + 2]
        if (
            stop.form == "."
            and before.end - before.start >= _WHOLE
            and behind.start > stop.end
            and text[behind.start].isupper()
        ):
            yield place

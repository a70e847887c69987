"""How far a text of an outcome names something, before it explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    last = min(len(words) - 1, _LONGEST)
    for place in range(1, last):
        before, stop, behind = words[place - 1 : place + 2]
        if (
            stop.form == "."
            and before.end - before.start >= _WHOLE
            and behind.start > stop.end
            and text[behind.start].isupper()
        ):
            return place
    return _LONGEST

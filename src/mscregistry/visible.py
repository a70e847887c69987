"""Text as it can be shown without harm."""

from __future__ import annotations

import unicodedata
from typing import Final

#: Characters of categories that are shown, which nevertheless show nothing.
_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
#: Control and format characters, surrogates, private use, separators of lines and paragraphs.
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def visible(text: str, *, breaks: bool = False) -> str:
    r"""Give the text with every invisible or directional character shown as its code.

    Line breaks and tabs are shown as blanks; with `breaks`, line breaks stay.

    >>> print(visible("a\x1b[31m"))
    a\x1b[31m
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(["\n" if breaks and one == "\n" else _shown(one) for one in text])


def _shown(character: str) -> str:
    if character in "\n\t":
        return " "
    hidden = character in _BLANKS or unicodedata.category(character) in _HIDDEN
    # Selectors of variants are marks, and what they select is there without them.
    if hidden or "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return character.encode("unicode_escape").decode("ascii")
    return character

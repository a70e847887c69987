"""Text as it can stand in one field, on one line, of a file in UTF-8."""

from __future__ import annotations

import re
from typing import Final

#: What ends a line for some reader, and tabs.
_BREAK: Final = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
#: These and the blanks around them; in one class, so that long runs take no longer than others.
_BLANKS: Final = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
#: Other control characters, and halves of surrogate pairs, which UTF-8 has not.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def one_line(text: str | None) -> str | None:
    r"""Give the text on one line, or none where nothing of it is left.

    Line breaks and tabs become a blank; other control characters, and halves of surrogate pairs,
    are shown as their codes.  Marks that turn the direction of text stay.

    >>> print(one_line(" A title\r\nER  - \x00 "))
    A title ER  - \x00
    """
    if text is None:
        return None
    flat = _BLANKS.sub(_unbroken, text).strip()
    return _UNWRITABLE.sub(_code, flat) or None


def lines_of(*texts: str | None) -> tuple[str, ...]:
    """Give the texts that have something to say, each on one line and each once.

    >>> lines_of("Asthma", None, "COPD ", "COPD")
    ('Asthma', 'COPD')
    """
    found = [one_line(text) for text in texts]
    return tuple(dict.fromkeys([line for line in found if line is not None]))


def _unbroken(blanks: re.Match[str]) -> str:
    return " " if _BREAK.search(blanks[0]) else blanks[0]


def _code(character: re.Match[str]) -> str:
    return character[0].encode("unicode_escape").decode("ascii")

"""What is wrong with a document's text, whatever its format."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from mscregistry.issues import Code, Issue, Severity
from mscregistry.source import Source, Span

#: How Windows-1252 and ISO-8859-1 show the bytes that follow the first of a character in UTF-8;
#: the first of them has no character for some.
_FOLLOWING: Final = "\ufffd\x80-\xbf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
#: UTF-8 read as one of these, which is how most damaged text came about, and the mark of a
#: character that was lost.
_MOJIBAKE: Final = re.compile(f"\ufffd|Ã[{_FOLLOWING}]|Â[\x80-\xbf]|â[{_FOLLOWING}]{{2}}|ï»¿")
#: One of them is in every text that the pattern finds something in.
_MARKS: Final = ("\ufffd", "Ã", "Â", "â", "ï»¿")
#: Control characters, but for white space and the line break U+0085, and halves of the pairs of
#: UTF-16 that stand alone.
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
#: The most places that one issue points at.
_MOST: Final = 50


def check_text(source: Source) -> tuple[Issue, ...]:
    """Give issues about the characters of a document; none for nearly every one."""
    found: list[Issue] = []
    text = source.text
    if not text.isascii() and any(mark in text for mark in _MARKS):
        found += _issue(
            Code.DAMAGED_TEXT,
            _MOJIBAKE,
            text,
            "characters look like text that was once decoded wrongly; kept as they are",
        )
    if not text.isprintable():
        found += _issue(
            Code.CONTROL_CHARACTERS, _CONTROLS, text, "control characters that no page should have"
        )
    if source.encoding not in {None, "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"}:
        found.append(
            Issue(
                Code.LEGACY_ENCODING,
                Severity.INFO,
                f"the bytes are not UTF-8, and were read as {source.encoding}",
                hint="if letters look wrong, decode the file yourself and hand over the text",
            )
        )
    return tuple(found)


def _issue(code: Code, pattern: re.Pattern[str], text: str, message: str) -> list[Issue]:
    every = pattern.finditer(text)
    places = [Span(*found.span()) for found in islice(every, _MOST)]
    if not places:
        return []
    count = len(places) + sum(1 for _ in every)
    message = f"{count:,} × {message}, first {places[0].of(text)!r}"
    return [Issue(code, Severity.WARNING, message, spans=tuple(places))]

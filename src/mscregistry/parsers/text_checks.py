"""What is wrong with a document's text, whatever its format."""

from __future__ import annotations

import re
from typing import Final

from mscregistry.issues import Code, Issue, Severity
from mscregistry.source import Source, Span

#: UTF-8 read as Windows-1252, which is how most damaged text came about, and the mark of a
#: character that was lost.
_MOJIBAKE: Final = re.compile(
    "\ufffd|Ã[\u0080-\u00bf\u0192\u2018-\u201e\u2020-\u2022\u0160\u2039]|Â[\u0080-\u00bf]|â(?:€[\u0080-\u00bf\u2018-\u2122œž˜¦]|‰[\u0080-\u00bf¤¥])|ï»¿"
)
_MARKS: Final = ("\ufffd", "Ã", "Â", "â€", "â‰", "ï»¿")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
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
        found += _issue(Code.CONTROL_CHARACTERS, _CONTROLS, text, "control characters stand in the text")
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
    places = [Span(*found.span()) for found in pattern.finditer(text)]
    if not places:
        return []
    seen = text[places[0].start : places[0].end]
    message = f"{len(places)} × {message}, first {seen!r}"
    return [Issue(code, Severity.WARNING, message, spans=tuple(places[:_MOST]))]

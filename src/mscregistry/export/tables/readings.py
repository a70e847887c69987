"""The tables of what a reading adds to a trial: its issues, and where its words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def _issues(_: Trial, reading: Reading | None) -> Iterator[Row]:
    for one in () if reading is None else reading.issues:
        yield one.code, str(one.severity), one.message, one.path or None, one.hint or None


def _words(_: Trial, reading: Reading | None) -> Iterator[Row]:
    if reading is None or not reading.origins:
        return
    text = reading.source.text
    for path, spans in reading.origins.items():
        for span in spans:
            yield path, span.start, span.end, span.of(text)


#: What is wrong with the document.
ISSUES: Final = TidyTable(
    "issues",
    "One finding about a document, made as it was read; none for a trial alone.",
    (
        Column("code", "text", "A stable code, such as `MSC001`."),
        Column("severity", "text", "`info`, `warning` or `error`."),
        Column("message", "text", "What is the matter, in a sentence."),
        Column("path", "text", "The field it concerns; null for the document."),
        Column("hint", "text", "What to do about it."),
    ),
    _issues,
)

#: Where the facts stand.
WORDS: Final = TidyTable(
    "words",
    "A piece of the document that a field was read from; none for a trial alone.",
    (
        Column("path", "text", "The field; its rows, joined in their order, are its words."),
        Column("start", "integer", "Offset of the first character."),
        Column("end", "integer", "Offset after the last character."),
        Column("words", "text", "The characters, or what they stand for, such as an entity."),
    ),
    _words,
)

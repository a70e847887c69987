"""What of a document no field took, unit by unit, each under the name that it stands under.

The unit is a value of JSON, a text or attribute of XML, a cell of a table, and elsewhere a piece
of a line.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from mscregistry.lex.csv_rows import delimiter_of, first_line, lex_rows
from mscregistry.lex.json_tree import lex_json
from mscregistry.lex.xml_tree import lex_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.reading import Reading
    from mscregistry.source import Span


def unread_units(reading: Reading) -> list[tuple[str, str]]:
    """Give the name and the words of each unit of a document that stayed unread.

    A name is the tags or keys that lead to the unit, with dots between; the column of a cell; the
    words up to the first colon of a line.  Of a tag or key whose value stayed unread, only the
    value is given.
    """
    text = reading.source.text
    bare = text.lstrip()
    spans = reading.unread
    if not spans:
        return []
    if bare.startswith("<") and not reading.format.endswith("page"):
        return [*_of_tree(text, spans, _xml_places(text))]
    if bare.startswith(("{", "[")):
        tree = lex_json(text)
        return [*_of_tree(text, spans, [*_places(tree.leaves.items())])]
    if reading.format.endswith("csv"):
        return [*_of_row(text, spans)]
    return [(_label(text, span), span.of(text)) for span in spans]


def _places(
    leaves: Iterable[tuple[tuple[str | int, ...], tuple[Span, ...]]],
) -> Iterator[tuple[int, int, str]]:
    for at, spans in leaves:
        name = ".".join([step for step in at if isinstance(step, str) and step != "#"])
        yield from [(span.start, span.end, name) for span in spans]


def _xml_places(text: str) -> list[tuple[int, int, str]]:
    tree = lex_xml(text)
    return [*_places((at, words.spans) for at, words in tree.leaves.items())]


def _of_tree(
    text: str, spans: Iterable[Span], places: list[tuple[int, int, str]]
) -> Iterator[tuple[str, str]]:
    """Give the units whose values are unread; a name whose value is read cannot be."""
    places = sorted(places)
    starts = [start for start, _, _ in places]
    for span in spans:
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and span.start < places[index][1]:
            yield places[index][2], span.of(text)


def _of_row(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, str]]:
    header = first_line(text)
    delimiter = delimiter_of(header)
    names = [words.text for row in lex_rows(header, delimiter) for words in row]
    rows = lex_rows(text, delimiter, len(header))
    cells = [words for row in rows for words in row]
    for span in spans:
        index = next((at for at, one in enumerate(cells) if one.start <= span.start < one.end), -1)
        if span.start >= len(header):  # before that stand the names of columns
            yield (names[index] if 0 <= index < len(names) else "", span.of(text))


def _label(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    line = text[start:].split("\n", 1)[0].strip()
    label, mark, _ = line.partition(":")
    return label.strip() if mark else ""

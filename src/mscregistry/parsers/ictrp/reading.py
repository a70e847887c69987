"""A record of the portal, an element or a row, to a reading."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mscregistry.errors import BrokenRecord
from mscregistry.lex.csv_rows import delimiter_of, first_line, gaps, lex_rows, plain_rows
from mscregistry.lex.flat_xml import Flat, bare_cells, lex_flat
from mscregistry.lex.page import Page
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.ictrp.cells import cleaned, cleaned_text, marks
from mscregistry.parsers.ictrp.columns import COLUMNS, CONTACTS, ETHICS, REGISTERED
from mscregistry.parsers.ictrp.lists import add_contacts, add_ethics, add_registration
from mscregistry.parsers.ictrp.record import Record
from mscregistry.parsers.text_checks import check_text
from mscregistry.parsers.tree.readings import reading_of
from mscregistry.source import Words
from mscregistry.vocab.registers import register_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.reading import Reading
    from mscregistry.source import Source

_XML: Final = "ictrp-xml"
_CSV: Final = "ictrp-csv"
_ELEMENT: Final = "Trial"
_REGISTER: Final = "source register"


def parse_trial(source: Source) -> Reading:
    """Read an element ``Trial``; where its words stand is worked out when asked.

    Raises:
        BrokenRecord: If it is not well-formed, or is another element.
    """
    cells = bare_cells(source.text, _ELEMENT) or [
        (label.text, words.text) for label, words in _flat(source).cells
    ]
    trial = _record(Draft(Page(source, ())), _cells(cells)).trial()
    return reading_of(trial, source, _XML, _trial_words)


def parse_row(source: Source) -> Reading:
    """Read a row under the names of its columns; where its words stand is worked out when asked.

    Raises:
        BrokenRecord: If a quote is never closed.
    """
    text = source.text
    header = first_line(text)
    rows = plain_rows(text, delimiter_of(header), len(header), source.name)
    names = [words.text for words in _names(header)]
    plain = zip(names, [said for row in rows for said in row], strict=False)
    trial = _record(Draft(Page(source, ())), _cells(plain)).trial()
    return reading_of(trial, source, _CSV, _row_words)


def _cells(cells: Iterable[tuple[str, str]]) -> list[tuple[Words, Words]]:
    """Give cells as they are meant, whose places nobody asks for."""
    return [(_label(name), Words(cleaned_text(said), 0)) for name, said in cells if said]


@lru_cache(256)
def _label(name: str) -> Words:
    """Give the name of a column, whose place nobody asks for, as the same words each time."""
    return Words(name, 0)


def _trial_words(source: Source, _: str) -> dict[str, object]:
    flat = _flat(source)
    draft = Draft(Page(source, (), flat.markup + marks(source.text)))
    for label in flat.names:
        draft.label(label)
    return _words(draft, flat.cells, _XML)


def _row_words(source: Source, _: str) -> dict[str, object]:
    text = source.text
    names, cells = _row(source)
    draft = Draft(Page(source, (), gaps(text, (*names, *cells)) + marks(text)))
    if len(cells) > len(names):
        draft.leave(cells[len(names) :], "there are more cells than columns")
    return _words(draft, zip(names, cells, strict=False), _CSV)


def _words(draft: Draft, cells: Iterable[tuple[Words, Words]], name: str) -> dict[str, object]:
    """Give the fields of a reading that tell where words stand, and what is wrong with them."""
    source = draft.page.source
    meant = ((label, cleaned(words, source.text)) for label, words in cells)
    reading = draft.reading(_record(draft, meant).trial(), name)
    return {
        "origins": reading.origins,
        "repeats": reading.repeats,
        "labels": reading.labels,
        "boilerplate": reading.boilerplate,
        "markup": reading.markup,
        "issues": (*reading.issues, *check_text(source)),
    }


def _flat(source: Source) -> Flat:
    flat = lex_flat(source.text, source.name)
    if flat.root != _ELEMENT:
        raise BrokenRecord(source.name, f"its element is {flat.root[:60]!r}, and not {_ELEMENT!r}")
    return flat


def _row(source: Source) -> tuple[tuple[Words, ...], list[Words]]:
    text = source.text
    header = first_line(text)
    rows = lex_rows(text, delimiter_of(header), len(header))
    return _names(header), [words for row in rows for words in row]


@lru_cache(1)  # one line stands before all the rows of a table
def _names(header: str) -> tuple[Words, ...]:
    return tuple([words for row in lex_rows(header, delimiter_of(header)) for words in row])


def _record(draft: Draft, cells: Iterable[tuple[Words, Words]]) -> Record:
    """Read the cells whose columns are known, in the dialect of their register."""
    said: dict[str, Words] = {}
    for label, words in cells:
        key = _key(label.text)
        if key not in COLUMNS:
            if words.text:
                draft.leave([words], f"no column {label.text[:60]!r} is known")
            continue
        draft.label(label)
        if words.text and key in said:
            draft.leave([words], f"{label.text!r} stands twice, and the first is taken")
        elif words.text:
            said[key] = words
    register = said[_REGISTER].text if _REGISTER in said else None
    record = Record(draft, register_of(register))
    for key, words in said.items():
        COLUMNS[key](record, words)
    add_registration(record, REGISTERED)
    add_contacts(record, CONTACTS)
    add_ethics(record, ETHICS)
    return record


@lru_cache(256)
def _key(name: str) -> str:
    """Give the name of a column as the table of columns has it."""
    return name.replace("_", " ").strip().casefold()

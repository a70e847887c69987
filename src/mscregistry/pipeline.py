"""The corridor: a document in, readings out.  Begin reading the package here.

::

    document ─ open ─▶ bytes ─ recognise ─▶ Parser ─ records ─▶ Source ─ lex, parse ─▶ Reading
                                                                       └─ check_text ─▶ issues
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import evolve

from mscregistry.errors import (
    FaultyDocument,
    IssueRaised,
    RefusedDocument,
    SeveralTrials,
    TooLarge,
)
from mscregistry.issues import Code, Issue, Severity
from mscregistry.parsers.decoding import decode_beginning
from mscregistry.parsers.documents import (
    each_document,
    is_folder,
    is_pattern,
    open_document,
    path_of,
    unreadable,
)
from mscregistry.parsers.formats import Formats
from mscregistry.parsers.formats import formats as known_formats
from mscregistry.parsers.parser import HEAD_LENGTH, Head, Limits, Parser, Strength
from mscregistry.parsers.text_checks import check_text
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from mscregistry.parsers.documents import Document, Opened
    from mscregistry.reading import Reading

#: Bytes from which a format is told; a character takes four at most, and so does the mark.
_HEAD_BYTES: Final = HEAD_LENGTH * 4 + 4
_DEFAULT_LIMITS: Final = Limits()


def read(
    document: Document,
    *,
    format: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
    formats: Formats | None = None,
) -> Reading:
    """Give the reading of one document that holds one record.

    A string is a path, unless it has a line break or is empty; text of one line is handed over
    as ``Source(text)``.  The format is recognised, or named with `format`; `formats` are the
    parsers to choose from.

    With `strict`, warnings and errors are raised, and only what is worth knowing stays an issue.
    `limits` say how large a record may be.

    Raises:
        UnreadableSource: If there is no such file, or it cannot be opened.
        Undecodable: If it is not text.
        UnknownFormat: If no format fits; the closest are named.
        AmbiguousFormat: If two fit equally well.
        RefusedDocument: If it is known and not a trial record, such as a page of results.
        NoSuchFormat: If `format` is the name of none.
        SeveralTrials: If it is a folder, a pattern or a file of several records.
        TooLarge: If it is over one of the `limits`.
        FaultyDocument: With `strict`, if it has warnings or errors; an `ExceptionGroup` of them.
        TypeError: If it is nothing that can be read, such as a list; `scan` takes those.
    """
    path = path_of(document)
    if path is not None and is_folder(path):
        raise SeveralTrials(path, "this is a folder")
    if path is not None and is_pattern(path):
        raise SeveralTrials(path, "this is a pattern for file names")
    with closing(_read_one(document, format, limits, formats)) as readings:
        reading = next(readings)
        if next(readings, None) is not None:
            raise SeveralTrials(reading.source.name, "this holds more than one record")
    if strict:
        _refuse_faults(reading)
    return reading


def scan(
    *documents: Document | Iterable[Document],
    format: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
    formats: Formats | None = None,
) -> Iterator[Reading]:
    """Give the readings of many documents, one after the other, as they are asked for.

    Takes what `read` takes, folders (every file below that is not hidden, by name), patterns
    such as ``"pages/*.txt"``, and lists of these.  Nothing is opened before it is its turn.

    Raises:
        MscRegistryError: As `read`, at the first document that cannot be read.
        TypeError: If one of them is nothing that can be read.
    """
    for document in each_document(*documents):
        for reading in _read_one(document, format, limits, formats):
            if strict:
                _refuse_faults(reading)
            yield reading


def _read_one(
    document: Document, name: str | None, limits: Limits, among: Formats | None
) -> Generator[Reading, None, None]:
    choose = known_formats() if among is None else among
    chosen = None if name is None else choose.named(name)
    opened = open_document(document)
    if isinstance(opened, Source):
        _refuse_length(opened, limits)
        parser = chosen or choose.recognise(_head_of(opened))
        yield _checked(parser, opened, named=chosen is not None)
        return
    with opened.stream as stream:
        parser = chosen or choose.recognise(_head(stream, opened.name))
        for source in _records(parser, opened, limits):
            yield _checked(parser, source, named=chosen is not None)


def _records(parser: Parser, opened: Opened, limits: Limits) -> Iterator[Source]:
    """Give the records of a file; each knows at least in which file it lies."""
    found = False
    try:
        for source in parser.records(opened.stream, opened.name, limits):
            found = True
            yield evolve(source, locator=source.locator or opened.locator)
    except OSError as error:
        raise unreadable(opened.name, error) from error
    if not found:
        why = f"it has no record of a trial, read as {parser.title}"
        raise RefusedDocument(opened.name, "an empty file", why, "")


def _head(stream: BinaryIO, name: str) -> Head:
    try:
        data = stream.read(_HEAD_BYTES)
        stream.seek(0)
    except OSError as error:
        raise unreadable(name, error) from error
    return Head(decode_beginning(data, name)[:HEAD_LENGTH], name)


def _head_of(source: Source) -> Head:
    return Head(source.text[:HEAD_LENGTH], source.name)


def _refuse_length(source: Source, limits: Limits) -> None:
    if len(source) > limits.record_bytes:
        raise TooLarge(source.name, "its length in characters", len(source), limits.record_bytes)


def _checked(parser: Parser, source: Source, *, named: bool) -> Reading:
    reading = parser.read(source)
    faults = check_text(source)
    if named and parser.recognise(_head_of(source)).strength is Strength.NONE:
        message = f"nothing in the document shows that it is of the format {parser.name!r}"
        faults = (Issue(Code.NOT_THE_FORMAT, Severity.WARNING, message), *faults)
    return evolve(reading, issues=(*reading.issues, *faults)) if faults else reading


def _refuse_faults(reading: Reading) -> None:
    faults = [IssueRaised(one) for one in reading.issues if one.severity > Severity.INFO]
    if faults:
        plural = "s" if len(faults) > 1 else ""
        raise FaultyDocument(f"{reading.source.name}: {len(faults)} issue{plural}", faults)

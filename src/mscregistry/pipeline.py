"""The corridor: a document in, readings out.  Begin reading the package here.

::

    document ─ open ─▶ bytes ─ recognise ─▶ Parser ─ records ─▶ Source ─ lex, parse ─▶ Reading
                                                                       └─ check_text ─▶ issues
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from io import BytesIO, TextIOBase
from pathlib import Path
from typing import BinaryIO, Final, TextIO, TypeAlias

from attrs import evolve

from mscregistry.errors import (
    FaultyDocument,
    IssueRaised,
    SeveralTrials,
    TooLarge,
    UnreadableSource,
)
from mscregistry.issues import Severity
from mscregistry.parsers.decoding import decode_beginning
from mscregistry.parsers.formats import Formats, formats
from mscregistry.parsers.parser import HEAD_LENGTH, Head, Limits, Parser
from mscregistry.parsers.text_checks import check_text
from mscregistry.reading import Reading
from mscregistry.source import Locator, Source

#: What can be read: a path, text, bytes, an open file, or a source made before.
Document: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO | TextIO | Source"

#: Bytes from which a format is told; a character takes four at most.
_HEAD_BYTES: Final = HEAD_LENGTH * 4
#: A string longer than this, or with a line break, is text and not a path.
_LONGEST_PATH: Final = 4096
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

    A string is a path, unless it has a line break; text of one line is handed over as
    ``Source(text)``.  The format is recognised, or named with `format`; `formats` are the
    parsers to choose from.

    Raises:
        UnreadableSource: If there is no such file, or it cannot be opened.
        Undecodable: If it is not text.
        UnknownFormat: If no format fits; the closest are named.
        AmbiguousFormat: If two fit equally well.
        RefusedDocument: If it is known and not a trial record, such as a page of results.
        NoSuchFormat: If `format` is the name of none.
        SeveralTrials: If it is a folder, a pattern or a file of several records.
        TooLarge: If it is over one of the `limits`.
        FaultyDocument: With `strict`, if anything is wrong with it; an `ExceptionGroup`.
    """
    single = Path(document) if isinstance(document, str) and not _is_text(document) else document
    if isinstance(single, Path) and (single.is_dir() or (has_magic(str(single)) and not single.exists())):
        raise SeveralTrials(str(document), "maybe several")
    readings = _read_one(single, format, limits, formats)
    reading = next(readings)
    if next(readings, None) is not None:
        raise SeveralTrials(reading.source.name, "more than one of the")
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

    Takes what `read` takes, folders (every file below, by name), patterns such as
    ``"pages/*.txt"``, and lists of these.

    Raises:
        MscRegistryError: As `read`, at the first document that cannot be read.
    """
    for document in each_document(*documents):
        for reading in _read_one(document, format, limits, formats):
            if strict:
                _refuse_faults(reading)
            yield reading


def each_document(*documents: Document | Iterable[Document]) -> Iterator[Document]:
    """Give the single documents of folders, patterns and lists, in order.

    Raises:
        UnreadableSource: If a path or pattern leads to nothing.
    """
    for document in documents:
        if isinstance(document, str) and not _is_text(document):
            yield from _paths(document)
        elif isinstance(document, os.PathLike):
            yield from _paths(os.fspath(document))
        elif isinstance(document, (str, bytes, Source)) or hasattr(document, "read"):
            yield document
        else:
            yield from each_document(*document)


def _paths(path: str) -> Iterator[Path]:
    here = Path(path)
    if here.is_dir():
        yield from sorted(one for one in here.rglob("*") if one.is_file() and not _is_hidden(one, here))
    elif has_magic(path) and not here.exists():
        found = [Path(one) for one in sorted(glob(path, recursive=True))]  # noqa: PTH207 - patterns may be absolute
        if not found:
            raise UnreadableSource(path, "no file fits this pattern")
        for one in found:
            yield from _paths(str(one)) if one.is_dir() else (one,)
    else:
        yield here


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _is_text(document: str) -> bool:
    return "\n" in document or "\r" in document or len(document) > _LONGEST_PATH


def _read_one(
    document: Document, name: str | None, limits: Limits, among: Formats | None
) -> Iterator[Reading]:
    choose = among or formats_of_package()
    chosen = None if name is None else choose.named(name)
    if isinstance(document, TextIOBase):
        document = Source(document.read(), str(getattr(document, "name", "<text>")))
    if isinstance(document, str):
        document = Source(document)
    if isinstance(document, Source):
        _refuse_length(document, limits)
        parser = chosen or choose.recognise(Head(document.text[:HEAD_LENGTH], document.name))
        yield _checked(parser, document)
        return
    stream, label, locator = _open(document)
    with stream:
        parser = chosen or choose.recognise(_head(stream, label))
        for source in parser.records(stream, label, limits):
            yield _checked(parser, evolve(source, locator=locator))


def _open(document: os.PathLike[str] | bytes | BinaryIO | TextIO) -> tuple[BinaryIO, str, Locator | None]:
    """Give a stream that can be read twice, a name for messages, and where it lies."""
    if isinstance(document, bytes):
        return BytesIO(document), "<bytes>", None
    if isinstance(document, os.PathLike):
        path = os.fspath(document)
        try:
            return Path(path).open("rb"), path, Locator(path)
        except (OSError, ValueError) as error:
            raise UnreadableSource(path, _reason(error)) from error
    label = str(getattr(document, "name", "<file>"))
    data = document.read()
    return BytesIO(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")), label, None


def _reason(error: OSError | ValueError) -> str:
    why = getattr(error, "strerror", None) or str(error)
    if isinstance(error, FileNotFoundError):
        return f"{why}. To read text itself, hand over Source(text)"
    return str(why)


def _head(stream: BinaryIO, name: str) -> Head:
    data = stream.read(_HEAD_BYTES)
    stream.seek(0)
    return Head(decode_beginning(data, name)[:HEAD_LENGTH], name)


def _refuse_length(source: Source, limits: Limits) -> None:
    if len(source) > limits.record_bytes:
        raise TooLarge(source.name, "the text", len(source), limits.record_bytes)


def _checked(parser: Parser, source: Source) -> Reading:
    reading = parser.read(source)
    faults = check_text(source)
    return evolve(reading, issues=(*reading.issues, *faults)) if faults else reading


def _refuse_faults(reading: Reading) -> None:
    faults = [IssueRaised(one) for one in reading.issues if one.severity > Severity.INFO]
    if faults:
        plural = "s" if len(faults) > 1 else ""
        raise FaultyDocument(f"{reading.source.name}: {len(faults)} issue{plural}", faults)


def formats_of_package() -> Formats:
    """Give the formats of this package, whatever an argument is called."""
    return formats()

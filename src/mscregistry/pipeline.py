"""The corridor: a document in, readings out.  Begin reading the package here.

::

    document ─ open ─▶ bytes ─ recognise ─▶ Parser ─ records ─▶ Source ─ lex, parse ─▶ Reading
                                                                       └─ check_text ─▶ issues
"""

from __future__ import annotations

import re
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TypeAlias, cast, overload

from attrs import evolve, field, frozen
from attrs.validators import instance_of, optional

from mscregistry.errors import (
    BrokenRecord,
    FaultyDocument,
    IssueRaised,
    MscRegistryError,
    ParserFailed,
    RefusedDocument,
    SeveralTrials,
    TooLarge,
    UnreadableSource,
)
from mscregistry.extensions import FAILURES, told
from mscregistry.failed import FailedReading
from mscregistry.issues import Code, Issue, Severity
from mscregistry.parsers.archives import unpacked
from mscregistry.parsers.decoding import decode_beginning
from mscregistry.parsers.documents import (
    Opened,
    each_document,
    is_folder,
    is_pattern,
    open_document,
    path_of,
    unreadable,
)
from mscregistry.parsers.formats import Formats
from mscregistry.parsers.formats import formats as known_formats
from mscregistry.parsers.json_records import json_records, parted
from mscregistry.parsers.parser import HEAD_LENGTH, Head, Limits, Parser, Strength
from mscregistry.parsers.text_checks import check_text
from mscregistry.progress import Progress, with_progress
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from mscregistry.locator import Locator
    from mscregistry.parsers.archives import Member
    from mscregistry.parsers.documents import Document
    from mscregistry.reading import Reading

#: Bytes from which a format is told; a character takes four at most, and so does the mark.
_HEAD_BYTES: Final = HEAD_LENGTH * 4 + 4
_DEFAULT_LIMITS: Final = Limits()
_HALF: Final = re.compile("[\ud800-\udfff]")
#: What becomes of an error: it is raised, or comes back as a `FailedReading`.
OnError: TypeAlias = Literal["raise", "collect"]


def read(
    document: Document,
    *,
    format: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
    formats: Formats | None = None,
) -> Reading:
    """Give the reading of one document that holds one record.

    A string is a path, unless it has a line break, is empty, or begins as JSON or XML does; other
    text of one line is handed over as ``Source(text)``.  The format is recognised, or named with
    `format`; `formats` are the parsers to choose from.

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
    desk = Desk(format, limits, formats, strict=strict, collects=False)
    with closing(desk.readings(document)) as readings:
        reading = cast("Reading", next(readings))  # nothing is collected here
        if next(readings, None) is not None:
            name = path or reading.source.name
            raise SeveralTrials(name, "this holds more than one record")
    return reading


@overload
def scan(
    *documents: Document | Iterable[Document],
    format: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
    formats: Formats | None = None,
    on_error: Literal["raise"] = "raise",
    progress: Progress = False,
) -> Iterator[Reading]: ...
@overload
def scan(
    *documents: Document | Iterable[Document],
    format: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
    formats: Formats | None = None,
    on_error: OnError,
    progress: Progress = False,
) -> Iterator[Reading | FailedReading]: ...
def scan(  # noqa: PLR0913 - each has a name that says what it is for
    *documents: Document | Iterable[Document],
    format: str | None = None,
    strict: bool = False,
    limits: Limits = _DEFAULT_LIMITS,
    formats: Formats | None = None,
    on_error: OnError = "raise",
    progress: Progress = False,
) -> Iterator[Reading | FailedReading]:
    """Give the readings of many documents, one after the other, as they are asked for.

    Takes what `read` takes, and files of many records, archives (zip, gz), folders (every file
    below that is not hidden, by name), patterns such as ``"pages/*.txt"``, and lists of these.
    Nothing is opened before it is its turn, and of a large file only a piece is held at a time.

    With ``on_error="collect"``, what cannot be read comes back in its place as a
    `FailedReading`, and the rest goes on.  `progress` shows a bar, one step a document (``None``:
    where somebody looks), or is a function that is called with the number of documents done and
    of all.

    Raises:
        MscRegistryError: As `read`, at the first document that cannot be read, unless errors
            are collected.
        TypeError: If one of them is nothing that can be read.
        ValueError: If `on_error` is neither of the two.
    """
    check_on_error(on_error)
    desk = Desk(format, limits, formats, strict=strict, collects=on_error == "collect")
    return desk.scan(documents, progress)


def check_on_error(on_error: str) -> None:
    """Refuse what says nothing about errors.

    Raises:
        ValueError: If it is neither ``"raise"`` nor ``"collect"``.
    """
    if on_error not in {"raise", "collect"}:
        raise ValueError(f"on_error is 'raise' or 'collect', and not {on_error!r}")


@frozen
class Desk:
    """How documents are read: what is known of their format, and what becomes of errors."""

    #: The name of their format, where it is said.
    format: str | None = field(validator=optional(instance_of(str)))
    #: How large they may be.
    limits: Limits = field(validator=instance_of(Limits))
    #: The formats to choose from; all that are known where it is not said.
    formats: Formats | None
    #: Whether issues are raised.
    strict: bool
    #: Whether errors come back as readings that failed.
    collects: bool
    #: Whether sources let go of their text as soon as they are read.
    releases: bool = False

    def scan(
        self, documents: Iterable[Document | Iterable[Document]], progress: Progress
    ) -> Iterator[Reading | FailedReading]:
        """Give the readings of many documents, with a bar where it is wanted."""
        single: Iterable[Document | UnreadableSource] = each_document(*documents)
        if progress is not False:
            single = with_progress(list(single), "reading", show=progress)
        for document in single:
            if isinstance(document, UnreadableSource):
                yield self.failed(document.name, document)
            else:
                yield from self.readings(document)

    def readings(
        self, document: Document, members: Iterable[Member] | None = None
    ) -> Generator[Reading | FailedReading, None, None]:
        """Give the readings of one document, of which there may be many.

        Of an archive, only those of some `members` if they are given.
        """
        name = path_of(document) or "<document>"
        try:
            opened = open_document(document)
            if isinstance(opened, Source):
                _refuse_length(opened, self.limits)
                parser = self._parser(_head_of(opened))
                yield from self._of_text(parser, opened, whole=isinstance(document, Source))
                return
        except MscRegistryError as error:
            yield self.failed(name, error)
            return
        with opened.stream:
            for one in unpacked(opened, self.limits, members):
                if isinstance(one, MscRegistryError):
                    yield self.failed(opened.name, one, opened.locator)
                else:
                    yield from self._records(one)

    def _of_text(
        self, parser: Parser, source: Source, *, whole: bool
    ) -> Iterator[Reading | FailedReading]:
        """Give the readings of a text: a source is one record, a string may hold many."""
        # A text with half a surrogate pair cannot be cut as bytes are; it is refused or kept whole.
        if whole or not parser.many or _HALF.search(source.text):
            yield self._read(parser, source)
            return
        opened = Opened(BytesIO(source.data), source.name)
        for one in self.sources(parser, opened):
            yield from self.each(parser, evolve(source, text=one.text))

    def parser_of(self, opened: Opened) -> Parser:
        """Give the parser for a document."""
        return self._parser(_head(opened.stream, opened.name))

    def each(self, parser: Parser, source: Source) -> Iterator[Reading | FailedReading]:
        """Give the reading of a record, or, where errors are collected, what went wrong.

        What was taken for one record of a list may turn out to be several.
        """
        try:
            found: Reading | MscRegistryError = self._read(parser, source)
        except MscRegistryError as error:
            found = error
        is_broken = isinstance(found, BrokenRecord) and parser.records is json_records
        parts = parted(source) if is_broken else []
        for part in parts:
            yield from self.each(parser, part)
        if isinstance(found, MscRegistryError):
            if not parts:
                yield self.failed(source.name, found, source.locator)
        else:
            yield found

    def sources(self, parser: Parser, opened: Opened) -> Iterator[Source]:
        """Give the records of a file; each knows at least in which file it lies."""
        found = False
        try:
            for source in parser.cut(opened.stream, opened.name, self.limits):
                found = True
                _locate(source, opened)
                yield source
        except OSError as error:
            raise unreadable(opened.name, error) from error
        except MscRegistryError:
            raise
        except FAILURES as error:
            raise _failed(parser, opened.name, error) from error
        if not found:
            why = f"it has no record of a trial, read as {parser.title}"
            raise RefusedDocument(opened.name, "a file without a record", why, "")

    def _records(self, opened: Opened) -> Iterator[Reading | FailedReading]:
        try:
            parser = self.parser_of(opened)
            for source in self.sources(parser, opened):
                yield from self.each(parser, source)
        except MscRegistryError as error:
            yield self.failed(opened.name, error, opened.locator)

    def _parser(self, head: Head) -> Parser:
        choose = known_formats() if self.formats is None else self.formats
        return choose.recognise(head) if self.format is None else choose.named(self.format)

    def _read(self, parser: Parser, source: Source) -> Reading:
        try:
            reading = _checked(parser, source, named=self.format is not None)
            if self.strict:
                _refuse_faults(reading)
        except MscRegistryError:
            raise
        except FAILURES as error:
            raise _failed(parser, source.name, error) from error
        if self.releases:
            source.release()
        return reading

    def failed(
        self, name: str, error: MscRegistryError, locator: Locator | None = None
    ) -> FailedReading:
        """Give an error as a reading that failed, or raise it."""
        if not self.collects:
            if locator is not None and locator.offset:
                error.add_note(f"The record begins at byte {locator.offset:,} of {name}.")
            raise error
        return FailedReading(name, error, locator)


def _locate(source: Source, opened: Opened) -> None:
    """Say in which file a record lies that a parser has told the place of within it."""
    known = opened.locator
    if known is not None and source.locator is not None and not source.locator.path:
        inside = source.locator
        known = evolve(known, offset=inside.offset, length=inside.length, header=inside.header)
    elif source.locator is not None and source.locator.path:
        return
    object.__setattr__(source, "locator", known)


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


def _failed(parser: Parser, name: str, error: BaseException) -> ParserFailed:
    return ParserFailed(name, parser.name, parser.distribution, told(error))


def _checked(parser: Parser, source: Source, *, named: bool) -> Reading:
    reading = parser.read(source)
    faults = check_text(source) if parser.checks_text else ()
    if named and parser.match(_head_of(source)).strength is Strength.NONE:
        message = f"nothing in the document shows that it is of the format {parser.name!r}"
        faults = (Issue(Code.NOT_THE_FORMAT, Severity.WARNING, message), *faults)
    return evolve(reading, issues=(*reading.issues, *faults)) if faults else reading


def _refuse_faults(reading: Reading) -> None:
    faults = [IssueRaised(one) for one in reading.issues if one.severity > Severity.INFO]
    if faults:
        plural = "s" if len(faults) > 1 else ""
        raise FaultyDocument(f"{reading.source.name}: {len(faults)} issue{plural}", faults)

"""Documents into units of work, each small enough to be sent to another process.

::

    unit = whole documents | places of records in a file | members of an archive | an error
"""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar, cast

from attrs import frozen

from mscregistry.errors import MscRegistryError, TooLarge, UnreadableSource
from mscregistry.locator import Locator, changed
from mscregistry.parsers.archives import Member, is_zip, members_of, unpacked
from mscregistry.parsers.documents import (
    Document,
    Opened,
    each_document,
    open_document,
    path_of,
    unreadable,
)
from mscregistry.parsers.json_records import source_of
from mscregistry.parsers.parser import Parser
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mscregistry.failed import FailedReading
    from mscregistry.pipeline import Desk
    from mscregistry.reading import Reading

T = TypeVar("T")

#: Bytes that make one unit of work, about; a file of no more is sent whole.
_UNIT_BYTES: Final = 2**20


@frozen
class _Documents:
    """Some whole documents."""

    documents: tuple[Document, ...]

    def readings(self, desk: Desk) -> Iterator[Reading | FailedReading]:
        for document in self.documents:
            yield from desk.readings(document)


@frozen
class _Pieces:
    """Some records of one file: where each lies, or the record where that does not help."""

    parser: Parser
    name: str
    pieces: tuple[Locator | Source, ...]

    def readings(self, desk: Desk) -> Iterator[Reading | FailedReading]:
        try:
            sources = self._sources()
        except OSError as error:
            yield desk.failed(self.name, unreadable(self.name, error))
            return
        for source in sources:
            yield from desk.each(self.parser, source)

    def _sources(self) -> list[Source]:
        with ExitStack() as opened:
            stream = None
            sources: list[Source] = []
            for piece in self.pieces:
                if isinstance(piece, Source):
                    sources.append(piece)
                    continue
                if stream is None:
                    stream = opened.enter_context(Path(self.name).open("rb"))
                    if piece.modified != os.fstat(stream.fileno()).st_mtime_ns:
                        raise changed(self.name)
                data = piece.cut(stream).removeprefix(BOM_UTF8)
                sources.append(source_of(data, self.name, piece))
            return sources


@frozen
class _Members:
    """Some members of one zip archive."""

    path: str
    members: tuple[Member, ...]

    def readings(self, desk: Desk) -> Iterator[Reading | FailedReading]:
        yield from desk.readings(self.path, self.members)


@frozen
class _Broken:
    """What could not be read of a file, or could not be found."""

    name: str
    error: MscRegistryError
    locator: Locator | None = None

    def readings(self, desk: Desk) -> Iterator[FailedReading]:
        yield desk.failed(self.name, self.error, self.locator)


Unit: TypeAlias = _Documents | _Pieces | _Members | _Broken


def units_of(documents: Document | Iterable[Document], desk: Desk, chunk: int) -> Iterator[Unit]:
    """Give the units of work: a few small documents, or a piece of a large one."""
    held = _Batch[Document](chunk)
    for document in each_document(documents):
        if isinstance(document, UnreadableSource):
            yield from held.let_go(_Documents)
            yield _Broken(document.name, document)
            continue
        path = path_of(document)
        length = 0 if path is None else _length(path)
        if path is not None and length > _UNIT_BYTES:
            yield from held.let_go(_Documents)
            yield from _parts(path, desk, chunk)
            continue
        held.take(_sendable(document), length)
        if held.is_full:
            yield from held.let_go(_Documents)
    yield from held.let_go(_Documents)


class _Batch(Generic[T]):
    """What is gathered until it makes a unit of work."""

    def __init__(self, chunk: int) -> None:
        """Begin with nothing; `chunk` is the most that it holds."""
        self._chunk = chunk
        self._held: list[T] = []
        self._size = 0

    def take(self, one: T, size: int) -> None:
        """Take one more, of so many bytes."""
        self._held.append(one)
        self._size += size

    @property
    def is_full(self) -> bool:
        """Whether it makes a unit of work."""
        return self._size >= _UNIT_BYTES or len(self._held) >= self._chunk

    def let_go(self, unit: Callable[[tuple[T, ...]], Unit]) -> Iterator[Unit]:
        """Give what was gathered as a unit, if there is any, and begin anew."""
        if self._held:
            yield unit(tuple(self._held))
        self._held = []
        self._size = 0


def _length(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):  # reading it will say why
        return 0


def _sendable(document: Document) -> Document:
    """Give a document that can be sent to another process: not an open file."""
    if isinstance(document, (Source, str, bytes, bytearray)) or not hasattr(document, "read"):
        return bytes(document) if isinstance(document, memoryview) else document
    opened = open_document(document)
    return opened if isinstance(opened, Source) else opened.stream.read()


def _parts(path: str, desk: Desk, chunk: int) -> Iterator[Unit]:
    """Give the units of a large file, or the whole of it where something is wrong with it."""
    try:
        opened = cast("Opened", open_document(path))  # a path is never opened as a source
    except MscRegistryError:
        yield _Documents((path,))
        return
    with opened.stream:
        try:
            members = members_of(opened, desk.limits) if is_zip(opened.stream) else None
        except (MscRegistryError, OSError):
            yield _Documents((path,))
            return
        if members is None:
            yield from _unpacked_parts(opened, None, desk, chunk)
        else:
            yield from _of_members(opened, members, desk, chunk)


def _of_members(opened: Opened, members: list[Member], desk: Desk, chunk: int) -> Iterator[Unit]:
    held = _Batch[Member](chunk)
    unit = partial(_Members, opened.name)
    for member in members:
        if member.info.file_size > _UNIT_BYTES:
            yield from held.let_go(unit)
            yield from _unpacked_parts(opened, member, desk, chunk)
            continue
        held.take(member, member.info.file_size)
        if held.is_full:
            yield from held.let_go(unit)
    yield from held.let_go(unit)


def _unpacked_parts(
    opened: Opened, member: Member | None, desk: Desk, chunk: int
) -> Iterator[Unit]:
    """Give the units of a large file, or of a large member of an archive."""
    whole = _Documents((opened.name,)) if member is None else _Members(opened.name, (member,))
    for inner in unpacked(opened, desk.limits, None if member is None else [member]):
        if isinstance(inner, MscRegistryError):
            yield whole
            continue
        try:
            parser = desk.parser_of(inner)
        except MscRegistryError:
            yield whole
            continue
        if parser.many:
            yield from _of_records(parser, inner, desk, chunk)
        else:
            yield whole


def _of_records(parser: Parser, opened: Opened, desk: Desk, chunk: int) -> Iterator[Unit]:
    held = _Batch[Locator | Source](chunk)
    unit = partial(_Pieces, parser, opened.name)
    try:
        for source in desk.sources(parser, opened):
            try:
                size = len(source.data)
            except TooLarge as error:
                yield from held.let_go(unit)
                yield _Broken(opened.name, error, source.locator)
                continue
            held.take(_piece(source), size)
            if held.is_full:
                yield from held.let_go(unit)
    except MscRegistryError as error:
        yield from held.let_go(unit)
        yield _Broken(opened.name, error, opened.locator)
        return
    yield from held.let_go(unit)


def _piece(source: Source) -> Locator | Source:
    """Give the place of a record, or the record itself, if it must be unpacked or decoded."""
    place = source.locator
    is_plain = source.encoding == "utf-8"
    if place is None or not is_plain or place.gzipped or place.member is not None:
        return source
    return place

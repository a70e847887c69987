"""A function over very many trials, in several processes.

The work goes to the workers as places in files, and what comes back is what the function gives:
readings do not travel, for packing one costs more than reading it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from mscregistry.errors import MscRegistryError
from mscregistry.failed import FailedReading
from mscregistry.locator import Locator
from mscregistry.parsers.documents import Document, each_document, open_document, path_of
from mscregistry.parsers.json_records import json_records, source_of
from mscregistry.parsers.parser import Limits, Parser
from mscregistry.pipeline import Desk, OnError, check_on_error
from mscregistry.progress import Progress, with_progress
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mscregistry.parsers.documents import Opened
    from mscregistry.parsers.formats import Formats
    from mscregistry.reading import Reading

T = TypeVar("T")

#: Bytes of records that make one unit of work, about.
_UNIT_BYTES: Final = 2**20
#: Documents that make one unit of work, where they are small.
_UNIT_DOCUMENTS: Final = 64
#: Units under way for each worker, so that none waits and none piles up.
_AHEAD: Final = 3
#: A file up to this size is one unit of work, however many records it has.
_SMALL: Final = 4 * _UNIT_BYTES


@frozen
class _Documents:
    """Some whole documents."""

    documents: tuple[Document, ...]

    def readings(self, desk: Desk) -> Iterator[Reading | FailedReading]:
        for document in self.documents:
            yield from desk.readings(document)


@frozen
class _Pieces:
    """Some records of one file."""

    parser: Parser
    name: str
    locators: tuple[Locator, ...]

    def readings(self, desk: Desk) -> Iterator[Reading | FailedReading]:
        with Path(self.name).open("rb") as stream:
            for place in self.locators:
                stream.seek(place.offset)
                data = stream.read(-1 if place.length is None else place.length)
                yield desk.read(self.parser, source_of(data, self.name, place))


@frozen
class _Members:
    """Some members of one zip archive."""

    path: str
    names: frozenset[str]

    def readings(self, desk: Desk) -> Iterator[Reading | FailedReading]:
        yield from desk.readings(self.path, members=self.names)


@frozen
class _Broken:
    """What could not be read of a file."""

    failed: FailedReading

    def readings(self, _: Desk) -> Iterator[FailedReading]:
        yield self.failed


_Unit = _Documents | _Pieces | _Members | _Broken


def map_trials(  # noqa: PLR0913 - each has a name that says what it is for
    documents: Document | Iterable[Document],
    fn: Callable[[Reading], T],
    *,
    workers: int | None = None,
    ordered: bool = True,
    format: str | None = None,
    limits: Limits | None = None,
    formats: Formats | None = None,
    on_error: OnError = "raise",
    progress: Progress = False,
    start_method: str = "spawn",
) -> Iterator[T | FailedReading]:
    """Give what a function makes of each reading of some documents, by several processes.

    Args:
        documents: What `mscregistry.scan` takes.
        fn: The function; it must be one of a module, so that a worker finds it by its name, and
            what it gives must be picklable.
        workers: How many processes; as many as there are processors if it is not given.  With 1
            all is done here, and any function will do.
        ordered: Whether results come in the order of the documents, or as soon as they are there.
        format: As for `mscregistry.scan`, and so are the next three.
        limits: How large documents may be.
        formats: The formats to choose from.
        on_error: With ``"collect"``, what cannot be read comes back as a `FailedReading` in its
            place, and `fn` is not called for it.
        progress: A bar, or a function, one step for each unit of work.
        start_method: How processes are started; see `multiprocessing`.

    Raises:
        MscRegistryError: As `mscregistry.scan`.
        TypeError: If `fn` cannot be sent to another process.
        ValueError: If `workers` is less than 1.
        Exception: Whatever `fn` raises, with a note that names the record.

    When the results are no longer asked for, at an error, and on Ctrl-C, the workers end.
    """
    check_on_error(on_error)
    count = os.cpu_count() or 1 if workers is None else workers
    if count < 1:
        raise ValueError(f"there must be at least 1 worker, and not {count}")
    desk = Desk(format, limits or Limits(), formats, strict=False, collects=on_error == "collect")
    work = partial(_apply, fn, desk)
    if count == 1:
        units = with_progress(_units(documents, desk), "reading", show=progress)
        return (result for unit in units for result in _each(fn, desk, unit))
    _check_sendable(fn)
    return _in_processes(
        _units(documents, desk), work, count, start_method, progress, ordered=ordered
    )


def _each(fn: Callable[[Reading], T], desk: Desk, unit: _Unit) -> Iterator[T | FailedReading]:
    for reading in unit.readings(desk):
        if isinstance(reading, FailedReading):
            yield reading
            continue
        try:
            yield fn(reading)
        except Exception as error:
            error.add_note(f"fn was at {reading!r} of {reading.source.name}")
            raise


def _apply(fn: Callable[[Reading], T], desk: Desk, unit: _Unit) -> list[T | FailedReading]:
    """Do one unit of work; this is what a worker runs."""
    return list(_each(fn, desk, unit))


def _check_sendable(fn: Callable[..., object]) -> None:
    try:
        pickle.dumps(fn)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(
            f"{fn!r} cannot be sent to another process: {error}. "
            "Define it at the level of a module that can be imported, or take workers=1."
        ) from error
    main = sys.modules["__main__"]
    if getattr(fn, "__module__", "") == "__main__" and not hasattr(main, "__file__"):
        raise TypeError(
            f"{fn!r} is defined at a prompt or in a notebook, where another process cannot find "
            "it. Put it into a module and import it, or take workers=1."
        )


# ── Documents into units of work ───────────────────────────────────────────────────────────────


def _units(documents: Document | Iterable[Document], desk: Desk) -> Iterator[_Unit]:
    """Give the units of work: a few small documents, or a piece of a large one."""
    held: list[Document] = []
    size = 0
    for document in each_document(documents):
        path = path_of(document)
        length = _length(path) if path is not None else 0
        if path is not None and length > _SMALL:
            if held:
                yield _Documents(tuple(held))
                held, size = [], 0
            yield from _parts(path, desk)
            continue
        held.append(document if path is not None else _sendable(document))
        size += length
        if size >= _UNIT_BYTES or len(held) >= _UNIT_DOCUMENTS:
            yield _Documents(tuple(held))
            held, size = [], 0
    if held:
        yield _Documents(tuple(held))


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


def _parts(path: str, desk: Desk) -> Iterator[_Unit]:
    """Give the units of a large file; one unit where it cannot be parted."""
    try:
        with ZipFile(path) as archive:
            names = [one.filename for one in archive.infolist()]
        for start in range(0, len(names), _UNIT_DOCUMENTS):
            yield _Members(path, frozenset(names[start : start + _UNIT_DOCUMENTS]))
    except (BadZipFile, OSError):
        yield from _pieces(path, desk)


def _pieces(path: str, desk: Desk) -> Iterator[_Unit]:
    whole = _Documents((path,))
    try:
        opened = open_document(path)
    except MscRegistryError:
        yield whole
        return
    stream = cast("Opened", opened)  # a path is never opened as a source
    with stream.stream:
        try:
            parser = desk.parser_of(stream)
        except MscRegistryError:
            yield whole
            return
        if parser.records is not json_records:
            yield whole
            return
        yield from _of_records(parser, stream, desk)


def _of_records(parser: Parser, opened: Opened, desk: Desk) -> Iterator[_Unit]:
    places: list[Locator] = []
    size = 0
    try:
        for source in desk.sources(parser, opened):
            if source.encoding is None or source.locator is None:
                yield _Documents((source,))
                continue
            places.append(source.locator)
            size += source.locator.length or 0
            if size >= _UNIT_BYTES:
                yield _Pieces(parser, opened.name, tuple(places))
                places, size = [], 0
    except MscRegistryError as error:
        if not desk.collects:
            raise
        yield _Pieces(parser, opened.name, tuple(places))
        yield _Broken(FailedReading(opened.name, error, opened.locator))
        return
    if places:
        yield _Pieces(parser, opened.name, tuple(places))


# ── Processes ──────────────────────────────────────────────────────────────────────────────────


def _begin() -> None:
    """Make a worker leave Ctrl-C to its parent, and end when its parent has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:  # noqa: ANN401 - a process of multiprocessing
    parent.join()
    os._exit(1)


def _in_processes(  # noqa: PLR0913 - as above
    units: Iterator[_Unit],
    work: Callable[[_Unit], list[Any]],
    workers: int,
    start_method: str,
    progress: Progress,
    *,
    ordered: bool,
) -> Iterator[Any]:
    pool = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context(start_method), initializer=_begin
    )
    waiting: deque[Future[list[Any]]] = deque()
    try:
        done = _results(pool, units, work, workers * _AHEAD, waiting, ordered=ordered)
        for results in with_progress(done, "reading", show=progress):
            yield from results
    finally:
        for future in waiting:
            future.cancel()
        processes = list((pool._processes or {}).values())  # noqa: SLF001 - no public way ends work that has begun
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _results(  # noqa: PLR0913 - as above
    pool: ProcessPoolExecutor,
    units: Iterator[_Unit],
    work: Callable[[_Unit], list[Any]],
    ahead: int,
    waiting: deque[Future[list[Any]]],
    *,
    ordered: bool,
) -> Iterator[list[Any]]:
    waiting.extend([pool.submit(work, unit) for unit in islice(units, ahead)])
    while waiting:
        future = waiting[0] if ordered else next(as_completed(waiting))
        results = future.result()
        waiting.remove(future)
        waiting.extend([pool.submit(work, unit) for unit in islice(units, 1)])
        yield results

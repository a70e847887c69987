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
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, overload

from mscregistry.failed import FailedReading
from mscregistry.parsers.parser import Limits
from mscregistry.pipeline import Desk, OnError, check_on_error
from mscregistry.progress import Progress, with_progress
from mscregistry.units import Unit, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mscregistry.parsers.documents import Document
    from mscregistry.parsers.formats import Formats
    from mscregistry.reading import Reading

T = TypeVar("T")

#: Documents or records that make one unit of work, unless it is said.
_CHUNK: Final = 64
#: Units under way for each worker, so that none waits and none piles up.
_AHEAD: Final = 3


@overload
def map_trials(
    documents: Document | Iterable[Document],
    fn: Callable[[Reading], T],
    *,
    workers: int | None = None,
    ordered: bool = True,
    chunk: int = _CHUNK,
    format: str | None = None,
    limits: Limits | None = None,
    formats: Formats | None = None,
    on_error: Literal["raise"] = "raise",
    progress: Progress = None,
    start_method: str = "spawn",
) -> Iterator[T]: ...
@overload
def map_trials(
    documents: Document | Iterable[Document],
    fn: Callable[[Reading], T],
    *,
    workers: int | None = None,
    ordered: bool = True,
    chunk: int = _CHUNK,
    format: str | None = None,
    limits: Limits | None = None,
    formats: Formats | None = None,
    on_error: OnError,
    progress: Progress = None,
    start_method: str = "spawn",
) -> Iterator[T | FailedReading]: ...
def map_trials(  # noqa: PLR0913 - each has a name that says what it is for
    documents: Document | Iterable[Document],
    fn: Callable[[Reading], T],
    *,
    workers: int | None = None,
    ordered: bool = True,
    chunk: int = _CHUNK,
    format: str | None = None,
    limits: Limits | None = None,
    formats: Formats | None = None,
    on_error: OnError = "raise",
    progress: Progress = None,
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
        chunk: How many documents, or records of a large file, a worker is sent at most at once;
            few if `fn` takes long.
        format: As for `mscregistry.scan`, and so are the next two.
        limits: How large documents may be; of an archive, each part by itself.
        formats: The formats to choose from.
        on_error: With ``"collect"``, what cannot be read comes back as a `FailedReading` in its
            place, and `fn` is not called for it.
        progress: A bar (``None``: where somebody looks), or a function; one step for each part
            that a worker is sent.
        start_method: How processes are started; see `multiprocessing`.

    Raises:
        MscRegistryError: As `mscregistry.scan`.
        TypeError: If `fn` cannot be sent to another process.
        ValueError: If `workers` or `chunk` is less than 1.
        Exception: Whatever `fn` raises, with a note that names the record.

    When the results are no longer asked for, at an error, and on Ctrl-C, the workers end.
    """
    check_on_error(on_error)
    count = os.cpu_count() or 1 if workers is None else workers
    if count < 1:
        raise ValueError(f"there must be at least 1 worker, and not {count}")
    if chunk < 1:
        raise ValueError(f"there must be at least 1 document in a chunk, and not {chunk}")
    desk = Desk(format, limits or Limits(), formats, strict=False, collects=on_error == "collect")
    units = units_of(documents, desk, chunk)
    if count == 1:
        shown = with_progress(units, "reading", show=progress)
        return (result for unit in shown for result in _each(fn, desk, unit))
    _check_sendable(fn)
    work = partial(_apply, fn, desk)
    return _in_processes(units, work, count, start_method, progress, ordered=ordered)


def _each(fn: Callable[[Reading], T], desk: Desk, unit: Unit) -> Iterator[T | FailedReading]:
    for reading in unit.readings(desk):
        if isinstance(reading, FailedReading):
            yield reading
            continue
        try:
            yield fn(reading)
        except Exception as error:
            error.add_note(f"fn was at {reading!r} of {reading.source.name}")
            raise


def _apply(fn: Callable[[Reading], T], desk: Desk, unit: Unit) -> list[T | FailedReading]:
    """Do one unit of work; this is what a worker runs."""
    try:
        return list(_each(fn, desk, unit))
    except Exception as error:
        _raise_sendable(error)
        raise


def _raise_sendable(error: Exception) -> None:
    """Raise another error for one that cannot be sent; one that breaks on its way ends it all."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - it was packed here
    except Exception:  # noqa: BLE001 - whatever its own code raises
        told = RuntimeError(f"{type(error).__qualname__}: {error}")
        for note in getattr(error, "__notes__", ()):
            told.add_note(note)
        raise told from error


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


def _begin() -> None:
    """Make a worker leave Ctrl-C to its parent, and end when its parent has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:  # noqa: ANN401 - a process of multiprocessing
    parent.join()
    os._exit(1)


@contextmanager
def _starting() -> Iterator[None]:
    """Let processes be started that do not hear Ctrl-C, not even before they ignore it.

    They inherit what is blocked here meanwhile, where there is such a thing.
    """
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover: Windows has none
        yield
        return
    # It is started with the first of them, and would let Ctrl-C through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_processes(  # noqa: PLR0913 - as above
    units: Iterator[Unit],
    work: Callable[[Unit], list[Any]],
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
    units: Iterator[Unit],
    work: Callable[[Unit], list[Any]],
    ahead: int,
    waiting: deque[Future[list[Any]]],
    *,
    ordered: bool,
) -> Iterator[list[Any]]:
    def send(unit: Unit) -> None:
        with _starting():
            waiting.append(pool.submit(work, unit))

    for unit in islice(units, ahead):
        send(unit)
    while waiting:
        future = waiting[0] if ordered else next(as_completed(waiting))
        results = future.result()
        waiting.remove(future)
        for unit in islice(units, 1):
            send(unit)
        yield results

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
import warnings
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, overload

from mscregistry.errors import MscRegistryError, WorkerDied
from mscregistry.extensions import PluginWarning
from mscregistry.failed import FailedReading
from mscregistry.parsers.formats import formats as known_formats
from mscregistry.parsers.parser import Limits
from mscregistry.pipeline import Desk, OnError, check_on_error
from mscregistry.progress import Progress, with_progress
from mscregistry.units import Unit, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.context import BaseContext

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
            that a worker is sent.  How many there will be is not known: the function is called
            with the number done and `None`.
        start_method: How processes are started; see `multiprocessing`.

    Raises:
        MscRegistryError: As `mscregistry.scan`.
        TypeError: If `fn` cannot be sent to another process.
        ValueError: If `workers` or `chunk` is less than 1, or no `start_method` is called so.
        WorkerDied: If a worker ends by itself: it was killed, or ran out of memory.
        Exception: Whatever `fn` raises, with a note that names the record; with several workers, a
            `RuntimeError` in its place if it cannot be pickled.

    When the results are no longer asked for, at an error, and on Ctrl-C, the workers end.
    """
    check_on_error(on_error)
    if not callable(fn):
        raise TypeError(f"fn is a function of a reading, and not of type {type(fn).__name__!r}")
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
    if formats is None:
        known_formats()  # tells of plug-ins that cannot be used, which no worker does
    work = partial(_apply, fn, desk)
    context = multiprocessing.get_context(start_method)
    return _in_processes(units, work, count, context, progress, ordered=ordered)


def _each(fn: Callable[[Reading], T], desk: Desk, unit: Unit) -> Iterator[T | FailedReading]:
    for reading in unit.readings(desk):
        if isinstance(reading, FailedReading):
            yield reading
            continue
        result: T | FailedReading
        try:
            result = fn(reading)
        except MscRegistryError as error:
            # What is read later may turn out to be broken only now.
            result = desk.failed(reading.source.name, error, reading.source.locator)
        except Exception as error:
            with suppress(Exception):  # an error may refuse notes
                error.add_note(f"fn was at {_named(reading)}")
            raise
        yield result


def _named(reading: Reading) -> str:
    """Name a record and its place, without asking for anything that is not known yet."""
    place = reading.source.locator
    at = "" if place is None or not place.offset else f", byte {place.offset:,}"
    return f"{reading.trial.trial_id or 'a record without an id'} of {reading.source.name}{at}"


def _apply(fn: Callable[[Reading], T], desk: Desk, unit: Unit) -> bytes:
    """Do one unit of work, and pack what came of it; this is what a worker runs."""
    try:
        results = list(_each(fn, desk, unit))
        try:
            return pickle.dumps(results)
        except Exception as error:
            raise TypeError(
                f"what fn gives cannot be sent from process to process: {error}"
            ) from error
    except Exception as error:
        _raise_sendable(error)
        raise


def _raise_sendable(error: Exception) -> None:
    """Raise another error for one that cannot be sent; one that breaks on its way ends it all."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - it was packed here
    except Exception:  # noqa: BLE001 - whatever its own code raises
        try:
            said = str(error)
        except Exception:  # noqa: BLE001 - as above
            said = "it does not say what"
        told = RuntimeError(f"{type(error).__qualname__}: {said}")
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
    file = getattr(main, "__file__", None)
    if getattr(fn, "__module__", "") == "__main__" and (file is None or not Path(file).is_file()):
        raise TypeError(
            f"{fn!r} is defined at a prompt or in a notebook, where another process cannot find "
            "it. Put it into a module and import it, or take workers=1."
        )


def _begin() -> None:
    """Make a worker leave Ctrl-C and warnings to its parent, and end when its parent has."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore", PluginWarning)
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
    work: Callable[[Unit], bytes],
    workers: int,
    context: BaseContext,
    progress: Progress,
    *,
    ordered: bool,
) -> Iterator[Any]:
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
    waiting: deque[Future[bytes]] = deque()
    try:
        done = _results(pool, units, work, workers * _AHEAD, waiting, ordered=ordered)
        for results in with_progress(done, "reading", show=progress):
            yield from results
    finally:
        # What waits is cancelled by the pool alone: one cancelled here would be told that it
        # failed, by a thread of the pool that sees its workers end, which raises an error there.
        processes = list((pool._processes or {}).values())  # noqa: SLF001 - no public way ends work that has begun
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _results(  # noqa: PLR0913 - as above
    pool: ProcessPoolExecutor,
    units: Iterator[Unit],
    work: Callable[[Unit], bytes],
    ahead: int,
    waiting: deque[Future[bytes]],
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
        try:
            results = pickle.loads(future.result())  # noqa: S301 - a worker of ours packed it
        except BrokenProcessPool:
            raise WorkerDied from None
        waiting.remove(future)
        for unit in islice(units, 1):
            send(unit)
        yield results

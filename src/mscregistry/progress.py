"""A progress bar on long work, where somebody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import Final, TypeVar

from mscregistry.errors import MissingExtra

T = TypeVar("T")

#: Seconds of work before a bar appears.
_PATIENCE: Final = 1.0


def with_progress(items: Iterable[T], what: str, *, show: bool | None = None) -> Iterator[T]:
    """Give the items, with a bar on standard error while they are worked on.

    With ``show=None`` there is a bar only where standard error is a terminal and tqdm is
    installed; ``True`` asks for it, ``False`` forbids it.

    Raises:
        MissingExtra: If a bar is asked for and tqdm is not installed.
    """
    # A program without a console has no standard error.
    if show is False or (show is None and (sys.stderr is None or not sys.stderr.isatty())):
        yield from items
        return
    try:
        from tqdm import tqdm
    except ImportError as error:
        if show:
            raise MissingExtra("a progress bar", "progress") from error
        yield from items
        return
    total = len(items) if isinstance(items, Sized) else None
    yield from tqdm(items, desc=what, total=total, delay=_PATIENCE, unit=" documents", leave=False)

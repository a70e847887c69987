"""A progress bar on long work, where somebody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Final, TypeAlias, TypeVar

from mscregistry.errors import MissingExtra

T = TypeVar("T")
#: Whether to show a bar (``None``: where somebody looks), or a function to call instead.
Progress: TypeAlias = bool | Callable[[int, int | None], object] | None

#: Seconds of work before a bar appears.
_PATIENCE: Final = 1.0


def with_progress(items: Iterable[T], what: str, *, show: Progress = None) -> Iterator[T]:
    """Give the items, with a bar on standard error while they are worked on.

    With ``show=None`` there is a bar only where standard error is a terminal and tqdm is
    installed; ``True`` asks for it, ``False`` forbids it; a function is called with how many
    items are done, and how many there are where that is known.

    Raises:
        MissingExtra: If a bar is asked for and tqdm is not installed.
    """
    total = len(items) if isinstance(items, Sized) else None
    if callable(show):
        for done, item in enumerate(items, 1):
            yield item
            show(done, total)
        return
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
    yield from tqdm(items, desc=what, total=total, delay=_PATIENCE, unit=" documents", leave=False)

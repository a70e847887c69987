"""How long work takes, measured so that the rest of the test run does not show in it."""

from __future__ import annotations

import gc
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def untraced() -> Iterator[None]:
    """Let code run as fast as it does for users, without what counts the lines that are run."""
    tracing = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracing)


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time that work takes.

    What other tests left behind is not gone through by the garbage collector meanwhile, which
    takes as long as all of that is large.
    """
    gc.collect()
    gc.disable()
    try:
        with untraced():
            start = time.process_time()
            work()
            return time.process_time() - start
    finally:
        gc.enable()


def takes_at_most(times: float, small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Say whether work takes at most so many times as long as other work, in the best of four runs.

    What is a square by its nature is one in every run; a busy machine is busy in one of them.
    What is worked out once for all is so before.
    """
    small()
    return any(seconds(large) <= times * seconds(small) for _ in range(4))

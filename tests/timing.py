"""How long work takes, measured so that the rest of the test run does not show in it."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time that work takes.

    What other tests left behind is not gone through by the garbage collector meanwhile, which
    takes as long as all of that is large.
    """
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def takes_at_most(times: float, small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Say whether work takes at most so many times as long as other work, in the best of four runs.

    What is a square by its nature is one in every run; a busy machine is busy in one of them.
    """
    return any(seconds(large) <= times * seconds(small) + 0.05 for _ in range(4))

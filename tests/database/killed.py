"""A process that writes versions of trials into a database until it is killed."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing import get_context
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from mscregistry.database import open_database, to_duckdb
from mscregistry.errors import UnusableDatabase
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Arm, Trial

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Barrier as BarrierType

#: How many trials have a version in each complete state.
SIZE = 40
TABLES = ("arms", "countries")


def state(number: int) -> list[Trial]:
    """Give what is written at once: a version of every trial."""
    return [
        Trial(
            trial_id=f"T{place}",
            last_update_date=PartialDate(2000 + number // 12, 1 + number % 12),
            arms=(Arm(f"arm of {number}"), Arm("x" * 500)),
        )
        for place in range(SIZE)
    ]


def write(path: str, first: int, last: int, ready: BarrierType) -> None:
    """Write one state after the other."""
    ready.wait()
    for number in range(first, last):
        to_duckdb(state(number), path, tables=TABLES)


def complete_states(path: str) -> int:
    """Give how many states a database holds, or raise where one is not complete."""
    try:
        database = open_database(path)
    except UnusableDatabase as error:
        if not os.path.exists(path) or "it is empty" in str(error):  # noqa: PTH110 - a plain text
            return 0
        raise
    with database:
        count, rest = divmod(len(database), SIZE)
        assert rest == 0, "a state is there in part"
        for table, rows in (("facets", 1), ("trials", 1), ("arms", 2), ("records", 1)):
            found = database.connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608 - ours
            assert found == [(rows * count * SIZE,)], table
        assert database.latest().trials == tuple(state(count - 1))
    return count


def main(path: str, kills: int) -> None:
    """Kill a process that writes, again and again, and look at what it left."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["mscregistry.database", "duckdb", "pyarrow", __name__])

    def started(first: int, last: int) -> BaseProcess:
        ready = context.Barrier(2)
        process = context.Process(target=write, args=(path, first, last, ready))
        process.start()
        ready.wait()
        return process

    started(0, 1).join()
    states = complete_states(path)
    begin = perf_counter()
    started(states, states + 1).join()
    pause = perf_counter() - begin
    states, grown = complete_states(path), 0
    for kill in range(kills):
        process = started(states, 10_000)
        # At other moments each time: before the first write, within one, between two.
        sleep(pause * 2 * (kill * 37 % 100) / 100)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        assert process.exitcode == -signal.SIGKILL, "it ended by itself"
        found = complete_states(path)
        assert found >= states, "a state that was there is gone"
        grown += found > states
        states = found
    print(f"{kills} kills, {grown} of them after a state was written, {states} states")  # noqa: T201 - the answer


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""How many time frames are read whole, by folder of records: with nothing unread, and sure.

Real records are taken where they stand beside the repository; each outcome counts once.  With the
name of a folder, its time frames that are not read whole are printed too.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import mscregistry as msc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.times import TimeFrame

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"


def frames(folder: Path) -> Iterator[tuple[str, TimeFrame]]:
    """Give the time frames of a folder's records, in words and as read."""
    for reading in msc.scan(folder, on_error="collect"):
        if isinstance(reading, msc.FailedReading):
            continue
        for outcome in reading.trial.outcomes:
            if outcome.time_frame is not None and outcome.window is not None:
                yield outcome.time_frame, outcome.window


def main(shown: str | None) -> None:
    """Print a row for each folder that has time frames."""
    print(f"{'folder':<28}{'frames':>8}{'whole':>8}{'sure':>8}")
    for folder in sorted(SAMPLES.iterdir()):
        if not folder.is_dir():
            continue
        counts: Counter[str] = Counter()
        for words, frame in frames(folder):
            counts["all"] += 1
            counts["whole"] += not frame.unread
            counts["sure"] += frame.sure
            if folder.name == shown and frame.unread:
                print(f"  {words!r}\n    {frame}")
        if every := counts["all"]:
            whole, sure = counts["whole"] / every, counts["sure"] / every
            print(f"{folder.name:<28}{every:>8}{whole:>8.1%}{sure:>8.1%}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)

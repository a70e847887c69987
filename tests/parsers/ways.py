"""What tests of the fast ways from a tree to a trial have in common."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from mscregistry.model import Trial
from mscregistry.parsers.tree.json_dialect import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.reader import Taken

#: What stands nowhere in a study where it belongs.
STRANGE: list[Any] = [None, "", "x", 0, -1, True, 2.5, [], ["x"], [[]], [None], {}, {"date": 3}]


def ways_agree(early: Trial | None, late: Trial | None, careful: Trial, taken: Taken) -> bool:
    """Compare what the fast way gave with the careful way, and say whether it gave anything."""
    if early is not None:
        for name in set(early.__slots__) - Trial.deferrable:
            assert getattr(early, name) == getattr(careful, name)
    if late is not None:
        for name in Trial.deferrable:
            assert getattr(late, name) == getattr(careful, name)
    if early is None or late is None:
        return False
    assert not taken.issues
    return True


def spoiled(tree: Any) -> Iterator[object]:  # noqa: ANN401 - any JSON
    """Give a tree again and again, with something strange in each place once."""
    for at, _ in list(leaves(tree)):
        for depth in range(1, len(at) + 1):
            branch = tree
            for key in at[: depth - 1]:
                branch = branch[key]
            kept = branch[at[depth - 1]]
            branch[at[depth - 1]] = STRANGE[zlib.crc32(repr(at[:depth]).encode()) % len(STRANGE)]
            yield tree
            branch[at[depth - 1]] = kept

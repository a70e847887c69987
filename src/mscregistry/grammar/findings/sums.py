"""Counts of several groups, added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.stated import Stated

if TYPE_CHECKING:
    from collections.abc import Sequence


def summed(counts: Sequence[Stated[int]]) -> Stated[int]:
    """Give the sum of counts with the words of them all.

    It is not sure: the text need not name every group.
    """
    first = counts[0]
    return Stated(
        sum(one.value for one in counts),
        " … ".join([one.words for one in counts]),
        first.path,
        tuple([span for one in counts for span in one.spans]),
        sure=False,
    )


def of_groups(
    told: Sequence[tuple[Stated[int] | None, Stated[str] | None]],
) -> Stated[int] | None:
    """Give how many in all, where each count is told of a group of its own; else nothing."""
    counts = [count for count, _ in told if count is not None]
    groups = {group.value.lower() for _, group in told if group is not None}
    several = len(told) > 1 and len(groups) == len(counts) == len(told)
    return summed(counts) if several else None

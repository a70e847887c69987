"""How long ago the latest of some events is: `at least 3 months since the last chemotherapy`.

It asks that there is none within these months, so an older one beside it is no answer; and that
there is one only where there is an upper end, `1 to 3 months since surgery`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.matching.answers import Answer, all_of, negated

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.grammar.expressions import Presence, Window


def since_last(node: Presence, window: Window, look: Callable[[Presence], Answer]) -> Answer:
    """Say whether the latest is so long ago; `look` says whether there is one in time."""
    low, high = window.amount.interval.low, window.amount.interval.high
    there = look(evolve(node, window=evolve(window, latest=False)))
    if low is None:
        return there
    sooner = Interval(high=Bound(low.value, inclusive=not low.inclusive))
    amount = evolve(window.amount, interval=sooner)
    recent = evolve(node, window=evolve(window, latest=False, amount=amount))
    none = negated(look(recent))
    return none if high is None else all_of([none, there])

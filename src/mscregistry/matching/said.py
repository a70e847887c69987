"""Numbers, times and words as a reason says them: in plain English, and short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Anchor

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Amount, Presence, Window

#: The names of units of time.
_TIMES: Final = {
    "a": "years",
    "mo": "months",
    "wk": "weeks",
    "d": "days",
    "h": "hours",
    "min": "minutes",
}
#: Longer words are cut.
_LONG: Final = 60


def shortened(words: str, most: int = _LONG) -> str:
    """Give words, cut at a blank where they are long.

    >>> shortened("Any malignancy within 5 years", 20)
    'Any malignancy …'
    """
    if len(words) <= most:
        return words
    kept = words[: most - 2]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} …"


def said_time(amount: Amount) -> str:
    """Give a length of time.

    >>> from mscregistry.grammar.expressions import Amount
    >>> from mscregistry.grammar.intervals import Interval
    >>> said_time(Amount(Interval.at_least(3), "mo")), said_time(Amount(Interval.exactly(1), "a"))
    ('≥3 months', '1 year')
    """
    unit = _TIMES.get(amount.unit or "")
    numbers = str(amount.interval).removeprefix("=")
    if unit is None or amount.reference is not None:
        return str(amount)
    return f"{numbers} {unit.removesuffix('s') if numbers == '1' else unit}"


def said_window(window: Window | None) -> str:
    """Give when; empty where no time is named.

    >>> from mscregistry.grammar.criterion import interpret
    >>> said_window(interpret("stroke within 6 months").window)
    'within 6 months'
    """
    if window is None:
        return ""
    if window.anchor is Anchor.CALENDAR:
        return str(window)
    point = f" of {window.point}" if window.point else ""
    time = said_time(window.amount)
    ahead = window.anchor is Anchor.AFTER
    if window.reach.low is None and window.reach.high is not None:
        time = time.lstrip("≤=")
        if window.anchor is Anchor.EITHER:
            return f"within {time}{point}"
        return f"in the {'next' if ahead else 'last'} {time}{point and f' from{point[3:]}'}"
    way = {Anchor.BEFORE: "before", Anchor.AFTER: "after", Anchor.EITHER: "away"}
    return f"{time} {way[window.anchor]}{point and f' {window.point}'}"


def said_presence(node: Presence) -> str:
    """Give what is asked for, with how many, how much and when.

    >>> from mscregistry.grammar.criterion import interpret
    >>> said_presence(interpret("prednisone ≥10 mg/day in the last 3 months"))
    "'prednisone' ≥10 mg/d in the last 3 months"
    """
    count = f" ({node.count} times)" if node.count else ""
    dose = f" {node.dose}" if node.dose else ""
    length = f" for {said_time(node.duration)}" if node.duration else ""
    when = said_window(node.window)
    return f"{shortened(node.words)!r}{count}{dose}{length}{when and f' {when}'}"


def listing(reasons: list[str], most: int = 3) -> str:
    """Give reasons in one line, each once; of many the first.

    >>> listing(["a", "b", "a"]), listing(["a", "b", "c", "d"], 2)
    ('a; b', 'a; b; and 2 more')
    """
    once = list(dict.fromkeys(reasons))
    more = [f"and {len(once) - most} more"] if len(once) > most else []
    return "; ".join([*once[:most], *more])

"""Differences in brackets: `reduced HbA1c (-0.3%; p = 0.04) and glucose (-0.7 mmol/L)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mscregistry.grammar.findings.amounts import figure_at, p_value_in
from mscregistry.grammar.findings.endpoints import endpoint_at
from mscregistry.grammar.findings.facts import Figure

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.intervals import Interval
    from mscregistry.grammar.stated import Stated


class Bracketed(NamedTuple):
    """An endpoint with its difference in brackets."""

    #: Where the endpoint stands; `None` for the one that the brackets follow first.
    endpoint: tuple[int, int] | None
    #: By how much it changed, with its sign.
    difference: Stated[Figure]
    #: The probability that is stated for it.
    p_value: Stated[Interval] | None


def bracketed_behind(prose: Prose, place: int, end: int) -> list[Bracketed]:
    """Give the differences from a bracket on, each but the first with its own endpoint."""
    found: list[Bracketed] = []
    endpoint: tuple[int, int] | None = None
    at = place
    while (difference := _signed(prose, at, end)) is not None:
        close = next((to for to in range(at, end) if prose.word(to) == ")"), end)
        found.append(Bracketed(endpoint, difference, p_value_in(prose, at, close)))
        at = close + 1
        while at < end and prose.word(at) in {",", "and"}:
            at += 1
        endpoint = endpoint_at(prose, at, end)
        if endpoint is None:
            break
        at = endpoint[1]
    return found


def _signed(prose: Prose, place: int, end: int) -> Stated[Figure] | None:
    """Give the number with a sign that a bracket opens with; a blank may stand behind the sign."""
    if prose.word(place) != "(" or prose.word(place + 1) not in {"-", "+"}:
        return None
    apart = not prose.touches(place + 2)
    found = figure_at(prose, place + 1 + (apart or prose.word(place + 1) == "+"), end)
    if found is None:
        return None
    stated = found[0]
    if not apart or prose.word(place + 1) == "+":
        return stated
    value = Figure(-stated.value.value, stated.value.unit)
    return prose.passage.stated(value, prose.tokens[place + 1].start, stated.spans[0].end)

"""Endpoints compared, reached or measured: `lower than`, `was 65%`, `was not met`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.findings.amounts import figure_at
from mscregistry.grammar.findings.facts import Change
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.prose import Prose

from mscregistry.grammar.findings.changes import Finding, Read, qualified_from
from mscregistry.grammar.findings.endpoints import endpoint_at, endpoint_before, population_in

#: They are no endpoint: what people were like, and what was done.
_NO_ENDPOINT: Final = frozenset(
    {
        "age",
        "ages",
        "follow",
        "followup",
        "dose",
        "doses",
        "patients",
        "interval",
        "bmi",
        "enrollment",
    }
    | {"weight", "duration", "males", "females", "time", "baseline", "period", "ratio", "sex"}
)


def by_comparison(prose: Prose, clause: Clause) -> Read | None:
    """Read `pain was significantly lower in the cell group than …`, `LVEF remained stable`."""
    table = told_as("compared")
    be = clause.verb("be", "steady")
    if be is None:
        return _fewer(prose, clause)
    for at in range(be.end, min(clause.end, be.end + 6)):
        found = table.at(prose.words, at)
        if found is None:
            continue
        start, denied = qualified_from(prose, be.end, at)
        change = Change(found[0])
        numbers = prose.word(found[1]) == "than" and prose.tokens[found[1] + 1].value is not None
        endpoint = endpoint_before(prose, clause, be)
        if numbers or (endpoint is None and be.first > clause.first):
            return None
        first = be.first if be.kind == "steady" else start
        more = prose.word(found[1]) in {"frequent", "common", "often", "likely", "severe"}
        finding = Finding(change, first, found[1] + more, at, denied=denied, compares=True)
        return finding, endpoint, population_in(prose, found[1], clause.end)
    return None


def _fewer(prose: Prose, clause: Clause) -> Read | None:
    """Read `significantly fewer relapses occurred in the treated group`."""
    verb = clause.verb("occur", "exist")
    first = clause.first + prose.word(clause.first).endswith("ly")
    found = told_as("compared").at(prose.words, first)
    if verb is None or found is None or verb.first <= found[1]:
        return None
    endpoint = endpoint_at(prose, found[1], verb.first)
    finding = Finding(Change(found[0]), clause.first, found[1], first, compares=True)
    return (
        None
        if endpoint is None
        else (finding, endpoint, population_in(prose, verb.end, clause.end))
    )


def by_sight(prose: Prose, clause: Clause) -> Read | None:
    """Read `objective responses were seen in 61 of 151 patients`."""
    verb = clause.verb("occur")
    subject = None if verb is None else endpoint_before(prose, clause, verb)
    if verb is None or subject is None:
        return None
    words = prose.words[subject[0] : subject[1]]
    if told_words("efficacy", "rates").isdisjoint(words):
        return None
    denied = not told_words("denials", "words").isdisjoint(words)
    finding = Finding(Change.ACHIEVED, verb.first, verb.end, verb.first, denied=denied)
    return finding, subject, population_in(prose, verb.end, clause.end)


def by_value(prose: Prose, clause: Clause) -> Read | None:
    """Read `the response rate was 65%`, and `the primary endpoint was not met`."""
    be = clause.verb("be")
    subject = None if be is None else endpoint_before(prose, clause, be)
    if be is None or subject is None:
        return None
    words = set(prose.words[subject[0] : subject[1]])
    met = clause.verb("meet")
    if met is not None and words & {"endpoint", "outcome", "endpoints", "objective"}:
        denied = prose.word(met.first - 1) == "not"
        finding = Finding(Change.ACHIEVED, be.first, met.end, met.first, denied=denied)
        return finding, subject, None
    figure = figure_at(prose, be.end, clause.end)
    if figure is None or words & _NO_ENDPOINT:
        return None
    bare = figure[0].value.unit is None
    finding = Finding(None, be.first, figure[1], be.first, bare=bare)
    return finding, subject, population_in(prose, figure[1], clause.end)

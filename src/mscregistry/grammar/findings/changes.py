"""Changes of endpoints: `no reduction in eGFR`, `pain decreased`, `cells reduced pain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mscregistry.grammar.findings.facts import Change
from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.clauses import Clause
    from mscregistry.grammar.findings.prose import Prose

from mscregistry.grammar.findings.endpoints import (
    compound_before,
    endpoint_at,
    endpoint_before,
    population_in,
)

_BY_VERB: Final = {
    "up": Change.INCREASE,
    "down": Change.DECREASE,
    "better": Change.IMPROVEMENT,
    "worse": Change.WORSENING,
    "change": Change.CHANGE,
    "differ": Change.DIFFERENCE,
    "achieve": Change.ACHIEVED,
}

_WAYS: Final = frozenset({Change.INCREASE, Change.DECREASE, Change.IMPROVEMENT, Change.WORSENING})

#: Words that may stand between a denial and the word for a change.
_BETWEEN: Final = frozenset(
    {
        "significant",
        "significantly",
        "statistically",
        "statistical",
        "clinically",
        "meaningful",
        "relevant",
    }
    | {"marked", "clear", "evidence", "of", "further", "major", "important", "detectable", "did"}
    | {"other", "serious", "a", "overall", "any", "substantial", "appreciable", "obvious", "mean"}
    | {"slight", "modest", "sustained", "strong", "greater", "notable", "rapid", "large", "small"}
)

#: Behind a verb they are nothing that it changes.
_NO_OBJECT: Final = frozenset(
    {
        "or",
        "nor",
        "again",
        "more",
        "less",
        "only",
        "further",
        "most",
        "then",
        "respectively",
        "throughout",
    }
    | {"once", "soon", "together", "better", "well", "stable", "unchanged", "about", "nearly"}
)

#: Before a denial they belong to it.
_AUXILIARY: Final = frozenset({"did", "was", "were", "had", "has", "have", "does", "do"})


class Finding(NamedTuple):
    """A word for a change with the words that belong to it."""

    #: Which way; `None` where only a number is told.
    change: Change | None
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int
    #: The place of the word for the change itself.
    at: int
    #: Whether it is denied.
    denied: bool = False
    #: Whether groups are compared, and not told of one by one.
    compares: bool = False
    #: Whether it is one only if it is told of several groups: its number has no unit.
    bare: bool = False


#: What is found, where the endpoint stands unless it was named before, and of whom it is said.
Read: TypeAlias = tuple[Finding, tuple[int, int] | None, tuple[int, int] | None]


def qualified_from(prose: Prose, first: int, at: int) -> tuple[int, bool]:
    """Give where the words that qualify a change begin, and whether they deny it."""
    start, denied = at, False
    denials = told_words("denials", "words")
    while start > first:
        word = prose.word(start - 1)
        if word in denials:
            return start - 1, True
        if word not in _BETWEEN and not (word.endswith("ly") and prose.is_word(start - 1)):
            break
        start -= 1
    return start, denied


def by_noun(prose: Prose, clause: Clause) -> Read | None:
    """Read `[no] [significant] reduction in eGFR was noted among all patients`."""
    if clause.verb("occur", "exist", "have", "experience", "cause", "achieve") is None:
        return None
    table, of = told_as("changes"), told_words("efficacy", "of")
    for at in range(clause.first, clause.end):
        noun = table.at(prose.words, at)
        if noun is None:
            continue
        kind, behind = noun
        if prose.word(at - 1) in {"to", "did", "not"}:
            continue
        start, denied = qualified_from(prose, clause.first, at)
        denied = denied or prose.word(start - 1) == "without"
        compares = kind == "difference"
        kind = _directed(prose, kind, start, at)
        finding = Finding(Change(kind), start, behind, at, denied=denied, compares=compares)
        place = _past_groups(prose, clause, behind)
        if prose.word(place) not in of | {"regarding"} or place + 1 >= clause.end:
            endpoint = _before_noun(prose, clause, start)
            if endpoint is None:
                continue
            return finding, endpoint, population_in(prose, behind, clause.end)
        endpoint = endpoint_at(prose, place + 1, clause.end)
        if endpoint is not None and prose.word(endpoint[1] - 1) not in told_words(
            "people", "nouns"
        ):
            return finding, endpoint, population_in(prose, endpoint[1], clause.end)
    return None


def _past_groups(prose: Prose, clause: Clause, place: int) -> int:
    """Give the place behind `between the groups`, and before `in terms of`."""
    words = prose.words
    if prose.word(place) in {"between", "among"}:
        while place < clause.end and words[place] not in {"in", "for", "of", "regarding"}:
            place += 1
    return place + 2 if words[place : place + 3] == ["in", "terms", "of"] else place


def _directed(prose: Prose, kind: str, first: int, at: int) -> str:
    """Give the way of a change that an adjective tells: `an improved mean change`."""
    if kind != "change":
        return kind
    for place in range(max(0, first - 2), at):
        verb = told_as("verbs").at(prose.words, place)
        if verb is not None and verb[0] in _BY_VERB and _BY_VERB[verb[0]] in _WAYS:
            return _BY_VERB[verb[0]].value
    return kind


def _before_noun(prose: Prose, clause: Clause, start: int) -> tuple[int, int] | None:
    """Give the endpoint of `symptom improvement` and of `pain scores showed improvement`."""
    shown = clause.verb("have")
    endpoint = compound_before(prose, clause, start)
    if endpoint is None and shown is not None and shown.end <= start:
        return endpoint_before(prose, clause, shown)
    return endpoint


def by_verb(prose: Prose, clause: Clause) -> Read | None:
    """Read `pain decreased from 7 to 3`, and `cells reduced pain`."""
    verb = clause.verb(*_BY_VERB)
    if verb is None:
        return None
    first = verb.first
    passive = prose.word(first - 1) in {"was", "were", "been"} or clause.verb("be") is not None
    start, denied = qualified_from(prose, clause.first, first)
    behind = verb.end
    if prose.word(behind).endswith("ly"):
        behind += 1
    if prose.word(first) == "not":
        start, denied = first, True
    start -= denied and prose.word(start - 1) in _AUXILIARY
    start = start if denied else first
    compares = verb.kind == "differ"
    finding = Finding(
        _BY_VERB[verb.kind], start, behind, verb.end - 1, denied=denied, compares=compares
    )
    active = not passive and prose.is_word(behind) and _is_object(prose, behind)
    if verb.kind == "achieve" and passive and (subject := endpoint_before(prose, clause, verb)):
        return finding, subject, population_in(prose, behind, clause.end)
    if active:
        endpoint = endpoint_at(prose, behind, clause.end)
        return (
            None
            if endpoint is None
            else (finding, endpoint, population_in(prose, endpoint[1], clause.end))
        )
    if verb.kind == "achieve":
        return None
    endpoint = endpoint_before(prose, clause, verb._replace(first=start))
    if endpoint is None and start > clause.first + passive:
        return None
    return finding, endpoint, population_in(prose, behind, clause.end)


def _is_object(prose: Prose, place: int) -> bool:
    """Say whether what stands behind a verb is what it changes."""
    none = told_words("efficacy", "stops") | _NO_OBJECT
    return prose.word(place) not in none and not prose.word(place).endswith("ly")

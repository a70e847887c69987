"""A part of a criterion without connectives: what is denied, and what stands in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.conditions import conditional, excepted, unless
from mscregistry.grammar.expressions import (
    All,
    Anchor,
    Any,
    Comparison,
    Expression,
    IfThen,
    Not,
    Presence,
    Unparsed,
    Window,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.statements import read_statement
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.subject_words import denials, lead_phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.grammar.part import Part


def read_term(part: Part) -> Expression | None:
    """Give what a part without connectives says.

    ::

        term = denial term | term "without" term | statement bracket*
    """
    part = part.trimmed()
    if part.is_empty or part.is_deepest:
        return read_statement(part, [])
    denied = denied_at(part)
    if denied > part.first:
        inner = read_term(part.since(denied).deeper())
        return None if inner is None else _denied(part, inner)
    return _negative(part) or _without(part) or _with_brackets(part)


def _negative(part: Part) -> Expression | None:
    """Give `HIV negative`: a test of it that found nothing."""
    text, end = part.text, part.end - 1
    if end <= part.first or text.words[end] not in words_for("statements", "negatives"):
        return None
    if text.numbers(part.first, end):
        return None
    inner = read_statement(part.to(end), [])
    return Not(inner, part.spans, sure=False) if isinstance(inner, Presence) else None


def _denied(part: Part, inner: Expression) -> Expression:
    """Give a denial.

    It is not sure whether `no dementia (MMSE ≥24)` denies the bound or says when there is none.
    `Free of infection for at least 2 weeks` says how long ago the last one is.
    """
    sure = inner.sure
    if isinstance(inner, Comparison):
        sure = sure and not any(first >= part.first for first, _ in part.text.defined[-1:])
    if isinstance(inner, Presence) and inner.duration is not None and inner.window is None:
        interval = inner.duration.interval
        if interval.low is not None and interval.high is None:
            since = Window(inner.duration, Anchor.BEFORE, latest=True)
            return evolve(inner, window=since, duration=None)
        sure = False
    return Not(inner, part.spans, sure)


def denied_at(part: Part) -> int:
    """Give the place behind a denial at the start of a part, or its start."""
    text, at = part.text, part.first
    denies = denials()["before"]
    while at < part.end and text.owner[at] < 0:
        found = denies.at(text.words, at)
        if found is not None and found[1] < part.end:
            return found[1]
        lead = lead_phrases().at(text.words, at)
        if lead is None:
            break
        at = lead[1]
    return part.first


def _without(part: Part) -> Expression | None:
    """Give `a without b`, nothing where no word denies inside."""
    text = part.text
    denies = denials()["inside"]
    if not text.has_lack:
        return None
    for at in range(part.first + 1, part.end - 1):
        found = denies.at(text.words, at)
        if found is None or found[1] >= part.end or text.owner[at] >= 0:
            continue
        thing = read_term(part.to(at).deeper())
        lacking = read_term(part.since(found[1]).deeper())
        if thing is not None and lacking is not None:
            no = Not(lacking, part.since(at).spans, lacking.sure)
            return joined(All, [thing, no], part.spans)
    return None


def _with_brackets(part: Part) -> Expression | None:
    """Give a statement with what its brackets add.

    ::

        bracket = "(" clause with a bound ")"                 a definition: it decides
                | "(" "e.g." examples ")"                     each is one of it
                | "(" ("except" | "unless" | "if") clause ")"
    """
    # Sentences and lists may stand in brackets, and brackets in sentences.
    from mscregistry.grammar.clauses import read_clause
    from mscregistry.grammar.coordination import read_examples

    brackets = _brackets(part)
    found = read_statement(part, [(at, inside.end + 1) for _, at, inside in brackets])
    # A definition takes the place of what it defines, so it comes before what adds to that.
    for name, at, inside in sorted(brackets, key=lambda one: one[0] != "means"):
        part.text.label = (part.first, at)
        body = read_examples(inside) if name == "examples" else read_clause(inside)
        if body is not None:
            found = _ADDS[name](part.to(at) if name == "means" else part, found, body)
    return found


def _brackets(part: Part) -> list[tuple[str, int, Part]]:
    """Give the brackets that say more than words: what for, where they open, what is inside."""
    text = part.text
    found: list[tuple[str, int, Part]] = []
    at = part.first
    while at < part.end:
        closed = text.close.get(at)
        if closed is None or closed >= part.end or text.owner[at] >= 0:
            at += 1
            continue
        name, behind = text.joins.get(at + 1, ("", at + 1))
        if name == "or" and text.has_bound(part.first, at) and text.owner[behind] >= 0:
            name = "else"
        if name in _ADDS or text.has_bound(at + 1, closed):
            if name not in _ADDS:
                name, behind = "means", at + 1
            found.append((name, at, part._replace(first=behind, end=closed).deeper()))
        at = closed + 1
    return found


def _define(part: Part, statement: Expression | None, body: Expression) -> Expression | None:
    """Give the definition; the word that it defines says no more, but for its own numbers."""
    if statement is None or not _has_number(statement):
        part.text.defined.append((part.first, part.end))
        return body
    return joined(All, [statement, body], part.spans, sure=False)


def _exemplify(part: Part, statement: Expression | None, body: Expression) -> Expression | None:
    """Give a thing and its examples, each of which is one of it."""
    return joined(Any, [*([statement] if statement else []), body], part.spans, sure=False)


def _condition(part: Part, statement: Expression | None, body: Expression) -> Expression | None:
    return conditional(part, body, statement)


def _alternative(part: Part, statement: Expression | None, body: Expression) -> Expression | None:
    """Give the other bound that is enough: `≤3 × ULN (or ≤5 × ULN if liver metastases)`."""
    if isinstance(body, IfThen):
        body = All((body.then, body.condition), body.spans, body.sure)
    return joined(Any, [*([statement] if statement else []), body], part.spans)


#: What brackets add, by the word that they begin with.
_ADDS: Final[dict[str, Callable[[Part, Expression | None, Expression], Expression | None]]] = {
    "means": _define,
    "examples": _exemplify,
    "else": _alternative,
    "except": excepted,
    "unless": unless,
    "if": _condition,
}


def _has_number(node: Expression) -> bool:
    """Say whether a statement would lose a number if a definition took its place."""
    match node:
        case Comparison():
            return True
        case Presence():
            return any((node.window, node.duration, node.count, node.dose))
        case Unparsed():
            return bool(node.amounts)
        case _:
            return True

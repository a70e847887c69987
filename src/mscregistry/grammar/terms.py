"""A part of a criterion without connectives: what is denied, and what stands in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import (
    All,
    Any,
    Comparison,
    Expression,
    Not,
    Presence,
    Unparsed,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.statements import read_statement
from mscregistry.vocab.subject_words import denials, lead_phrases

if TYPE_CHECKING:
    from mscregistry.grammar.part import Part

_EXAMPLES: Final = "examples"


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
        return None if inner is None else Not(inner, part.spans, inner.sure)
    return _without(part) or _with_brackets(part)


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

        bracket = "(" clause with a bound ")"      a definition: it decides
                | "(" "e.g." clause ")"            examples: each is one of it
    """
    # Sentences may stand in brackets, and brackets in sentences.
    from mscregistry.grammar.clauses import read_clause
    from mscregistry.grammar.coordination import read_items

    text = part.text
    meanings: list[Expression] = []
    examples: list[Expression] = []
    skipped: list[tuple[int, int]] = []
    at = part.first
    while at < part.end:
        closed = text.close.get(at)
        if closed is None or closed >= part.end or text.owner[at] >= 0:
            at += 1
            continue
        name, behind = text.joins.get(at + 1, ("", at + 1))
        is_example = name == _EXAMPLES
        if is_example or text.has_bound(at + 1, closed):
            first = behind if is_example else at + 1
            inside = part._replace(first=first, end=closed).deeper()
            body = (read_items(inside) if is_example else None) or read_clause(inside)
            if body is not None:
                (examples if is_example else meanings).append(body)
                skipped.append((at, closed + 1))
        at = closed + 1
    statement = read_statement(part, skipped)
    if not skipped:
        return statement
    found = joined(All, meanings, part.spans)
    if found is None:
        found = statement
    elif statement is not None and _has_number(statement):
        found = joined(All, [statement, found], part.spans, sure=False)
    if examples:
        found = joined(Any, [*([found] if found else []), *examples], part.spans, sure=False)
    return found


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

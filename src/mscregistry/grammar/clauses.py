"""The structure of a criterion: what must hold together, what may hold, what must not.

Each function reads one kind of connective over a part of the criterion, the loosest first,
and hands what stands between on to the next.  A part is the tokens from one place up to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.coordination import DEEPEST, read_and, read_or
from mscregistry.grammar.expressions import (
    All,
    Any,
    AtLeast,
    Comparison,
    Expression,
    IfThen,
    Not,
    Presence,
    Unparsed,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.statements import read_statement
from mscregistry.vocab.subject_words import denials, lead_phrases

if TYPE_CHECKING:
    from mscregistry.grammar.clause_text import ClauseText

_TRIMMED: Final = frozenset({".", ",", ";", ":", "-", "•", "*", "➢", "'", '"', "“", "”", "→", "…"})


def read_clause(text: ClauseText, first: int, end: int, depth: int = 0) -> Expression | None:
    """Give what a part says; nothing where it has no words.

    ::

        clause    = sentence (("." | ";") sentence)*
    """
    first, end = _trimmed(text, first, end)
    if first >= end:
        return None
    cuts = [
        (at, behind)
        for at, name, behind in text.top(first, end)
        # `…; excluding kidney transplant` goes on.
        if name == "stop" and text.joins.get(behind, ("", 0))[0] not in {"except", "unless", "if"}
    ]
    parts = [
        part
        for low, high in _between(first, end, cuts)
        if (part := read_sentence(text, low, high, depth)) is not None
    ]
    if len(parts) < 2:  # noqa: PLR2004 - one is no list
        return parts[0] if parts else None
    # A list without a word between its items: all of what includes, any of what excludes.
    make = Any if text.exclusion else All
    return joined(make, parts, text.spans(first, end), sure=False)


def read_sentence(text: ClauseText, first: int, end: int, depth: int) -> Expression | None:
    """Give what a sentence says, with its conditions and exceptions.

    ::

        sentence  = "if" alternative "," alternative
                  | alternative ("if" | "unless" | "except" | "despite") alternative
                  | alternative ":" alternative
    """
    first, end = _trimmed(text, first, end)
    if first >= end:
        return None
    if depth >= DEEPEST:
        return read_alternative(text, first, end, depth)
    for at, name, behind in text.top(first, end):
        if name == "if" and at == first:
            return _if_first(text, first, end, behind, depth)
        read = {
            "if": _if,
            "unless": _unless,
            "except": _except,
            "despite": _despite,
            "means": _means,
            "colon": _means,
        }.get(name)
        if read is not None and at > first and (found := read(text, first, at, behind, end, depth)):
            return found
    return read_alternative(text, first, end, depth)


def read_alternative(text: ClauseText, first: int, end: int, depth: int) -> Expression | None:
    """Give what a part says of which each alternative may hold: see `coordination`."""
    first, end = _trimmed(text, first, end)
    if first >= end:
        return None
    return read_or(text, first, end, depth, read_conjunct)


def read_conjunct(text: ClauseText, first: int, end: int, depth: int) -> Expression | None:
    """Give what an alternative says of which each part must hold: see `coordination`."""
    first, end = _trimmed(text, first, end)
    if first >= end:
        return None
    return read_and(text, first, end, depth, read_term)


def read_term(text: ClauseText, first: int, end: int, depth: int) -> Expression | None:
    """Give what a part without connectives says.

    ::

        term      = denial term | term "without" term | statement brackets*
    """
    first, end = _trimmed(text, first, end)
    if first >= end:
        return None
    if depth >= DEEPEST:
        return read_statement(text, first, end, [])
    if (denied := _denied(text, first, end)) > first:
        part = read_term(text, denied, end, depth + 1)
        return None if part is None else Not(part, text.spans(first, end), part.sure)
    for at in range(first + 1, end):
        found = denials()["inside"].at(text.words, at)
        if found is not None and found[1] < end and text.owner[at] < 0:
            left = read_term(text, first, at, depth + 1)
            right = read_term(text, found[1], end, depth + 1)
            if left is not None and right is not None:
                no = Not(right, text.spans(at, end), right.sure)
                return joined(All, [left, no], text.spans(first, end))
    return _with_brackets(text, first, end, depth)


def _with_brackets(text: ClauseText, first: int, end: int, depth: int) -> Expression | None:
    """Give a statement with what its brackets add: a definition, examples, a time."""
    inner = [
        (at, text.close[at])
        for at in range(first, end)
        if at in text.close and text.close[at] < end and text.owner[at] < 0
    ]
    added: list[tuple[str, Expression]] = []
    skipped: list[tuple[int, int]] = []
    done = first
    for opened, closed in inner if depth < DEEPEST else ():
        name, at = text.joins.get(opened + 1, ("", opened + 1))
        if opened < done or (name != "examples" and not text.has_bound(opened + 1, closed)):
            continue
        done = closed
        body = read_clause(text, at if name == "examples" else opened + 1, closed, depth + 1)
        if body is not None:
            added.append((name if name == "examples" else "means", body))
            skipped.append((opened, closed + 1))
    statement = read_statement(text, first, end, skipped)
    spans = text.spans(first, end)
    if not added:
        return statement
    meanings = [body for name, body in added if name == "means"]
    examples = [body for name, body in added if name == "examples"]
    if meanings:
        # A definition decides; the word that it defines says no more.
        base = joined(All, meanings, spans) if len(meanings) > 1 else meanings[0]
    elif statement is None:
        base = None
    else:
        base = statement
    if base is None or examples:
        base = joined(Any, [*([base] if base else []), *examples], spans, sure=False)
    if statement is not None and meanings and _has_number(statement):
        base = joined(All, [statement, base], spans, sure=False)
    return base


def _has_number(node: Expression) -> bool:
    return (
        isinstance(node, Comparison)
        or (isinstance(node, Presence) and any((node.window, node.duration, node.count, node.dose)))
        or (isinstance(node, Unparsed) and bool(node.amounts))
    )


def _if_first(text: ClauseText, first: int, end: int, behind: int, depth: int) -> Expression | None:
    """Give `if a, b`: up to the first comma, or the word `then`."""
    for at, name, after in text.top(behind, end):
        if name == "comma":
            condition = read_alternative(text, behind, at, depth)
            then = read_sentence(text, after, end, depth + 1)
            return _conditional(text, condition, then, first, end)
    return read_alternative(text, behind, end, depth)


def _if(
    text: ClauseText, first: int, at: int, behind: int, end: int, depth: int
) -> Expression | None:  # noqa: PLR0913, PLR0917 - one shape for all readers of a connective
    then = read_alternative(text, first, at, depth)
    condition = read_sentence(text, behind, end, depth + 1)
    return _conditional(text, condition, then, first, end)


def _conditional(
    text: ClauseText, condition: Expression | None, then: Expression | None, first: int, end: int
) -> Expression | None:
    """Give the conditional; what excludes under a condition excludes where both hold."""
    if condition is None or then is None:
        return then if condition is None else condition
    spans = text.spans(first, end)
    sure = condition.sure and then.sure
    if text.exclusion:
        return joined(All, [then, condition], spans)
    return IfThen(condition, then, spans, sure)


def _unless(
    text: ClauseText, first: int, at: int, behind: int, end: int, depth: int
) -> Expression | None:  # noqa: PLR0913, PLR0917 - as above
    part = read_alternative(text, first, at, depth)
    unless = read_sentence(text, behind, end, depth + 1)
    if part is None or unless is None:
        return part or unless
    spans = text.spans(first, end)
    if text.exclusion:
        return joined(All, [part, Not(unless, text.spans(at, end), unless.sure)], spans)
    return joined(Any, [part, unless], spans)


def _except(
    text: ClauseText, first: int, at: int, behind: int, end: int, depth: int
) -> Expression | None:  # noqa: PLR0913, PLR0917 - as above
    denied = _denied(text, first, at)
    part = read_alternative(text, denied, at, depth)
    exception = read_sentence(text, behind, end, depth + 1)
    if part is None or exception is None:
        return part or exception
    spans = text.spans(first, end)
    whole = joined(All, [part, Not(exception, text.spans(at, end), exception.sure)], spans)
    return Not(whole, spans, whole.sure) if denied > first else whole


def _despite(
    text: ClauseText, first: int, at: int, behind: int, end: int, depth: int
) -> Expression | None:  # noqa: PLR0913, PLR0917 - as above
    parts = [
        part
        for part in (
            read_alternative(text, first, at, depth),
            read_sentence(text, behind, end, depth + 1),
        )
        if part is not None
    ]
    return joined(All, parts, text.spans(first, end)) if len(parts) > 1 else None


def _means(
    text: ClauseText, first: int, at: int, behind: int, end: int, depth: int
) -> Expression | None:  # noqa: PLR0913, PLR0917 - as above
    """Give what a definition or a label introduces, where it has a number of a measure."""
    if text.words[at] in {":", "："} and _of_following(text, first, at):
        counted = read_alternative(text, first, at, depth)
        listed = read_sentence(text, behind, end, depth + 1)
        if isinstance(counted, AtLeast) and listed is not None:
            parts = listed.parts if isinstance(listed, All | Any) else (listed,)
            return evolve(counted, parts=parts, spans=text.spans(first, end), sure=listed.sure)
    if not text.has_bound(behind, end) or text.has_bound(first, at):
        return None
    before = text.numbers(first, at)
    if before:
        left = read_alternative(text, first, at, depth)
        right = read_sentence(text, behind, end, depth + 1)
        parts = [part for part in (left, right) if part is not None]
        return joined(All, parts, text.spans(first, end)) if len(parts) > 1 else None
    text.note_label(first, at)
    return read_sentence(text, behind, end, depth + 1)


def _of_following(text: ClauseText, first: int, end: int) -> bool:
    return bool({"following", "these", "below"} & set(text.words[max(first, end - 5) : end]))


def _denied(text: ClauseText, first: int, end: int) -> int:
    """Give the place behind a denial at the start, or the start itself."""
    at = first
    while at < end and text.owner[at] < 0 and (lead := lead_phrases().at(text.words, at)):
        if denials()["before"].at(text.words, at):
            break
        at = lead[1]
    found = denials()["before"].at(text.words, at) if at < end else None
    if found is not None and found[1] < end and text.owner[at] < 0:
        return found[1]
    return first


def _trimmed(text: ClauseText, first: int, end: int) -> tuple[int, int]:
    """Give the part without marks at its ends, and without brackets around the whole."""
    while first < end:
        if text.owner[first] < 0 and text.words[first] in _TRIMMED:
            first += 1
        elif text.owner[end - 1] < 0 and text.words[end - 1] in _TRIMMED:
            end -= 1
        elif text.close.get(first) == end - 1:
            first, end = first + 1, end - 1
        else:
            break
    return first, end


def _between(first: int, end: int, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the parts between cuts."""
    found: list[tuple[int, int]] = []
    for at, behind in cuts:
        found.append((first, at))
        first = behind
    return [*found, (first, end)]

"""A part of a criterion without connectives: what is denied, and what stands in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.conditions import (
    bound_of_some,
    conditional,
    excepted,
    instead,
    unless,
)
from mscregistry.grammar.expressions import (
    All,
    Anchor,
    Any,
    Comparison,
    Expression,
    Not,
    Presence,
    Unparsed,
    Window,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.pieces import LASTING
from mscregistry.grammar.requirements import allows
from mscregistry.grammar.sexes import sex_before
from mscregistry.grammar.statements import read_statement
from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.subject_words import denials, lead_phrases, past_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.grammar.part import Part


#: So many words around a bracket tell whether it gives another length of time.
_NEAR: Final = 12
#: What it says that somebody is of a thing: there is none of it now.
_FREE: Final = "free"
_NON: Final = "non"


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
        if inner is None:
            return None
        sex = sex_before(part) if part.text.kind(denied - 1) is Kind.DASH else None
        # `non-pregnant women` are women.
        no = _denied(part, inner)
        return no if sex is None else joined(All, [no, sex], part.spans)
    return _negative(part) or _without(part) or _with_brackets(part)


def _negative(part: Part) -> Expression | None:
    """Give `HIV negative`, a test of it that found nothing, `insulin-naive` and `pain-free`."""
    text, end = part.text, part.end - 1
    if not text.has_negative:
        return None
    if end > part.first and text.words[end] in words_for("statements", "negatives"):
        if text.numbers(part.first, end):
            return None
        inner = read_statement(part.to(end), [])
        return Not(inner, part.spans, sure=False) if isinstance(inner, Presence) else None
    for at in range(part.first + 1, part.end):
        if text.words[at] in words_for("statements", "lacking") and _ends_thing(part, at):
            end = at + 1
            while end < part.end and text.words[end] in words_for("unread", "people"):
                end += 1
            inner = read_statement(part, [(at - (text.kind(at - 1) is Kind.DASH), end)])
            return _lacking(part, inner, at) if isinstance(inner, Presence) else None
    return None


def _ends_thing(part: Part, at: int) -> bool:
    """Say whether a word behind a thing is the last of its name: not `disease-free survival`."""
    return (
        at + 1 >= part.end
        or part.text.owner[at + 1] >= 0
        or part.text.words[at + 1] in words_for("statements", "behind_lacking")
    )


def _lacking(part: Part, inner: Presence, at: int) -> Expression:
    """Give that something is lacking; who is naive has never had it."""
    if part.text.words[at] == _FREE:
        return _denied(part, inner)
    return Not(evolve(inner, ever=True), part.spans, inner.sure)


def _denied(part: Part, inner: Expression) -> Expression:
    """Give a denial.

    It is not sure whether `no dementia (MMSE ≥24)` denies the bound or says when there is none.
    `Free of infection for at least 2 weeks` says how long ago the last one is.
    """
    sure = inner.sure
    inner = of_past(part, inner)
    if isinstance(inner, Comparison):
        sure = sure and not any(first >= part.first for first, _ in part.text.defined[-1:])
    if isinstance(inner, Presence) and inner.duration is not None and inner.window is None:
        interval = inner.duration.interval
        if interval.low is not None and interval.high is None:
            since = Window(inner.duration, Anchor.BEFORE, latest=True)
            return evolve(inner, window=since, duration=None)
        sure = False
    return Not(inner, part.spans, sure)


def of_past(part: Part, inner: Expression) -> Expression:
    """Give what is denied, the past counted where the denial says so: `no prior stroke`."""
    words = part.text.words[part.first : denied_at(part)]
    if past_words().isdisjoint(words):
        return inner
    if isinstance(inner, Any):
        return evolve(inner, parts=tuple([of_past(part, one) for one in inner.parts]))
    if isinstance(inner, Presence) and inner.subject in LASTING and inner.window is None:
        return evolve(inner, ever=True)
    return inner


def denied_at(part: Part) -> int:
    """Give the place behind a denial at the start of a part, or its start."""
    text, at = part.text, part.first
    denies = denials()["before"]
    while at < part.end and text.owner[at] < 0:
        if (behind := _behind_non(part, at)) is not None and not part.has_bound:
            return behind
        found = denies.at(text.words, at)
        if found is not None and found[1] < part.end:
            # `off-label use` denies nothing.
            return part.first if text.kind(found[1]) is Kind.DASH else found[1]
        lead = lead_phrases().at(text.words, at)
        if lead is None:
            break
        at = lead[1]
    return part.first


def _behind_non(part: Part, at: int) -> int | None:
    """Give the place behind `non-` before a state that somebody is not in."""
    text = part.text
    if text.words[at] != _NON or text.kind(at + 1) is not Kind.DASH:
        return None
    return at + 2 if text.word(at + 2) in words_for("statements", "of_states") else None


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
    found = read_statement(part, [(at, part.text.close[at] + 1) for _, at, _ in brackets])
    # A definition takes the place of what it defines, so it comes before what adds to that.
    for name, at, inside in sorted(brackets, key=lambda one: one[0] != "means"):
        if not name:
            continue
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
        inside = part._replace(first=at + 1, end=closed)
        if name not in _ADDS and text.has_ruling and allows(inside) < closed:
            # `steroids (inhaled steroids allowed)`
            found.append(("allows", at, inside.to(allows(inside)).deeper()))
            at = closed + 1
            continue
        if name == "or" and text.has_bound(part.first, at) and text.owner[behind] >= 0:
            name = "else"
        if _is_time_of_some(part, at, closed):
            # `within 3 weeks (6 weeks for nitrosoureas)`
            found.append(("", at, inside))
        elif name in _ADDS or text.has_bound(at + 1, closed):
            if name not in _ADDS:
                name, behind = "means", at + 1
            found.append((name, at, part._replace(first=behind, end=closed).deeper()))
        at = closed + 1
    return found


def _is_time_of_some(part: Part, at: int, closed: int) -> bool:
    """Say whether a bracket gives the time before it another length for some."""
    text = part.text
    own = text.numbers(at + 1, min(closed, at + _NEAR))
    if not own or not own[0][0].is_time or text.word(own[0][0].end) != "for":
        return False
    before = text.numbers(max(part.first, at - _NEAR), at)
    return any(figure.is_time for figure, _ in before)


def _define(part: Part, statement: Expression | None, body: Expression) -> Expression | None:
    """Give the definition; the word that it defines says no more, but for its own numbers.

    A bound behind a bound is the one for some: `≤3 × ULN (≤5 × ULN if liver metastases)`.
    """
    if isinstance(statement, Comparison) and (found := bound_of_some(body)) is not None:
        return instead(part, statement, *found)
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
    found = bound_of_some(body)
    if isinstance(statement, Comparison) and found is not None:
        return instead(part, statement, *found)
    return joined(Any, [*([statement] if statement else []), body], part.spans)


def _allow(part: Part, statement: Expression | None, body: Expression) -> Expression | None:
    """Give the exception that something allowed is where its like excludes."""
    return excepted(part, statement, body) if part.text.exclusion else statement


#: What brackets add, by the word that they begin with.
_ADDS: Final[dict[str, Callable[[Part, Expression | None, Expression], Expression | None]]] = {
    "means": _define,
    "examples": _exemplify,
    "else": _alternative,
    "except": excepted,
    "unless": unless,
    "if": _condition,
    "allows": _allow,
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

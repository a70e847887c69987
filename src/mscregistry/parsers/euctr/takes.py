"""The functions that the table of the form names: each reads the answer to a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.model import CodedTerm, CriteriaText, Outcome, SecondaryId
from mscregistry.parsers.euctr.parts import (
    asked,
    counted,
    heading,
    opens,
    part,
    routes,
    starts,
)
from mscregistry.parsers.euctr.values import (
    RESULTS,
    check_yes_or_no,
    is_nothing,
    take_count,
    take_flag,
    take_status,
)
from mscregistry.vocab import CriterionKind, OutcomeKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr.item import Item
    from mscregistry.parsers.euctr.record import Record
    from mscregistry.source import Words

#: ``Diseases [C] - Nervous System Diseases [C10]``: a branch of the tree of MeSH, and a twig.
_AREA: Final = re.compile(r"(.+\]) - (.+) \[([A-Z]\d{2})\]")
#: ``Name:IND NumberNumber:100,000``, as other identifiers are written.
_OTHER: Final = re.compile(r"Name: ?(.*?) ?(?:Identifier|Number): ?(\S.*)")


def _answer(record: Record, item: Item) -> None:
    record.answer(item)


def _text(record: Record, item: Item) -> None:
    record.put(item, item.question.at, _fact)


def _fact(draft: Draft, path: str, words: Words) -> str:
    return draft.fact(path, words)


def _status(record: Record, item: Item) -> None:
    path = item.question.at
    if path == "overall_status":
        record.put(item, path, lambda draft, at, words: take_status(draft, record.form, at, words))
    else:
        record.late.hold(record, item)


def _dated(record: Record, item: Item) -> None:
    if item.question.at.startswith("country."):
        record.late.hold(record, item)
    else:
        record.put(item, item.question.at, lambda draft, at, words: draft.date(at, words))


def _count(record: Record, item: Item) -> None:
    if item.question.at.startswith("country."):
        record.late.hold(record, item)
    else:
        record.put(item, item.question.at, take_count)


def _flag(record: Record, item: Item) -> None:
    record.put(item, item.question.at, take_flag)


def _results(record: Record, item: Item) -> None:
    """Take whether the register has results, where it offers to show them."""
    if item.text != RESULTS or "has_results" in record.fields:
        record.answer(item)
        return
    record.draft.label(item)
    record.draft.fact("has_results", item.value)
    record.fields["has_results"] = True


def _hold(record: Record, item: Item) -> None:
    record.late.hold(record, item)


def _number(record: Record, item: Item) -> None:
    """Take a number of another registry, which the question names."""
    draft = record.draft
    if is_nothing(draft, record.form, item.value):
        draft.label(item)
        return
    label = item.label
    wording = label.slice(len(item.question.code), len(label)).strip()
    issuer = wording.slice(0, len(wording.text.partition(" (")[0]))
    draft.label(item)
    _secondary(record, item.value, issuer)


def _numbers(record: Record, item: Item) -> None:
    """Take further numbers, a line each, with who issued them where the line says so."""
    record.draft.label(item)
    for line in item.parts:
        found = _OTHER.fullmatch(line.text)
        if found is None:
            if ":" in line.text:
                why = "a number, and perhaps who issued it"
                record.draft.unsplit("secondary_ids", line, why)
            _secondary(record, line, None)
            continue
        record.draft.label(line.slice(0, found.start(1)))
        record.draft.label(line.slice(found.end(1), found.start(2)))
        issuer = line.slice(*found.span(1))
        _secondary(record, line.slice(*found.span(2)), issuer if issuer.text else None)


def _secondary(record: Record, number: Words, issuer: Words | None) -> None:
    held = record.lists.setdefault("secondary_ids", [])
    path = f"secondary_ids[{len(held)}]."
    source = record.draft.maybe(f"{path}source", issuer)
    held.append(SecondaryId(record.draft.fact(f"{path}value", number), source=source))


def _countries(record: Record, item: Item) -> None:
    """Take countries, a line each."""
    record.draft.label(item)
    for one in item.parts:
        if not is_nothing(record.draft, record.form, one):
            record.add(item, "recruitment_countries", one)


def _condition(record: Record, item: Item) -> None:
    record.draft.label(item)
    if not record.is_blank(item):
        record.add(item, "conditions", item.value)


def _area(record: Record, item: Item) -> None:
    """Take the therapeutic area, which is a branch of the tree of MeSH."""
    found = _AREA.fullmatch(item.text)
    if found is None:
        record.answer(item)
        return
    draft, value = record.draft, item.value
    held = record.lists.setdefault("condition_terms", [])
    path = f"condition_terms[{len(held)}]."
    held.append(
        CodedTerm(
            parent=draft.fact(f"{path}parent", value.slice(*found.span(1))),
            term=draft.fact(f"{path}term", value.slice(*found.span(2))),
            code=draft.fact(f"{path}code", value.slice(*found.span(3))),
            system=draft.fact(f"{path}system", item.named("Therapeutic area")),
        )
    )
    draft.label(item)


def _system(record: Record, item: Item) -> None:
    record.draft.label(item)
    record.system = item.named("MedDRA")


def _criteria(record: Record, item: Item) -> None:
    """Take the criteria of a kind."""
    draft = record.draft
    draft.label(item)
    if record.is_blank(item):
        return
    held = record.lists.setdefault("eligibility.texts", [])
    path = f"eligibility.texts[{len(held)}]"
    record.at[item.question.label] = f"{path}.text"
    kind = CriterionKind(item.question.at)
    draft.fact(f"{path}.kind", item.named(kind.lower()))
    held.append(CriteriaText(draft.fact(f"{path}.text", item.value), kind))


def _outcome(record: Record, item: Item) -> None:
    """Take end points of a kind, which the form asks for in one text."""
    draft = record.draft
    draft.label(item)
    if record.is_blank(item):
        return
    held = record.lists.setdefault("outcomes", [])
    path = f"outcomes[{len(held)}]"
    record.at[item.question.label] = f"{path}.measure"
    kind = OutcomeKind(item.question.at)
    draft.fact(f"{path}.kind", item.named(kind.capitalize()))
    held.append(Outcome(draft.fact(f"{path}.measure", item.value), kind=kind))


def _time_frame(record: Record, item: Item) -> None:
    """Take when end points of a kind are measured."""
    held = record.lists.get("outcomes", [])
    kind = OutcomeKind(item.question.at)
    last = held[-1] if held else None
    if last is None or last.kind is not kind or last.time_frame is not None:
        if item.text:
            record.out_of_order(item, "no end point of its kind stands before it")
        record.answer(item)
        return
    path = f"outcomes[{len(held) - 1}].time_frame"
    record.draft.label(item)
    if not record.is_blank(item):
        record.at[item.question.label] = path
        text = record.draft.fact(path, item.value)
        held[-1] = Outcome(last.measure, text, kind=kind)


def _compared(record: Record, item: Item) -> None:
    """Take what the tried interventions are compared with, in the record's own words."""
    record.draft.label(item)
    if not record.is_blank(item):
        record.add(item, "design.controls", item.value)


def _control(record: Record, item: Item) -> None:
    """Take what the tried interventions are compared with, where the question names it."""
    if item.text == "Yes":
        record.draft.label(item)
        record.draft.label(item.value)
        wording = item.named(item.question.wording)
        record.add(item, "design.controls", wording)
    else:
        check_yes_or_no(record.draft, record.form, "design.controls", item.value)
        record.answer(item)


TAKE: Final[dict[str, Callable[[Record, Item], None]]] = {
    "heading": heading,
    "answer": _answer,
    "text": _text,
    "status": _status,
    "date": _dated,
    "count": _count,
    "flag": _flag,
    "results": _results,
    "number": _number,
    "numbers": _numbers,
    "opens": opens,
    "starts": starts,
    "part": part,
    "asked": asked,
    "counted": counted,
    "routes": routes,
    "countries": _countries,
    "condition": _condition,
    "area": _area,
    "system": _system,
    "criteria": _criteria,
    "outcome": _outcome,
    "time_frame": _time_frame,
    "compared": _compared,
    "control": _control,
    "phase": _hold,
    "design": _hold,
    "age": _hold,
    "sex": _hold,
    "planned": _hold,
    "opinion": _hold,
}

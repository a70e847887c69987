"""Answers within the repeated parts of a record: sponsors, products, placebos, terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.parsers.euctr.blocks import Block, check_number
from mscregistry.parsers.euctr.values import is_nothing

if TYPE_CHECKING:
    from mscregistry.parsers.euctr.item import Item
    from mscregistry.parsers.euctr.record import Record


def heading(record: Record, item: Item) -> None:
    """Take a heading, which has no answer."""
    record.draft.label(item)
    if item.text:
        record.draft.leave([item.value], "it stands behind a heading")


def starts(record: Record, item: Item) -> None:
    """Begin a repeated part below its heading."""
    group = item.question.group
    if group == "terms":
        record.blocks.setdefault(group, []).append(Block(record.system))
    elif made := record.blocks.get("products"):
        made[-1].inner.append(Block())
    heading(record, item)


def opens(record: Record, item: Item) -> None:
    """Begin a repeated part with its name, unless it has just begun."""
    held = record.blocks.setdefault(item.question.group, [])
    if not held or not held[-1].is_empty:
        held.append(Block())
    part(record, item)


def part(record: Record, item: Item) -> None:
    """Take an answer within a repeated part."""
    draft, question = record.draft, item.question
    draft.label(item)
    if not item.text:
        return
    value = item.value
    if is_nothing(draft, record.form, value):
        return
    group, field = question.group, question.field
    if group == "substances":
        made = record.blocks.get("products")
        held = made[-1].inner if made else None
        if held is None:
            draft.leave([value], "no product stands before it")
            return
    else:
        held = record.blocks.setdefault(group, [])
    # Substances and terms follow each other without a heading: the questions begin again.
    again = group in {"substances", "terms"} and bool(held) and held[-1].last >= question.order
    if again or not held:
        held.append(Block(record.system if group == "terms" else None))
    held[-1].put(question, field, value)


def asked(record: Record, item: Item) -> None:
    """Hold a question that is asked of a product and that no field of it answers."""
    held = record.blocks.get(item.question.at)
    if not item.text:
        record.draft.label(item)
    elif held:
        held[-1].answers.append(item)
    else:
        record.answer(item)


def counted(record: Record, item: Item) -> None:
    """Begin a part that the record counts."""
    group = item.question.at
    held = record.blocks.setdefault(group, [])
    held.append(Block(item.named("Placebo") if group == "placebos" else None))
    check_number(record.draft, item, len(held))
    record.draft.label(item.line)


def routes(record: Record, item: Item) -> None:
    """Take the ways a product is given, a line each."""
    group, field = item.question.group, item.question.field
    held = record.blocks.setdefault(group, [])
    record.draft.label(item)
    if not held:
        held.append(Block())
    held[-1].lists.setdefault(field, []).extend(
        [one for one in item.parts if not is_nothing(record.draft, record.form, one)]
    )

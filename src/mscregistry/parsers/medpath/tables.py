"""The two tables of a MedPath page: arms, and outcomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.model import Arm, Outcome
from mscregistry.parsers.labels import Labels
from mscregistry.parsers.medpath.arm_rows import name_among, name_between
from mscregistry.parsers.medpath.labels import BULLETS, Cut, is_null, is_stray_label
from mscregistry.parsers.medpath.time_frames import after_joint, after_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words
    from mscregistry.vocab import OutcomeKind

#: The columns.
ARM_HEAD: Final = ("Group", "Intervention", "Description")
OUTCOME_HEAD: Final = ("Name", "Time", "Method")
#: Where the page shows only the first rows of a table.
_REMAINING: Final = re.compile(r"(?:[•*-] )?Scroll for more \(\d{1,6} remaining\)", re.ASCII)
#: How an empty cell is written.
_EMPTY: Final = "-"


# ── Arms ───────────────────────────────────────────────────────────────────────────────────────


def read_arms(draft: Draft, cut: Cut, names: Sequence[str]) -> tuple[Arm, ...]:
    """Read the arms; `names` are those of the interventions, by which a row is taken apart.

    An arm with two interventions has two rows, which differ in the intervention alone.
    """
    arms: list[Arm] = []
    index_of: dict[tuple[str | None, str | None], int] = {}
    above: int | None = None
    for row in _arm_rows(draft, cut, names):
        cells = _arm_cells(draft, cut, row, names)
        if cells is None:
            path = f"arms[{len(arms)}].description"
            words = draft.page.prose(row)
            arms.append(Arm(description=draft.fact(path, words)))
            _say_unsplit(draft, path, words, "cells, or several rows, are run together")
            if above is not None:
                _say_may_end(draft, f"arms[{above}].description", words)
            continue
        label, name, description = cells
        key = (_text(label), _text(description))
        above = index = index_of.setdefault(key, len(arms)) if label is not None else len(arms)
        if index < len(arms):
            for field, again in (("label", label), ("description", description)):
                if again is not None:
                    draft.again(f"arms[{index}].{field}", again)
        else:
            arms.append(
                Arm(
                    label=draft.maybe(f"arms[{index}].label", label),
                    description=draft.maybe(f"arms[{index}].description", description),
                )
            )
        if name is not None:
            given = arms[index].intervention_names
            taken = draft.fact(f"arms[{index}].intervention_names[{len(given)}]", name)
            arms[index] = evolve(arms[index], intervention_names=(*given, taken))
    return tuple(arms)


def _arm_rows(draft: Draft, cut: Cut, names: Sequence[str]) -> Iterator[list[Line]]:
    """Give the lines of each row: a paragraph after a blank line belongs to the row above it."""
    row: list[Line] = []
    for line in _below_head(draft, cut.blocks.get("Arm && Interventions", ()), ARM_HEAD):
        begins = line.cells or not (cut.dashed or line.gap) or name_between(line.text, names)
        if row and begins:
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _arm_cells(
    draft: Draft, cut: Cut, row: list[Line], names: Sequence[str]
) -> tuple[Words | None, Words | None, Words | None] | None:
    first = row[0]
    if first.cells:
        label, name, description = (*first.cells, None, None, None)[:3]
        return _filled(label), _filled(name), _filled(description)
    if cut.dashed:
        place = name_among(" ".join([line.text for line in row]), names)
    else:
        place = name_between(first.text, names)
    if place is None or place[1] > len(first):
        return None
    start, end = place
    behind = first.slice(end, len(first)).strip()
    under = [Line.of(behind), *row[1:]] if behind.text else row[1:]
    for line in () if cut.dashed else row[1:]:
        _say_goes_on(draft, line)
    description = draft.page.prose(under) if under else None
    return _filled(first.slice(0, start).strip()), first.slice(start, end), _filled(description)


# ── Outcomes ───────────────────────────────────────────────────────────────────────────────────


def read_outcomes(
    draft: Draft, cut: Cut, label: str, kind: OutcomeKind, before: int
) -> tuple[Outcome, ...]:
    """Read the outcomes of one kind; `before` of another kind come first in the trial."""
    outcomes: list[Outcome] = []
    for row, method in _outcome_rows(draft, cut, label):
        path = f"outcomes[{before + len(outcomes)}]"
        measure, time = _outcome_cells(cut, row)
        if measure is None:
            draft.leave([row, *method], "this row names no outcome", path)
            continue
        if time is None and not row.cells:
            what = "cells, or several rows, are run together"
            _say_unsplit(draft, f"{path}.measure", measure, what)
            if outcomes and outcomes[-1].description is not None:
                above = before + len(outcomes) - 1
                _say_may_end(draft, f"outcomes[{above}].description", measure)
        description = draft.page.prose(method) if method else None
        if row.cells:
            description = _filled((*row.cells, None, None, None)[2])
        draft.fact(f"{path}.kind", cut.labels[label])
        outcomes.append(
            Outcome(
                measure=draft.fact(f"{path}.measure", measure),
                time_frame=draft.maybe(f"{path}.time_frame", time),
                description=draft.maybe(f"{path}.description", description),
                kind=kind,
            )
        )
    return tuple(outcomes)


def _outcome_cells(cut: Cut, row: Line) -> tuple[Words | None, Words | None]:
    if row.cells:
        measure, time = (*row.cells, None)[:2]
        return _filled(measure), _filled(time)
    words: Words = row
    if cut.dashed and row.text.endswith(f" {_EMPTY}"):
        words = row.slice(0, len(row) - 1).strip()
    at = (after_space if cut.dashed else after_joint)(words.text)
    if at is None:
        return words, None
    return words.slice(0, at).strip(), words.slice(at, len(words))


def _outcome_rows(draft: Draft, cut: Cut, label: str) -> Iterator[tuple[Line, list[Line]]]:
    """Give each row and the paragraphs of its method.

    The method is a paragraph after a blank line, and a row without one is followed directly
    by the next.  In a copy without blank lines a line after a row is its method, since rows
    without a method are not on lines of their own there.  After a method, a line with a time
    frame at its end is the next row.
    """
    spaced = not cut.dashed and any(line.gap for line in draft.page.lines[1:])
    row: Line | None = None
    method: list[Line] = []
    for line in _below_head(draft, cut.blocks.get(label, ()), OUTCOME_HEAD):
        if row is not None and not (row.cells or line.cells):
            if spaced and (line.gap == 0 or not method):
                # Only below a method is a line without a gap a line break within a paragraph.
                is_method = bool(method) or line.gap > 0
            else:
                is_method = _is_method(draft, cut, line, after_method=bool(method))
            if is_method:
                method.append(line)
                continue
        if row is not None:
            yield row, method
        row, method = line, []
    if row is not None:
        yield row, method


def _is_method(draft: Draft, cut: Cut, line: Line, *, after_method: bool) -> bool:
    # A list is of a method: no row begins with a bullet.
    if (cut.dashed and not after_method) or (after_method and line.text.startswith(BULLETS)):
        return True
    if (after_space if cut.dashed else after_joint)(line.text) is not None:
        return False
    if not after_method:
        return True
    goes_on = line.text[0].islower() or line.text.endswith((".", ":", ";", ","))
    if goes_on:
        _say_goes_on(draft, line)
    return goes_on


# ── Both ───────────────────────────────────────────────────────────────────────────────────────


def _below_head(draft: Draft, lines: Sequence[Line], head: tuple[str, ...]) -> Sequence[Line]:
    """Take the table's head, and give the lines below it up to one that cannot be a row."""
    if not lines:
        return ()
    first = lines[0]
    if tuple(cell.text for cell in first.cells) == head:
        for cell in first.cells:
            draft.label(cell)
        return _rows(draft, lines[1:])
    fused, spaced = "".join(head), " ".join(head)
    if first.text in (fused, spaced):
        draft.label(first)
        return _rows(draft, lines[1:])
    if first.text.startswith(f"{spaced} "):
        draft.label(first.slice(0, len(spaced)))
        rest = first.slice(len(spaced) + 1, len(first)).strip()
        return _rows(draft, [Line.of(rest), *lines[1:]])
    for joined in (fused, spaced, " | ".join(head)):
        seen = first.text[: len(joined)]
        if Labels([joined]).nearly(seen) is not None:
            draft.damaged(first, spaced, "the table's rows are left unread")
            return ()
    return _rows(draft, lines)


def _rows(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    for index, line in enumerate(lines):
        if is_stray_label(line):
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"the label {line.text!r} stands in a table; what follows it there is left unread",
                words=line,
            )
            return lines[:index]
        if _REMAINING.fullmatch(line.text) is not None:
            draft.leave(lines[index:], "the page shows the rows above only, and counts the rest")
            return lines[:index]
    return () if len(lines) == 1 and is_null(draft, lines[0]) else lines


def _say_unsplit(draft: Draft, path: str, words: Words, why: str) -> None:
    draft.issue(
        Code.UNSPLIT_ROW, Severity.WARNING, f"{why}; kept as one: {words.text[:40]!r}", path, words
    )


def _say_may_end(draft: Draft, path: str, words: Words) -> None:
    draft.issue(
        Code.UNSPLIT_ROW,
        Severity.INFO,
        f"{words.text[:40]!r}, taken as a row, may be the end of the cell above it",
        path,
        words,
    )


def _say_goes_on(draft: Draft, line: Line) -> None:
    draft.issue(
        Code.UNSPLIT_ROW,
        Severity.INFO,
        f"{line.text[:40]!r} is taken to go on with the cell above it; it may be a row",
        words=line,
    )


def _filled(cell: Words | None) -> Words | None:
    return None if cell is None or not cell.text or cell.text == _EMPTY else cell


def _text(words: Words | None) -> str | None:
    return None if words is None else words.text

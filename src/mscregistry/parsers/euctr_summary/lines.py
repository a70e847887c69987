"""The lines of a summary, cut at its labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.parsers.labels import Labels

if TYPE_CHECKING:
    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: The labels in their order, and whether every summary has them.
LABELS: Final = {
    "EudraCT Number": True,
    "Sponsor Protocol Number": True,
    "Sponsor Name": True,
    "Full Title": True,
    "Start Date": True,
    "Medical condition": True,
    "Disease": True,
    "Population Age": True,
    "Gender": True,
    "Trial protocol": True,
    "Trial results": False,
    "Link": True,
}
#: The column at which values begin.
COLUMN: Final = 25
#: Labels whose values may go on in further lines.
_LONG: Final = frozenset({"Sponsor Name", "Full Title", "Medical condition"})
_KNOWN: Final = Labels(LABELS)
_ANY: Final = "|".join(LABELS)
#: A label within a line, told by the blanks behind it, or by the next label where it has no value.
_WITHIN: Final = re.compile(
    "|".join(rf"{label}:(?: {{{COLUMN - len(label) - 1}}}|(?=(?:{_ANY}):| ?$))" for label in LABELS)
)


def cut(draft: Draft) -> list[tuple[str, Words]]:
    """Give each label with its value, which is empty where there is none.

    What belongs to no label is left unread.
    """
    found: list[tuple[str, list[Words]]] = []
    for line in draft.page.lines:
        pieces = _pieces(draft, line)
        if pieces:
            found += pieces
        elif found and found[-1][0] in _LONG:
            found[-1][1].append(line)
        else:
            draft.leave([line], "no label stands before it")
    return [(label, _joined(draft, values)) for label, values in found]


def _pieces(draft: Draft, line: Line) -> list[tuple[str, list[Words]]]:
    """Give the labels of a line with their values."""
    text = line.text
    label = _label(draft, line)
    starts = [(found.start(), found[0].partition(":")[0]) for found in _WITHIN.finditer(text)]
    if label is not None and (not starts or starts[0][0] > 0):
        starts.insert(0, (0, label))
    elif not starts or starts[0][0] > 0:
        return []  # a label is told by its blanks only behind another
    ends = [start for start, _ in starts[1:]] + [len(text)]
    pieces: list[tuple[str, list[Words]]] = []
    for (start, name), end in zip(starts, ends, strict=True):
        at = text.index(":", start) + 1
        draft.label(line.slice(start, at))
        pieces.append((name, [line.slice(at, end).strip()]))
    return pieces


def _label(draft: Draft, line: Line) -> str | None:
    """Give the label that a line begins with; one character may be wrong, and an issue says so."""
    name, colon, _ = line.text.partition(":")
    if not colon:
        return None
    if name in LABELS:
        return name
    meant = _KNOWN.nearly(name)
    if meant is not None:
        draft.issue(
            Code.DAMAGED_LABEL,
            Severity.WARNING,
            f"{name!r} is read as the label {meant!r}",
            words=line.slice(0, len(name)),
        )
    return meant


def _joined(draft: Draft, values: list[Words]) -> Words:
    from mscregistry.lex.page import clean

    told = [value for value in values if value.text]
    if len(told) < 2:  # noqa: PLR2004 - one is as it is
        return told[0] if told else values[0]
    return clean(draft.page.source.text, told[0].start, told[-1].end, escapes=False)

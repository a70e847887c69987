"""What is measured: the kind from the heading, the measure, its time frame, its description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from mscregistry.issues import Code, Severity
from mscregistry.model import Outcome
from mscregistry.parsers.ctgov_page.cells import bare, label_of, passage, provider
from mscregistry.parsers.ctgov_page.design import unheaded
from mscregistry.parsers.ctgov_page.labels import DETAILS, Part
from mscregistry.parsers.ctgov_page.layout import BULLETS, near_frame
from mscregistry.vocab import OutcomeKind, help_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.lex.page import Line
    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

_KINDS: Final[Mapping[str, OutcomeKind]] = {
    "Primary Outcome Measures": OutcomeKind.PRIMARY,
    "Secondary Outcome Measures": OutcomeKind.SECONDARY,
    "Other Outcome Measures": OutcomeKind.OTHER,
}
_NUMBER: Final = re.compile(r"\d{1,3}\. ")
_FRAME: Final = re.compile(r"\[[ \xa0]Time[ \xa0]Frame:")
_BRACKETS: Final = re.compile(r"[\[\]]")
_SAFETY: Final = "[ Designated as safety issue:"

@define(eq=False)
class Found:
    """An outcome, as far as it has been read."""

    kind: OutcomeKind | None
    measure: Words
    frame: Words | None = None
    description: list[Words] = field(factory=list)


def read_outcomes(draft: Draft, layout: Layout, facts: Facts) -> None:
    """Read the outcomes into `facts`."""
    found: list[Found] = []
    safety: list[Words] = []
    strays: list[Words] = []
    kind: OutcomeKind | None = None
    headed = bounded = False
    sample: list[Words] | None = None
    for line in unheaded(draft, layout.of(Part.OUTCOMES)):
        known = label_of(line)
        if known is not None and known[0] in _KINDS:
            draft.label(line)
            kind, headed, bounded = _KINDS[known[0]], True, True
        elif known is not None and known[0] == "Biospecimen Retention":
            sample = _biospecimen(draft, line, known[1], facts)
            bounded = True
        elif line.start in layout.damaged:
            kind, bounded = None, True
        elif line.text.startswith(DETAILS):
            draft.label(line.slice(0, len(DETAILS)).strip())
            facts["_providers"].append(provider(line, DETAILS))
        elif len(line.text) > 60 and help_line(line.text):  # noqa: PLR2004 - fixed lines are long
            draft.boilerplate(line)
        elif (words := _item(draft, line)) is not None and (one := _outcome(draft, words, kind, safety)):
            found.append(one)
            bounded = False
        elif _is_damaged(draft, line):
            bounded = True
        elif sample is not None:
            sample.append(bare(line))
        elif found and not bounded:
            found[-1].description.append(bare(line))
        elif words is not None:
            found.append(Found(kind, words))
            bounded = False
        elif bare(line).text:
            strays.append(line)
    draft.leave(strays, "no outcome stands above it", "outcomes")
    draft.leave(safety, "the trial has no field for it", "outcomes")
    if sample is not None:
        kept = facts.pop("biospecimen_retention")
        words = passage(draft.page, sample)
        facts["design"] = evolve(
            facts["design"],
            biospecimen_retention=kept,
            biospecimen_description=draft.maybe("design.biospecimen_description", words),
        )
    facts["outcomes"] = tuple([_write(draft, place, one) for place, one in enumerate(found)])
    if found and not headed:
        draft.issue(
            Code.LOST_HEADING,
            Severity.INFO,
            "no heading says which outcomes are primary; their kind is not known",
            "outcomes",
        )


def _item(draft: Draft, line: Line) -> Words | None:
    """Give the words of a list item, or None where the line is none."""
    if line.text.startswith(BULLETS):
        return bare(line.slice(2, len(line.text)))
    number = _NUMBER.match(line.text)
    if number is None:
        return None
    draft.markup(line.slice(0, number.end()).strip())
    return bare(line.slice(number.end(), len(line.text)))


def _outcome(
    draft: Draft, words: Words, kind: OutcomeKind | None, safety: list[Words]
) -> Found | None:
    """Read ``measure [ Time Frame: x ]description``, or give None where there is no time frame."""
    text = words.text
    known = len(safety)
    if _SAFETY in text:
        at = text.index(_SAFETY)
        safety.append(words.slice(at, len(text)))
        words = words.slice(0, at).strip()
        text = words.text
    frame = _FRAME.search(text)
    if frame is None:
        if len(safety) == known or near_frame(text) is not None:
            return None
        return Found(kind, words)
    end = _closing(text, frame.end())
    if end < 0:
        return None
    draft.label(words.slice(frame.start(), frame.end()))
    draft.markup(words.slice(end, end + 1))
    found = Found(kind, words.slice(0, frame.start()).strip())
    found.frame = bare(words.slice(frame.end(), end))
    rest = words.slice(end + 1, len(text)).strip()
    if rest.text:
        found.description.append(rest)
    return found


def _closing(text: str, start: int) -> int:
    """Give where the bracket closes that is open at an offset, or where any does, or -1."""
    depth = 1
    for mark in _BRACKETS.finditer(text, start):
        depth += 1 if mark[0] == "[" else -1
        if not depth:
            return mark.start()
    return text.find("]", start)


def _is_damaged(draft: Draft, line: Line) -> bool:
    """Report a line in whose brackets the words for the time frame are damaged."""
    if (meant := near_frame(line.text)) is None:
        return False
    draft.issue(
        Code.DAMAGED_LABEL,
        Severity.WARNING,
        f"{meant!r} is nearly the label 'Time Frame'; the outcome is left unread",
        "outcomes",
        line,
    )
    return True


def _biospecimen(draft: Draft, line: Line, end: int, facts: Facts) -> list[Words]:
    """Read which samples are kept; what is said of them stands below."""
    draft.label(line.slice(0, end))
    value = bare(line.slice(end, len(line.text)))
    facts["biospecimen_retention"] = draft.maybe("design.biospecimen_retention", value)
    return []


def _write(draft: Draft, place: int, one: Found) -> Outcome:
    path = f"outcomes[{place}]"
    return Outcome(
        measure=draft.fact(f"{path}.measure", one.measure),
        time_frame=draft.maybe(f"{path}.time_frame", one.frame),
        description=draft.maybe(f"{path}.description", passage(draft.page, one.description)),
        kind=one.kind,
    )

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
from mscregistry.source import Words
from mscregistry.vocab import OutcomeKind, StudyType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.lex.page import Line
    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft

_KINDS: Final[Mapping[str, OutcomeKind]] = {
    "Primary Outcome Measures": OutcomeKind.PRIMARY,
    "Secondary Outcome Measures": OutcomeKind.SECONDARY,
    "Other Outcome Measures": OutcomeKind.OTHER,
}
_NUMBER: Final = re.compile(r"\d{1,3}[.)] ")
_FRAME: Final = re.compile(r"\[[ \xa0]Time[ \xa0]Frame:")
_BRACKETS: Final = re.compile(r"[\[\]]")
_SAFETY: Final = re.compile(r"\[[ \xa0]Designated[ \xa0]as[ \xa0]safety[ \xa0]issue:")


@define(eq=False)
class Found:
    """An outcome, as far as it has been read."""

    #: The heading that says of which kind it is; `None` where it was lost.
    heading: Words | None
    measure: Words
    frame: Words | None = None
    description: list[Words] = field(factory=list)


class Outcomes:
    """The outcomes while they are read."""

    def __init__(self, draft: Draft, layout: Layout, facts: Facts) -> None:
        """Begin with none."""
        self.draft = draft
        self.found: list[Found] = []
        self.safety: list[Words] = []
        self.strays: list[Words] = []
        #: What is said of samples; `None` before their label.
        self.sample: list[Words] | None = None
        self.headed = False
        self._damaged = layout.damaged
        self._facts = facts
        self._heading: Words | None = None
        #: Whether a heading stands above, so that a line continues no outcome.
        self._bounded = False
        #: How many outcomes stand below the heading, and how far the last one is indented.
        self._count = self._indent = 0

    def line(self, line: Line) -> None:
        """Read one line."""
        known = label_of(line)
        if known is not None and known[0] in _KINDS:
            self.draft.label(line)
            self._heading, self.headed, self._bounded = line.slice(0, known[1]), True, True
        elif known is not None and known[0] == "Biospecimen Retention":
            self._facts["biospecimen_retention"] = _retention(self.draft, line, known[1])
            self.sample, self._bounded = [], True
        elif line.start in self._damaged:
            self._heading, self._bounded = None, True
        elif line.text.startswith(DETAILS):
            self.draft.label(line.slice(0, len(DETAILS)).strip())
            self._facts["_providers"].append(provider(line, DETAILS))
        else:
            self._text(line)

    def _text(self, line: Line) -> None:
        words = _item(self.draft, line)
        one = None if words is None else _outcome(self.draft, words, self._heading, self.safety)
        if one is not None:
            self.found.append(one)
            self._begin(line)
        elif _is_damaged(self.draft, line):
            self._bounded = True
        elif self.sample is not None:
            self.sample.append(bare(line))
        elif words is not None and (not self.found or self._bounded or self._is_next(line)):
            self.found.append(Found(self._heading, words))
            self._begin(line)
        elif self.found and not self._bounded:
            self.found[-1].description.append(bare(line))
        else:
            self.strays.append(line)

    def _begin(self, line: Line) -> None:
        """Note where an outcome begins."""
        self._count = 1 if self._bounded else self._count + 1
        self._indent = line.indent
        self._bounded = False

    def _is_next(self, line: Line) -> bool:
        """Say whether an item without time frame is an outcome, and not of a description.

        It is if it stands as far out as the last one, and has the next number; or no number,
        where the last one has neither time frame nor description.
        """
        if line.indent != self._indent:
            return False
        number = _NUMBER.match(line.text)
        if number is not None:
            return int(number[0][:-2]) == self._count + 1
        last = self.found[-1]
        return last.frame is None and not last.description


def read_outcomes(draft: Draft, layout: Layout, facts: Facts) -> None:
    """Read the outcomes into `facts`."""
    read = Outcomes(draft, layout, facts)
    for line in unheaded(draft, layout.of(Part.OUTCOMES)):
        read.line(line)
    _doubt_last(draft, read, facts)
    draft.leave(read.strays, "no outcome stands above it", "outcomes")
    draft.leave(read.safety, "the trial has no field for it", "outcomes")
    if read.sample is not None:
        words = passage(draft.page, read.sample)
        facts["design"] = evolve(
            facts["design"],
            biospecimen_retention=facts.pop("biospecimen_retention"),
            biospecimen_description=draft.maybe("design.biospecimen_description", words),
        )
    facts["outcomes"] = tuple([_write(draft, place, one) for place, one in enumerate(read.found)])
    if read.found and not read.headed:
        draft.issue(
            Code.LOST_HEADING,
            Severity.INFO,
            "no heading says which outcomes are primary; their kind is not known",
            "outcomes",
        )


def _doubt_last(draft: Draft, read: Outcomes, facts: Facts) -> None:
    """Say that the last description may hold what is said of samples, if headings are lost."""
    last = read.found[-1] if read.found and not read.headed and read.sample is None else None
    if (
        facts.get("study_type") is StudyType.OBSERVATIONAL
        and last is not None
        and last.frame is not None
        and last.description
        and "\n" in draft.page.source.text[last.frame.end : last.description[-1].start]
    ):
        draft.issue(
            Code.LOST_HEADING,
            Severity.INFO,
            "the last line may tell of samples that are kept, whose heading would be lost",
            f"outcomes[{len(read.found) - 1}].description",
            last.description[-1],
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
    draft: Draft, words: Words, heading: Words | None, safety: list[Words]
) -> Found | None:
    """Read ``measure [ Time Frame: x ]description``, or give None where there is no time frame."""
    text = words.text
    known = len(safety)
    if (issue := _SAFETY.search(text)) is not None:
        at = issue.start()
        safety.append(words.slice(at, len(text)))
        words = words.slice(0, at).strip()
        text = words.text
    frame = _FRAME.search(text)
    if frame is None:
        if len(safety) == known or near_frame(text) is not None:
            return None
        return Found(heading, words)
    end = _closing(text, frame.end())
    if end < 0:
        return None
    draft.label(words.slice(frame.start(), frame.end()))
    draft.markup(words.slice(end, end + 1))
    found = Found(heading, words.slice(0, frame.start()).strip())
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


def _retention(draft: Draft, line: Line, end: int) -> str | None:
    """Read which samples are kept; what is said of them stands below."""
    draft.label(line.slice(0, end))
    return draft.maybe("design.biospecimen_retention", bare(line.slice(end, len(line.text))))


def _write(draft: Draft, place: int, one: Found) -> Outcome:
    path = f"outcomes[{place}]"
    kind = None
    if one.heading is not None and (known := label_of(one.heading)) is not None:
        kind = _KINDS[known[0]]
        draft.fact(f"{path}.kind", one.heading.slice(0, known[1] - 1).strip())
    return Outcome(
        measure=draft.fact(f"{path}.measure", one.measure),
        time_frame=draft.maybe(f"{path}.time_frame", one.frame),
        description=draft.maybe(f"{path}.description", passage(draft.page, one.description)),
        kind=kind,
    )

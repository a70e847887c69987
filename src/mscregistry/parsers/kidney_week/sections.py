"""The text of an abstract: sections under headings, or paragraphs that have lost them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.model import AbstractReport, AbstractSection
from mscregistry.model.abstract import SectionKind, kind_of_heading, kinds_between
from mscregistry.parsers.kidney_week.lists import bullet, list_of, one_a_line
from mscregistry.source import Words
from mscregistry.vocab import registries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.draft import Draft

#: Two blank lines: where a heading of one word was lost, the line it stood in is blank too.
_LOST: Final = 2
#: How numbers of the registries that most trials are in begin in a text, and the registry's key.
_BEGINNINGS: Final = {
    "NCT": "CTGOV",
    "ISRCTN": "ISRCTN",
    "EudraCT": "EUCTR",
    "ChiCTR": "CHICTR",
    "UMIN": "UMIN",
    "DRKS": "DRKS",
}


@frozen(eq=False)
class Run:
    """Lines that follow each other, and the heading above them if there is one."""

    #: The heading.
    label: Line | None
    #: The lines below.
    lines: Sequence[Line]


def read_sections(
    draft: Draft, runs: Sequence[Run]
) -> tuple[tuple[AbstractSection, ...], str | None]:
    """Read the sections, and the funding where only its heading is lost."""
    funding = None
    if runs and not draft.has("abstract.funding"):
        text, items = _cut_funding(runs[-1].lines)
        if items:
            funding = draft.fact("abstract.funding", one_a_line(draft, items))
            runs = [*runs[:-1], Run(runs[-1].label, text)]
    sections: list[AbstractSection] = []
    texts: list[Words] = []
    dense = not any(line.gap for line in draft.page.lines)
    for run in _split(runs, dense=dense):
        if not run.lines:
            continue
        path = f"abstract.sections[{len(sections)}]"
        texts.append(draft.page.prose(run.lines))
        label = None if run.label is None else draft.fact(f"{path}.label", run.label)
        sections.append(AbstractSection(draft.fact(f"{path}.text", texts[-1]), label))
    _report_lost(draft, AbstractReport(sections=tuple(sections)))
    _report_twice(draft, sections)
    _report_ids(draft, texts)
    return tuple(sections), funding


def _cut_funding(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Words]]:
    """Cut the list of kinds of support off the end, where only its heading was lost."""
    at = len(lines)
    while at and bullet(lines[at - 1]) is not None:
        at -= 1
    items, _ = list_of(lines[at:])
    if not items or lines[at].gap < _LOST:
        return lines, ()
    if not all("support" in item.text.casefold() for item in items):
        return lines, ()
    return lines[:at], items


def _split(runs: Sequence[Run], *, dense: bool) -> Iterator[Run]:
    """Give the runs cut where a heading was lost.

    Two blank lines tell the place.  Under a heading they are believed only where one that
    belongs between it and the next is missing, since an author may have left lines blank.
    Without a heading, and without two blank lines anywhere, each paragraph is a section.
    """
    labels = [None if run.label is None else kind_of_heading(run.label.text) for run in runs]
    for at, (run, label) in enumerate(zip(runs, labels, strict=True)):
        before = label if label is not None or not at else labels[at - 1]
        after = labels[at + 1] if at + 1 < len(runs) else None
        missing = max(map(len, kinds_between(before, after)), default=0)
        lines = run.lines
        cuts = [place for place in range(1, len(lines)) if lines[place].gap >= _LOST]
        if run.label is not None and not missing:
            cuts = []
        elif run.label is None and not cuts and missing != 1:
            cuts = [place for place in range(1, len(lines)) if lines[place].gap or dense]
        yield Run(run.label, lines[: cuts[0] if cuts else len(lines)])
        for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=False):
            yield Run(None, lines[start:end])


def _report_lost(draft: Draft, abstract: AbstractReport) -> None:
    """Say which sections or headings are missing."""
    sections = abstract.sections
    bare = [one.label is None for one in sections]
    if not sections:
        draft.issue(
            Code.TRUNCATED,
            Severity.WARNING,
            "the abstract has no text; the page may have been cut off",
            "abstract.sections",
        )
    elif any(bare):
        known = all(
            kind is not None for kind, lost in zip(abstract.kinds, bare, strict=True) if lost
        )
        how = "their number and place tell what they are" if known else "what they are is not known"
        draft.issue(
            Code.LOST_HEADING,
            Severity.INFO,
            f"{sum(bare)} of {len(sections)} sections have no heading; {how}",
            "abstract.sections",
        )


def _report_twice(draft: Draft, sections: Sequence[AbstractSection]) -> None:
    """Say that a heading comes again, so that one of the two may be a line of the text."""
    seen: set[SectionKind] = set()
    for at, section in enumerate(sections):
        kind = kind_of_heading(section.label)
        if kind in seen:
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"{section.label!r} stands here again; one of the two may be a line of the text",
                f"abstract.sections[{at}].label",
            )
        elif kind is not None:
            seen.add(kind)


def _report_ids(draft: Draft, texts: Sequence[Words]) -> None:
    """Say that the page does not state the trial's number, and which numbers its text names."""
    named = [found for words in texts for found in _numbers(words)]
    if named:
        draft.issue(
            Code.NO_ID,
            Severity.INFO,
            f"the text names {', '.join(one.text for one in named)}, which may be another trial's",
            "trial_id",
            Words.joined(named, draft.page.source.text),
            hint="if it is this trial's, set it with attrs.evolve(trial, trial_id=…)",
        )
    else:
        draft.issue(Code.NO_ID, Severity.INFO, "an abstract without a trial's number", "trial_id")


def _numbers(words: Words) -> Iterator[Words]:
    for beginning, key in _BEGINNINGS.items():
        if beginning in words.text:
            registry = next(one for one in registries() if one.key == key)
            for found in registry.loose.finditer(words.text):
                yield words.slice(*found.span())

"""The page cut at its labels: what stands above the abstract, its number, its title, its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.parsers.labels import Labels
from mscregistry.vocab import help_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mscregistry.parsers.draft import Draft


class Kind(Enum):
    """What a part of the page holds."""

    SESSION = "session"
    CATEGORY = "category"
    AUTHORS = "authors"
    GROUP = "group"
    SECTION = "section"
    FUNDING = "funding"
    #: The list under a damaged label; the text after it has nothing to do with the label.
    LOST_LIST = "lost list"
    #: All that stands under a damaged label, or that belongs to another abstract.
    LOST = "lost"


NUMBER: Final = "Abstract:"
CATEGORY: Final = "Category:"
#: The headings that stand alone in a line, and what is under them.
HEADINGS: Final[Mapping[str, Kind]] = {
    "Session Information": Kind.SESSION,
    "Authors": Kind.AUTHORS,
    "Group or Team Name": Kind.GROUP,
    "Background": Kind.SECTION,
    "Introduction": Kind.SECTION,
    "Method": Kind.SECTION,
    "Methods": Kind.SECTION,
    "Case Description": Kind.SECTION,
    "Results": Kind.SECTION,
    "Conclusion": Kind.SECTION,
    "Conclusions": Kind.SECTION,
    "Discussion": Kind.SECTION,
    "Funding": Kind.FUNDING,
}
_HEADINGS: Final = Labels(HEADINGS)
_PREFIXES: Final = Labels([NUMBER, CATEGORY])
_LONGEST: Final = max(map(len, HEADINGS)) + 1
#: ``PO0559``, ``TH-PO494``, ``FR-PO0582``, ``SA-OR12``, ``PUB027``.
PROGRAMME_NUMBER: Final = re.compile(r"(?:[A-Z]{2}-)?[A-Z]{2,4}\d{2,5}", re.ASCII)
#: The site, and the pages that our own test kit writes in its layout.
_SITES: Final = frozenset({"asn-online.org", "mscregistry.testing/kidney-week"})
#: No fixed line of the site is longer.
_LONGEST_FIXED: Final = 400


@frozen(eq=False)
class Part:
    """What stands under one label."""

    #: What it holds.
    kind: Kind
    #: The line that names it; for the category, the line that holds it, None where damaged.
    label: Line | None
    #: The lines below.
    lines: Sequence[Line]


@frozen(eq=False)
class Cut:
    """A page in its parts."""

    #: The lines above the abstract.
    head: Sequence[Line]
    #: The line with the number.
    number: Line | None
    #: The lines between the number and the first label.
    title: Sequence[Line]
    #: What stands under the labels, in the page's order.
    parts: Sequence[Part]

    def has(self, kind: Kind) -> bool:
        """Say whether a part of this kind is there."""
        return any(part.kind is kind for part in self.parts)


def cut_page(draft: Draft) -> Cut:
    """Cut the page at its labels, and note them; what stands below the abstract is left aside."""
    lines = draft.page.lines
    start = _start(draft, lines)
    if start is None:
        first = next((at for at, line in enumerate(lines) if _kind(line) is not None), len(lines))
        return Cut(lines[:first], None, (), _parts(draft, _body(draft, lines, first)))
    body = _body(draft, lines, start + 1)
    first = next(
        (at for at, line in enumerate(body) if _kind(line) is not None or _near(line)), len(body)
    )
    number = lines[start] if lines[start].text.startswith(NUMBER) else None
    return Cut(lines[:start], number, body[:first], _parts(draft, body[first:]))


def _start(draft: Draft, lines: Sequence[Line]) -> int | None:
    """Give the index of the line with the number, where it is damaged too."""
    near = None
    for at, line in enumerate(lines):
        if line.text.startswith(NUMBER) and " " not in line.text[len(NUMBER) :].strip():
            return at
        if near is None and _near(line) == NUMBER:
            near = at
    if near is not None:
        draft.damaged(lines[near], NUMBER)
    return near


def _body(draft: Draft, lines: Sequence[Line], start: int) -> Sequence[Line]:
    """Give the lines of the abstract: up to the foot of the page, or to another abstract."""
    for at in range(start, len(lines)):
        line = lines[at]
        if line.text.startswith(NUMBER) and PROGRAMME_NUMBER.fullmatch(_after(line)):
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"a second abstract, {_after(line)}, begins here; only the first is read",
                words=line,
            )
            return lines[start:at]
        if is_fixed(line):
            for one in lines[at:]:
                if is_fixed(one):
                    draft.boilerplate(one)
            draft.leave(
                [one for one in lines[at:] if not is_fixed(one)],
                "below the abstract, nothing is known but the site's fixed lines",
            )
            return lines[start:at]
    return lines[start:]


def is_fixed(line: Line) -> bool:
    """Say whether a line is one that the site repeats on its pages."""
    if len(line) > _LONGEST_FIXED:
        return False
    known = help_line(line.text)
    return known is not None and known.site in _SITES


def is_landmark(line: Line) -> bool:
    """Say whether a line cuts the page: a label, what is nearly one, a fixed line of the site."""
    begins = _kind(line) is not None or line.text.startswith(NUMBER)
    return begins or _near(line) is not None or is_fixed(line)


def _after(line: Line) -> str:
    return line.text[len(NUMBER) :].strip()


def _kind(line: Line) -> Kind | None:
    return HEADINGS.get(line.text) or (Kind.CATEGORY if line.text.startswith(CATEGORY) else None)


def _near(line: Line) -> str | None:
    """Give the label that the line is a damaged form of."""
    text = line.text
    if len(text) <= _LONGEST and (meant := _HEADINGS.nearly(text)) is not None:
        return meant
    colon = text.find(":", 0, len(NUMBER) + 1)
    return None if colon < 0 else _PREFIXES.nearly(text[: colon + 1])


def _parts(draft: Draft, lines: Sequence[Line]) -> list[Part]:
    """Cut lines of which the first is a label."""
    starts = list(_labels(draft, lines))
    ends = [at for at, _, _ in starts[1:]] + [len(lines)]
    return [
        Part(kind, label, lines[at + 1 : end])
        for (at, kind, label), end in zip(starts, ends, strict=False)
    ]


def _labels(draft: Draft, lines: Sequence[Line]) -> Iterator[tuple[int, Kind, Line | None]]:
    """Give the place of each label, what it begins, and its line where that is to be used."""
    seen: set[Kind] = set()
    for at, line in enumerate(lines):
        kind = _kind(line)
        if kind is None:
            meant = _near(line)
            if meant is None or (meant == CATEGORY and Kind.CATEGORY in seen):
                continue
            draft.damaged(line, meant)
            if meant == CATEGORY:
                # The topic below is known by its own shape, and the authors by their place.
                yield at, Kind.CATEGORY, None
            else:
                lists = {Kind.SESSION, Kind.AUTHORS, Kind.GROUP}
                yield at, Kind.LOST_LIST if HEADINGS.get(meant) in lists else Kind.LOST, None
            continue
        if kind is not Kind.CATEGORY:
            draft.label(line)
        if kind in seen and kind is not Kind.SECTION:
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"{line.text!r} stands here a second time; only the first is read",
                words=line,
            )
            kind = Kind.LOST_LIST
        seen.add(kind)
        yield at, kind, line

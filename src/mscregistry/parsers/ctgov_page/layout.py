"""The page cut into its parts, at labels and headings, in the order of its generation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.parsers.ctgov_page.cells import bare, label_of
from mscregistry.parsers.ctgov_page.labels import (
    CRITERIA,
    DETAILS,
    HEADINGS,
    INNER,
    KEYWORDS,
    LABELS,
    NEW_ORDER,
    OLD_ONLY,
    OLD_ORDER,
    OPENING,
    PLAIN,
    Part,
)
from mscregistry.parsers.labels import Labels
from mscregistry.vocab import help_line

if TYPE_CHECKING:
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: Marks before the words of a list item.
BULLETS: Final = ("- ", "• ", "* ")
#: Where the fixed lines stand that begin a part.
_HELPED: Final[Mapping[str, Part]] = {
    "(before the eligibility table)": Part.ELIGIBILITY,
    "(before the locations)": Part.PLACES,
}
#: The parts above whose table the site puts a fixed line.
_BELOW_HELP: Final = frozenset((Part.ELIGIBILITY, Part.PLACES))
#: The shortest of those fixed lines has more characters, which spares most lines the look-up.
_SHORTEST_HELP: Final = 90
#: What stands between a bracket and a colon.
_BRACKET: Final = re.compile(r"\[[ \xa0]?([^:\[\]]{3,40}):")
#: What a damaged label may have been.
_LABELS: Final = Labels((*LABELS, *HEADINGS, *INNER))
_CRITERIA: Final = Labels(CRITERIA)
_TIME_FRAME: Final = Labels(("Time Frame",))
_WHERE: Final[Mapping[str, tuple[Part, ...]]] = {
    **{name: (part,) for name, part in (*INNER.items(), *HEADINGS.items())},
    **LABELS,
    **dict.fromkeys(CRITERIA, (Part.ELIGIBILITY,)),
}


@frozen(eq=False)
class Layout:
    """The lines of each part, and the lines whose labels are damaged."""

    #: The lines, with the labels.
    parts: Mapping[Part, tuple[Line, ...]]
    #: Where the lines start that are nearly a label.
    damaged: frozenset[int]
    #: Whether the page is of before mid-2017.
    old: bool

    def of(self, part: Part) -> tuple[Line, ...]:
        """Give the lines of a part, none where the page lacks it."""
        return self.parts.get(part, ())


def lay_out(draft: Draft) -> Layout:
    """Cut the page into its parts; a damaged label is reported and left unread."""
    lines = draft.page.lines
    old = any(line.text.startswith(OLD_ONLY) for line in lines)
    order = OLD_ORDER if old else NEW_ORDER
    parts: dict[Part, list[Line]] = {}
    damaged: set[int] = set()
    current = Part.HEAD
    for line in lines:
        known, part = _opening(line, current, old=old)
        if not known and (meant := _damaged(line, current)) is not None:
            later = [one for one in _WHERE[meant] if order[one] >= order[current]]
            if later:
                draft.damaged(line, meant)
                damaged.add(line.start)
                part = later[0] if meant in OPENING or meant in HEADINGS else None
        if part is not None and order[part] > order[current]:
            if part in _BELOW_HELP and known and not old and not help_line(line.text):
                _strange_help(draft, parts.get(current, []))
            current = part
        parts.setdefault(current, []).append(line)
    return Layout({part: tuple(found) for part, found in parts.items()}, frozenset(damaged), old)


def _opening(line: Line, current: Part, *, old: bool) -> tuple[bool, Part | None]:
    """Say whether a line is a known label or heading, and which part begins with it."""
    text = line.text
    if current in _BEFORE_OUTCOMES and is_outcome(text):
        return True, Part.OUTCOMES
    if text.startswith(BULLETS):
        return True, None
    known = label_of(line)
    if known is not None:
        return True, _labelled(known[0], current, text, old=old)
    if text.startswith((KEYWORDS, DETAILS)) and text.rstrip(" |").endswith(":"):
        return True, Part.TERMS if text.startswith(KEYWORDS) else Part.OUTCOMES
    if len(text) > _SHORTEST_HELP:
        helped = help_line(text)
        return helped is not None, None if helped is None else _HELPED.get(helped.heading)
    return _headed(text, current)


def _headed(text: str, current: Part) -> tuple[bool, Part | None]:
    """Say the same of a line without label that is short enough for a heading."""
    heading = " ".join(text.replace("|", " ").split()) if "|" in text or "  " in text else text
    part = HEADINGS.get(heading)
    if part is None:
        return heading in INNER or heading.casefold().rstrip(" :") in CRITERIA, None
    return True, None if heading in PLAIN and not _is_near(part, current) else part


#: Parts after which the outcomes can begin without a heading.
_BEFORE_OUTCOMES: Final = frozenset((Part.DESIGN, Part.ARMS))


def is_outcome(text: str) -> bool:
    """Say whether a line has what only outcomes have.

    >>> is_outcome("- Death [ Time Frame: 1 year ]")
    True
    """
    return "[" in text and (
        "[ Time Frame:" in text or "[\xa0Time\xa0Frame:" in text or near_frame(text) is not None
    )


def near_frame(text: str) -> str | None:
    """Give the words in a bracket that are nearly the label of a time frame, or None."""
    bracket = _BRACKET.search(text) if "[" in text else None
    if bracket is None or _TIME_FRAME.nearly(" ".join(bracket[1].split())) is None:
        return None
    return bracket[1]


def _labelled(name: str, current: Part, text: str, *, old: bool) -> Part | None:
    where = LABELS[name]
    if name in OPENING:
        return where[0]
    if where[-1] is Part.RECORD and name != "Time Frame" and current >= Part.DESIGN:
        return Part.RECORD
    if old and where[-1] is Part.TIMES and current is Part.OUTCOMES:
        return Part.TIMES
    if where[0] is Part.DESIGN and "|" in text:
        return Part.DESIGN
    return None


def _strange_help(draft: Draft, above: list[Line]) -> None:
    """Leave the line unread that stands in the place of a fixed line and is none that is known."""
    last = above[-1] if above else None
    if last is None or len(last.text) <= _SHORTEST_HELP or last.text.startswith(BULLETS):
        return
    above.pop()
    draft.issue(
        Code.UNKNOWN_HELP_LINE,
        Severity.WARNING,
        "the site has a fixed line here, and this is none that is known",
        words=last,
        hint="it is left unread",
    )


def _is_near(part: Part, current: Part) -> bool:
    before = {
        Part.SUMMARY: (Part.HEAD,),
        Part.CONDITIONS: (Part.HEAD, Part.SUMMARY),
        Part.ARMS: (Part.DESIGN, Part.OUTCOMES, Part.TIMES),
        Part.ELIGIBILITY: (Part.OUTCOMES, Part.TIMES, Part.ARMS, Part.DESCRIPTION),
    }
    return current in before.get(part, (Part.ELIGIBILITY, Part.PLACES))


def _damaged(line: Line, current: Part) -> str | None:
    """Give the label that a line is nearly, by what stands before its colon, or all of it."""
    words: Words = bare(line)
    text = words.text
    colon = text.find(":", 0, 100)
    if colon < 0 and len(text) > _SHORTEST_HELP:
        return None
    name = text[:colon] if colon > 0 else text
    name = " ".join(name.replace("|", " ").split())
    meant = _LABELS.nearly(name)
    if meant is None and current is Part.ELIGIBILITY:
        return _CRITERIA.nearly(name.casefold())
    return meant

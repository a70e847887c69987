"""The page cut into its parts, at labels and headings, in the order of its generation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.parsers.ctgov_page.cells import bare, label_of, unframed
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
from mscregistry.parsers.labels import Labels, longest_in_order
from mscregistry.vocab import help_line

if TYPE_CHECKING:
    from collections.abc import Sequence

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
#: Labels that only the beginning of their part has, and that part.
_ANCHORS: Final[Mapping[str, Part]] = {
    "Study Type": Part.DESIGN,
    "Ages Eligible for Study": Part.ELIGIBILITY,
    "Sexes Eligible for Study": Part.ELIGIBILITY,
    "Genders Eligible for Study": Part.ELIGIBILITY,
    "Please refer to this study by its ClinicalTrials.gov identifier": Part.PLACES,
    "Please refer to this study by its ClinicalTrials.gov identifier (NCT number)": Part.PLACES,
    "Responsible Party": Part.RECORD,
}
_ANCHOR_STARTS: Final = (
    "Study Type",
    "Ages ",
    "Sexes ",
    "Genders ",
    "Please refer",
    "Responsible ",
    "Condition",
)
_CONDITION_HEADS: Final = frozenset(
    name for name, part in HEADINGS.items() if part is Part.CONDITIONS and name not in PLAIN
)
#: The first entry of the menus that lead to the parts.
_TOP: Final = "Top of Page"
_GO: Final = "Go to"
#: What captions of tables begin with, and those that are known.
_CAPTION: Final = "Layout table for "
_CAPTIONS: Final = frozenset(name for name in INNER if name.startswith(_CAPTION))
#: What the foot of the site begins with.
_FOOT: Final = ("ClinicalTrials.gov processed this record on ", "For Patients and Families")
#: What stands between a bracket and a colon.
_BRACKET: Final = re.compile(r"\[[ \xa0]?([^:\[\]]{3,40}):")
_ENTITY: Final = re.compile(r"&\w{1,8};")
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
    lines = _without_furniture(draft, unframed(draft.page))
    text = draft.page.source.text
    old = any(one in text for one in OLD_ONLY) and any(
        line.text.startswith(OLD_ONLY) for line in lines
    )
    order = OLD_ORDER if old else NEW_ORDER
    anchors = _anchors(lines, order)
    parts: dict[Part, list[Line]] = {}
    damaged: set[int] = set()
    current = Part.HEAD
    for place, line in enumerate(lines):
        if current >= Part.RECORD and line.text.startswith(_FOOT):
            draft.leave(lines[place:], "the foot of the site says nothing of the trial")
            break
        while anchors and anchors[-1][0] < place:
            anchors.pop()
        limit = anchors[-1][1] if anchors else len(order)
        known, part = _opening(line, current, old=old)
        if not known and (meant := _damaged(line, current)) is not None:
            later = [one for one in _WHERE[meant] if order[current] <= order[one] <= limit]
            if later:
                draft.damaged(line, meant)
                damaged.add(line.start)
                part = later[0] if meant in OPENING or meant in HEADINGS else None
        if part is not None and order[current] < order[part] <= limit:
            if part in _BELOW_HELP and known and not old and label_of(line) is not None:
                _strange_help(draft, parts.get(current, []))
            current = part
        parts.setdefault(current, []).append(line)
    return Layout({part: tuple(found) for part, found in parts.items()}, frozenset(damaged), old)


def _anchors(lines: Sequence[Line], order: Mapping[Part, int]) -> list[tuple[int, int]]:
    """Give the lines that surely begin a part, the last first, and the part's place in the order.

    Prose may hold lines that are equal to labels.  No part begins above the sure beginning of a
    part that comes before it.
    """
    found: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        if not line.text.startswith(_ANCHOR_STARTS):
            continue
        known = label_of(line)
        if known is not None and known[0] in _ANCHORS:
            found.append((place, order[_ANCHORS[known[0]]]))
        elif joined(line.text) in _CONDITION_HEADS:
            found.append((place, order[Part.CONDITIONS]))
    chain = longest_in_order([value for _, value in found])
    return [found[index] for index in reversed(chain)]


def _without_furniture(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Take the captions of tables, and leave the menus unread that look like headings."""
    text = draft.page.source.text
    if _TOP not in text and _CAPTION not in text:
        return lines
    kept: list[Line] = []
    menu: list[Line] = []
    below = False
    for line in lines:
        words = bare(line).text
        if words.startswith(BULLETS):
            words = words[2:]
        below = words == _TOP or (below and words in HEADINGS)
        if below or words == _GO:
            menu.append(line)
        elif words in _CAPTIONS:
            draft.label(line)
        else:
            kept.append(line)
    draft.leave(menu, "a menu of the site leads to the parts of the page")
    return kept


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


def joined(text: str) -> str:
    """Give the cells of a row in one line, each border and run of white space a blank."""
    if "|" in text or "  " in text or "\t" in text:
        return " ".join(text.replace("|", " ").split())
    return text


def _headed(text: str, current: Part) -> tuple[bool, Part | None]:
    """Say the same of a line without label that is short enough for a heading."""
    heading = joined(text)
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
    if bracket is None:
        return None
    # A damaged entity stands for a blank still.
    words = " ".join(_ENTITY.sub(" ", bracket[1]).split())
    if words in _TIME_FRAME:
        return bracket[1] if _ENTITY.search(bracket[1]) else None
    return bracket[1] if _TIME_FRAME.nearly(words) is not None else None


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
    name = joined(text[:colon] if colon > 0 else text).strip()
    meant = _LABELS.nearly(name)
    if meant is not None and name.casefold() == meant.casefold():
        # Prose has the words of a label, too, with other capitals; damage does not change these.
        return None
    if meant is None and current is Part.ELIGIBILITY:
        return _CRITERIA.nearly(name.casefold())
    return meant

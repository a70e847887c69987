"""The sections of an aggregator page, and how they are told from prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.lex.blocks import Block, cut
from mscregistry.parsers.labels import Labels, longest_in_order
from mscregistry.vocab import help_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

#: The headings in the order of the page.
HEADINGS: Final = (
    "Study Results",
    "Basic Information",
    "Brief Summary",
    "Detailed Description",
    "Conditions",
    "Keywords",
    "Study Design",
    "Study Groups",
    "Interventions",
    "Other Intervention Names",
    "Eligibility Criteria",
    "Sponsors",
    "Responsible Party",
    "Principal Investigators",
    "Locations",
    "Countries",
    "Central Contacts",
    "Facility Contacts",
    "References",
    "Related Links",
    "Other Identifiers",
    "More Related Trials",
)
#: In the label-less copies the related trials stand after the brief summary, under this name.
RELATED: Final = "Related Clinical Trials"
#: Under this heading a word of status stands first, and the help line after it.
RESULTS: Final = "Study Results"

_PLACES: Final = {name: float(place) for place, name in enumerate(HEADINGS)} | {
    RELATED: HEADINGS.index("Brief Summary") + 0.5
}
_LABELS: Final = Labels(_PLACES)


def sections(draft: Draft) -> tuple[tuple[Line, ...], tuple[Block, ...]]:
    """Cut the page at its headings, and give what stands before them and the sections.

    A heading's help line is taken as boilerplate.  Prose may hold a line that reads like a
    heading.  A heading that its own help line follows is one for certain; of the others, those
    are taken that fit best into the order of the page.
    """
    lines = draft.page.lines
    found = [index for index, line in enumerate(lines) if line.text in _PLACES]
    helped = [index for index in found if _is_helped(lines, index)]
    head, blocks = cut(lines, _in_order(lines, found, set(helped)))
    cleaned: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        cleaned.append(_body(draft, block, expect_help=bool(helped)))
        if block.name in seen:
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"the section {block.name!r} stands here a second time",
                words=block.label,
            )
        seen.add(block.name)
    return head, tuple(cleaned)


def _in_order(lines: Sequence[Line], found: Sequence[int], helped: set[int]) -> list[int]:
    """Give the indexes of the headings: all that are helped, and what fits between them."""
    sure = {lines[index].text for index in helped}
    starts: list[int] = []
    between: list[int] = []
    low = -1.0
    for index in [*found, -1]:
        if index >= 0 and index not in helped:
            if lines[index].text not in sure:
                between.append(index)
            continue
        high = _PLACES[lines[index].text] if index >= 0 else float(len(_PLACES))
        fitting = [one for one in between if low < _PLACES[lines[one].text] < high]
        starts += [fitting[one] for one in longest_in_order(_places(lines, fitting))]
        between = []
        if index >= 0:
            starts.append(index)
            low = high
    return starts


def _places(lines: Sequence[Line], indexes: Sequence[int]) -> list[float]:
    return [_PLACES[lines[index].text] for index in indexes]


def _is_helped(lines: Sequence[Line], index: int) -> bool:
    name = lines[index].text
    after = lines[index + 1 : index + (3 if name == RESULTS else 2)]
    return any(_helps(line, name) for line in after)


def _helps(line: Line, name: str) -> bool:
    """Say whether a line is the site's fixed line for this heading."""
    known = help_line(line.text)
    if known is None:
        return False
    return known.heading == name or (name == RESULTS and known.heading.startswith("Results "))


def _body(draft: Draft, block: Block, *, expect_help: bool) -> Block:
    """Take the label and the help line; where another line stands in its place, leave that."""
    draft.label(block.label)
    rest = list(block.lines)
    place = 1 if block.name == RESULTS and rest and not _helps(rest[0], RESULTS) else 0
    if place < len(rest):
        if _helps(rest[place], block.name):
            draft.boilerplate(rest.pop(place))
        elif expect_help:
            draft.issue(
                Code.UNKNOWN_HELP_LINE,
                Severity.WARNING,
                f"below {block.name!r} the site has a fixed line, and this is none that is known",
                words=rest.pop(place),
                hint="it is left unread",
            )
    return Block(block.label, tuple(_undamaged(draft, rest)))


def _undamaged(draft: Draft, lines: list[Line]) -> list[Line]:
    """Keep the lines before one that is nearly a heading; what follows it is not guessed."""
    damaged = _LABELS.first_damaged(lines)
    if damaged is None:
        return lines
    index, meant = damaged
    draft.damaged(lines[index], meant, "what follows is left unread")
    return lines[:index]

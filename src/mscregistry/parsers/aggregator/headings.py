"""The sections of an aggregator page, and how they are told from prose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

#: The one heading whose fixed line is not known.
_UNHELPED: Final = "Keywords"
#: Sections of names and coded words, which never begin with a sentence of the sponsor's.
_NO_PROSE: Final = {
    "Basic Information",
    "Study Design",
    "Sponsors",
    "Responsible Party",
    "Principal Investigators",
    "Locations",
    "Countries",
    "Central Contacts",
    "Facility Contacts",
    "Other Identifiers",
}
#: No fixed line is shorter.
_SHORTEST_HELP: Final = 30

_PLACES: Final = {name: float(place) for place, name in enumerate(HEADINGS)} | {
    RELATED: HEADINGS.index("Brief Summary") + 0.5
}
_LABELS: Final = Labels(_PLACES)


def sections(draft: Draft) -> tuple[tuple[Line, ...], tuple[Block, ...]]:
    """Cut the page at its headings, and give what stands before them and the sections.

    A heading's help line is taken as boilerplate.  Prose may hold a line that reads like a
    heading.  A heading that its own help line follows is one for certain; of the others, those
    are taken that fit best into the order of the page.  Copies differ in whether they keep the
    fixed lines, so what most sections have counts.
    """
    lines = draft.page.lines
    found = [index for index, line in enumerate(lines) if line.text in _PLACES]
    helped = [index for index in found if _is_helped(lines, index)]
    starts = _in_order(lines, found, set(helped))
    _report_doubts(draft, starts, found, set(helped))
    head, blocks = cut(lines, starts)
    expect_help = 0 < len(blocks) <= 2 * len(helped) or _has_unknown_help(blocks)
    missing = _missing(blocks)
    cleaned: list[Block] = []
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        lacks = missing[place]
        cleaned.append(_body(draft, block, lacks, expect_help=expect_help))
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


def _report_doubts(
    draft: Draft, starts: Sequence[int], found: Sequence[int], helped: set[int]
) -> None:
    """Say where another line of the same words would have fitted as well."""
    lines = draft.page.lines
    for low, at, high in zip([-1, *starts], starts, [*starts[1:], len(lines)], strict=False):
        near = found[bisect_right(found, low) : bisect_left(found, high)]
        twins = [one for one in near if lines[one].text == lines[at].text]
        if at not in helped and len(twins) > 1:
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"{lines[at].text!r} stands {len(twins)} times where the heading may stand; "
                "the last is taken for it",
                words=lines[at],
            )


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


def _has_unknown_help(blocks: Sequence[Block]) -> bool:
    """Say whether sentences stand first in most of the sections that never hold one."""
    firsts = [block.lines[0] for block in blocks if block.lines and block.name in _NO_PROSE]
    return 1 < len(firsts) < 2 * sum(map(_is_sentence, firsts))


def _missing(blocks: Sequence[Block]) -> list[set[str]]:
    """Give, for each section, the headings that could stand between it and the next."""
    ends = [*[_PLACES[block.name] for block in blocks[1:]], float(len(_PLACES))]
    return [
        {name for name, place in _PLACES.items() if _PLACES[block.name] < place < end}
        for block, end in zip(blocks, ends, strict=False)
    ]


def _body(draft: Draft, block: Block, lacks: set[str], *, expect_help: bool) -> Block:
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
    return Block(block.label, tuple(_undamaged(draft, rest, lacks, expect_help=expect_help)))


def _undamaged(
    draft: Draft, lines: list[Line], lacks: set[str], *, expect_help: bool
) -> list[Line]:
    """Keep the lines before a damaged heading; what follows it is not guessed.

    Titles of people and names of groups may be one letter away from a heading too.  So a line
    counts only where that heading's fixed line follows, or where the page lacks that heading
    and has a sentence (the fixed line, damaged as well) or no fixed lines at all.
    """
    at = 0
    while (damaged := _LABELS.first_damaged(lines[at:])) is not None:
        place, meant = at + damaged[0], damaged[1]
        below = lines[place + 1 : place + 3]
        alone = not expect_help or meant == _UNHELPED or any(map(_is_sentence, below[:1]))
        if any(_helps(line, meant) for line in below) or (meant in lacks and alone):
            draft.damaged(lines[place], meant, "what follows is left unread")
            return lines[:place]
        at = place + 1
    return lines


def _is_sentence(line: Line) -> bool:
    return len(line) >= _SHORTEST_HELP and line.text.endswith(".")

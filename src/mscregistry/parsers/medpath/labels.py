"""The labels of a MedPath page, and how its lines are cut at them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.blocks import cut
from mscregistry.lex.page import Line
from mscregistry.parsers.labels import Labels, longest_in_order
from mscregistry.source import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.parsers.draft import Draft

#: Label → whether every page of the site has it, in the order of the page.
LABELS: Final = {
    "Conditions": False,  # some pages have none
    "Interventions": False,  # records from the WHO's portal have none
    "Registration Number": True,
    "Lead Sponsor": True,
    "Brief Summary": True,
    "Detailed Description": True,
    "Recruitment & Eligibility": True,
    "Status": True,
    "Sex": True,
    "Target Recruitment": True,
    "Inclusion Criteria": False,  # this and the next are lost in the copies with dashes
    "Exclusion Criteria": False,
    "Study & Design": True,
    "Study Type": True,
    "Study Design": True,
    "Arm && Interventions": False,
    "Primary Outcome Measures": True,
    "Secondary Outcome Measures": True,
    "Trial Locations": False,  # only where a place is known
}
#: The headings of the page's parts, which stand for no field and occur in no prose.
SECTIONS: Final = frozenset({"Recruitment & Eligibility", "Study & Design", "Trial Locations"})
#: The label that comes first in a part.
_FIRST_BELOW: Final = {"Recruitment & Eligibility": "Status", "Study & Design": "Study Type"}
#: How the site writes that there is no value; which of them differs by field.
NULLS: Final = Labels(["Not available", "Not provided", "Not specified"])

#: Where a copy with dashes, or a list of a saved page, begins its lines.
BULLETS: Final = ("- ", "• ", "* ")
_NAMES: Final = tuple(LABELS)
_KNOWN: Final = Labels(LABELS)
_PLACE: Final = {name: place for place, name in enumerate(LABELS)}
_LONGEST: Final = max(map(len, LABELS)) + len("- ")


@frozen(eq=False)
class Cut:
    """The lines of a page under what names them."""

    #: The lines before the first label: title, phase, status.
    head: tuple[Line, ...]
    #: Label → the lines under it.
    blocks: Mapping[str, tuple[Line, ...]]
    #: Whether the labels are written with dashes.
    dashed: bool
    #: The labels themselves, some of which state a fact: outcomes below "Primary …" are primary.
    labels: Mapping[str, Words]


def bare(words: Words) -> Words:
    """Give the words of a line without its dash or bullet."""
    return words.slice(2, len(words)).strip() if words.text.startswith(BULLETS) else words


def cut_at_labels(draft: Draft, lines: Sequence[Line]) -> Cut:
    """Cut lines at the labels, which are taken as such.

    A label counts where the page's order has it: after those already found, and in its own
    part of the page.  So a line of prose that reads like the label of another part is prose.
    A line that is nearly a label that is missing is reported, and what follows it is left.
    """
    names = [_name(line.text) for line in lines]
    at = [index for index, name in enumerate(names) if name in _PLACE]
    bare_ones = [index for index in at if not lines[index].text.startswith("- ")]
    dashed = 2 * len(bare_ones) < len(at)
    if dashed:
        # There a label of a field has its dash, and a line without one is prose.
        prose = {index for index in bare_ones if names[index] not in SECTIONS}
        at = [index for index in at if index not in prose]
    found = _in_order(names, at)
    _say_again(draft, lines, [index for index in at if index not in found], found)
    # A copy with dashes has lost the headings of the criteria for good.
    lost = {"Inclusion Criteria", "Exclusion Criteria"} if dashed else set[str]()
    head, blocks = cut(lines, list(found))
    places = [-1, *found.values(), len(LABELS)]
    kept: list[tuple[Line, ...]] = []
    for place, under in enumerate((head, *(block.lines for block in blocks))):
        between = _NAMES[places[place] + 1 : places[place + 1]]
        missing = [name for name in between if name not in lost]
        kept.append(_before_damaged(draft, under, missing) if missing else under)
        if len(kept[-1]) == len(under) and place < len(found):
            _say_lost(draft, [name for name in missing if LABELS[name]])
    labels = [bare(block.label) for block in blocks]
    for label in labels:
        draft.label(label)
    _say_what_is_missing(draft, places[-2])
    sections = {label.text: under for label, under in zip(labels, kept[1:], strict=True)}
    return Cut(kept[0], sections, dashed, {label.text: label for label in labels})


def _name(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    return text[2:].strip() if text.startswith(BULLETS) else text


def _in_order(names: Sequence[str], at: Sequence[int]) -> dict[int, int]:
    """Give which of the lines are labels: the line's index → the label's place in the order."""
    ahead = [*_sections(names, at), (len(names), len(LABELS))]
    found: dict[int, int] = {}
    low = -1
    for index in at:
        place = _PLACE[names[index]]
        if (index, place) == ahead[0]:
            ahead.pop(0)
        elif not low < place < ahead[0][1] or names[index] in SECTIONS:
            continue
        found[index] = low = place
    return found


def _sections(names: Sequence[str], at: Sequence[int]) -> list[tuple[int, int]]:
    """Give the headings of the parts: those above the label that comes first in their part.

    Where none of a name stands there, the first will do.
    """
    headings = [index for index in at if names[index] in SECTIONS]
    sure = {
        index
        for index in headings
        if names[index + 1 : index + 2] == [_FIRST_BELOW.get(names[index])]
    }
    known = {names[index] for index in sure}
    kept = [index for index in headings if index in sure or names[index] not in known]
    chain = longest_in_order([_PLACE[names[index]] for index in kept])
    return [(kept[one], _PLACE[names[kept[one]]]) for one in chain]


def _say_again(
    draft: Draft, lines: Sequence[Line], others: Sequence[int], found: Mapping[int, int]
) -> None:
    """Say of a line that reads like the label above it that the label may be either of the two."""
    for index in others:
        above = max((one for one in found if one < index), default=None)
        if above is not None and _name(lines[above].text) == _name(lines[index].text):
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"{lines[index].text!r} stands here again; the label may be either of the two",
                words=lines[index],
            )


def _before_damaged(
    draft: Draft, lines: tuple[Line, ...], missing: Sequence[str]
) -> tuple[Line, ...]:
    """Give the lines before one that is nearly a label; what it names is not guessed."""
    for index, line in enumerate(lines):
        name = _name(line.text)
        meant = _KNOWN.nearly(name) if name else None
        if meant is not None and meant in missing:
            draft.damaged(line, meant)
            return lines[:index]
    return lines


def _say_lost(draft: Draft, names: Sequence[str]) -> None:
    """Say that labels are missing in the middle, so that their values may stand elsewhere."""
    if names:
        draft.issue(
            Code.LOST_HEADING,
            Severity.WARNING,
            f"every page of the site has {' and '.join(map(repr, names))}; this one has not",
        )


def _say_what_is_missing(draft: Draft, last: int) -> None:
    """Say that the page ends in the middle, where the labels of its end are missing."""
    missing = [name for name in _NAMES[last + 1 :] if LABELS[name]]
    if missing and not any(one.code == Code.DAMAGED_LABEL for one in draft.issues):
        draft.issue(
            Code.TRUNCATED,
            Severity.WARNING,
            f"{missing[0]!r}, which every page has, is missing with all that follows it",
        )


def is_null(draft: Draft, words: Words) -> bool:
    """Say whether words only say that there is no value, and take them as such.

    Words that are nearly so say nothing either, and are left unread.
    """
    if words.text in NULLS:
        draft.label(words)
        return True
    if (meant := NULLS.nearly(words.text)) is not None:
        draft.damaged(words, meant, "the words for no value; they are left unread")
        return True
    return False


def is_stray_label(words: Words) -> bool:
    """Say whether words are a label at a place where no label can stand."""
    return words.text in LABELS

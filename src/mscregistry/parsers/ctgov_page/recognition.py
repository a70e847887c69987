"""How the page is told from other documents, and from the other pages of its site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.parsers.parser import Match, Strength

if TYPE_CHECKING:
    from mscregistry.parsers.parser import Head

#: The labels of the page that no other layout has, in the order of the page.
_OWN: Final = (
    "Recruitment Status :",
    "First received:",
    "First Posted :",
    "Last Update Posted :",
    "Condition or disease",
    "Study Type",
    "Primary Purpose:",
    "Ages Eligible for Study:",
    "Sexes Eligible for Study:",
    "Genders Eligible for Study:",
    "Accepts Healthy Volunteers:",
    "Responsible Party:",
    "Other Study ID Numbers:",
    "Last Verified:",
    "Studies a U.S. FDA-regulated Drug Product:",
)
#: So many of them make a page one of this layout.
_ENOUGH: Final = 5
_IDENTIFIER: Final = "ClinicalTrials.gov Identifier"
#: A label at the beginning of a line or element, with its colon, which tags may stand before.
_AT_START: Final = re.compile(
    r"(?:^|>)[ \t\xa0]*(?:(Condition or disease)|("
    + "|".join(re.escape(one.rstrip(" :")) for one in (*_OWN, _IDENTIFIER))
    + r")(?:<[^<>]{0,300}>|\s|&nbsp;){0,12}+:)",
    re.MULTILINE,
)
#: Lines that only the other views of a record have.
_VIEWS: Final = (
    (
        ("Arm/Group Title", "Hide Arm/Group Description", "Pre-assignment Details"),
        "a ClinicalTrials.gov results view",
    ),
    (
        (
            "Tracking Information",
            "Current Primary Outcome Measures",
            "Original Primary Outcome Measures",
            "First Submitted Date",
            "Complete list of historical versions of study",
        ),
        "a ClinicalTrials.gov record view",
    ),
)
_VIEW_LINE: Final = re.compile(
    r"(?:^|>)[ \t\xa0|]*(" + "|".join(re.escape(one) for lines, _ in _VIEWS for one in lines) + ")",
    re.MULTILINE,
)
_HINT: Final = "Save the 'Study Details' tab instead."


def recognise(head: Head) -> Match:
    """Say whether a document is a classic page of ClinicalTrials.gov."""
    text = head.text
    seen = {found[1] or found[2] for found in _AT_START.finditer(text)}
    marked = _IDENTIFIER in seen or f"{_IDENTIFIER}:" in text
    own = [one for one in _OWN if one.rstrip(" :") in seen]
    view = _VIEW_LINE.search(text)
    if view is not None and (marked or "ClinicalTrials.gov" in text or _archive(view[1])):
        refused = next(name for lines, name in _VIEWS if view[1] in lines)
        return Match(Strength.MARKED, f"has {view[1]!r}", refused, _HINT)
    if marked and own:
        return Match(Strength.MARKED, f"has {_IDENTIFIER!r} and {own[0]!r}")
    if _IDENTIFIER in seen:
        return Match(Strength.SHAPED, f"has {_IDENTIFIER!r}; lacks {_OWN[0]!r} and all below it")
    if len(own) >= _ENOUGH:
        return Match(Strength.STRUCTURED, f"has {', '.join(own[:4])}; lacks {_IDENTIFIER!r}")
    has = [_IDENTIFIER] * marked + own
    lacks = [one for one in (_IDENTIFIER, *_OWN) if one not in has]
    return Match(Strength.NONE, f"has {', '.join(has) or 'no label of it'}; lacks {', '.join(lacks[:3])}")


def _archive(line: str) -> bool:
    return line in {"Current Primary Outcome Measures", "Tracking Information"}

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
#: The colon after a label, which tags may stand before.
_COLON: Final = re.compile(r"(?:<[^<>]{0,300}>|\s|&nbsp;){0,12}+:")
#: The one label that is the head of a table and has no colon.
_HEAD: Final = "Condition or disease"
#: So many places are looked at for each label, so that time stays bounded.
_PLACES: Final = 50
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
#: The lines of another view that no prose has.
_UNMISTAKABLE: Final = ("Current Primary Outcome Measures", "Tracking Information")
#: What follows a label that is no beginning of a sentence: nothing, a cell, a date, a mark.
_ENDS: Final = (
    r"(?=[ \t]*(?:$|\r|<|\||:)|[ \t\xa0]{2}|[ \t]*ICMJE|\t| NCT[0-9]| [A-Z][a-z]{2,8} [0-9])"
)
_HINT: Final = "Save the 'Study Details' tab instead."


def recognise(head: Head) -> Match:
    """Say whether a document is a classic page of ClinicalTrials.gov."""
    text = head.text
    own = [one for one in _OWN if _stands(text, one.rstrip(" :"), colon=one != _HEAD)]
    alone = _stands(text, _IDENTIFIER, colon=True)
    marked = alone or f"{_IDENTIFIER}:" in text
    for lines, name in _VIEWS:
        standing = [one for one in lines if _stands(text, one, colon=False)]
        # One of them may begin a sentence of prose; it does not stand alone there.
        sure = [one for one in standing if len(standing) > 1 or _stands_alone(text, one)]
        if sure and (marked or "ClinicalTrials.gov" in text or sure[0] in _UNMISTAKABLE):
            return Match(Strength.MARKED, f"has {sure[0]!r}", name, _HINT)
    if marked and own:
        return Match(Strength.MARKED, f"has {_IDENTIFIER!r} and {own[0]!r}")
    if alone:
        return Match(Strength.SHAPED, f"has {_IDENTIFIER!r}; lacks {_OWN[0]!r} and all below it")
    if len(own) >= _ENOUGH:
        return Match(Strength.STRUCTURED, f"has {', '.join(own[:4])}; lacks {_IDENTIFIER!r}")
    has = [_IDENTIFIER] * marked + own
    lacks = [one for one in (_IDENTIFIER, *_OWN) if one not in has]
    why = f"has {', '.join(has) or 'no label of it'}; lacks {', '.join(lacks[:3])}"
    return Match(Strength.NONE, why, close=bool(has))


def _stands_alone(text: str, label: str) -> bool:
    """Say whether a label is a line or element of its own, or is followed by a cell."""
    return re.search(rf"(?:^|>)[ \t|]*{re.escape(label)}{_ENDS}", text, re.MULTILINE) is not None


def _stands(text: str, label: str, *, colon: bool) -> bool:
    """Say whether a label stands at the beginning of a line or element, with its colon."""
    at = text.find(label)
    for _ in range(_PLACES):
        if at < 0:
            return False
        before = text[max(at - 20, 0) : at].rstrip(" \t\xa0|")
        end = at + len(label)
        if (not before or before[-1] in "\r\n>") and (not colon or _COLON.match(text, end)):
            return True
        at = text.find(label, end)
    return False

"""How a MedPath page is told from every other document."""

from __future__ import annotations

import re
from typing import Final

from mscregistry.parsers.labels import longest_in_order
from mscregistry.parsers.medpath.labels import LABELS, SECTIONS
from mscregistry.parsers.parser import Head, Match, Strength
from mscregistry.vocab import help_line

#: So many labels as whole lines, in order, are no accident.
_ENOUGH: Final = 6
#: These are on no other site's pages.
_TELLING: Final = (*sorted(SECTIONS), "Registration Number", "Target Recruitment")
_PLACE: Final = {name: place for place, name in enumerate(LABELS)}
#: A label as a whole line of a text, or as all that an element of a saved page holds.
_LABEL: Final = re.compile(
    r"(?:^|>)[ \t\r\n]{0,40}(?:[-•*] )?("
    + "|".join(re.escape(name).replace("&", "&(?:amp;)?") for name in LABELS)
    + r")[ \t]{0,40}\r?(?:$|<)",
    re.MULTILINE,
)
_FOOT: Final = re.compile(r"©[^\r\n<]{1,80}")


def recognise(head: Head) -> Match:
    """Say how well the beginning of a document fits."""
    text = head.text
    signed = any(_is_ours(found[0]) for found in _FOOT.finditer(text))
    if not signed and not any(name in text for name in ("Registration Number", "Recruitment &")):
        return Match(Strength.NONE, "lacks 'Registration Number' and 'Recruitment & Eligibility'")
    labels = _labels_in_order(text)
    telling = [name for name in _TELLING if name in labels]
    if signed and not telling:
        return Match(
            Strength.MARKED,
            "the site's last line, and none of a trial's labels",
            refused="a MedPath page without a trial",
            hint="Save the page of one trial, which has a registration number.",
        )
    if signed:
        return Match(Strength.MARKED, f"the site's last line, and {len(labels)} of its labels")
    if len(labels) >= _ENOUGH and telling:
        return Match(Strength.STRUCTURED, f"{len(labels)} of its labels in order")
    lacks = [name for name in LABELS if name not in labels]
    has = ", ".join(map(repr, labels[:3])) or "none of its labels"
    why = f"has {has}; lacks {', '.join(map(repr, lacks[:3]))}"
    return Match(Strength.NONE, why, close=bool(labels))


def _is_ours(line: str) -> bool:
    known = help_line(line)
    return known is not None and known.site == "trial.medpath.com"


def _labels_in_order(text: str) -> list[str]:
    """Give the labels that stand as whole lines, as many as are in the page's order."""
    names = [match[1].replace("&amp;", "&") for match in _LABEL.finditer(text)]
    return [names[at] for at in longest_in_order([_PLACE[name] for name in names])]

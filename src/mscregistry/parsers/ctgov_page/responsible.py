"""Who answers for the record: a person with title and institution, or an organisation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import ResponsibleParty
from mscregistry.parsers.ctgov_page.cells import passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.parsers.ctgov_page.cells import Row
    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

_PATH: Final = "responsible_party"
#: Words that titles have, in lower case.
_TITLES: Final = frozenset(
    [
        "investigator",
        "professor",
        "prof",
        "director",
        "doctor",
        "dr",
        "chief",
        "head",
        "chair",
        "chairman",
        "physician",
        "surgeon",
        "manager",
        "president",
        "officer",
        "lecturer",
        "researcher",
        "scientist",
        "consultant",
        "fellow",
        "coordinator",
        "nephrologist",
        "md",
        "phd",
        "pi",
        "ceo",
    ]
)
_WORD: Final = re.compile(r"[a-z]+")


def read_responsible(
    draft: Draft, rows: Sequence[Row], informants: Sequence[Words], facts: Facts
) -> None:
    """Read the responsible party, and compare it with who is said to give the information.

    A person stands as ``Name, Title, Institution``.  An organisation stands alone: it is the
    `affiliation` of a party without a name, and is not taken for the sponsor.
    """
    stated = [passage(draft.page, row.pieces) for row in rows if row.name == "Responsible Party"]
    words = next((one for one in stated if one is not None), None)
    if words is not None:
        facts[_PATH] = _party(draft, words, facts)
    elif informants:
        facts[_PATH] = _whole(draft, informants[0], facts)
        informants = informants[1:]
    compare(draft, [*informants, *facts.pop("_providers")], facts)


def _party(draft: Draft, words: Words, facts: Facts) -> ResponsibleParty:
    parts = words.split(", ")
    names = _names(facts)
    if len(parts) == 1 or words.text in names:
        return _whole(draft, words, facts)
    # The title may hold commas, and so may the institution: one that the page names elsewhere
    # tells where it begins; else the title is one part, if it reads like a title.
    at = next(
        (
            place
            for place in range(1, min(len(parts), 9))
            if words.text[parts[place].start - words.start :] in names
        ),
        2 if len(parts) == 3 or (len(parts) > 3 and _is_title(parts[1].text)) else 0,  # noqa: PLR2004 - name, title, place
    )
    if not at:
        return _whole(draft, words, facts)
    start, end = parts[1].start - words.start, parts[at].start - words.start
    title = words.slice(start, end - 2) if at > 1 else None
    return ResponsibleParty(
        name=draft.fact(f"{_PATH}.name", parts[0]),
        title=draft.maybe(f"{_PATH}.title", title),
        affiliation=draft.fact(f"{_PATH}.affiliation", words.slice(end, len(words.text)).strip()),
    )


def _whole(draft: Draft, words: Words, facts: Facts) -> ResponsibleParty:
    """Keep the words whole, as those of an organisation."""
    if ", " in words.text and words.text not in _names(facts):
        draft.issue(
            Code.UNSPLIT_ROW,
            Severity.WARNING,
            "person and institution, or an organisation with commas; kept as one",
            f"{_PATH}.affiliation",
            words,
        )
    return ResponsibleParty(affiliation=draft.fact(f"{_PATH}.affiliation", words))


def _is_title(words: str) -> bool:
    return any(found[0] in _TITLES for found in _WORD.finditer(words.lower()))


def _names(facts: Facts) -> frozenset[str | None]:
    """Give the organisations that the page names elsewhere."""
    named = [one.name for one in facts["sponsors"]]
    return frozenset([*named, *[site.facility for site in facts.get("sites", ())]])


def compare(draft: Draft, names: Sequence[Words], facts: Facts) -> None:
    """Compare names of those who verified or provided something with those the page states."""
    party: ResponsibleParty | None = facts.get(_PATH)
    called: set[str | None] = {one.name for one in facts["sponsors"]}
    if party is not None:
        called |= {party.affiliation, party.name, f"{party.name}, {party.affiliation}"}
        called.add(f"{party.name}, {party.title}, {party.affiliation}")
    for words in names:
        if words.text in called:
            draft.confirm("sponsors" if party is None else _PATH, words)
        else:
            draft.leave([words], "neither the responsible party nor a sponsor is called so", _PATH)

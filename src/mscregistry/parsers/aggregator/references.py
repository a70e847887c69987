"""The sections of an aggregator page that point elsewhere: papers, links, numbers, trials.

::

    reference  = citation+ ["Reference Type" type] ["PMID:" number "(View on PubMed)"]
    link       = [label] address
    identifier = number "Identifier Type:" type "Identifier Source:" source
    related    = title id [status] [phases]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.model import Link, Reference, RelatedTrial, SecondaryId
from mscregistry.parsers.aggregator.people import endings
from mscregistry.parsers.labels import label_end
from mscregistry.vocab import (
    ReferenceType,
    SecondaryIdType,
    Status,
    coded,
    registry_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

_TYPE: Final = "Reference Type"
_PMID: Final = "PMID:"
_NUMBER: Final = re.compile(r"\s*(\d{1,9})\s*", re.ASCII)
#: A citation holds the year of the paper, and ends like a sentence.
_CITATION: Final = re.compile(r".{20,}\b(?:19|20)\d\d\b.*\.")
_VIEW: Final = "(View on PubMed)"
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://\S+", re.IGNORECASE)
_ID_TYPE: Final = "Identifier Type:"
_ID_SOURCE: Final = "Identifier Source:"
#: The slots that a number may come from; the label-less copies have them bare.
_SLOTS: Final = {"nct_alias", "org_study_id", "secondary_id"}
_RELATED: Final = re.compile(r"(\S+)(?:[ \t]+(\S+))?(?:[ \t]+(\S.*))?")


def read_references(draft: Draft, lines: Sequence[Line]) -> tuple[Reference, ...]:
    """Read the publications; a type or a PubMed number ends each."""
    found: list[Reference] = []
    citation: list[Line] = []
    kind: Line | None = None
    kinds = endings(lines, _TYPE, ReferenceType)
    if not kinds and lines and all(_CITATION.fullmatch(line.text) for line in lines):
        # The label-less copies have a citation on each line and nothing else.
        return tuple([_reference(draft, at, [line], None, None) for at, line in enumerate(lines)])
    for index, line in enumerate(lines):
        is_pmid = _pmid(line) is not None
        is_kind = index in kinds
        if not is_pmid and not (is_kind and kind is None and citation):
            if kind is not None:
                found.append(_reference(draft, len(found), citation, kind, None))
                citation, kind = [], None
            citation.append(line)
        elif not is_pmid:
            kind = line
        else:
            found.append(_reference(draft, len(found), citation, kind, line))
            citation, kind = [], None
    if kind is not None:
        found.append(_reference(draft, len(found), citation, kind, None))
    elif citation:
        draft.leave(citation, "no reference type or PubMed number follows", "references")
    return tuple(found)


def _reference(
    draft: Draft,
    index: int,
    citation: Sequence[Line],
    kind: Line | None,
    pmid: Line | None,
) -> Reference:
    path = f"references[{index}]"
    words = None if kind is None else draft.inline(kind, _TYPE)
    number = None
    if pmid is not None and (found := _pmid(pmid)) is not None:
        draft.inline(pmid, _PMID)
        number = draft.fact(f"{path}.pmid", pmid.slice(*found.span(1)))
        view = pmid.slice(found.end(), len(pmid))
        if view.text == _VIEW:
            draft.label(view)
        elif view.text:
            draft.leave([view], "a PubMed number ends the line", f"{path}.pmid")
    return Reference(
        citation=draft.prose(f"{path}.citation", citation),
        type=None if words is None else draft.coded(f"{path}.type", words, ReferenceType),
        pmid=number,
    )


def _pmid(line: Line) -> re.Match[str] | None:
    """Find the number of a line such as ``PMID: 26924058 (View on PubMed)``."""
    end = label_end(line.text, _PMID)
    return _NUMBER.match(line.text, end) if end else None


def read_links(draft: Draft, lines: Sequence[Line]) -> tuple[Link, ...]:
    """Read web pages: an address, with the words on the line before it as its label."""
    found: list[Link] = []
    label: Line | None = None
    for line in lines:
        if _ADDRESS.fullmatch(line.text):
            path = f"links[{len(found)}]"
            text = draft.maybe(f"{path}.label", label)
            found.append(Link(draft.fact(f"{path}.url", line), text))
            label = None
            continue
        if label is not None:
            draft.leave([label], "no address follows", "links")
        label = line
    if label is not None:
        draft.leave([label], "no address follows", "links")
    return tuple(found)


def read_identifiers(draft: Draft, lines: Sequence[Line]) -> tuple[SecondaryId, ...]:
    """Read other numbers of the trial, each with its type and the slot it comes from."""
    found: list[SecondaryId] = []
    block: list[Line] = []
    labelled = any(label_end(line.text, _ID_SOURCE) for line in lines)
    for line in lines:
        ends = label_end(line.text, _ID_SOURCE) if labelled else line.text in _SLOTS
        if not ends or not block:
            block.append(line)
            continue
        path = f"secondary_ids[{len(found)}]"
        value, *rest = block
        kind = None
        if rest and (label_end(rest[-1].text, _ID_TYPE) or not labelled):
            words = draft.inline(rest.pop(), _ID_TYPE)
            kind = draft.coded(f"{path}.type", words, SecondaryIdType, dash="-")
        source = draft.inline(line, _ID_SOURCE)
        found.append(
            SecondaryId(
                value=draft.fact(f"{path}.value", value),
                type=kind,
                source=draft.maybe(f"{path}.source", source),
            )
        )
        draft.leave(rest, "an identifier has one line", path)
        block = []
    draft.leave(block, "no identifier source follows", "secondary_ids")
    return tuple(found)


def read_related(draft: Draft, lines: Sequence[Line]) -> tuple[RelatedTrial, ...]:
    """Read the trials that the site holds to be similar; a line with an id ends each."""
    found: list[RelatedTrial] = []
    title: list[Line] = []
    for line in lines:
        parts = _RELATED.fullmatch(line.text)
        if parts is None or registry_of(parts[1]) is None or not _is_tail(parts):
            title.append(line)
            continue
        path = f"related_trials[{len(found)}]"
        status, phases = parts[2], parts[3]
        if status is not None and phases is None and coded(Status, status) is None:
            status, phases = None, status
        draft.leave(title[:-1], "a title has one line", path)
        start = parts.start(3) if parts[3] is not None else parts.start(2)
        found.append(
            RelatedTrial(
                title=draft.prose(f"{path}.title", title[-1:]),
                trial_id=draft.fact(f"{path}.trial_id", line.slice(*parts.span(1))),
                status=None
                if status is None
                else draft.coded(f"{path}.status", line.slice(*parts.span(2)), Status),
                phases=()
                if phases is None
                else draft.phases(f"{path}.phases", line.slice(start, len(line))),
            )
        )
        title = []
    draft.leave(title, "no trial id follows", "related_trials")
    return tuple(found)


def _is_tail(parts: re.Match[str]) -> bool:
    """Say whether what follows an id looks like a status and phases, and not like prose."""
    return all(part is None or part.upper() == part for part in parts.groups()[1:])

"""The plain sections of an aggregator page: labels and values, prose, criteria."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.model import CriteriaText, Design, Eligibility, Enrollment
from mscregistry.parsers.labels import Labels
from mscregistry.vocab import (
    Allocation,
    CriterionKind,
    InterventionModel,
    Masking,
    ObservationalModel,
    PrimaryPurpose,
    Sex,
    Status,
    StudyType,
    TimePerspective,
    Unlisted,
    coded,
    read_masked_roles,
    read_phases,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

#: Basic Information: label → field.
BASIC: Final = {
    "Recruitment Status": "overall_status",
    "Clinical Phase": "phases",
    "Total Enrollment": "enrollment",
    "Study Classification": "study_type",
    "Study Start Date": "start_date",
    "Study Completion Date": "completion_date",
}
#: Study Design: label → field of the design and its list.
DESIGN: Final[Mapping[str, tuple[str, type[StrEnum]]]] = {
    "Allocation Method": ("allocation", Allocation),
    "Intervention Model": ("intervention_model", InterventionModel),
    "Primary Study Purpose": ("primary_purpose", PrimaryPurpose),
    "Blinding Strategy": ("masking", Masking),
    "Observational Model Type": ("observational_model", ObservationalModel),
    "Study Time Perspective": ("time_perspective", TimePerspective),
}
#: Eligibility Criteria: label → field of the eligibility.
ELIGIBILITY: Final = {
    "Minimum Eligible Age": "minimum_age",
    "Maximum Eligible Age": "maximum_age",
    "Eligible Sex": "sex",
    "Accepts Healthy Volunteers": "healthy_volunteers",
}
#: The headings of the criteria.
CRITERIA: Final = {
    "Inclusion Criteria": CriterionKind.INCLUSION,
    "Exclusion Criteria": CriterionKind.EXCLUSION,
}
_BASIC_LABELS: Final = Labels(BASIC)
_DESIGN_LABELS: Final = Labels(DESIGN)
_ELIGIBILITY_LABELS: Final = Labels([*ELIGIBILITY, *CRITERIA, *(f"{name}:" for name in CRITERIA)])
_PARTICIPANTS: Final = re.compile(r"(\d{1,3}(?:,\d{3}){1,5}|\d{1,40}) participants?", re.ASCII)

#: Fields of the trial, gathered as they are read.
Fields = dict[str, object]


def read_results(draft: Draft, lines: Sequence[Line]) -> bool | None:
    """Read whether results are posted: ``Results pending`` or ``Results available``."""
    found: bool | None = None
    for line in lines:
        if line.text in {"Results pending", "Results available"} and found is None:
            found = draft.fact("has_results", line) == "Results available"
        elif line.text == "View full results":
            draft.label(line)
        else:
            draft.leave([line], "no words are known here but those on results", "has_results")
    return found


def read_basic(draft: Draft, lines: Sequence[Line]) -> Fields:
    """Read labels, each with its value on the next line; or bare values, told by their shape."""
    if not any(line.text in BASIC for line in lines):
        return _bare_basic(draft, lines)
    fields: Fields = {}
    label = None
    for line in lines:
        if line.text in BASIC:
            draft.label(line)
            label = BASIC[line.text]
        elif label is None:
            _strange(draft, line, _BASIC_LABELS)
        else:
            _basic_value(draft, fields, label, line)
            label = None
    return fields


def _basic_value(draft: Draft, fields: Fields, name: str, line: Line) -> None:
    if draft.has(name) or draft.has(f"{name}[0]") or draft.has(f"{name}.count"):
        draft.leave([line], "this field has been read before", name)
    elif name == "overall_status":
        fields[name] = draft.coded(name, line, Status)
    elif name == "study_type":
        fields[name] = draft.coded(name, line, StudyType)
    elif name == "phases":
        fields[name] = draft.phases(name, line)
    elif name == "enrollment":
        fields[name] = _enrollment(draft, line)
    else:
        fields[name] = draft.date(name, line)


def _bare_basic(draft: Draft, lines: Sequence[Line]) -> Fields:
    """Read values without labels: status, phase, size, type, start, completion, in this order.

    Each is known by its list or its shape; what fits none of the fields still to come is left.
    """
    fields: Fields = {}
    order = list(BASIC.values())
    at = 0
    for line in lines:
        for place in range(at, len(order)):
            if _has_shape(order[place], line.text):
                _basic_value(draft, fields, order[place], line)
                at = place + 1
                break
        else:
            draft.leave([line], "without its label, this value cannot be told")
    return fields


def _has_shape(name: str, text: str) -> bool:
    if name == "overall_status":
        return coded(Status, text) is not None
    if name == "study_type":
        return coded(StudyType, text) is not None
    if name == "phases":
        return not any(isinstance(one.value, Unlisted) for one in read_phases(text))
    if name == "enrollment":
        return _PARTICIPANTS.fullmatch(text) is not None
    return len(text) <= 10 and text[:4].isdigit()  # noqa: PLR2004 - YYYY-MM-DD


def _enrollment(draft: Draft, line: Line) -> Enrollment | None:
    found = _PARTICIPANTS.fullmatch(line.text)
    if found is None:
        draft.unreadable("enrollment.count", line, "a number of participants")
        return None
    count = draft.fact("enrollment.count", line.slice(0, found.end(1)))
    draft.label(line.slice(found.end(1) + 1, len(line)))
    return Enrollment(int(count.replace(",", "")))


def read_joined(draft: Draft, path: str, lines: Sequence[Line], what: str) -> tuple[str, ...]:
    """Read a list whose items the site joins by spaces: each line is kept as one."""
    found: list[str] = []
    for index, line in enumerate(lines):
        found.append(draft.fact(f"{path}[{index}]", line))
        if " " in line.text:
            draft.unsplit(f"{path}[{index}]", line, what)
    return tuple(found)


def read_design(draft: Draft, lines: Sequence[Line]) -> Design:
    """Read the design: labels with their values, and what the source adds below them."""
    fields: Fields = {}
    labelled = any(line.text in DESIGN for line in lines)
    groups = _labelled(draft, lines) if labelled else _bare_design(draft, lines)
    for name, enum, value, rest in groups:
        if draft.has(f"design.{name}"):
            draft.leave([value, *rest], "this field has been read before", f"design.{name}")
            continue
        fields[name] = draft.coded(f"design.{name}", value, enum)
        if name == "masking":
            fields |= _masking(draft, rest)
        elif name == "intervention_model":
            path = "intervention_model_description"
            fields[path] = draft.prose(f"design.{path}", rest)
        elif rest:
            draft.leave(rest, "nothing is known to stand below this value", f"design.{name}")
    return Design(**fields)  # type: ignore[arg-type]


_Group = tuple[str, "type[StrEnum]", "Line", "Sequence[Line]"]


def _labelled(draft: Draft, lines: Sequence[Line]) -> list[_Group]:
    groups: list[_Group] = []
    starts = [index for index, line in enumerate(lines) if line.text in DESIGN]
    for line in lines[: starts[0]]:
        _strange(draft, line, _DESIGN_LABELS)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        draft.label(lines[start])
        below = _before_damage(draft, lines[start + 1 : end], _DESIGN_LABELS)
        if below:
            name, enum = DESIGN[lines[start].text]
            groups.append((name, enum, below[0], below[1:]))
    return groups


def _bare_design(draft: Draft, lines: Sequence[Line]) -> list[_Group]:
    """Tell values without labels by their lists, in the order of the page."""
    groups: list[tuple[str, type[StrEnum], Line, list[Line]]] = []
    order = list(DESIGN.values())
    at = 0
    for line in lines:
        for place in range(at, len(order)):
            if line.text.isupper() and coded(order[place][1], line.text) is not None:
                groups.append((*order[place], line, []))
                at = place + 1
                break
        else:
            if groups:
                groups[-1][3].append(line)
            else:
                draft.leave([line], "without its label, this value cannot be told")
    return list(groups)


def _masking(draft: Draft, lines: Sequence[Line]) -> Fields:
    """Read the line of masked roles, where there is one, and the description after it."""
    fields: Fields = {}
    if lines:
        roles = read_masked_roles(lines[0].text)
        if not any(isinstance(one.value, Unlisted) for one in roles):
            for index, one in enumerate(roles):
                draft.fact(f"design.who_masked[{index}]", lines[0].slice(one.start, one.end))
            fields["who_masked"] = tuple([one.value for one in roles])
            lines = lines[1:]
    fields["masking_description"] = draft.prose("design.masking_description", lines)
    return fields


def read_eligibility(draft: Draft, lines: Sequence[Line]) -> Eligibility:
    """Read the criteria and the coded limits after them."""
    fields: Fields = {}
    texts: list[CriteriaText] = []
    kind: CriterionKind | None = None
    gathered: list[Line] = []
    label = ""
    known = _before_damage(draft, lines, _ELIGIBILITY_LABELS)
    for line in known:
        if line.text in _ELIGIBILITY_LABELS.names:
            _criteria(draft, texts, gathered, kind)
            gathered = []
            draft.label(line)
            label = ELIGIBILITY.get(line.text, "")
            kind = CRITERIA.get(line.text.removesuffix(":"))
        elif label:
            _limit(draft, fields, label, line)
            label = ""
        elif fields:
            draft.leave([line], "nothing is known to stand below this value", "eligibility")
        else:
            gathered.append(line)
    _criteria(draft, texts, gathered, kind)
    return Eligibility(texts=tuple(texts), **fields)  # type: ignore[arg-type]


def _criteria(
    draft: Draft, texts: list[CriteriaText], lines: Sequence[Line], kind: CriterionKind | None
) -> None:
    path = f"eligibility.texts[{len(texts)}].text"
    text = draft.prose(path, lines, indented=True)
    if text is not None:
        texts.append(CriteriaText(text, kind))


def _limit(draft: Draft, fields: Fields, name: str, line: Line) -> None:
    path = f"eligibility.{name}"
    if draft.has(path):
        draft.leave([line], "this field has been read before", path)
    elif name == "sex":
        fields[name] = draft.coded(path, line, Sex)
    elif name == "healthy_volunteers":
        fields[name] = draft.flag(path, line)
    else:
        fields[name] = draft.age(path, line)


def _strange(draft: Draft, line: Line, labels: Labels) -> None:
    """Leave a line at the place of a label that is none."""
    meant = labels.nearly(line.text)
    if meant is None:
        draft.leave([line], "this is no label that is known here")
    else:
        draft.damaged(line, meant)


def _before_damage(draft: Draft, lines: Sequence[Line], labels: Labels) -> Sequence[Line]:
    """Give the lines before one that is nearly a label; the rest is left, not guessed."""
    damaged = labels.first_damaged(lines)
    if damaged is None:
        return lines
    index, meant = damaged
    draft.damaged(lines[index], meant)
    return lines[:index]

"""The plain sections of an aggregator page: labels and values, prose, criteria."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar.ages import read_age
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
#: The fields of the design that only observational studies have, and they no others.
_OBSERVATIONAL: Final = {"observational_model", "time_perspective"}
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
#: The headings of the criteria are the sponsor's own, in any case and with or without a colon.
_KINDS: Final = {name.casefold(): kind for name, kind in CRITERIA.items()}
_YES_OR_NO: Final = {"Yes", "No"}
_BARE_AGE: Final = re.compile(r"\d+ [A-Z][a-z]+", re.ASCII)
_PARTICIPANTS: Final = re.compile(r"(\d{1,3}(?:,\d{3}){1,5}|\d{1,40}) participants?", re.ASCII)

#: Fields of the trial, gathered as they are read.
Fields = dict[str, Any]


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
    One date alone may be that of the start or of the completion, and is left too.
    """
    fields: Fields = {}
    order = list(BASIC.values())
    if sum(_has_shape("start_date", line.text) for line in lines) == 1:
        order = order[: order.index("start_date")]
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


def read_design(draft: Draft, lines: Sequence[Line], study_type: object) -> Design:
    """Read the design: labels with their values, and what the source adds below them.

    Without labels, some words are told apart only by the type of the study.
    """
    fields: Fields = {}
    labelled = any(line.text in DESIGN for line in lines)
    groups = _labelled(draft, lines) if labelled else _bare_design(draft, lines, study_type)
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
    return Design(**fields)


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


def _bare_design(draft: Draft, lines: Sequence[Line], study_type: object) -> list[_Group]:
    """Tell values without labels by their lists, in the order of the page."""
    groups: list[tuple[str, type[StrEnum], Line, list[Line]]] = []
    order = [
        one
        for one in DESIGN.values()
        if study_type is not StudyType.OBSERVATIONAL or one[0] in _OBSERVATIONAL
    ]
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
    above: Line | None = None
    gathered: list[Line] = []
    label = ""
    skipping = False
    lines = _bare_limits(draft, fields, lines)
    labels = _limit_labels(lines)
    for index, line in enumerate(lines):
        heading = _kind(line)
        if index in labels or heading is not None:
            _criteria(draft, texts, gathered, above)
            gathered = []
            draft.label(line)
            label = labels.get(index, "")
            above = line if heading is not None else None
            skipping = False
        elif (meant := _ELIGIBILITY_LABELS.nearly(line.text)) is not None:
            draft.damaged(line, meant)
            label = ""
            skipping = True
        elif skipping:
            continue
        elif label:
            _limit(draft, fields, label, line)
            label = ""
        elif labels and index > min(labels):
            draft.leave([line], "nothing is known to stand below this value", "eligibility")
        else:
            gathered.append(line)
    _criteria(draft, texts, gathered, above)
    return Eligibility(texts=tuple(texts), **fields)


def _kind(heading: Line) -> CriterionKind | None:
    return _KINDS.get(heading.text.removesuffix(":").rstrip().casefold())


def _limit_labels(lines: Sequence[Line]) -> dict[int, str]:
    """Give the lines that are labels of limits, and the field of each.

    Criteria may hold a line that reads like a label.  It is one where a value of its kind
    follows, or where no such label comes after it.
    """
    found: dict[int, str] = {}
    later: set[str] = set()
    for index in range(len(lines) - 1, -1, -1):
        name = ELIGIBILITY.get(lines[index].text)
        if name is not None:
            value = lines[index + 1].text if index + 1 < len(lines) else ""
            if name not in later or _is_limit(name, value):
                found[index] = name
            later.add(name)
    return found


def _is_limit(name: str, text: str) -> bool:
    if name == "sex":
        return _is_bare_sex(text)
    if name == "healthy_volunteers":
        return text in _YES_OR_NO
    return read_age(text) is not None


def _is_bare_sex(text: str) -> bool:
    return text.isupper() and coded(Sex, text) is not None


def _bare_limits(draft: Draft, fields: Fields, lines: Sequence[Line]) -> Sequence[Line]:
    """Read the limits of the label-less copies, and give the lines before them.

    These end in up to two ages, the sexes in capitals, and yes or no.  One age alone may be
    the lowest or the highest.
    """
    end = len(lines)
    healthy = lines[-1:] if lines and lines[-1].text in _YES_OR_NO else ()
    at = end - len(healthy) - 1
    labelled = any(line.text in ELIGIBILITY for line in lines)
    if labelled or at < 0 or not _is_bare_sex(lines[at].text):
        return lines
    start = at
    while start > max(at - 2, 0) and _BARE_AGE.fullmatch(lines[start - 1].text):
        start -= 1
    ages = lines[start:at]
    if len(ages) == 1:
        draft.leave(ages, "without its label, this age may be the lowest or the highest")
    else:
        for name, line in zip(("minimum_age", "maximum_age"), ages, strict=False):
            _limit(draft, fields, name, line)
    _limit(draft, fields, "sex", lines[at])
    for line in healthy:
        _limit(draft, fields, "healthy_volunteers", line)
    return lines[:start]


def _criteria(
    draft: Draft, texts: list[CriteriaText], lines: Sequence[Line], heading: Line | None
) -> None:
    path = f"eligibility.texts[{len(texts)}]"
    text = draft.prose(f"{path}.text", lines, indented=True)
    if text is not None:
        if heading is not None:
            draft.fact(f"{path}.kind", heading)
        texts.append(CriteriaText(text, None if heading is None else _kind(heading)))


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

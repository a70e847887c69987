"""Conditions, phases, and the table of the design."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar import read_us_date
from mscregistry.lex.page import Line
from mscregistry.model import Design, Enrollment
from mscregistry.parsers.ctgov_page.cells import (
    Row,
    bare,
    cells,
    label_of,
    once,
    one_value,
    passage,
    rows,
)
from mscregistry.parsers.ctgov_page.labels import (
    DATES,
    HEADINGS,
    INNER,
    KINDS,
    LABELS,
    RESOURCES,
    Part,
)
from mscregistry.vocab import (
    Allocation,
    DateKind,
    EnrollmentKind,
    InterventionModel,
    Masking,
    ObservationalModel,
    Phase,
    PrimaryPurpose,
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

    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

_NAMES: Final = frozenset(
    name for name, parts in LABELS.items() if Part.DESIGN in parts or Part.TIMES in parts
)
_CODED: Final[Mapping[str, tuple[str, type[StrEnum]]]] = {
    "Allocation": ("allocation", Allocation),
    "Intervention Model": ("intervention_model", InterventionModel),
    "Primary Purpose": ("primary_purpose", PrimaryPurpose),
    "Observational Model": ("observational_model", ObservationalModel),
    "Time Perspective": ("time_perspective", TimePerspective),
}
_PROSE: Final[Mapping[str, str]] = {
    "Intervention Model Description": "intervention_model_description",
    "Masking Description": "masking_description",
    "Target Follow-Up Duration": "target_duration",
}
_COUNT: Final = re.compile(r"(\d{1,3}(?:,\d{3}){0,6}+|\d{1,9})(?: (participants?))?", re.ASCII)
_REGISTRY: Final = " [Patient Registry]"
#: No heading, blanks and all, has more characters.
_LONGEST_HEADING: Final = 200
#: What pages before mid-2017 add to the date of primary completion.
_FINAL: Final = "(Final data collection date for primary outcome measure)"


def read_design(draft: Draft, layout: Layout, facts: Facts) -> None:
    """Read the table of the design into `facts`."""
    lines = unheaded(
        draft, [*_without_links(draft, layout.of(Part.DESIGN)), *layout.of(Part.TIMES)]
    )
    found, loose = rows(lines, _NAMES, layout.damaged)
    draft.leave(loose, "no label of the design names it")
    design: dict[str, Any] = {}
    for row in once(draft, found):
        draft.label(row.label)
        if row.name == "Study Design":
            # Before mid-2017 this label stands before the first of the rows, which has its own.
            inner, words = rows([Line.of(one) for one in row.pieces], _NAMES, frozenset())
            draft.leave(words, "no label of the design names it")
            for one in once(draft, inner):
                draft.label(one.label)
                _row(draft, one, design, facts)
        else:
            _row(draft, row, design, facts)
    facts["design"] = Design(**design)


def _without_links(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    """Leave the links to other sites unread, which stand under a heading of their own."""
    kept: list[Line] = []
    links: list[Line] = []
    below = False
    for line in lines:
        if bare(line).text.rstrip(":") in RESOURCES:
            draft.label(line)
            below = True
        elif below and label_of(line) is None:
            links.append(line)
        else:
            kept.append(line)
            below = False
    draft.leave(links, "links to other sites say nothing of the trial")
    return kept


def unheaded(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    """Take off the headings, which stand without a value, and the rules of tables."""
    kept = []
    for line in lines:
        if len(line.text) > _LONGEST_HEADING:
            kept.append(line)
            continue
        heading = " ".join(line.text.replace("|", " ").split())
        if heading.startswith("---") and not heading.strip("- "):
            continue
        if heading in HEADINGS or heading in INNER:
            draft.label(line)
        else:
            kept.append(line)
    return kept


def _row(draft: Draft, row: Row, design: dict[str, Any], facts: Facts) -> None:
    name = row.name
    kind = next((one for one in KINDS if name.startswith(one)), "")
    plain = name[len(kind) :].lstrip()
    if name in _PROSE:
        path = _PROSE[name]
        design[path] = draft.maybe(f"design.{path}", passage(draft.page, row.pieces))
    elif name == "Official Title":
        facts["official_title"] = draft.maybe("official_title", passage(draft.page, row.pieces))
    elif (words := one_value(draft, row, "design")) is None:
        return
    elif name in _CODED:
        path, enum = _CODED[name]
        design[path] = draft.coded(f"design.{path}", words, enum)
    elif name == "Masking":
        _masking(draft, words, design)
    elif name == "Study Type":
        _study_type(draft, words, design, facts)
    elif draft.has("enrollment.count" if plain == "Enrollment" else DATES.get(plain, "")):
        draft.leave([words], f"a row {plain!r} of another kind stands above")
    elif plain == "Enrollment":
        _enrollment(draft, words, row.label.slice(0, len(kind)), facts)
    elif plain in DATES:
        _date(draft, words, DATES[plain], coded(DateKind, kind), facts)
    else:
        draft.leave([words], f"the trial has no field for {name!r}")


def _study_type(draft: Draft, words: Words, design: dict[str, Any], facts: Facts) -> None:
    """Read ``Observational [Patient Registry]``."""
    if words.text.endswith(_REGISTRY):
        at = len(words.text) - len(_REGISTRY)
        draft.fact("design.patient_registry", words.slice(at + 2, len(words.text) - 1))
        design["patient_registry"] = True
        words = words.slice(0, at)
    facts["study_type"] = draft.coded("study_type", words, StudyType)


def _masking(draft: Draft, words: Words, design: dict[str, Any]) -> None:
    """Read ``Double (Participant, Investigator)``."""
    start = words.text.find(" (")
    if start > 0 and words.text.endswith(")") and coded(Masking, words.text) is None:
        roles = words.slice(start + 2, len(words.text) - 1)
        masked = []
        for index, role in enumerate(read_masked_roles(roles.text)):
            path = f"design.who_masked[{index}]"
            place = roles.slice(role.start, role.end)
            draft.fact(path, place)
            if isinstance(role.value, Unlisted):
                draft.unlisted(path, place, "WhoMasked")
            masked.append(role.value)
        design["who_masked"] = tuple(masked)
        words = words.slice(0, start)
    design["masking"] = draft.coded("design.masking", words, Masking)


def _enrollment(draft: Draft, words: Words, kind: Words, facts: Facts) -> None:
    """Read ``1,200 participants``; the kind stands in the label."""
    found = _COUNT.fullmatch(words.text)
    if found is None:
        draft.unreadable("enrollment", words, "a number of participants")
        return
    draft.fact("enrollment.count", words.slice(*found.span(1)))
    if found[2]:
        draft.label(words.slice(*found.span(2)))
    if kind.text:
        draft.fact("enrollment.kind", kind)
    count = int(found[1].replace(",", ""))
    facts["enrollment"] = Enrollment(count, coded(EnrollmentKind, kind.text))


def _date(draft: Draft, words: Words, path: str, kind: DateKind | None, facts: Facts) -> None:
    if words.text.endswith(_FINAL):
        at = len(words.text) - len(_FINAL)
        draft.label(words.slice(at, len(words.text)))
        words = words.slice(0, at).strip()
    facts[path] = draft.date(path, words, kind, read_us_date)


def read_conditions(draft: Draft, layout: Layout, facts: Facts) -> tuple[list[Words], list[Line]]:
    """Read the row of conditions, interventions and phases.

    Gives the words of the interventions, and the lines after the row, which are a description
    that has lost its label.
    """
    lines = unheaded(draft, layout.of(Part.CONDITIONS))
    interventions: list[Words] = []
    conditions: list[Words] = []
    if any("|" in line.text for line in lines):
        after: list[Line] = []
        for line in lines:
            row = [] if after or conditions or "|" not in line.text else cells(line)
            if any(cell.text for cell in row):
                conditions = [row[0]] if row[0].text else []
                interventions = [cell for cell in row[1:2] if cell.text]
                _phases(draft, row[2:], facts)
            elif bare(line).text:
                after.append(line)
    else:
        after = []
        _unpiped(draft, lines, conditions, interventions, facts)
    for index, words in enumerate(conditions):
        draft.fact(f"conditions[{index}]", words)
        if " " in words.text and len(conditions) == 1:
            draft.unsplit(f"conditions[{index}]", words, "the conditions")
    facts["conditions"] = tuple([words.text for words in conditions])
    return interventions, after


def _phases(draft: Draft, found: Sequence[Words], facts: Facts) -> None:
    phases: list[Phase | Unlisted] = []
    for words in found:
        for phase in read_phases(words.text):
            path = f"phases[{len(phases)}]"
            place = words.slice(phase.start, phase.end)
            draft.fact(path, place)
            if isinstance(phase.value, Unlisted):
                draft.unlisted(path, place, "Phase")
            phases.append(phase.value)
    facts["phases"] = tuple(phases)


TYPED: Final = re.compile(
    r"(?<!\S)(?:Behavioral|Biological|Combination Product|Device|Diagnostic Test"
    r"|Dietary Supplement|Drug|Genetic|Other|Procedure|Radiation): "
)
#: The phases that can end a row in which no cell is marked.
_LAST_PHASES: Final = re.compile(
    r"(?<!\S)(?:(?:Early )?Phase [0-4](?: Phase [0-4])?|Not Applicable|N/A)$"
)


def _unpiped(
    draft: Draft,
    lines: Sequence[Line],
    conditions: list[Words],
    interventions: list[Words],
    facts: Facts,
) -> None:
    """Read rows in which no cell is marked: types and phases tell where a cell begins."""
    phases: list[Words] = []
    for cell in [cell for line in lines for cell in cells(line)]:
        words = cell
        if (phase := _LAST_PHASES.search(words.text)) is not None:
            phases.append(words.slice(phase.start(), phase.end()))
            words = words.slice(0, phase.start()).strip()
        if (typed := TYPED.search(words.text)) is not None:
            interventions.append(words.slice(typed.start(), len(words.text)))
            words = words.slice(0, typed.start()).strip()
        if words.text:
            if interventions and typed is None:
                draft.leave([words], "no cell of the table is known for it")
            else:
                conditions.append(words)
    _phases(draft, phases, facts)

"""Study type, study design and phase of a record of the portal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.parsers.who.items import design_parts
from mscregistry.parsers.who.values import EU_PHASES, NO_PHASE, SILENT_PHASE, damaged_phase
from mscregistry.vocab import (
    Allocation,
    InterventionModel,
    Masking,
    ObservationalModel,
    Phase,
    PrimaryPurpose,
    StudyType,
    TimePerspective,
    Unlisted,
    WhoMasked,
    coded,
    fold,
    read_masked_roles,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from mscregistry.parsers.ictrp.record import Record
    from mscregistry.source import Words

_CODES: Final[dict[str, type[StrEnum]]] = {
    "allocation": Allocation,
    "intervention_model": InterventionModel,
    "primary_purpose": PrimaryPurpose,
    "masking": Masking,
    "observational_model": ObservationalModel,
    "time_perspective": TimePerspective,
}
_REGISTRY: Final = re.compile(r"(Observational)\s*\[(Patient Registry)\]")
_ROLES: Final = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
#: What two words in one text are: the model and how it is allocated.
_MODEL: Final = re.compile(
    r"(Single arm|Parallel|Cross-over|Factorial) (Randomized|Non-randomized)"
)
_QUESTION: Final = re.compile(r"([A-Z][^:\n]{2,60}):[^\S\n]*(.*)")
#: What the EU's form answers with yes, and what that says.
_EU: Final[dict[str, tuple[str, Any]]] = {
    "Randomised": ("allocation", Allocation.RANDOMIZED),
    "Open": ("masking", Masking.NONE),
    "Single blind": ("masking", Masking.SINGLE),
    "Double blind": ("masking", Masking.DOUBLE),
    "Parallel group": ("intervention_model", InterventionModel.PARALLEL),
    "Cross over": ("intervention_model", InterventionModel.CROSSOVER),
}
_ARMS: Final = "Number of treatment arms in the trial"
_PHASE: Final = re.compile(
    r"\s*".join(rf"({re.escape(label)}):[ ]?(yes|no|)" for label, _ in EU_PHASES), re.IGNORECASE
)


def read_study_type(record: Record, words: Words) -> None:
    """Read the kind of study, and that it is a patient registry where that stands beside it."""
    found = _REGISTRY.fullmatch(words.text)
    if found is not None:
        record.draft.fact("design.patient_registry", words.slice(*found.span(2)))
        record.part("design")["patient_registry"] = True
        words = words.slice(*found.span(1))
    record.fields["study_type"] = record.draft.coded("study_type", words, StudyType)


def read_phase(record: Record, words: Words) -> None:
    """Read the phases; what a spreadsheet has turned into a day is kept as it is, and said."""
    text = words.text
    folded = text.casefold()
    block = _PHASE.fullmatch(text)
    hint = damaged_phase(text)
    if block is not None:
        _eu_phases(record, words, block)
    elif hint is not None:
        record.draft.fact("phases[0]", words)
        record.fields["phases"] = (Unlisted(text),)
        record.draft.issue(
            Code.DAMAGED_VALUE,
            Severity.WARNING,
            f"{text!r} is a day, where a phase should stand; a spreadsheet may have made it so",
            "phases[0]",
            words,
            hint=f"it may have been {hint}; look it up at the register",
        )
    elif folded in NO_PHASE:
        record.draft.fact("phases[0]", words)
        record.fields["phases"] = (Phase.NA,)
    elif folded in SILENT_PHASE:
        record.draft.label(words)
    else:
        record.fields["phases"] = record.draft.phases("phases", words)


def _eu_phases(record: Record, words: Words, block: re.Match[str]) -> None:
    for index, (_, phase) in enumerate(EU_PHASES):
        label, answer = words.slice(*block.span(2 * index + 1)), block[2 * index + 2]
        if answer.casefold() == "yes":
            path = record.next("phases")
            record.draft.fact(
                path, words.slice(block.start(2 * index + 1), block.end(2 * index + 2))
            )
            record.append("phases", phase)
        else:
            record.draft.label(label)
            record.draft.label(words.slice(*block.span(2 * index + 2)))


def read_design(record: Record, words: Words) -> None:
    """Read the study design: in parts where all of it stands under labels, and else whole."""
    parts = design_parts(words.text, record.register.design)
    fields = [part.means for part in parts if part.means != "?"]
    # A label within a value would part it wrongly, and stand twice.
    if not parts or len(fields) > len(set(fields)):
        _whole_design(record, words)
        return
    for part in parts:
        label, value = words.slice(*part.label), words.slice(*part.value)
        if value.text and part.means == "?":
            record.ask(label, value)
            continue
        record.draft.label(label)
        if value.text:
            _take(record, part.means, value)


def _whole_design(record: Record, words: Words) -> None:
    """Read a design without labels: the EU's questions, one or two coded words, or any text."""
    text = words.text
    two = _MODEL.fullmatch(text)
    if record.register.interventions == "eu" and _eu_design(record, words):
        return
    if coded(InterventionModel, text) is not None:
        _take(record, "intervention_model", words)
    elif two is not None:
        _take(record, "intervention_model", words.slice(*two.span(1)))
        _take(record, "allocation", words.slice(*two.span(2)))
    elif fold(text) == "not selected not selected":
        record.draft.label(words)
    else:
        record.part("design")["description"] = record.draft.fact("design.description", words)
        if record.register.design:
            why = "the study design is not in the parts in which its register writes it; kept whole"
            record.draft.issue(Code.UNSPLIT_LIST, Severity.INFO, why, "design.description", words)


def _take(record: Record, field: str, words: Words) -> None:
    enum, path = _CODES.get(field), f"design.{field}"
    roles = _ROLES.fullmatch(words.text) if field == "masking" else None
    if enum is None:
        record.part("design")[field] = record.draft.fact(path, words)
        return
    # "None (Open Label)" names no roles, and is one word of a list.
    known = roles is not None and coded(Masking, roles[1]) is not None
    whole = coded(Masking, words.text) is not None or fold(words.text) in _theirs(record, field)
    if roles is not None and known and not whole:
        _take_roles(record, words.slice(*roles.span(2)))
        words = words.slice(*roles.span(1))
    record.part("design")[field] = record.coded(path, words, enum)


def _theirs(record: Record, field: str) -> Mapping[str, str]:
    return record.register.words.get(field, {})


def _take_roles(record: Record, words: Words) -> None:
    found: list[WhoMasked | Unlisted] = []
    for one in read_masked_roles(words.text):
        path, place = f"design.who_masked[{len(found)}]", words.slice(one.start, one.end)
        record.draft.fact(path, place)
        if isinstance(one.value, Unlisted):
            record.draft.unlisted(path, place, "WhoMasked")
        found.append(one.value)
    record.part("design")["who_masked"] = tuple(found)


def _eu_design(record: Record, words: Words) -> bool:
    """Read the questions of the EU's form, a line each, and say whether these are they."""
    lines = [words.slice(*one.span()).strip() for one in re.finditer(r"[^\n]+", words.text)]
    asked = [line for line in lines if line.text]
    found = [match for line in asked if (match := _QUESTION.fullmatch(line.text)) is not None]
    if len(found) < len(asked):
        return False
    for line, match in zip(asked, found, strict=True):
        _eu_line(record, line, match)
    return True


def _eu_line(record: Record, line: Words, found: re.Match[str]) -> None:
    question, answer = line.slice(*found.span(1)), line.slice(*found.span(2)).strip()
    design = record.part("design")
    field, value = _EU.get(question.text, ("", None))
    if question.text == _ARMS and answer.text.isascii() and answer.text.isdigit():
        record.draft.label(question)
        record.draft.fact("design.number_of_arms", answer)
        design["number_of_arms"] = int(answer.text)
    elif field and answer.text == "yes" and field not in design:
        record.draft.fact(f"design.{field}", line)
        design[field] = value
    elif answer.text:
        record.ask(question, answer)
    else:
        record.draft.label(question)

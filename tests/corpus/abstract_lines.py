"""Findings as lines that can be written by hand, so that a reader's lines can stand beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.intervals import number_text

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.findings import AdverseEvent, Efficacy, EventSet, Findings
    from mscregistry.grammar.stated import Stated

#: What is told of how many.
COUNTS = {
    "enrolled": "enrolled",
    "lost": "lost_to_follow_up",
    "completed": "completed",
    "withdrawn": "withdrawn",
    "deaths": "deaths",
    "dlt_count": "dlt_count",
}


def lines_of(found: Findings) -> dict[str, str | list[str]]:
    """Give every fact as a line, under its kind; kinds of which nothing is stated are left out."""
    lines: dict[str, str | list[str]] = {
        key: str(value)
        for key, name in COUNTS.items()
        if (value := getattr(found, name)) is not None
    }
    serious = found.serious_adverse_events
    if serious.count is not None:
        lines["serious_count"] = str(serious.count)
    many = {
        "phases": [one.value.name for one in found.phases],
        "design": _design(found),
        "groups": [
            f"{one.name.value}{'' if one.subjects is None else f' n={one.subjects}'}"
            for one in found.groups
        ],
        "population": [str(one.value) for one in found.population],
        "sets": [_set(one) for one in found.event_sets],
        "events": [_event(one) for one in (*found.adverse_events, *serious.events)],
        "efficacy": [_efficacy(one) for one in found.efficacy],
        "stages": [one.value for one in found.stages_in_conclusion],
    }
    return lines | {key: every for key, every in many.items() if every}


def _design(found: Findings) -> list[str]:
    design = found.design
    lines = [one.value for one in design.layout]
    if design.randomised is not None:
        lines.append("randomised" if design.randomised.value else "not randomised")
    lines += [one.value for one in (design.control, design.blinding) if one is not None]
    lines += [one.value for one in design.kinds]
    if design.follow_up is not None:
        lines.append(f"follow-up {design.follow_up.value}")
    if design.allocation_basis is not None:
        lines.append(f"basis: {design.allocation_basis.value}")
    return lines


def _tally(
    count: Stated[int] | None, out_of: Stated[int] | None, percent: Stated[Fraction] | None
) -> str:
    number = "" if count is None else str(count)
    number += "" if out_of is None else f"/{out_of.value}"
    share = "" if percent is None else f"{number_text(percent.value)}%"
    return f"{number} {share}".strip()


def _set(one: EventSet) -> str:
    number = _tally(one.count, None, None)
    people = " subjects" if one.of_subjects else ""
    people += "" if one.out_of is None else f"/{one.out_of.value}"
    people += "" if one.percent is None else f" {number_text(one.percent.value)}%"
    kind = one.kind.value.replace("-", " ")
    group = "" if one.group is None else f" in {one.group.value}"
    grade = "" if one.grade is None or "rade" in kind else f" grade {one.grade.value}"
    grade += "" if one.severity is None else f" {one.severity.value}"
    related = one.relatedness
    own = "" if related is None or related.value in kind.lower() else f", {related.value}"
    return f"{number}{people}{' of' if people else ''} {kind}{grade}{group}{own}".strip()


def _event(one: AdverseEvent) -> str:
    parts = [one.term.value]
    for word, fact in (("", one.severity), ("grade ", one.grade), ("in ", one.group)):
        if fact is not None:
            parts.append(f"{word}{fact.value}")
    if tally := _tally(one.subjects, one.out_of, one.percent):
        parts.append(tally)
    if one.relatedness is not None:
        parts.append(one.relatedness.value)
    parts += _marks(one)
    if one.onset is not None:
        parts.append(f"onset {one.onset.value}")
    if one.outcome is not None:
        how = "" if one.resolution is None else f" {one.resolution.value}"
        parts.append(f"{one.outcome.value.value}{how}")
    for word, fact in (("later", one.later_diagnosis), ("by", one.diagnosed_by)):
        if fact is not None:
            parts.append(f"{word} {fact.value}")
    return ", ".join(parts)


def _marks(one: AdverseEvent) -> list[str]:
    serious = ["serious"] if one.serious is not None and one.serious.value else []
    if one.dose_limiting is None:
        return serious
    return [*serious, "DLT" if one.dose_limiting.value else "no DLT"]


def _efficacy(one: Efficacy) -> str:
    change = "" if one.change is None else one.change.value.name
    parts = [f"{one.endpoint.value}: {one.finding.value} [{change}{' denied' * one.denied}]"]
    if one.population is not None:
        parts.append(f"in {' '.join(one.population.value.replace('-', ' ').split())}")
    if one.significant is not None:
        parts.append("significant" if one.significant.value else "not significant")
    if one.p_value is not None:
        parts.append(f"p {one.p_value.value}")
    for word, figure in (("from", one.before), ("to", one.after), ("by", one.difference)):
        if figure is not None:
            parts.append(f"{word} {figure.value}")
    if one.values:
        parts.append(f"values {', '.join([str(figure.value) for figure in one.values])}")
    if tally := _tally(one.subjects, one.out_of, one.percent):
        parts.append(tally)
    if one.ratio is not None:
        parts.append(str(one.ratio.value))
    if one.confidence is not None:
        parts.append(f"CI {one.confidence.value}")
    return " ".join(parts)

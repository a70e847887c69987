"""A reading as a card of plain text."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Final

from mscregistry.visible import visible
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.issues import Issue
    from mscregistry.model import Trial
    from mscregistry.reading import Reading

#: Columns of the labels.
_LABEL: Final = 14
#: Characters of a section of an abstract that are shown.
_PIECE: Final = 100
#: How many unread pieces and issues are listed.
_MOST: Final = 40
#: The least columns that hold the labels and a few words.
_NARROWEST: Final = 40


def card(reading: Reading, *, width: int = 88, criteria: int = 3) -> str:
    """Give the facts of a reading at a glance, what was not read, and its issues.

    Control characters and marks that turn the direction of text are shown as their codes, so
    that no document can write to a terminal.  `criteria` says how many of each kind are shown;
    a `width` below 40 counts as 40.
    """
    width = max(width, _NARROWEST)
    trial = reading.trial
    title = visible(trial.brief_title or trial.official_title or "(no title)")
    lines = [
        "─" * width,
        *textwrap.wrap(title, width),
        "─" * width,
    ]
    for label, value in _facts(trial):
        if value:
            indent = " " * (_LABEL + 2)
            lines += textwrap.wrap(
                f"{label:>{_LABEL}}  {visible(value)}", width, subsequent_indent=indent
            )
    lines += _criteria(trial, width, criteria)
    origin = visible(f"{reading.format}, from {reading.source.name}")
    lines += ["", f"{'read as':>{_LABEL}}  {origin}"]
    lines += textwrap.wrap(
        f"{'characters':>{_LABEL}}  {_share(reading)}", width, subsequent_indent=" " * (_LABEL + 2)
    )
    lines += _unread(reading, width)
    lines += _issues(reading, width)
    return "\n".join(lines)


def _share(reading: Reading) -> str:
    coverage = reading.coverage()
    # A share is never rounded up to a whole that it is not.
    percent = int(coverage.share_read * 1000) / 10
    return f"{percent:g} % accounted for: {coverage}"


def _facts(trial: Trial) -> Iterator[tuple[str, str]]:
    yield "id", _joined(trial.trial_id, trial.url)
    yield "status", _joined(trial.overall_status, trial.why_stopped)
    yield "phase", _joined(*trial.phases, between=", ")
    yield "type", _joined(trial.study_type)
    if trial.enrollment is not None:
        yield "enrollment", _joined(trial.enrollment.count, trial.enrollment.kind)
    yield "dates", _dates(trial)
    yield "conditions", "; ".join(trial.conditions)
    yield "design", _design(trial)
    for arm in trial.arms:
        yield "arm", _joined(arm.label, arm.type, "; ".join(arm.intervention_names))
    for one in trial.interventions:
        yield "intervention", _joined(one.name, one.type)
    for outcome in trial.outcomes:
        yield "outcome", _joined(outcome.kind, outcome.measure, outcome.time_frame)
    yield "sponsors", "; ".join([_joined(one.name, one.role) for one in trial.sponsors])
    for site in trial.sites:
        yield "site", _joined(site.facility, site.city, site.country, site.status)
    yield "ages", _ages(trial)
    yield "sex", str(trial.eligibility.sex or "")
    if trial.abstract is not None:
        yield "abstract", _joined(trial.abstract.number, trial.abstract.meeting)
        names = [
            _joined(one.last_name, one.first_name, between=", ") for one in trial.abstract.authors
        ]
        yield "authors", "; ".join(names)
        for section, kind in zip(trial.abstract.sections, trial.abstract.kinds, strict=True):
            label = (kind or "section").lower().replace("_", " ")
            yield label, textwrap.shorten(section.text, _PIECE, placeholder=" …")


def _ages(trial: Trial) -> str:
    lowest, highest = trial.eligibility.minimum_age, trial.eligibility.maximum_age
    from_lowest = "" if lowest is None else f"from {lowest}"
    up_to_highest = "" if highest is None else f"up to {highest}"
    return _joined(from_lowest, up_to_highest, between=" ")


def _dates(trial: Trial) -> str:
    named = (
        ("start", trial.start_date),
        ("primary completion", trial.primary_completion_date),
        ("completion", trial.completion_date),
        ("last update", trial.last_update_date),
    )
    return ", ".join([_joined(name, date, date.kind, between=" ") for name, date in named if date])


def _design(trial: Trial) -> str:
    design = trial.design
    return _joined(
        design.allocation,
        design.intervention_model,
        design.observational_model,
        design.time_perspective,
        design.primary_purpose,
        design.masking,
    )


def _joined(*values: object, between: str = " · ") -> str:
    return between.join([_word(value) for value in values if value is not None and value != ""])


def _word(value: object) -> str:
    return f"{value} (on no list)" if isinstance(value, Unlisted) else str(value)


def _criteria(trial: Trial, width: int, most: int) -> list[str]:
    lines: list[str] = []
    kinds = dict.fromkeys(one.kind for one in trial.eligibility.criteria)
    for kind in kinds:
        of_kind = [one for one in trial.eligibility.criteria if one.kind is kind]
        outermost = sum(one.level == 0 for one in of_kind)
        count = f"{outermost} criteri{'on' if outermost == 1 else 'a'}"
        if outermost < len(of_kind):
            count += f", with {len(of_kind) - outermost} below"
        lines.append(f"{(kind or 'criteria').lower():>{_LABEL}}  {count}")
        for one in of_kind[:most]:
            text = textwrap.shorten(visible(one.text), width - _LABEL - 4, placeholder=" …")
            lines.append(f"{'':>{_LABEL}}  • {text}")
        if len(of_kind) > most:
            lines.append(f"{'':>{_LABEL}}    … and {len(of_kind) - most} more")
    return lines


def _unread(reading: Reading, width: int) -> list[str]:
    pieces = reading.unread
    if not pieces:
        return [f"{'not read':>{_LABEL}}  nothing"]
    lines = [f"{'not read':>{_LABEL}}  {len(pieces)} piece{'s' if len(pieces) > 1 else ''}"]
    for span in pieces[:_MOST]:
        piece = visible(reading.source.words([span]))
        words = textwrap.shorten(piece, width - 30, placeholder=" …")
        lines.append(f"{'':>{_LABEL}}  line {reading.source.line_of(span.start)}: {words}")
    return lines + _more(len(pieces))


def _issues(reading: Reading, width: int) -> list[str]:
    if not reading.issues:
        return [f"{'issues':>{_LABEL}}  none"]
    lines = [f"{'issues':>{_LABEL}}  {_counted(reading.issues)}"]
    indent = " " * (_LABEL + 4)
    for issue in sorted(reading.issues, key=lambda one: -one.severity)[:_MOST]:
        place = f" (line {reading.source.line_of(issue.spans[0].start)})" if issue.spans else ""
        hint = f"; {issue.hint}" if issue.hint else ""
        lines += textwrap.wrap(
            f"{'':>{_LABEL}}  {visible(f'{issue}{place}{hint}')}", width, subsequent_indent=indent
        )
    return lines + _more(len(reading.issues))


def _more(count: int) -> list[str]:
    """Say how many of a list are not shown."""
    return [f"{'':>{_LABEL}}  … and {count - _MOST:,} more"] if count > _MOST else []


def _counted(issues: Sequence[Issue]) -> str:
    """Give how many issues there are, and of which severity."""
    by_severity = Counter(issue.severity for issue in issues)
    kinds = [f"{by_severity[one]} {one}" for one in sorted(by_severity, reverse=True)]
    return f"{len(issues)} ({', '.join(kinds)})"

"""The table of trials at a glance: one flat row a record, for spreadsheets and quick counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.export.tables.values import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.grammar.dates import PartialDate
    from mscregistry.model import Trial
    from mscregistry.reading import Reading

#: Stands between several of one kind.
_APART: Final = "; "


def _overview(trial: Trial, reading: Reading | None) -> Iterator[Row]:
    design, enrollment, lead = trial.design, trial.enrollment, trial.lead_sponsor
    eligibility = trial.eligibility
    yield (
        None if reading is None else reading.format,
        trial.brief_title or trial.official_title,
        code_of(trial.overall_status),
        code_of(trial.study_type),
        _joined([code_of(one) or "" for one in trial.phases], "/"),
        None if enrollment is None else enrollment.count,
        None if enrollment is None else code_of(enrollment.kind),
        code_of(design.allocation),
        code_of(design.masking),
        code_of(design.primary_purpose),
        *_day(trial.start_date),
        *_day(trial.completion_date),
        *_day(trial.last_update_date),
        trial.has_results,
        _joined(trial.conditions),
        _joined([one.name for one in trial.interventions]),
        None if lead is None else lead.name,
        None if lead is None else code_of(lead.agency_class),
        _joined(trial.countries),
        len(trial.sites),
        code_of(eligibility.sex),
        None if eligibility.minimum_age is None else str(eligibility.minimum_age),
        None if eligibility.maximum_age is None else str(eligibility.maximum_age),
        trial.url,
    )


def _day(when: PartialDate | None) -> tuple[object, object]:
    return (None, None) if when is None else (str(when), when.earliest)


def _joined(texts: Iterable[str], apart: str = _APART) -> str | None:
    return apart.join(texts) or None


#: A record in one row.
OVERVIEW: Final = TidyTable(
    "overview",
    "A record, flat, with what one looks at first.",
    (
        Column("format", "text", "The format it was read from; null for a trial alone."),
        Column("title", "text", "The title for the public, or else the scientific one."),
        Column("status", "text", "Where the study stands, as a code."),
        Column("study_type", "text", "Interventional, observational or other, as a code."),
        Column("phase", "text", "The phases, a slash between: `PHASE1/PHASE2`."),
        Column("enrollment", "integer", "How many people take part."),
        Column("enrollment_kind", "text", "Whether they were counted or are planned."),
        Column("allocation", "text", "How participants are assigned to arms, as a code."),
        Column("masking", "text", "How many parties do not know the assignment, as a code."),
        Column("purpose", "text", "The main objective, as a code."),
        Column("start", "text", "When it began or will, as precisely as stated."),
        Column("start_earliest", "date", "The first day that can mean."),
        Column("completion", "text", "When it ended or will, as precisely as stated."),
        Column("completion_earliest", "date", "The first day that can mean."),
        Column("last_update", "text", "When the record was last changed, as precisely as stated."),
        Column("last_update_earliest", "date", "The first day that can mean."),
        Column("has_results", "boolean", "Whether the registry holds results."),
        Column("conditions", "text", "The conditions as written, `; ` between."),
        Column("interventions", "text", "The names of what is given, `; ` between."),
        Column("sponsor", "text", "The lead sponsor."),
        Column("sponsor_class", "text", "What kind of organisation that is, as a code."),
        Column("countries", "text", "The countries as written, `; ` between."),
        Column("sites", "integer", "How many sites are listed."),
        Column("sex", "text", "The sexes that may take part, as a code."),
        Column("minimum_age", "text", "The lowest age."),
        Column("maximum_age", "text", "The highest age."),
        Column("url", "text", "The page at the registry, where the form of such pages is known."),
    ),
    _overview,
)

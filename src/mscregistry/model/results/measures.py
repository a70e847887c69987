"""Tables of numbers: what was measured at baseline and as outcomes, and how it was analysed."""

from __future__ import annotations

from attrs import frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.model.results.participant_flow import ResultGroup
from mscregistry.vocab import (
    AnalysisDispersionType,
    ConfidenceIntervalNumSides,
    MeasureDispersionType,
    MeasureParam,
    NonInferiorityType,
    OutcomeMeasureType,
    ReportingStatus,
    Unlisted,
)


@frozen(weakref_slot=False)
class GroupCount:
    """How many of a group were looked at."""

    #: The group's id.
    group_id: str | None = None
    #: The number, as written.
    value: str | None = None


@frozen(weakref_slot=False)
class Denominator:
    """Of how many the numbers of a table speak, by group."""

    #: What is counted: participants, eyes, lesions.
    units: str | None = None
    #: Of which part of the table they speak, as the classic site says.
    scope: str | None = None
    #: The counts.
    counts: tuple[GroupCount, ...] = ()


@frozen(weakref_slot=False)
class Measurement:
    """One cell of a table: the number of one group, with its spread or its limits."""

    #: The group's id.
    group_id: str | None = None
    #: The number, as written.
    value: str | None = None
    #: Its spread, as the table's dispersion type says.
    spread: str | None = None
    #: The lower limit of its range or confidence interval.
    lower_limit: str | None = None
    #: The upper limit.
    upper_limit: str | None = None
    #: Why there is no number, or what is to be known of it.
    comment: str | None = None


@frozen(weakref_slot=False)
class Category:
    """A line of a table, or all of it where nothing is told apart."""

    #: What the line tells, such as ``Female``.
    title: str | None = None
    #: The numbers, by group.
    measurements: tuple[Measurement, ...] = ()


@frozen(weakref_slot=False)
class MeasureClass:
    """A block of lines of a table."""

    #: What the block tells, such as a time point.
    title: str | None = None
    #: Of how many it speaks, where that is not what the table says.
    denoms: tuple[Denominator, ...] = ()
    #: Its lines.
    categories: tuple[Category, ...] = ()


@frozen(weakref_slot=False)
class BaselineMeasure:
    """A characteristic of the participants when the study began."""

    #: What it is.
    title: str | None = None
    #: What is added about it.
    description: str | None = None
    #: In whom it was looked at.
    population_description: str | None = None
    #: What the numbers are.
    param_type: MeasureParam | Unlisted | None = None
    #: What their spread is.
    dispersion_type: MeasureDispersionType | Unlisted | None = None
    #: The unit, in the registry's words.
    unit_of_measure: str | None = None
    #: Whether the registry's page shows percentages.
    calculate_pct: bool | None = None
    #: Which of the denominators is shown.
    denom_units_selected: str | None = None
    #: Of how many it speaks.
    denoms: tuple[Denominator, ...] = ()
    #: The table.
    classes: tuple[MeasureClass, ...] = ()


@frozen(weakref_slot=False)
class Analysis:
    """A statistical analysis of an outcome."""

    #: The estimate's name, as written: ``Hazard Ratio (HR)``.
    param_type: str | None = None
    #: The estimate, as written.
    param_value: str | None = None
    #: What its spread is.
    dispersion_type: AnalysisDispersionType | Unlisted | None = None
    #: Its spread, as written.
    dispersion_value: str | None = None
    #: The method.
    statistical_method: str | None = None
    #: What is added about the method.
    statistical_comment: str | None = None
    #: The p-value, as written: ``<0.001``.
    p_value: str | None = None
    #: What is added about the p-value.
    p_value_comment: str | None = None
    #: Whether the confidence interval has one limit or two.
    ci_num_sides: ConfidenceIntervalNumSides | Unlisted | None = None
    #: Its level, in per cent.
    ci_pct_value: str | None = None
    #: Its lower limit.
    ci_lower_limit: str | None = None
    #: Its upper limit.
    ci_upper_limit: str | None = None
    #: Why there is no lower limit.
    ci_lower_limit_comment: str | None = None
    #: Why there is no upper limit.
    ci_upper_limit_comment: str | None = None
    #: What is added about the estimate.
    estimate_comment: str | None = None
    #: Whether non-inferiority or equivalence was tested.
    tested_non_inferiority: bool | None = None
    #: What the comparison is to show.
    non_inferiority_type: NonInferiorityType | Unlisted | None = None
    #: What is added about that: margin and power.
    non_inferiority_comment: str | None = None
    #: Another kind of analysis, in words.
    other_analysis_description: str | None = None
    #: What is added about the groups: hypothesis, power.
    group_description: str | None = None
    #: The ids of the groups compared.
    group_ids: tuple[str, ...] = ()


@frozen(weakref_slot=False)
class OutcomeMeasure:
    """An outcome with what was found."""

    #: Primary, secondary, other or found later.
    type: OutcomeMeasureType | Unlisted | None = None
    #: What was measured.
    title: str | None = None
    #: How it was measured.
    description: str | None = None
    #: Whether it concerns safety, as records before 2017 say.
    safety_issue: bool | None = None
    #: In whom it was looked at.
    population_description: str | None = None
    #: Whether the results are there.
    reporting_status: ReportingStatus | Unlisted | None = None
    #: When they will be.
    anticipated_posting_date: PartialDate | None = None
    #: What the numbers are.
    param_type: MeasureParam | Unlisted | None = None
    #: What their spread is.
    dispersion_type: MeasureDispersionType | Unlisted | None = None
    #: The unit, in the registry's words.
    unit_of_measure: str | None = None
    #: Whether the registry's page shows percentages.
    calculate_pct: bool | None = None
    #: When it was measured.
    time_frame: str | None = None
    #: What is counted, where that is not participants.
    type_units_analyzed: str | None = None
    #: Which of the denominators is shown.
    denom_units_selected: str | None = None
    #: The groups.
    groups: tuple[ResultGroup, ...] = ()
    #: Of how many it speaks.
    denoms: tuple[Denominator, ...] = ()
    #: The table.
    classes: tuple[MeasureClass, ...] = ()
    #: The analyses.
    analyses: tuple[Analysis, ...] = ()

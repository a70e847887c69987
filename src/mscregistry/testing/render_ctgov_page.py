"""A trial as a classic page of ClinicalTrials.gov, with bars between cells or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.testing.carried_by_ctgov_page import (
    KINDS,
    REFERENCES,
    SLOT,
    carried,
    reference_kind,
)
from mscregistry.testing.ctgov_page_values import (
    ages,
    day,
    ended,
    kinded,
    typed_name,
    word,
    yes_or_no,
)
from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Arm, Contact, Eligibility, Intervention, Site, Trial

#: The fixed lines; ours, since the site's own are not ours to carry.
DISCLAIMER: Final = (
    "Those who run a study answer for its safety and for its science. That a study is listed here "
    "says nothing of what any authority thinks of it. Read what is said elsewhere about the risks "
    "of taking part before you decide."
)
BEFORE_ELIGIBILITY: Final = (
    "Whether to take part in a study is a decision of your own, best made with people you trust. "
    "The names below are of those who can tell you more about this one."
)
BEFORE_PLACES: Final = (
    "Those who run this study can tell you more about it, at the addresses that they themselves "
    "have given."
)
#: The fields that the layout can carry, as patterns of paths.
CARRIES: Final = (
    "trial_id",
    "secondary_ids[*].*",
    "brief_title",
    "official_title",
    "overall_status",
    "why_stopped",
    "last_known_status",
    "study_type",
    "phases[*]",
    "enrollment.*",
    "has_results",
    "*_date",
    "brief_summary",
    "detailed_description",
    "conditions[*]",
    "keywords[*]",
    "mesh_terms[*]",
    "design.*",
    "arms[*].*",
    "interventions[*].*",
    "outcomes[*].*",
    "eligibility.*",
    "sponsors[*].name",
    "sponsors[*].role",
    "responsible_party.*",
    "officials[*].*",
    "sites[*].*",
    "central_contacts[*].*",
    "references[*].citation",
    "references[*].type",
    "ipd_sharing.*",
    "oversight.*",
)
_HEADINGS: Final = {
    REFERENCES[0]: "Publications of Results:",
    REFERENCES[1]: "Other Publications:",
    REFERENCES[2]: "Publications automatically indexed to this study by "
    "ClinicalTrials.gov Identifier (NCT Number):",
}
_OUTCOMES: Final = dict(
    zip(
        KINDS[1:],
        ("Primary Outcome Measures :", "Secondary Outcome Measures :", "Other Outcome Measures:"),
        strict=True,
    )
)


def render(trial: Trial, *, piped: bool = True) -> str:
    """Give the page of a trial; what the layout has no place for is left out."""
    page = _Page(carried(trial, piped=piped), piped=piped)
    return ("\n" if piped else "\n\n").join(page.lines())


class _Page:
    """The page while it is written."""

    def __init__(self, trial: Trial, *, piped: bool) -> None:
        self.trial = trial
        self.piped = piped
        #: What ends a cell.
        self.end = " |" if piped else ""

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._conditions()
        yield from self._design()
        yield from self._arms()
        yield from self._outcomes()
        yield from self._eligibility(self.trial.eligibility)
        yield from self._places()
        yield from self._record()
        yield from self._terms()

    def _row(self, label: str, value: object) -> Iterator[str]:
        """Give a row, if there is a value."""
        if value is None or value == "":
            return
        yield f"{label} | {value} |" if self.piped else f"{label} {value}"

    def _head(self) -> Iterator[str]:
        trial = self.trial
        if trial.brief_title:
            yield trial.brief_title
        yield f"{DISCLAIMER}{self.end}"
        if trial.trial_id:
            yield f"ClinicalTrials.gov Identifier: {trial.trial_id}{self.end}"
        if trial.overall_status is not None:
            why = f" ({trial.why_stopped})" if trial.why_stopped else ""
            yield f"Recruitment Status : {word(trial.overall_status)}{why}"
            if trial.last_known_status is not None:
                yield f"Recruitment status was: {word(trial.last_known_status)}"
        for label, date in (
            ("First Posted :", trial.first_posted_date),
            ("Results First Posted :", trial.results_first_posted_date),
            ("Last Update Posted :", trial.last_update_date),
        ):
            if date is not None:
                yield f"{label} {day(date)}"
        if trial.has_results is not None:
            tab = "Study Results" if trial.has_results else "No Results Posted"
            yield f"- {tab}" if self.piped else tab
        for label, role in (("Sponsor:", "LEAD"), ("Collaborators:", "COLLABORATOR")):
            names = [one.name for one in trial.sponsors if str(one.role) == role]
            if names:
                yield label
                yield from names

    def _conditions(self) -> Iterator[str]:
        trial = self.trial
        phases = " ".join([word(one) or "" for one in trial.phases])
        given = [typed_name(one) for one in trial.interventions]
        if not self.piped:
            if trial.brief_summary:
                yield "Brief Summary:"
                yield trial.brief_summary
            yield "Condition or disease Intervention/treatment Phase"
            yield from (*trial.conditions, *given, *([phases] if phases else ()))
            if trial.detailed_description:
                yield "Detailed Description:"
                yield trial.detailed_description
            return
        yield "Condition or disease | Intervention/treatment | Phase |"
        yield "---|---|---|"
        yield f"{' '.join(trial.conditions)} | {' '.join(given)} | {phases} |"
        if trial.detailed_description:
            yield trial.detailed_description

    def _design(self) -> Iterator[str]:
        trial, design = self.trial, self.trial.design
        if not self.piped:
            yield "Study Design"
        if trial.study_type is not None:
            registry = " [Patient Registry]" if design.patient_registry else ""
            yield from self._row("Study Type :", f"{word(trial.study_type)}{registry}")
        if (size := trial.enrollment) is not None:
            yield from self._row(kinded("Enrollment :", size.kind), f"{size.count:,} participants")
        for label, value in (
            ("Allocation:", design.allocation),
            ("Intervention Model:", design.intervention_model),
            ("Observational Model:", design.observational_model),
            ("Time Perspective:", design.time_perspective),
        ):
            yield from self._row(label, word(value))
        yield from self._row(
            "Intervention Model Description:", design.intervention_model_description
        )
        roles = ", ".join([word(one) or "" for one in design.who_masked])
        masked = word(design.masking)
        yield from self._row("Masking:", f"{masked} ({roles})" if roles else masked)
        yield from self._row("Masking Description:", design.masking_description)
        yield from self._row("Primary Purpose:", word(design.primary_purpose))
        yield from self._row("Target Follow-Up Duration:", design.target_duration)
        yield from self._row("Official Title:", trial.official_title)
        for label, date in (
            ("Study Start Date :", trial.start_date),
            ("Primary Completion Date :", trial.primary_completion_date),
            ("Study Completion Date :", trial.completion_date),
        ):
            if date is not None:
                yield from self._row(kinded(label, date.kind), day(date))

    def _arms(self) -> Iterator[str]:
        if not self.trial.arms:
            return
        yield "Arm | Intervention/treatment |" if self.piped else "Arm Intervention/treatment"
        given = {one.name: one for one in self.trial.interventions}
        for arm in self.trial.arms:
            yield from self._arm(arm, [given[name] for name in arm.intervention_names])

    def _arm(self, arm: Arm, given: list[Intervention]) -> Iterator[str]:
        yield f"{word(arm.type)}: {arm.label}" if arm.type is not None else arm.label or ""
        if arm.description:
            yield arm.description
        if self.piped:
            yield "|"
        for one in given:
            yield typed_name(one)
            if one.description:
                yield one.description
            if one.other_names:
                yield "Other Names:"
                yield from (f"- {name}" for name in one.other_names)
        if self.piped:
            yield "|"

    def _outcomes(self) -> Iterator[str]:
        kind = None
        for one in self.trial.outcomes:
            if one.kind is not kind and one.kind is not None:
                yield _OUTCOMES[one.kind]
            kind = one.kind
            bullet = "- " if self.piped else "  1. "
            after = one.description or "" if self.piped else ""
            yield f"{bullet}{one.measure} [ Time Frame: {one.time_frame} ]{after}"
            if one.description and not self.piped:
                yield f"     {one.description}"
        if self.trial.design.biospecimen_retention:
            yield f"Biospecimen Retention: {self.trial.design.biospecimen_retention}"
            if self.trial.design.biospecimen_description:
                yield self.trial.design.biospecimen_description

    def _eligibility(self, one: Eligibility) -> Iterator[str]:
        yield "Eligibility Criteria"
        yield BEFORE_ELIGIBILITY
        yield from self._row("Ages Eligible for Study:", ages(one))
        yield from self._row("Sexes Eligible for Study:", word(one.sex))
        yield from self._row("Gender Based Eligibility:", yes_or_no(value=one.gender_based))
        yield from self._row("Gender Eligibility Description:", one.gender_description)
        yield from self._row("Accepts Healthy Volunteers:", yes_or_no(value=one.healthy_volunteers))
        yield from self._row("Sampling Method:", word(one.sampling_method))
        if one.study_population:
            yield "Study Population"
            yield one.study_population
        yield "Criteria"
        for text in one.texts:
            if text.kind is not None:
                inclusion = text.kind is CriterionKind.INCLUSION
                yield "Inclusion Criteria:" if inclusion else "Exclusion Criteria:"
            yield text.text

    def _places(self) -> Iterator[str]:
        trial = self.trial
        yield "Contacts and Locations"
        yield BEFORE_PLACES
        if trial.trial_id:
            yield (
                "Please refer to this study by its ClinicalTrials.gov identifier (NCT number): "
                f"{trial.trial_id}"
            )
        for contact in trial.central_contacts:
            yield self._person(contact)
        group = ""
        for site in trial.sites:
            if (
                new := ", ".join(filter(None, (site.country, site.state)))
            ) != group or not site.facility:
                group = new
                yield f"{group} | |" if self.piped else group
            yield from self._site(site)
        if trial.officials and not self.piped:
            yield "Investigators"
        for one in trial.officials:
            gap = " | " if self.piped else "   "
            yield f"{word(one.role)}: {one.name}{gap}{one.affiliation}{self.end}"
        for kind in REFERENCES:
            citations = [
                one.citation or "" for one in trial.references if reference_kind(one) is kind
            ]
            if citations:
                yield _HEADINGS[kind]
                yield from citations

    def _site(self, site: Site) -> Iterator[str]:
        if site.facility:
            status = word(site.status) or ""
            yield (
                f"{site.facility} | {status} |"
                if self.piped
                else f"{site.facility} {status}".strip()
            )
        yield ", ".join(filter(None, (site.city, site.state, site.country, site.zip))) + self.end
        for contact in site.contacts:
            yield self._person(contact)

    def _person(self, one: Contact) -> str:
        phone = f"{one.phone} ext {one.phone_ext}" if one.phone_ext else one.phone
        cells = [cell for cell in (one.name, phone, one.email) if cell]
        return f"{word(one.role)}: {(' | ' if self.piped else '   ').join(cells)}{self.end}"

    def _record(self) -> Iterator[str]:
        trial = self.trial
        if not self.piped:
            yield "More Information"
        if (party := trial.responsible_party) is not None:
            parts = filter(None, (party.name, party.title, party.affiliation))
            yield from self._row("Responsible Party:", ", ".join(parts))
        yield from self._row("ClinicalTrials.gov Identifier:", trial.trial_id)
        yield from self._listed(
            f"{SLOT}:",
            [
                f"{one.value} ( {word(one.type)}{f': {one.source}' if one.source else ''} )"
                if one.type is not None
                else one.value
                for one in trial.secondary_ids
            ],
        )
        if trial.verified_date is not None:
            yield from self._row("Last Verified:", day(trial.verified_date))
        if (ipd := trial.ipd_sharing) is not None:
            yield from self._row("Plan to Share IPD:", word(ipd.plan))
            yield from self._row("Plan Description:", ipd.description)
            yield from self._listed(
                "Supporting Materials:", [word(one) or "" for one in ipd.info_types]
            )
            yield from self._row("Time Frame:", ipd.time_frame)
            yield from self._row("Access Criteria:", ipd.access_criteria)
            yield from self._row("URL:", ipd.url)
        watch = trial.oversight
        for label, value in (
            ("Has Data Monitoring Committee:", watch.has_dmc),
            ("Studies a U.S. FDA-regulated Drug Product:", watch.fda_regulated_drug),
            ("Studies a U.S. FDA-regulated Device Product:", watch.fda_regulated_device),
            ("Product Manufactured in and Exported from the U.S.:", watch.us_export),
        ):
            yield from self._row(label, yes_or_no(value=value))

    def _listed(self, label: str, values: list[str]) -> Iterator[str]:
        """Give a row of which each value has its line."""
        if values:
            yield f"{label}{self.end}"
            yield from values[:-1]
            yield f"{values[-1]}{self.end}"

    def _terms(self) -> Iterator[str]:
        party = self.trial.responsible_party
        if self.trial.keywords:
            who = party.affiliation if party is not None else None
            yield f"Keywords provided by {who or '?'}:"
            yield from ended(self.trial.keywords, self.end)
        if self.trial.mesh_terms:
            yield "Additional relevant MeSH terms:"
            yield from ended(self.trial.mesh_terms, self.end)

"""The trial: what a record says, whatever source it came from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

from mscregistry.deferred import Deferring
from mscregistry.grammar.dates import PartialDate
from mscregistry.model.abstract import AbstractReport
from mscregistry.model.arms import Arm, Intervention, Outcome
from mscregistry.model.design import Design, Enrollment
from mscregistry.model.eligibility import Eligibility
from mscregistry.model.ethics import EthicsReview
from mscregistry.model.national import TrialCountry
from mscregistry.model.people import (
    Contact,
    Funder,
    Official,
    Organization,
    ResponsibleParty,
    Site,
    Sponsor,
)
from mscregistry.model.products import Product
from mscregistry.model.references import (
    AvailableIpd,
    ExpandedAccess,
    IpdStatement,
    Link,
    Oversight,
    Reference,
    RelatedTrial,
    SecondaryId,
)
from mscregistry.model.results_summary import ResultsSummary
from mscregistry.model.terms import Answer, CodedTerm, Translation
from mscregistry.model.views import with_views
from mscregistry.vocab import (
    Phase,
    Registry,
    SponsorRole,
    Status,
    StudyType,
    TrialId,
    Unlisted,
    country_of,
    registry_of,
    trial_url,
)

# One record in five has results: their classes load with the first of them.
if TYPE_CHECKING:
    from mscregistry.grammar.cells.checklist import DosesChecklist
    from mscregistry.grammar.cells.product import CellProduct
    from mscregistry.grammar.coded_conditions import CodedCondition
    from mscregistry.grammar.findings import Findings
    from mscregistry.model.annotations import Annotations  # noqa: TC004 - see mscregistry.model.resolve
    from mscregistry.model.derived import Derived  # noqa: TC004 - see mscregistry.model.resolve
    from mscregistry.model.documents import Documents  # noqa: TC004 - see mscregistry.model.resolve
    from mscregistry.model.results import Results  # noqa: TC004 - see mscregistry.model.resolve


@with_views
@frozen(repr=False, weakref_slot=False)
class Trial(Deferring):
    """A clinical trial as one document states it.

    Every field holds what the document says; what it does not say is `None` or empty, and
    never a default.  Two trials are equal when they say the same.  Change one with
    `attrs.evolve`.

    Attributes:
        cell_products: The cells that are given to people, a derived view of the words.
        doses_checklist: What the record reports of its cells, a derived view.
        coded_conditions: The conditions that are in our table, with codes, a derived view.
        findings: What the prose of its abstract states of results, a derived view.

    >>> Trial(trial_id="NCT00000102", brief_title="Nifedipine", phases=(Phase.PHASE1,))
    <Trial NCT00000102 'Nifedipine' PHASE1>
    """

    #: What a parser may leave to be read from the source when it is first asked for.
    deferrable: ClassVar[frozenset[str]] = frozenset(
        {"results", "documents", "annotations", "derived"}
    )

    #: The number of the trial at the registry the record is from.
    trial_id: str | None = None
    #: Other numbers that the registry gave it, which now lead to `trial_id`.
    nct_id_aliases: tuple[str, ...] = ()
    #: The number that the organisation itself gave it.
    org_study_id: SecondaryId | None = None
    #: The organisation that keeps the record.
    organization: Organization | None = None
    #: Its other numbers.
    secondary_ids: tuple[SecondaryId, ...] = ()
    #: The short title for the public.
    brief_title: str | None = None
    #: The scientific title.
    official_title: str | None = None
    #: The acronym.
    acronym: str | None = None
    #: Where the whole study stands.
    overall_status: Status | Unlisted | None = None
    #: Why it was stopped, where it was.
    why_stopped: str | None = None
    #: Where it stood when its status was last confirmed, for a study of unknown status.
    last_known_status: Status | Unlisted | None = None
    #: Interventional, observational or expanded access.
    study_type: StudyType | Unlisted | None = None
    #: The phases, two where they are combined; `Phase.NA` where the record says none applies.
    phases: tuple[Phase | Unlisted, ...] = ()
    #: How many people take part.
    enrollment: Enrollment | None = None
    #: Whether the registry holds results of it.
    has_results: bool | None = None
    #: When the first participant was or will be enrolled.
    start_date: PartialDate | None = None
    #: When the last participant is examined for the primary outcome.
    primary_completion_date: PartialDate | None = None
    #: When the last participant is examined.
    completion_date: PartialDate | None = None
    #: When the record first appeared at the registry.
    first_posted_date: PartialDate | None = None
    #: When its results first appeared at the registry.
    results_first_posted_date: PartialDate | None = None
    #: When the record was last changed, as the page says (ClinicalTrials.gov: last update posted).
    last_update_date: PartialDate | None = None
    #: When someone last confirmed that the record is right.
    verified_date: PartialDate | None = None
    #: When the record was first sent to the registry.
    first_submitted_date: PartialDate | None = None
    #: When it was first sent in a form that met the registry's quality criteria (QC).
    first_submitted_qc_date: PartialDate | None = None
    #: When results were first sent.
    results_first_submitted_date: PartialDate | None = None
    #: When results were first sent in a form that met the criteria.
    results_first_submitted_qc_date: PartialDate | None = None
    #: When a certificate that delays results (a disposition) was first sent.
    disp_first_submitted_date: PartialDate | None = None
    #: When one was first sent that met the criteria.
    disp_first_submitted_qc_date: PartialDate | None = None
    #: When one first appeared at the registry.
    disp_first_posted_date: PartialDate | None = None
    #: When a change was last sent.
    last_update_submitted_date: PartialDate | None = None
    #: When a change was last sent in a form that met the criteria.
    last_update_submitted_qc_date: PartialDate | None = None
    #: Whether the record was posted late, as the law allows for some devices.
    delayed_posting: bool | None = None
    #: Whether the duty to give results was waived.
    results_waived: bool | None = None
    #: Whether what is studied can be had outside of the trial.
    expanded_access: ExpandedAccess | None = None
    #: What it is about, for the public.
    brief_summary: str | None = None
    #: What it is about, at length.
    detailed_description: str | None = None
    #: The diseases or topics studied, as written.
    conditions: tuple[str, ...] = ()
    #: Words to find it by.
    keywords: tuple[str, ...] = ()
    #: Terms of the MeSH vocabulary that the registry adds.
    mesh_terms: tuple[str, ...] = ()
    #: How it is built.
    design: Design = Design()
    #: Its arms or groups, in order.
    arms: tuple[Arm, ...] = ()
    #: What is given or done, in order.
    interventions: tuple[Intervention, ...] = ()
    #: Other names of interventions that the page does not tie to one of them.
    intervention_other_names: tuple[str, ...] = ()
    #: What is measured, in order.
    outcomes: tuple[Outcome, ...] = ()
    #: Who may take part.
    eligibility: Eligibility = Eligibility()
    #: Lead sponsor and collaborators, in the page's order.
    sponsors: tuple[Sponsor, ...] = ()
    #: Who answers for the record.
    responsible_party: ResponsibleParty | None = None
    #: The people who lead the study.
    officials: tuple[Official, ...] = ()
    #: Where it is done.
    sites: tuple[Site, ...] = ()
    #: The countries that the record lists for itself, apart from those of its sites.
    recruitment_countries: tuple[str, ...] = ()
    #: Whom to ask about the whole study.
    central_contacts: tuple[Contact, ...] = ()
    #: Whom to ask at single places, where the page does not say which place.
    facility_contacts: tuple[Contact, ...] = ()
    #: Publications.
    references: tuple[Reference, ...] = ()
    #: Web pages.
    links: tuple[Link, ...] = ()
    #: Data and documents of participants that can be had.
    available_ipd: tuple[AvailableIpd, ...] = ()
    #: Other trials that the page itself names.
    related_trials: tuple[RelatedTrial, ...] = ()
    #: What is said about sharing participants' data.
    ipd_sharing: IpdStatement | None = None
    #: Which rules and boards watch over it.
    oversight: Oversight = Oversight()
    #: What ethics committees said.
    ethics_reviews: tuple[EthicsReview, ...] = ()
    #: Who gives money or material.
    funders: tuple[Funder, ...] = ()
    #: The register that the record says it is of, as written.
    source_registry: str | None = None
    #: The country whose own record of the trial this is, where each keeps one (EU CTR).
    record_country: str | None = None
    #: When it was registered: item 2 of the WHO's data set, where the registry gives one such day.
    registration_date: PartialDate | None = None
    #: Whether it was registered before it began.
    prospective_registration: bool | None = None
    #: How many are to take part, in words, where that is not one number.
    target_size: str | None = None
    #: How many did take part, where the record says that beside how many were planned.
    actual_enrollment: int | None = None
    #: When the last participant was or will be enrolled.
    recruitment_end_date: PartialDate | None = None
    #: What is given or done, in one text, where the record does not part it.
    intervention_description: str | None = None
    #: Terms of vocabularies for the conditions.
    condition_terms: tuple[CodedTerm, ...] = ()
    #: Terms of vocabularies for the interventions.
    intervention_terms: tuple[CodedTerm, ...] = ()
    #: Medicinal products, in order.
    products: tuple[Product, ...] = ()
    #: Single countries, and how things stand there.
    country_details: tuple[TrialCountry, ...] = ()
    #: What it found, in the record's own words.
    results_summary: ResultsSummary | None = None
    #: What fields say in other languages.
    translations: tuple[Translation, ...] = ()
    #: What the registry's form asks and no field holds.
    answers: tuple[Answer, ...] = ()
    #: What a congress abstract adds.
    abstract: AbstractReport | None = None
    #: What it found.
    results: Results | None = None
    #: Files that the record offers.
    documents: Documents | None = None
    #: What the registry notes about it.
    annotations: Annotations | None = None
    #: What the registry works out and adds.
    derived: Derived | None = None

    @cached_property
    def cell_products(self) -> tuple[CellProduct, ...]:
        """The cells that are given to people: a derived view, read when first asked for.

        >>> from mscregistry.model import Intervention
        >>> given = Intervention("Autologous bone marrow-derived MSCs, 2 × 10^6 cells/kg IV")
        >>> (product,) = Trial(interventions=(given,)).cell_products
        >>> product.tissue.value, product.tissue.words, product.tissue.path
        ('bone_marrow', 'bone marrow', 'interventions[0].name')
        >>> print(product.doses[0], *product.routes)
        2000000 cells/kg intravenous
        """
        # The grammar of cells is only for those who ask for it.
        from mscregistry.grammar.cells.reading import read_products
        from mscregistry.model.cell_passages import cell_passages

        return read_products(tuple(cell_passages(self)))

    @cached_property
    def doses_checklist(self) -> DosesChecklist:
        """What the record reports of its cells, by the five items of DOSES (Murray 2019)."""
        from mscregistry.grammar.cells.checklist import read_checklist
        from mscregistry.model.cell_passages import cell_passages

        return read_checklist(tuple(cell_passages(self)), self.cell_products)

    @cached_property
    def findings(self) -> Findings | None:
        """What the prose of its abstract states of results, a derived view.

        `None` where there is no abstract.
        """
        return None if self.abstract is None else self.abstract.findings_under(self.brief_title)

    @property
    def registry(self) -> Registry | None:
        """The registry whose ids look like this trial's."""
        return None if self.trial_id is None else registry_of(self.trial_id)

    @property
    def ids(self) -> tuple[TrialId, ...]:
        """All its numbers that are those of known registries, its own first, each once."""
        numbers = [self.trial_id, *self.nct_id_aliases, *[one.value for one in self.secondary_ids]]
        found = [TrialId.read(number) for number in numbers if number is not None]
        return tuple(dict.fromkeys([one for one in found if one is not None]))

    @property
    def url(self) -> str | None:
        """The trial's page at its registry, where the form of such pages is known."""
        return None if self.trial_id is None else trial_url(self.trial_id)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries the record lists, of which it tells more, and of its sites, each once."""
        told = [one.country for one in self.country_details]
        named = [site.country for site in self.sites]
        found = [*self.recruitment_countries, *told, *named]
        return tuple(dict.fromkeys([one for one in found if one is not None]))

    @property
    def country_codes(self) -> tuple[str, ...]:
        """The two letters of ISO 3166-1 of the countries whose names are known, each once."""
        found = [country_of(country) for country in self.countries]
        return tuple(dict.fromkeys([one.code for one in found if one is not None]))

    @cached_property
    def coded_conditions(self) -> tuple[CodedCondition, ...]:
        """The conditions that are in our table, with their codes of MeSH, Mondo and NCIt.

        A derived view; a condition whose name is not in the table is not here.  What qualifies
        one, such as its severity, is kept beside it.
        """
        from mscregistry.grammar.coded_conditions import read_conditions

        return read_conditions(self.conditions)

    @property
    def lead_sponsor(self) -> Sponsor | None:
        """The sponsor that the record calls the lead."""
        return next((one for one in self.sponsors if one.role is SponsorRole.LEAD), None)

    @property
    def collaborators(self) -> tuple[Sponsor, ...]:
        """The sponsors that the record calls collaborators."""
        return tuple([one for one in self.sponsors if one.role is SponsorRole.COLLABORATOR])

    def __repr__(self) -> str:
        """Show the id, the title and the phase, in one line and with every mark visible."""
        title = self.brief_title or self.official_title
        words = [
            self.trial_id or (self.abstract.number if self.abstract else None) or "without id",
            "" if title is None else repr(title if len(title) <= 60 else f"{title[:59]}…"),  # noqa: PLR2004 - fits a line
            "/".join(str(phase) for phase in self.phases),
        ]
        shown = " ".join([word for word in words if word])
        return f"<Trial {shown if shown.isprintable() else repr(shown)}>"

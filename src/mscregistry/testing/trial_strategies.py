"""Strategies for a trial and each class it is made of."""

from __future__ import annotations

from attrs import evolve

from mscregistry import model, vocab
from mscregistry.testing import late_strategies as late
from mscregistry.testing.abstract_strategies import abstract_reports
from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.value_strategies import (
    Values,
    ages,
    coded,
    instances,
    optional,
    partial_dates,
    rarely,
    rarely_one,
    several,
    text,
    trial_ids,
)

# ── Design, arms, outcomes, eligibility ────────────────────────────────────────────────────────


def enrollments(**fields: Values) -> st.SearchStrategy[model.Enrollment]:
    """Give enrollments, also of nobody and of more people than there are."""
    return instances(
        model.Enrollment,
        fields,
        count=st.integers(0, 1000) | st.sampled_from((2**31, 2**53 + 1, 2**64)),
        kind=optional(st.sampled_from(vocab.EnrollmentKind)),
    )


def designs(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Design]:
    """Give designs, whose parts need not fit together."""
    line, lines = optional(text(wild=wild)), optional(text(lines=True, wild=wild))
    seldom = rarely(text(wild=wild))
    return instances(
        model.Design,
        fields,
        allocation=optional(coded(vocab.Allocation, wild=wild)),
        intervention_model=optional(coded(vocab.InterventionModel, wild=wild)),
        intervention_model_description=lines,
        primary_purpose=optional(coded(vocab.PrimaryPurpose, wild=wild)),
        observational_model=optional(coded(vocab.ObservationalModel, wild=wild)),
        time_perspective=optional(coded(vocab.TimePerspective, wild=wild)),
        endpoint_classification=line,
        masking=optional(coded(vocab.Masking, wild=wild)),
        who_masked=several(coded(vocab.WhoMasked, wild=wild)),
        masking_description=lines,
        patient_registry=optional(st.booleans()),
        target_duration=line,
        biospecimen_retention=line,
        biospecimen_description=lines,
        number_of_arms=optional(st.integers(0, 20)),
        n_ptrs_to_this_exp_acc=optional(st.integers(0, 20)),
        expanded_access_types=optional(late.expanded_access_types()),
        description=rarely(text(lines=True, wild=wild)),
        controls=rarely_one(text(wild=wild)),
        multicenter=rarely(st.booleans()),
        duration=seldom,
        allocation_concealment=seldom,
        sequence_generation=seldom,
    )


def arms(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Arm]:
    """Give arms, whose interventions are of any name."""
    return instances(
        model.Arm,
        fields,
        label=optional(text(wild=wild)),
        type=optional(coded(vocab.ArmType, wild=wild)),
        description=optional(text(lines=True, wild=wild)),
        intervention_names=several(text(wild=wild)),
    )


def interventions(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Intervention]:
    """Give interventions."""
    return instances(
        model.Intervention,
        fields,
        name=text(wild=wild),
        type=optional(coded(vocab.InterventionType, wild=wild)),
        description=optional(text(lines=True, wild=wild)),
        other_names=several(text(wild=wild)),
        arm_labels=several(text(wild=wild)),
        mapped_names=several(text(wild=wild), most=1),
    )


def outcomes(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Outcome]:
    """Give outcomes."""
    return instances(
        model.Outcome,
        fields,
        measure=text(wild=wild),
        time_frame=optional(text(wild=wild)),
        description=optional(text(lines=True, wild=wild)),
        kind=optional(st.sampled_from(vocab.OutcomeKind)),
        safety_issue=optional(st.booleans()),
    )


def criteria_texts(
    *, wild: bool = False, **fields: Values
) -> st.SearchStrategy[model.CriteriaText]:
    """Give texts of criteria, with bullets, numbers and headings or without."""
    return instances(
        model.CriteriaText,
        fields,
        text=text(lines=True, wild=wild),
        kind=optional(st.sampled_from(vocab.CriterionKind)),
    )


def eligibilities(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Eligibility]:
    """Give eligibilities; the lowest age need not be below the highest."""
    lines = optional(text(lines=True, wild=wild))
    return instances(
        model.Eligibility,
        fields,
        texts=several(criteria_texts(wild=wild)),
        sex=optional(coded(vocab.Sex, wild=wild)),
        gender_based=optional(st.booleans()),
        gender_description=lines,
        minimum_age=optional(ages()),
        maximum_age=optional(ages()),
        standard_ages=several(coded(vocab.StandardAge, wild=wild)),
        healthy_volunteers=optional(st.booleans()),
        study_population=lines,
        sampling_method=optional(coded(vocab.SamplingMethod, wild=wild)),
    )


def criteria(*, wild: bool = False) -> st.SearchStrategy[model.Criterion]:
    """Give single criteria, each split from a text, as it is a derived view."""
    texts = several(criteria_texts(wild=wild)).map(lambda some: model.Eligibility(texts=some))
    split = texts.map(lambda eligibility: eligibility.criteria).filter(bool)
    return split.flatmap(st.sampled_from)


# ── People and places ──────────────────────────────────────────────────────────────────────────


def sponsors(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Sponsor]:
    """Give sponsors and collaborators."""
    return instances(
        model.Sponsor,
        fields,
        name=text(wild=wild),
        agency_class=optional(coded(vocab.AgencyClass, wild=wild)),
        role=optional(coded(vocab.SponsorRole, wild=wild)),
        category=rarely(text(wild=wild)),
        country=rarely(text(wild=wild)),
        identifier=rarely(text(wild=wild)),
        contact=rarely(contacts(wild=wild)),
    )


def responsible_parties(
    *, wild: bool = False, **fields: Values
) -> st.SearchStrategy[model.ResponsibleParty]:
    """Give responsible parties."""
    line = optional(text(wild=wild))
    return instances(
        model.ResponsibleParty,
        fields,
        name=line,
        title=line,
        affiliation=line,
        type=optional(coded(vocab.ResponsiblePartyType, wild=wild)),
        old_name_title=line,
        old_organization=line,
    )


def officials(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Official]:
    """Give people who lead a study."""
    return instances(
        model.Official,
        fields,
        name=text(wild=wild),
        role=optional(coded(vocab.OfficialRole, wild=wild)),
        affiliation=optional(text(wild=wild)),
    )


def contacts(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Contact]:
    """Give contacts who cannot be reached."""
    line, seldom = optional(text(wild=wild)), rarely(text(wild=wild))
    return instances(
        model.Contact,
        fields,
        name=line,
        role=optional(coded(vocab.ContactRole, wild=wild)),
        phone=line | st.integers(0, 99).map("+1-202-555-01{:02}".format),
        phone_ext=line,
        email=line | st.integers(0, 99).map("study{}@example.org".format),
        first_name=seldom,
        middle_name=seldom,
        last_name=seldom,
        prefix=seldom,
        affiliation=seldom,
        address=seldom,
        city=seldom,
        state=seldom,
        zip=seldom,
        country=seldom,
        fax=seldom,
        url=seldom,
    )


def sites(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Site]:
    """Give places of a study."""
    line, seldom = optional(text(wild=wild)), rarely(text(wild=wild))
    return instances(
        model.Site,
        fields,
        facility=line,
        department=seldom,
        category=seldom,
        status=optional(coded(vocab.Status, wild=wild)),
        address=seldom,
        city=line,
        state=line,
        zip=line,
        country=line,
        contacts=several(contacts(wild=wild), most=2),
        geo_point=optional(late.geo_points()),
    )


# ── What a record points at ────────────────────────────────────────────────────────────────────


def secondary_ids(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.SecondaryId]:
    """Give further numbers of a trial."""
    return instances(
        model.SecondaryId,
        fields,
        value=text(wild=wild) | trial_ids(),
        type=optional(coded(vocab.SecondaryIdType, wild=wild)),
        source=optional(text(wild=wild)),
        link=optional(text(wild=wild)),
    )


def references(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Reference]:
    """Give publications."""
    return instances(
        model.Reference,
        fields,
        citation=optional(text(wild=wild)),
        pmid=optional(st.integers(1, 99_999_999).map(str)),
        type=optional(coded(vocab.ReferenceType, wild=wild)),
        retractions=several(late.retractions(wild=wild), most=1),
    )


def links(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Link]:
    """Give web pages, most of whose addresses are none."""
    return instances(
        model.Link,
        fields,
        url=st.just("https://example.org/?a=1&b=(2)#c") | text(wild=wild),
        label=optional(text(wild=wild)),
    )


def related_trials(
    *, wild: bool = False, **fields: Values
) -> st.SearchStrategy[model.RelatedTrial]:
    """Give other trials."""
    return instances(
        model.RelatedTrial,
        fields,
        title=optional(text(wild=wild)),
        trial_id=optional(trial_ids()),
        status=optional(coded(vocab.Status, wild=wild)),
        phases=several(coded(vocab.Phase, wild=wild), most=2),
    )


def ipd_statements(
    *, wild: bool = False, **fields: Values
) -> st.SearchStrategy[model.IpdStatement]:
    """Give statements about sharing data."""
    return instances(
        model.IpdStatement,
        fields,
        plan=optional(coded(vocab.IpdSharing, wild=wild)),
        description=optional(text(lines=True, wild=wild)),
        info_types=several(coded(vocab.IpdInfoType, wild=wild)),
        time_frame=optional(text(wild=wild)),
        access_criteria=optional(text(lines=True, wild=wild)),
        url=optional(text(wild=wild)),
    )


def oversights(**fields: Values) -> st.SearchStrategy[model.Oversight]:
    """Give oversights, each flag true, false or not said."""
    flag = optional(st.booleans())
    return instances(
        model.Oversight,
        fields,
        fda_regulated_drug=flag,
        fda_regulated_device=flag,
        has_dmc=flag,
        us_export=flag,
        unapproved_device=flag,
        ppsd=flag,
        fdaaa801_violation=flag,
        fda_regulated=flag,
        section_801=flag,
        authorities=several(text(), most=1),
    )


# ── The trial ──────────────────────────────────────────────────────────────────────────────────


def trials(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Trial]:
    """Give trials, from empty ones to full ones; many arms name interventions of their trial."""
    ties = several(several(st.integers(0, 2), most=2))
    return st.builds(
        _tied, _loose_trials(fields, wild=wild), st.just(()) if "arms" in fields else ties
    )


def _tied(trial: model.Trial, ties: tuple[tuple[int, ...], ...]) -> model.Trial:
    """Give a trial whose arms name its interventions: by arm, the numbers of these."""
    names = [one.name for one in trial.interventions]
    arms = list(trial.arms)
    for index, numbers in enumerate(ties[: len(arms)]):
        named = tuple([names[number] for number in numbers if number < len(names)])
        arms[index] = evolve(arms[index], intervention_names=named)
    return evolve(trial, arms=tuple(arms))


def _loose_trials(fields: dict[str, Values], *, wild: bool) -> st.SearchStrategy[model.Trial]:
    line, lines = optional(text(wild=wild)), optional(text(lines=True, wild=wild))
    date = optional(partial_dates())
    return instances(
        model.Trial,
        fields,
        trial_id=optional(trial_ids()),
        nct_id_aliases=several(trial_ids(), most=1),
        org_study_id=optional(secondary_ids(wild=wild)),
        organization=optional(late.organizations(wild=wild)),
        secondary_ids=several(secondary_ids(wild=wild), most=2),
        brief_title=line,
        official_title=line,
        acronym=line,
        overall_status=optional(coded(vocab.Status, wild=wild)),
        why_stopped=line,
        last_known_status=optional(coded(vocab.Status, wild=wild)),
        study_type=optional(coded(vocab.StudyType, wild=wild)),
        phases=several(coded(vocab.Phase, wild=wild), most=2),
        enrollment=optional(enrollments()),
        has_results=optional(st.booleans()),
        start_date=date,
        primary_completion_date=date,
        completion_date=date,
        first_posted_date=date,
        results_first_posted_date=date,
        last_update_date=date,
        verified_date=date,
        first_submitted_date=date,
        first_submitted_qc_date=date,
        results_first_submitted_date=date,
        results_first_submitted_qc_date=date,
        disp_first_submitted_date=date,
        disp_first_submitted_qc_date=date,
        disp_first_posted_date=date,
        last_update_submitted_date=date,
        last_update_submitted_qc_date=date,
        delayed_posting=optional(st.booleans()),
        results_waived=optional(st.booleans()),
        expanded_access=optional(late.expanded_accesses(wild=wild)),
        brief_summary=lines,
        detailed_description=lines,
        conditions=several(text(wild=wild), most=2),
        keywords=several(text(wild=wild), most=2),
        mesh_terms=several(text(wild=wild), most=2),
        design=designs(wild=wild),
        arms=several(arms(wild=wild)),
        interventions=several(interventions(wild=wild)),
        intervention_other_names=several(text(wild=wild), most=1),
        outcomes=several(outcomes(wild=wild)),
        eligibility=eligibilities(wild=wild),
        sponsors=several(sponsors(wild=wild), most=2),
        responsible_party=optional(responsible_parties(wild=wild)),
        officials=several(officials(wild=wild), most=2),
        sites=several(sites(wild=wild), most=2),
        recruitment_countries=several(text(wild=wild), most=2),
        central_contacts=several(contacts(wild=wild), most=1),
        facility_contacts=several(contacts(wild=wild), most=1),
        references=several(references(wild=wild), most=2),
        links=several(links(wild=wild), most=1),
        available_ipd=several(late.available_ipds(wild=wild), most=1),
        related_trials=several(related_trials(wild=wild), most=1),
        ipd_sharing=optional(ipd_statements(wild=wild)),
        oversight=oversights(),
        ethics_reviews=rarely_one(late.ethics_reviews(wild=wild)),
        funders=rarely_one(late.funders(wild=wild)),
        source_registry=rarely(text(wild=wild)),
        record_country=rarely(text(wild=wild)),
        registration_date=rarely(partial_dates()),
        prospective_registration=rarely(st.booleans()),
        target_size=rarely(text(wild=wild)),
        actual_enrollment=rarely(st.integers(0, 10_000)),
        recruitment_end_date=rarely(partial_dates()),
        intervention_description=rarely(text(lines=True, wild=wild)),
        condition_terms=rarely_one(late.coded_terms(wild=wild)),
        intervention_terms=rarely_one(late.coded_terms(wild=wild)),
        products=rarely_one(late.products(wild=wild)),
        country_details=rarely_one(late.trial_countries(wild=wild)),
        results_summary=rarely(late.results_summaries(wild=wild)),
        translations=rarely_one(late.translations(wild=wild)),
        answers=rarely_one(late.answers(wild=wild)),
        abstract=optional(abstract_reports(wild=wild)),
        results=rarely(late.results(wild=wild)),
        documents=rarely(late.documents(wild=wild)),
        annotations=rarely(late.registry_annotations(wild=wild)),
        derived=rarely(late.derived(wild=wild)),
    )

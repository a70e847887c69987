"""How a study is built: allocation, model, purpose, masking, size."""

from __future__ import annotations

from attrs import frozen

from mscregistry.vocab import (
    Allocation,
    EnrollmentKind,
    InterventionModel,
    Masking,
    ObservationalModel,
    PrimaryPurpose,
    TimePerspective,
    Unlisted,
    WhoMasked,
)


@frozen(weakref_slot=False)
class Enrollment:
    """How many people take part."""

    #: The number of participants.
    count: int
    #: Whether they have been counted or are planned; `None` where the source does not say.
    kind: EnrollmentKind | Unlisted | None = None


@frozen(weakref_slot=False)
class ExpandedAccessTypes:
    """For whom expanded access is meant."""

    #: For single patients.
    individual: bool | None = None
    #: For a middle number of patients.
    intermediate: bool | None = None
    #: For many, under a treatment protocol.
    treatment: bool | None = None


@frozen(weakref_slot=False)
class Design:
    """The study's design, after the design module of ClinicalTrials.gov."""

    #: How participants are assigned to arms.
    allocation: Allocation | Unlisted | None = None
    #: The general design of the interventions' strategy.
    intervention_model: InterventionModel | Unlisted | None = None
    #: What the source adds about it.
    intervention_model_description: str | None = None
    #: The main objective of the interventions.
    primary_purpose: PrimaryPurpose | Unlisted | None = None
    #: The model of an observational study.
    observational_model: ObservationalModel | Unlisted | None = None
    #: When an observational study looks, relative to the start.
    time_perspective: TimePerspective | Unlisted | None = None
    #: What the endpoints are about, as records before 2017 say.
    endpoint_classification: str | None = None
    #: How many parties do not know the assignment.
    masking: Masking | Unlisted | None = None
    #: The parties that do not know the assignment.
    who_masked: tuple[WhoMasked | Unlisted, ...] = ()
    #: What the source adds about masking.
    masking_description: str | None = None
    #: Whether an observational study is a patient registry.
    patient_registry: bool | None = None
    #: How long each participant of a patient registry is followed, as written.
    target_duration: str | None = None
    #: Which samples are kept, as written.
    biospecimen_retention: str | None = None
    #: What the source adds about the samples.
    biospecimen_description: str | None = None
    #: How many arms or groups it has, where the record counts them itself.
    number_of_arms: int | None = None
    #: How many trials of the registry this expanded access belongs to.
    n_ptrs_to_this_exp_acc: int | None = None
    #: For whom expanded access is meant.
    expanded_access_types: ExpandedAccessTypes | None = None
    #: The design in the record's own words, where it does not part them or they cannot be parted.
    description: str | None = None
    #: What the tried interventions are compared with, as written.
    controls: tuple[str, ...] = ()
    #: Whether it is done at several places.
    multicenter: bool | None = None
    #: How long participants are looked at, as written: once, or over time.
    duration: str | None = None
    #: How the next assignment is kept from those who enroll, as written.
    allocation_concealment: str | None = None
    #: How the order of assignments is made, as written.
    sequence_generation: str | None = None

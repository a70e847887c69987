"""The parts of a sample trial: arms, outcomes, criteria, people, places."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mscregistry import vocab
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.model import (
    AbstractReport,
    AbstractSection,
    Arm,
    Author,
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Intervention,
    Official,
    Outcome,
    Reference,
    Site,
    Sponsor,
)
from mscregistry.testing import sample_words as words
from mscregistry.vocab import CriterionKind, Masking, Status, Unlisted

if TYPE_CHECKING:
    from mscregistry.testing.sample_dice import Dice


def sample_design(dice: Dice, *, observational: bool, single: bool) -> Design:
    """Give a design; the roles that are masked are as many as its masking says."""
    if observational:
        return Design(
            observational_model=dice.one(tuple(vocab.ObservationalModel)),
            time_perspective=dice.one(tuple(vocab.TimePerspective)),
            patient_registry=dice.chance(0.2),
        )
    masked = 0 if single else dice.within(0, 4)
    model = vocab.InterventionModel
    return Design(
        allocation=vocab.Allocation.NA if single else vocab.Allocation.RANDOMIZED,
        intervention_model=model.SINGLE_GROUP
        if single
        else dice.one((model.PARALLEL, model.CROSSOVER)),
        primary_purpose=dice.one(tuple(vocab.PrimaryPurpose)),
        masking=tuple(Masking)[masked],
        who_masked=tuple(vocab.WhoMasked)[:masked],
        masking_description="The bags look alike." if masked and dice.chance(0.3) else None,
    )


def sample_interventions(dice: Dice, *, single: bool) -> tuple[Intervention, ...]:
    """Give a cell product, and unless the trial has a single arm, a control."""
    name, other_names = dice.one(words.PRODUCTS)
    product = Intervention(
        name,
        dice.one((vocab.InterventionType.BIOLOGICAL, vocab.InterventionType.DRUG)),
        f"{dice.fill(dice.one(words.DOSES))} {dice.fill(dice.one(words.ROUTES))}",
        other_names,
    )
    if single:
        return (product,)
    name, kind, description = dice.one(words.CONTROLS)
    return product, Intervention(name, vocab.InterventionType[kind], dice.fill(description))


def sample_arms(
    dice: Dice, interventions: tuple[Intervention, ...], *, observational: bool
) -> tuple[Arm, ...]:
    """Give an arm for each intervention, at times two doses of the first one."""
    product, *controls = interventions
    role = vocab.ArmType
    arms = [Arm("Cells", role.EXPERIMENTAL, product.description, (product.name,))]
    if dice.chance(0.3):
        more = f"{dice.fill(dice.one(words.DOSES))}, twice"
        arms.append(Arm("Cells, High Dose", role.EXPERIMENTAL, more, (product.name,)))
    kinds = (role.PLACEBO_COMPARATOR, role.ACTIVE_COMPARATOR, role.SHAM_COMPARATOR)
    for control in controls:
        kind: vocab.ArmType | Unlisted = dice.one(kinds)
        if dice.chance(0.05):
            kind = Unlisted(dice.one(words.UNLISTED_ARM_TYPES))
        arms.append(Arm(control.name, kind, control.description, (control.name,)))
    if observational:
        return tuple([Arm(arm.label, None, arm.description) for arm in arms])
    return tuple(arms)


def sample_outcomes(dice: Dice, measure: str) -> tuple[Outcome, ...]:
    """Give one primary outcome and up to five more."""
    kinds = (vocab.OutcomeKind.SECONDARY, vocab.OutcomeKind.OTHER)
    first = Outcome(
        f"Change in {measure}",
        dice.fill(dice.one(words.TIME_FRAMES)),
        None,
        vocab.OutcomeKind.PRIMARY,
    )
    return first, *[
        Outcome(name, dice.fill(dice.one(words.TIME_FRAMES)), description, dice.one(kinds))
        for name, description in dice.some(words.MEASURES, 5)
    ]


def sample_eligibility(dice: Dice, condition: str) -> Eligibility:
    """Give criteria with numbers in them, nested now and then, and the limits beside them."""
    is_child = dice.chance(0.1)
    low = Age(Decimal(dice.within(1, 11 if is_child else 40)), _unit(is_child=is_child))
    high = Age(Decimal(dice.within(45, 90)), AgeUnit.YEARS) if dice.chance(0.7) else None
    ages = f"Age {low} or older" if high is None else f"Age {low} to {high}"
    inclusion = _listed(dice, (ages, *dice.some(words.INCLUSION, 6)), condition)
    exclusion = _listed(dice, dice.some(words.EXCLUSION, 6), condition)
    texts: tuple[CriteriaText, ...] = (
        CriteriaText(inclusion, CriterionKind.INCLUSION),
        CriteriaText(exclusion, CriterionKind.EXCLUSION),
    )
    if dice.chance(0.3):
        joined = f"Inclusion Criteria:\n\n{inclusion}\n\nExclusion Criteria:\n\n{exclusion}"
        texts = (CriteriaText(joined),)
    groups = vocab.StandardAge
    of_age = 18
    return Eligibility(
        texts=texts,
        sex=dice.one((vocab.Sex.ALL, vocab.Sex.ALL, vocab.Sex.FEMALE, vocab.Sex.MALE)),
        minimum_age=low,
        maximum_age=high,
        standard_ages=(groups.CHILD, groups.ADULT)
        if is_child or low.value < of_age
        else (groups.ADULT,),
        healthy_volunteers=dice.chance(0.1),
    )


def _unit(*, is_child: bool) -> AgeUnit:
    return AgeUnit.MONTHS if is_child else AgeUnit.YEARS


def _listed(dice: Dice, templates: tuple[str, ...], condition: str) -> str:
    is_numbered = dice.chance(0.3)
    nested = dice.one(words.NESTED) if dice.chance(0.3) else None
    lines = []
    for number, template in enumerate((*templates, *nested[:1]) if nested else templates, start=1):
        mark = f"{number}." if is_numbered else "*"
        lines.append(f"{mark} {dice.fill(template, condition=condition)}")
    if nested:
        lines += [f"   * {dice.fill(one)}" for one in nested[1]]
    return "\n".join(lines)


def sample_person(dice: Dice) -> str:
    """Give the name of nobody, degrees included."""
    given, family = dice.one(words.GIVEN_NAMES), dice.one(words.FAMILY_NAMES)
    return f"{given} {family}, {dice.one(words.DEGREES)}"


def sample_officials(dice: Dice) -> tuple[Official, ...]:
    """Give up to two people who lead the study."""
    return tuple(
        [
            Official(
                sample_person(dice), dice.one(tuple(vocab.OfficialRole)), dice.one(words.FACILITIES)
            )
            for _ in range(dice.within(0, 2))
        ]
    )


def sample_contact(dice: Dice, role: vocab.ContactRole) -> Contact:
    """Give someone who cannot be reached: 555-01xx is nobody's, and so is example.org."""
    return Contact(
        sample_person(dice),
        role,
        f"+1-202-555-01{dice.within(0, 99):02}",
        str(dice.within(1, 999)) if dice.chance(0.2) else None,
        f"study{dice.within(1, 9999)}@example.org",
    )


def sample_sites(dice: Dice, status: Status | Unlisted) -> tuple[Site, ...]:
    """Give up to four places; each says the status of the whole while it recruits."""
    recruits = status is Status.RECRUITING
    return tuple(
        [
            Site(
                dice.one(words.FACILITIES),
                status if recruits else None,
                *place,
                contacts=(sample_contact(dice, vocab.ContactRole.CONTACT),) if recruits else (),
            )
            for place in dice.some(words.CITIES, 4)
        ]
    )


def sample_sponsors(dice: Dice) -> tuple[Sponsor, ...]:
    """Give a lead sponsor and at times collaborators."""
    roles = vocab.SponsorRole
    return tuple(
        [
            Sponsor(name, vocab.AgencyClass[kind], roles.COLLABORATOR if index else roles.LEAD)
            for index, (name, kind) in enumerate(dice.some(words.SPONSORS, 3))
        ]
    )


def sample_references(dice: Dice, condition: str) -> tuple[Reference, ...]:
    """Give up to two publications; their numbers in PubMed are beyond those given out."""
    return tuple(
        [
            Reference(
                dice.fill(words.CITATION, condition=condition),
                f"99{dice.within(0, 999_999):06}" if dice.chance(0.7) else None,
                dice.one(tuple(vocab.ReferenceType)),
            )
            for _ in range(dice.within(0, 2))
        ]
    )


def sample_abstract(dice: Dice, year: int) -> AbstractReport:
    """Give what a congress adds: number, session, authors, four sections."""
    return AbstractReport(
        number=f"{dice.one(('PO', 'TH-PO', 'SA-OR'))}{dice.within(1, 1999):04}",
        year=year,
        meeting=f"Invented Congress {year}",
        category=dice.one(words.TOPICS),
        authors=tuple(
            [
                Author(family, dice.one(words.GIVEN_NAMES), dice.one(words.FACILITIES))
                for family in dice.some(words.FAMILY_NAMES, 4)
            ]
        ),
        sections=tuple(
            [
                AbstractSection(dice.fill(text), label)
                for label, text in zip(
                    ("Background", "Methods", "Results", "Conclusion"), words.SECTIONS, strict=True
                )
            ]
        ),
        funding="Private Foundation Support" if dice.chance(0.5) else None,
    )

"""The parts of a design that do not fit each other: MSC30x."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Severity
from mscregistry.validation.asked import is_of
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Rule
from mscregistry.vocab import (
    Allocation,
    ArmType,
    InterventionModel,
    InterventionType,
    Masking,
    Phase,
    StudyType,
    WhoMasked,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

_INTERVENTIONAL: Final = ("allocation", "intervention_model", "masking", "primary_purpose")
_OBSERVATIONAL: Final = ("observational_model", "time_perspective")
_ROLES: Final = {
    Masking.NONE: 0,
    Masking.SINGLE: 1,
    Masking.DOUBLE: 2,
    Masking.TRIPLE: 3,
    Masking.QUADRUPLE: 4,
}
_PAIRS: Final = frozenset({(Phase.PHASE1, Phase.PHASE2), (Phase.PHASE2, Phase.PHASE3)})
_CONTROLS: Final = frozenset({ArmType.PLACEBO_COMPARATOR, ArmType.SHAM_COMPARATOR})
_PHASED: Final = frozenset({InterventionType.DRUG, InterventionType.BIOLOGICAL})


def _stated(trial: Trial, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if getattr(trial.design, name) is not None]


def _design_incomplete(trial: Trial) -> Iterator[Finding]:
    """The design of an interventional trial is stated in part.

    ClinicalTrials.gov asks for allocation, model, masking, primary purpose and phase.  Only where
    some of them are stated: an export or a mirror that has none of them says nothing of the record.

    Bad::

        Trial(
            trial_id="NCT04194671",
            study_type=StudyType.INTERVENTIONAL,
            phases=(Phase.PHASE1,),
            design=Design(masking=Masking.NONE),
        )

    Good::

        Trial(
            trial_id="NCT04194671",
            study_type=StudyType.INTERVENTIONAL,
            phases=(Phase.PHASE1,),
            design=Design(
                allocation=Allocation.NA,
                intervention_model=InterventionModel.SINGLE_GROUP,
                masking=Masking.NONE,
                primary_purpose=PrimaryPurpose.TREATMENT,
            ),
        )
    """
    if trial.study_type is not StudyType.INTERVENTIONAL or not is_of(trial, "CTGOV"):
        return
    there = _stated(trial, _INTERVENTIONAL)
    lacking = [f"design.{name}" for name in _INTERVENTIONAL if name not in there]
    lacking += [] if trial.phases else ["phases"]
    if there and lacking:
        yield Finding(f"not stated: {', '.join(lacking)}", "design")


def _interventional_field(trial: Trial) -> Iterator[Finding]:
    """An observational study has a field of interventional ones.

    Nobody is assigned to anything in an observational study, so that it has no phase, no
    allocation, no model of intervention and no masking.  So at ClinicalTrials.gov; other
    registries ask for them of every study.

    Bad::

        Trial(
            trial_id="NCT04194671",
            study_type=StudyType.OBSERVATIONAL,
            phases=(Phase.PHASE2,),
        )

    Good::

        Trial(
            trial_id="NCT04194671",
            study_type=StudyType.OBSERVATIONAL,
            phases=(Phase.NA,),
        )
    """
    if trial.study_type is not StudyType.OBSERVATIONAL or not is_of(trial, "CTGOV"):
        return
    design = trial.design
    places = [f"phases[{at}]" for at, one in enumerate(trial.phases) if one is not Phase.NA]
    if design.allocation not in {None, Allocation.NA}:
        places.append("design.allocation")
    if design.intervention_model is not None:
        places.append("design.intervention_model")
    if design.masking not in {None, Masking.NONE}:
        places.append("design.masking")
    for place in places:
        yield Finding("an observational study has none", place, "study_type")


def _observational_incomplete(trial: Trial) -> Iterator[Finding]:
    """An observational study states its model or its time perspective, and not the other.

    Bad::

        Trial(
            study_type=StudyType.OBSERVATIONAL,
            design=Design(observational_model=ObservationalModel.COHORT),
        )

    Good::

        Trial(
            study_type=StudyType.OBSERVATIONAL,
            design=Design(
                observational_model=ObservationalModel.COHORT,
                time_perspective=TimePerspective.PROSPECTIVE,
            ),
        )
    """
    there = _stated(trial, _OBSERVATIONAL)
    if trial.study_type is StudyType.OBSERVATIONAL and len(there) == 1:
        lacking = next(name for name in _OBSERVATIONAL if name not in there)
        yield Finding(f"design.{lacking} is not stated", f"design.{there[0]}")


def _arms_of_a_single_group(trial: Trial) -> Iterator[Finding]:
    """The model is one group, and there are several arms.

    Bad::

        Trial(
            design=Design(intervention_model=InterventionModel.SINGLE_GROUP),
            arms=(Arm("low dose"), Arm("high dose")),
        )

    Good::

        Trial(
            design=Design(intervention_model=InterventionModel.SINGLE_GROUP),
            arms=(Arm("cells"),),
        )
    """
    if trial.design.intervention_model is InterventionModel.SINGLE_GROUP and len(trial.arms) > 1:
        yield Finding(
            f"the model is a single group, and there are {len(trial.arms)} arms",
            "design.intervention_model",
            "arms",
        )


def _random_single_group(trial: Trial) -> Iterator[Finding]:
    """Participants are assigned at random, and there is one group.

    Bad::

        Trial(
            design=Design(
                allocation=Allocation.RANDOMIZED,
                intervention_model=InterventionModel.SINGLE_GROUP,
            )
        )

    Good::

        Trial(
            design=Design(
                allocation=Allocation.NA, intervention_model=InterventionModel.SINGLE_GROUP
            )
        )
    """
    design = trial.design
    if (
        design.allocation is Allocation.RANDOMIZED
        and design.intervention_model is InterventionModel.SINGLE_GROUP
        and len(trial.arms) < 2  # noqa: PLR2004 - with several arms the model is what is wrong
    ):
        yield Finding(
            "participants are assigned at random, and there is one group",
            "design.allocation",
            "design.intervention_model",
        )


def _several_arms_not_allocated(trial: Trial) -> Iterator[Finding]:
    """There are several arms, and allocation is said not to apply.

    Bad::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            design=Design(allocation=Allocation.NA),
            arms=(Arm("cells"), Arm("saline")),
        )

    Good::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            design=Design(allocation=Allocation.NON_RANDOMIZED),
            arms=(Arm("cells"), Arm("saline")),
        )
    """
    single = trial.design.intervention_model is InterventionModel.SINGLE_GROUP
    if trial.design.allocation is Allocation.NA and len(trial.arms) > 1 and not single:
        yield Finding(
            f"there are {len(trial.arms)} arms, and allocation does not apply",
            "design.allocation",
            "arms",
        )


def _masked_roles(trial: Trial) -> Iterator[Finding]:
    """The level of masking and the number of masked roles differ.

    Single, double, triple and quadruple stand for one to four roles.  Records from before the
    roles were asked for list none, which is no contradiction, and their `double` stands for two
    roles or more.

    Bad::

        Trial(
            design=Design(
                masking=Masking.TRIPLE,
                who_masked=(WhoMasked.PARTICIPANT, WhoMasked.INVESTIGATOR),
            )
        )

    Good::

        Trial(
            design=Design(
                masking=Masking.DOUBLE,
                who_masked=(WhoMasked.PARTICIPANT, WhoMasked.INVESTIGATOR),
            )
        )
    """
    masking, roles = trial.design.masking, set(trial.design.who_masked)
    if not isinstance(masking, Masking) or not roles:
        return
    if masking is Masking.DOUBLE and len(roles) > _ROLES[masking]:
        return
    if all(isinstance(one, WhoMasked) for one in roles) and _ROLES[masking] != len(roles):
        yield Finding(
            f"masking is {masking}, and {len(roles)} roles are masked",
            "design.masking",
            "design.who_masked",
        )


def _phases_that_do_not_go_together(trial: Trial) -> Iterator[Finding]:
    """The phases are none that ClinicalTrials.gov lets be combined.

    It has phases 1 and 2, and 2 and 3 together; that none applies goes with no other.

    Bad::

        Trial(trial_id="NCT04194671", phases=(Phase.PHASE1, Phase.PHASE3))

    Good::

        Trial(trial_id="NCT04194671", phases=(Phase.PHASE1, Phase.PHASE2))
    """
    known = [one for one in trial.phases if isinstance(one, Phase)]
    if is_of(trial, "CTGOV") and len(known) > 1 and tuple(known) not in _PAIRS:
        yield Finding(f"{' and '.join(known)} are not combined", "phases")


def _placebo_unmasked(trial: Trial) -> Iterator[Finding]:
    """Participants are assigned at random to a placebo or a sham, and nobody is masked.

    A placebo serves to hide who gets what.

    Bad::

        Trial(
            design=Design(allocation=Allocation.RANDOMIZED, masking=Masking.NONE),
            arms=(Arm("cells"), Arm("saline", ArmType.PLACEBO_COMPARATOR)),
        )

    Good::

        Trial(
            design=Design(allocation=Allocation.RANDOMIZED, masking=Masking.DOUBLE),
            arms=(Arm("cells"), Arm("saline", ArmType.PLACEBO_COMPARATOR)),
        )
    """
    if (
        trial.design.masking is not Masking.NONE
        or trial.design.allocation is not Allocation.RANDOMIZED
    ):
        return
    for at, arm in enumerate(trial.arms):
        if arm.type in _CONTROLS:
            yield Finding(
                "there is a placebo or a sham, and nobody is masked",
                f"arms[{at}].type",
                "design.masking",
            )


def _drug_without_phase(trial: Trial) -> Iterator[Finding]:
    """A trial that treats with a drug or a biological product has no phase.

    Trials of cells are usually phased; devices, behaviour and the like are not.

    Bad::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            phases=(Phase.NA,),
            interventions=(Intervention("MSC", InterventionType.BIOLOGICAL),),
        )

    Good::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            phases=(Phase.PHASE1,),
            interventions=(Intervention("MSC", InterventionType.BIOLOGICAL),),
        )
    """
    phased = trial.interventions and all(one.type in _PHASED for one in trial.interventions)
    if trial.study_type is StudyType.INTERVENTIONAL and trial.phases == (Phase.NA,) and phased:
        yield Finding(
            "a drug or biological product is tried in no phase",
            "phases",
            "interventions[0].type",
        )


def _drug_in_observation(trial: Trial) -> Iterator[Finding]:
    """An observational study lists a drug, biological product, device or procedure.

    It may look at a treatment that is given anyway; where the study itself gives it, it is
    interventional.

    Bad::

        Trial(
            study_type=StudyType.OBSERVATIONAL,
            interventions=(Intervention("MSC", InterventionType.BIOLOGICAL),),
        )

    Good::

        Trial(
            study_type=StudyType.OBSERVATIONAL,
            interventions=(Intervention("Questionnaire", InterventionType.OTHER),),
        )
    """
    if trial.study_type is StudyType.OBSERVATIONAL:
        for at, one in enumerate(trial.interventions):
            if one.type in _PHASED:
                yield Finding(
                    f"an observational study lists a {one.type}",
                    "study_type",
                    f"interventions[{at}].type",
                )


RULES: Final = (
    Rule(
        "MSC301",
        Severity.INFO,
        _design_incomplete,
        "protocol registration system: required elements; in part",
        verified=False,
        absent=("design.masking",),
    ),
    Rule(
        "MSC302",
        Severity.WARNING,
        _interventional_field,
        "ClinicalTrials.gov API v2: design; the duty is not verified",
        verified=False,
    ),
    Rule(
        "MSC303",
        Severity.INFO,
        _observational_incomplete,
        "ClinicalTrials.gov API v2: design; the duty is not verified",
        verified=False,
    ),
    Rule(
        "MSC304",
        Severity.WARNING,
        _arms_of_a_single_group,
        "protocol registration system: design; in part",
        verified=False,
    ),
    Rule(
        "MSC305",
        Severity.WARNING,
        _random_single_group,
        "protocol registration system: design; in part",
        verified=False,
    ),
    Rule(
        "MSC306",
        Severity.WARNING,
        _several_arms_not_allocated,
        "protocol registration system: design; in part",
        verified=False,
    ),
    Rule(
        "MSC307",
        Severity.WARNING,
        _masked_roles,
        "ClinicalTrials.gov API v2: meanings of masking, seen in data",
        verified=True,
    ),
    Rule(
        "MSC308",
        Severity.ERROR,
        _phases_that_do_not_go_together,
        "ClinicalTrials.gov API v2: phases",
        verified=True,
    ),
    Rule("MSC309", Severity.WARNING, _placebo_unmasked, "our own", verified=False),
    Rule("MSC310", Severity.INFO, _drug_without_phase, "our own", verified=False),
    Rule("MSC311", Severity.INFO, _drug_in_observation, "seen in a record", verified=False),
)

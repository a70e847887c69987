"""Arms and interventions, and how they are tied to each other: MSC33x."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Severity
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Rule
from mscregistry.vocab import ArmType, InterventionType, coded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

#: Labels of more words name what else is given.
_FEW: Final = 3


def _key(words: str) -> str:
    """Give a name as names are compared: without capitals and doubled blanks."""
    return " ".join(words.split()).casefold()


def _named(words: str) -> set[str]:
    """Give the names that words may be: with and without a kind before them, `Drug: aspirin`."""
    kind, colon, name = words.partition(":")
    names = {_key(words)}
    if colon and coded(InterventionType, kind.strip()) is not None:
        names.add(_key(name))
    return names


def _known_names(trial: Trial) -> set[str]:
    """Give all that interventions are called."""
    return {_key(name) for one in trial.interventions for name in (one.name, *one.other_names)}


def _intervention_not_listed(trial: Trial) -> Iterator[Finding]:
    """An arm names an intervention that the record does not list.

    Arms refer to interventions as ``Type: Name``.

    Bad::

        Trial(
            arms=(Arm("cells", intervention_names=("Biological: MSC",)),),
            interventions=(Intervention("BM-MSC", InterventionType.BIOLOGICAL),),
        )

    Good::

        Trial(
            arms=(Arm("cells", intervention_names=("Biological: MSC",)),),
            interventions=(Intervention("MSC", InterventionType.BIOLOGICAL),),
        )
    """
    known = _known_names(trial)
    for at, arm in enumerate(trial.arms if known else ()):
        for place, name in enumerate(arm.intervention_names):
            if not _named(name) & known:
                yield Finding(
                    f"no intervention is called {name!r}", f"arms[{at}].intervention_names[{place}]"
                )


def _arm_not_listed(trial: Trial) -> Iterator[Finding]:
    """An intervention names an arm that the record does not list.

    Bad::

        Trial(
            arms=(Arm("Cells"),),
            interventions=(Intervention("MSC", arm_labels=("Arm A",)),),
        )

    Good::

        Trial(
            arms=(Arm("Cells"),),
            interventions=(Intervention("MSC", arm_labels=("cells",)),),
        )
    """
    labels = {_key(arm.label) for arm in trial.arms if arm.label is not None}
    for at, one in enumerate(trial.interventions if labels else ()):
        for place, label in enumerate(one.arm_labels):
            if _key(label) not in labels:
                yield Finding(
                    f"no arm is called {label!r}", f"interventions[{at}].arm_labels[{place}]"
                )


def _something_in_no_intervention(trial: Trial) -> Iterator[Finding]:
    """An arm of no intervention is given one.

    Bad::

        Trial(arms=(Arm("control", ArmType.NO_INTERVENTION, intervention_names=("Drug: X",)),))

    Good::

        Trial(arms=(Arm("control", ArmType.NO_INTERVENTION),))
    """
    for at, arm in enumerate(trial.arms):
        if arm.type is ArmType.NO_INTERVENTION and arm.intervention_names:
            yield Finding(
                f"nothing is given in it, and it has {len(arm.intervention_names)} interventions",
                f"arms[{at}].type",
                f"arms[{at}].intervention_names",
            )


def _nothing_in_experimental(trial: Trial) -> Iterator[Finding]:
    """In an experimental arm nothing is given, and in other arms something is.

    Bad::

        Trial(
            arms=(
                Arm("cells", ArmType.EXPERIMENTAL),
                Arm("saline", ArmType.PLACEBO_COMPARATOR, intervention_names=("Other: saline",)),
            )
        )

    Good::

        Trial(arms=(Arm("cells", ArmType.EXPERIMENTAL, intervention_names=("Biological: MSC",)),))
    """
    tied = any(arm.intervention_names for arm in trial.arms)
    from_there = {_key(label) for one in trial.interventions for label in one.arm_labels}
    for at, arm in enumerate(trial.arms if tied or from_there else ()):
        untied = _key(arm.label or "") not in from_there and not arm.intervention_names
        if arm.type is ArmType.EXPERIMENTAL and untied:
            yield Finding("nothing is given in this experimental arm", f"arms[{at}].type")


def _arm_twice(trial: Trial) -> Iterator[Finding]:
    """Two arms have the same label.

    Which arm an intervention or a result belongs to cannot be told.

    Bad::

        Trial(arms=(Arm("Cells"), Arm("cells ")))

    Good::

        Trial(arms=(Arm("Cells, low"), Arm("Cells, high")))
    """
    known: dict[str, int] = {}
    for at, arm in enumerate(trial.arms):
        if arm.label is not None:
            first = known.setdefault(_key(arm.label), at)
            if first != at:
                yield Finding(
                    f"two arms are called {arm.label!r}",
                    f"arms[{at}].label",
                    f"arms[{first}].label",
                )


def _intervention_twice(trial: Trial) -> Iterator[Finding]:
    """Two interventions have the same kind and name, and nothing tells them apart.

    Where arms name what is given in them, two of a name are always confused.

    Bad::

        Trial(interventions=(Intervention("MSC"), Intervention("msc")))

    Good::

        Trial(
            interventions=(
                Intervention("MSC", InterventionType.BIOLOGICAL),
                Intervention("MSC", InterventionType.PROCEDURE),
            )
        )
    """
    if trial.products:
        return  # a medicine is listed once for each of its forms and strengths
    by_name = any(arm.intervention_names for arm in trial.arms)
    known: dict[tuple[object, ...], int] = {}
    for at, one in enumerate(trial.interventions):
        told = () if by_name else (one.description, one.other_names)
        first = known.setdefault((_key(one.name), one.type, *told), at)
        if first != at:
            yield Finding(
                f"two interventions are called {one.name!r}",
                f"interventions[{at}].name",
                f"interventions[{first}].name",
            )


def _intervention_in_no_arm(trial: Trial) -> Iterator[Finding]:
    """An intervention is given in no arm, and others are.

    Bad::

        Trial(
            arms=(Arm("cells", intervention_names=("Biological: MSC",)),),
            interventions=(Intervention("MSC"), Intervention("Saline")),
        )

    Good::

        Trial(
            arms=(Arm("cells", intervention_names=("Biological: MSC", "Other: Saline")),),
            interventions=(Intervention("MSC"), Intervention("Saline")),
        )
    """
    given = {key for arm in trial.arms for name in arm.intervention_names for key in _named(name)}
    for at, one in enumerate(trial.interventions if given else ()):
        if not one.arm_labels and not given & {_key(name) for name in (one.name, *one.other_names)}:
            yield Finding(f"{one.name!r} is given in no arm", f"interventions[{at}].name")


def _number_of_arms(trial: Trial) -> Iterator[Finding]:
    """The record counts its arms itself, and lists another number.

    Bad::

        Trial(design=Design(number_of_arms=2), arms=(Arm("cells"),))

    Good::

        Trial(design=Design(number_of_arms=2), arms=(Arm("cells"), Arm("saline")))
    """
    counted = trial.design.number_of_arms
    if counted is not None and trial.arms and counted != len(trial.arms):
        yield Finding(
            f"it counts {counted} arms, and lists {len(trial.arms)}",
            "design.number_of_arms",
            "arms",
        )


def _placebo_called_experimental(trial: Trial) -> Iterator[Finding]:
    """An arm that is called placebo or sham is marked as experimental.

    Bad::

        Trial(arms=(Arm("Placebo", ArmType.EXPERIMENTAL),))

    Good::

        Trial(arms=(Arm("Placebo", ArmType.PLACEBO_COMPARATOR), Arm("MSC", ArmType.EXPERIMENTAL)))
    """
    for at, arm in enumerate(trial.arms):
        words = _key(arm.label or "").split()
        placebo = {"placebo", "sham"} & {*words[:1], *words[-1:]} and len(words) <= _FEW
        if arm.type is ArmType.EXPERIMENTAL and placebo:
            yield Finding(
                f"{arm.label!r} is marked as experimental",
                f"arms[{at}].type",
                f"arms[{at}].label",
            )


RULES: Final = (
    Rule(
        "MSC331",
        Severity.ERROR,
        _intervention_not_listed,
        "ClinicalTrials.gov API v2: interventionNames",
        verified=True,
    ),
    Rule(
        "MSC332",
        Severity.ERROR,
        _arm_not_listed,
        "ClinicalTrials.gov API v2: armGroupLabels",
        verified=True,
    ),
    Rule(
        "MSC333",
        Severity.WARNING,
        _something_in_no_intervention,
        "ClinicalTrials.gov API v2: arm types; the rule is our own",
        verified=False,
    ),
    Rule(
        "MSC334",
        Severity.WARNING,
        _nothing_in_experimental,
        "ClinicalTrials.gov API v2: arm types; the rule is our own",
        verified=False,
    ),
    Rule("MSC335", Severity.WARNING, _arm_twice, "our own", verified=False),
    Rule("MSC336", Severity.WARNING, _intervention_twice, "our own", verified=False),
    Rule("MSC337", Severity.INFO, _intervention_in_no_arm, "our own", verified=False),
    Rule("MSC338", Severity.WARNING, _number_of_arms, "our own", verified=False),
    Rule("MSC339", Severity.WARNING, _placebo_called_experimental, "our own", verified=False),
)

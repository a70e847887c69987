"""The texts of a trial in which its cell products are looked for, and what each tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.model.abstract import SectionKind
from mscregistry.vocab import ArmType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model.abstract import AbstractReport
    from mscregistry.model.arms import Arm
    from mscregistry.model.products import Product
    from mscregistry.model.trial import Trial

#: What is given in the place of a treatment.
_PLACEBO: Final = re.compile(
    r"(?i)\b(?:placebo|sham|vehicle|saline|nacl|ringer'?s?|plasma-?lyte)\b"
)
#: A longer text tells of more than what is given.
_SHORT: Final = 400
_WITHOUT: Final = frozenset(
    {ArmType.PLACEBO_COMPARATOR, ArmType.SHAM_COMPARATOR, ArmType.NO_INTERVENTION}
)
_TOLD: Final = frozenset({SectionKind.METHODS, SectionKind.RESULTS, SectionKind.CASE_DESCRIPTION})


def cell_passages(trial: Trial) -> Iterator[CellPassage]:
    """Give the texts of a trial that may tell of cells, those first that name what is given."""
    yield from _of_interventions(trial)
    yield from _of_arms(trial)
    for index, product in enumerate(trial.products):
        yield from _of_product(f"products[{index}]", product)
    yield from _one("brief_title", trial.brief_title, Role.TITLE)
    yield from _one("official_title", trial.official_title, Role.TITLE)
    yield from _one("brief_summary", trial.brief_summary, Role.CONTEXT)
    yield from _one("detailed_description", trial.detailed_description, Role.CONTEXT)
    for index, outcome in enumerate(trial.outcomes):
        yield from _one(f"outcomes[{index}].measure", outcome.measure, Role.ASIDE)
        yield from _one(f"outcomes[{index}].description", outcome.description, Role.ASIDE)
    for index, criteria in enumerate(trial.eligibility.texts):
        yield from _one(f"eligibility.texts[{index}].text", criteria.text, Role.ASIDE)
    if trial.abstract is not None:
        yield from _of_abstract(trial.abstract)


def _one(  # noqa: PLR0913 - all that a passage is made of
    path: str,
    text: str | None,
    role: Role,
    group: str = "",
    *,
    linked: tuple[str, ...] = (),
    placebo: bool = False,
) -> Iterator[CellPassage]:
    if text:
        yield CellPassage(path, text, role, group=group, linked=linked, placebo=placebo)


def _of_interventions(trial: Trial) -> Iterator[CellPassage]:
    for index, given in enumerate(trial.interventions):
        path = f"interventions[{index}]"
        placebo = _PLACEBO.search(given.name) is not None
        yield from _one(f"{path}.name", given.name, Role.NAME, path)
        for place, name in enumerate(given.other_names):
            yield from _one(f"{path}.other_names[{place}]", name, Role.NAME, path, placebo=placebo)
        yield from _one(f"{path}.description", given.description, Role.GIVEN, path, placebo=placebo)
    text = trial.intervention_description
    if text:
        role = Role.NAME if len(text) < _SHORT else Role.GIVEN
        yield from _one("intervention_description", text, role, "intervention_description")


def _of_arms(trial: Trial) -> Iterator[CellPassage]:
    linked_to = _Links(trial)
    for index, arm in enumerate(trial.arms):
        path, placebo = f"arms[{index}]", arm.type in _WITHOUT
        linked = linked_to.arm(arm)
        for field, text in (("label", arm.label), ("description", arm.description)):
            yield from _one(
                f"{path}.{field}", text, Role.GIVEN, path, linked=linked, placebo=placebo
            )


class _Links:
    """Which interventions an arm receives, told from either side."""

    def __init__(self, trial: Trial) -> None:
        """Look the interventions over once, and not for each arm."""
        self._by_name: dict[str, list[int]] = {}
        self._by_label: dict[str | None, list[int]] = {}
        for place, given in enumerate(trial.interventions):
            self._by_name.setdefault(given.name, []).append(place)
            for label in given.arm_labels:
                self._by_label.setdefault(label, []).append(place)
        self._lengths = sorted({len(name) for name in self._by_name})

    def arm(self, arm: Arm) -> tuple[str, ...]:
        """Give the paths of what one arm receives, in their order."""
        found = set(self._by_label.get(arm.label, ()))
        for name in arm.intervention_names:
            # `Drug: Aspirin` ends with the name; there are few lengths that a name can have.
            for length in self._lengths:
                if length <= len(name):
                    found.update(self._by_name.get(name[len(name) - length :], ()))
        return tuple([f"interventions[{place}]" for place in sorted(found)])


def _of_product(path: str, product: Product) -> Iterator[CellPassage]:
    placebo = _PLACEBO.search(product.role or "") is not None
    yield from _one(f"{path}.name", product.name, Role.NAME, path, placebo=placebo)
    yield from _one(f"{path}.trade_name", product.trade_name, Role.NAME, path, placebo=placebo)
    for index, route in enumerate(product.routes):
        yield from _one(f"{path}.routes[{index}]", route, Role.NAME, path, placebo=placebo)
    for index, one in enumerate(product.substances):
        within = f"{path}.substances[{index}]"
        yield from _one(f"{within}.name", one.name, Role.NAME, path, placebo=placebo)
        yield from _one(f"{within}.other_name", one.other_name, Role.NAME, path, placebo=placebo)


def _of_abstract(abstract: AbstractReport) -> Iterator[CellPassage]:
    for index, (section, kind) in enumerate(zip(abstract.sections, abstract.kinds, strict=True)):
        role = Role.GIVEN if kind in _TOLD else Role.CONTEXT
        yield from _one(f"abstract.sections[{index}].text", section.text, role, "abstract")

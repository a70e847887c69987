"""Every text of a trial that may tell of cells is read, as what it is in the record."""

from __future__ import annotations

import pytest

from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.model import Arm, Intervention, Outcome, Trial
from mscregistry.model.abstract import AbstractReport, AbstractSection
from mscregistry.model.cell_passages import cell_passages
from mscregistry.model.eligibility import CriteriaText, Eligibility
from mscregistry.model.products import Product, Substance
from mscregistry.vocab import ArmType

FULL = Trial(
    brief_title="Tea",
    official_title="Peppermint tea",
    brief_summary="Tea is nice",
    detailed_description="Tea is very nice",
    interventions=(Intervention("Cup", description="A cup", other_names=("Mug", "Beaker")),),
    intervention_description="A cup of tea",
    arms=(Arm("Drinkers", description="They drink"),),
    products=(
        Product(
            name="Bag",
            trade_name="Bagg",
            routes=("Oral use",),
            substances=(Substance(name="Mint", other_name="Menthol"),),
        ),
    ),
    outcomes=(Outcome("Thirst", description="How thirsty"),),
    eligibility=Eligibility(texts=(CriteriaText("Thirsty people"),)),
    abstract=AbstractReport(sections=(AbstractSection("We drank", "Methods"),)),
)


def roles(trial: Trial) -> dict[str, Role]:
    return {one.path: one.role for one in cell_passages(trial)}


def passage(trial: Trial, path: str) -> CellPassage:
    (found,) = [one for one in cell_passages(trial) if one.path == path]
    return found


def test_each_text_has_the_role_of_its_field() -> None:
    assert roles(FULL) == {
        "interventions[0].name": Role.NAME,
        "interventions[0].other_names[0]": Role.NAME,
        "interventions[0].other_names[1]": Role.NAME,
        "interventions[0].description": Role.GIVEN,
        "intervention_description": Role.NAME,
        "arms[0].label": Role.GIVEN,
        "arms[0].description": Role.GIVEN,
        "products[0].name": Role.NAME,
        "products[0].trade_name": Role.NAME,
        "products[0].routes[0]": Role.NAME,
        "products[0].substances[0].name": Role.NAME,
        "products[0].substances[0].other_name": Role.NAME,
        "brief_title": Role.TITLE,
        "official_title": Role.TITLE,
        "brief_summary": Role.CONTEXT,
        "detailed_description": Role.CONTEXT,
        "outcomes[0].measure": Role.ASIDE,
        "outcomes[0].description": Role.ASIDE,
        "eligibility.texts[0].text": Role.ASIDE,
        "abstract.sections[0].text": Role.GIVEN,
    }


def test_a_path_leads_to_the_text() -> None:
    for one in cell_passages(FULL):
        found: object = FULL
        for step in one.path.replace("[", ".[").split("."):
            if step.startswith("["):
                assert isinstance(found, tuple)
                found = found[int(step[1:-1])]
            else:
                found = getattr(found, step)
        assert found == one.text


def test_what_is_given_comes_first_and_an_empty_trial_tells_nothing() -> None:
    paths = list(roles(FULL))
    assert paths.index("interventions[0].name") < paths.index("arms[0].label")
    assert paths.index("products[0].name") < paths.index("brief_title")
    assert list(cell_passages(Trial())) == []


def test_a_long_text_on_what_is_given_is_no_name() -> None:
    long = Trial(intervention_description="A cup of tea. " * 40)
    assert roles(long) == {"intervention_description": Role.GIVEN}


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Methods", Role.GIVEN),
        ("Results", Role.GIVEN),
        ("Case Description", Role.GIVEN),
        ("Background", Role.CONTEXT),
        ("Conclusion", Role.CONTEXT),
        ("Thoughts", Role.CONTEXT),
    ],
)
def test_only_some_sections_of_an_abstract_tell_what_was_done(heading: str, role: Role) -> None:
    sections = (AbstractSection("We drank", heading),)
    trial = Trial(abstract=AbstractReport(sections=sections))
    assert passage(trial, "abstract.sections[0].text").role is role


@pytest.mark.parametrize(
    "word", ["Placebo", "SHAM", "vehicle", "Saline", "Ringer's", "Plasma-Lyte"]
)
def test_what_stands_for_a_treatment_is_a_placebo(word: str) -> None:
    given = Intervention(f"{word} cup", description="A cup", other_names=("Mug",))
    trial = Trial(interventions=(given,), products=(Product(name="Bag", role=word),))
    assert passage(trial, "interventions[0].description").placebo
    assert passage(trial, "interventions[0].other_names[0]").placebo
    assert passage(trial, "products[0].name").placebo
    # The name itself may be that of both: `MSCs or placebo`.
    assert not passage(trial, "interventions[0].name").placebo
    assert not any(one.placebo for one in cell_passages(FULL))


@pytest.mark.parametrize(
    ("kind", "placebo"),
    [
        (ArmType.PLACEBO_COMPARATOR, True),
        (ArmType.SHAM_COMPARATOR, True),
        (ArmType.NO_INTERVENTION, True),
        (ArmType.EXPERIMENTAL, False),
        (None, False),
    ],
)
def test_nothing_is_given_in_an_arm_without_treatment(
    kind: ArmType | None, *, placebo: bool
) -> None:
    trial = Trial(arms=(Arm("Drinkers", kind, "They drink"),))
    assert passage(trial, "arms[0].label").placebo is placebo
    assert passage(trial, "arms[0].description").placebo is placebo


def test_an_arm_is_linked_with_what_is_given_in_it_from_either_side() -> None:
    trial = Trial(
        interventions=(
            Intervention("Cup"),
            Intervention("Mug", arm_labels=("Drinkers",)),
            Intervention("Jug"),
        ),
        arms=(
            Arm("Drinkers", intervention_names=("Other: Cup",)),
            Arm("Others"),
        ),
    )
    assert passage(trial, "arms[0].label").linked == ("interventions[0]", "interventions[1]")
    assert passage(trial, "arms[1].label").linked == ()
    assert passage(trial, "arms[1].label").group == "arms[1]"

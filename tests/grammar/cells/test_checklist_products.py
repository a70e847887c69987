"""All that cell products state is in the checklist, and no donor or tissue of other cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.checklist import read_checklist
from mscregistry.grammar.cells.checklist_products import product_facts
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.reading import read_products
from mscregistry.model import Arm, CriteriaText, Eligibility, Intervention, Outcome, Trial
from mscregistry.vocab import CriterionKind

WORDS = st.lists(
    st.sampled_from(
        [
            "autologous",
            "allogeneic",
            "human",
            "bone marrow",
            "iliac crest",
            "umbilical cord",
            "adipose",
            "derived",
            "expanded",
            "cultured",
            "cryopreserved",
            "MSCs",
            "exosomes",
            "T cells",
            "mononuclear cells",
            "2 million/kg",
            "intravenously",
            "into the knee",
            "weekly for 4 weeks",
            "on day 0",
            "and",
            "of",
            "from healthy donors",
            ",",
            ".",
            "placebo",
        ]
    ),
    max_size=14,
).map(" ".join)
TRIALS = st.builds(
    lambda title, name, text, arm, summary, measure, criteria: Trial(
        brief_title=title,
        brief_summary=summary,
        interventions=(Intervention(name, description=text),),
        arms=(Arm("A", description=arm),),
        outcomes=(Outcome(measure),),
        eligibility=Eligibility(texts=(CriteriaText(criteria, CriterionKind.INCLUSION),)),
    ),
    *[WORDS] * 7,
)


@given(TRIALS)
def test_what_a_product_of_a_trial_states_is_in_its_checklist(trial: Trial) -> None:
    checklist = trial.doses_checklist
    for product in trial.cell_products:
        for item, field, stated in product_facts(product):
            assert stated in checklist.field(item, field)
            assert item not in checklist.missing
    assert trial.cell_products or checklist.reported == ()


def test_each_statement_of_a_product_has_its_item_and_field() -> None:
    text = (
        "Expanded human autologous MSCs of the vertebral bone marrow, "
        "2 million/kg intravenously on day 0"
    )
    (product,) = read_products([CellPassage("interventions[0].name", text, Role.NAME)])
    assert [
        (item.value, field, stated.value) for item, field, stated in product_facts(product)
    ] == [
        ("donor", "relation", "autologous"),
        ("donor", "species", "human"),
        ("origin", "tissue", "bone_marrow"),
        ("origin", "anatomical_site", "vertebra"),
        ("separation", "processing", "expanded"),
        ("site", "route", "intravenous"),
        ("site", "dose", "2000000 cells/kg"),
        ("site", "schedule", "d 0"),
    ]


def tissues(*passages: CellPassage) -> list[str]:
    checklist = read_checklist(passages, read_products(passages))
    return [one.value for one in checklist.field("origin", "tissue")]


def named(text: str) -> CellPassage:
    return CellPassage("interventions[0].name", text, Role.NAME)


def titled(text: str, role: Role = Role.TITLE) -> CellPassage:
    return CellPassage("brief_title", text, role)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Umbilical cord MSCs", "Bone marrow mononuclear cells are counted"),
        ("Umbilical cord MSCs", "MSCs after bone marrow cell transplantation"),
        ("Umbilical cord MSCs", "Bone marrow MSCs are known for long"),
    ],
)
def test_a_tissue_of_other_cells_is_not_theirs(name: str, title: str) -> None:
    assert tissues(named(name), titled(title, Role.CONTEXT)) == ["umbilical_cord"]


def test_exosomes_are_of_the_tissue_of_the_cells_that_made_them() -> None:
    exosomes = named("Adipose MSC-derived exosomes")
    summary = titled("Adipose MSCs make vesicles", Role.CONTEXT)
    assert tissues(exosomes, summary) == ["adipose", "adipose"]


def test_a_product_known_by_its_name_alone_may_be_any_cells() -> None:
    brand, title = named("Remestemcel-L"), titled("Bone marrow stem cells for children")
    (product,) = read_products([brand])
    assert product.form is None
    checklist = read_checklist([brand, title], [product])
    assert [one.value for one in checklist.field("origin", "tissue")] == ["bone_marrow"]


def test_where_no_product_tells_a_tissue_a_summary_does_not_either() -> None:
    summary = titled("Bone marrow MSCs are known for long", Role.CONTEXT)
    checklist = read_checklist([named("MSCs"), summary], read_products([named("MSCs")]))
    assert checklist.field("origin", "tissue") == ()

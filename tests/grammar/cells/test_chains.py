"""Names of cells that belong together are one mention, and others are not."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.chains import chained
from mscregistry.grammar.cells.mentions import Mention, mentions_of
from tests.grammar.cells.texts import ANY, passage


def described(mention: Mention) -> str:
    """Give kind and tissue of a mention, and its parent behind an arrow."""
    tissue = mention.of("tissue")
    own = mention.kind.code if tissue is None else f"{tissue} {mention.kind.code}"
    return own if mention.parent is None else f"{own} < {mention.parent.kind.code}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is made is a product of its own and keeps its parent.
        ("MSC exosomes", ["ev < msc"]),
        ("MSCs + exosomes", ["msc", "ev"]),
        ("MSC-derived exosomes", ["ev < msc"]),
        ("exosomes derived from MSCs", ["ev < msc"]),
        ("exosomes of the MSCs", ["ev < msc"]),
        ("exosomes from cord MSCs", ["umbilical_cord ev < msc"]),
        ("conditioned medium from MSCs", ["conditioned_medium < msc"]),
        ("iPSC-derived MSCs", ["induced_pluripotent_stem_cell ipsc_derived < msc"]),
        (
            "induced pluripotent stem cell-derived NK cells",
            ["induced_pluripotent_stem_cell ipsc_derived < nk"],
        ),
        # Where the first name only tells where the second is from, it is no parent.
        ("cord blood-derived MSCs", ["umbilical_cord_blood msc"]),
        ("NK cells derived from cord blood", ["umbilical_cord_blood nk"]),
        ("cells from cord blood", ["umbilical_cord_blood cell"]),
        ("NK cells from cord blood", ["umbilical_cord_blood nk"]),
        ("cord blood NK cells", ["umbilical_cord_blood nk"]),
        ("MSC-derived chondrocytes", ["chondrocyte < msc"]),
        ("MSCs derived from mononuclear cells", ["msc"]),
        ("MSCs derived by us from chondrocytes", ["msc", "chondrocyte"]),
        # A name in brackets is another one of the same cells.
        ("stem cells (MSCs)", ["msc"]),
        ("mesenchymal stem cells (BMMSCs)", ["bone_marrow msc"]),
        ("MSCs (stem cells)", ["msc"]),
        ("MSCs [cells]", ["msc"]),
        ("MSCs (NK cells)", ["msc", "nk"]),
        # Two names side by side.
        ("MSC cell therapy", ["msc"]),
        ("NK cells MSCs", ["nk"]),
        ("MSCs NK cells", ["msc", "nk"]),
        ("NK cell derived MSCs", ["msc"]),
        ("UCMSC, BMMSC", ["umbilical_cord msc", "bone_marrow msc"]),
        ("UCMSC, MSC", ["umbilical_cord msc"]),
        ("UCMSC BMMSC", ["umbilical_cord msc"]),
        ("MSCs secreted stem cells", ["msc"]),
        ("stem cells novel derived exosomes", ["ev < stem"]),
        # What stands apart belongs apart.
        ("MSCs and exosomes", ["msc", "ev"]),
        ("MSCs. Exosomes", ["msc", "ev"]),
        ("NK cells from MSCs", ["nk", "msc"]),
        ("exosomes from whoever has MSCs", ["ev", "msc"]),
        ("exosomes were seen in a dish beside some of those very MSCs", ["ev", "msc"]),
        (
            "exosomes one two three four five six seven eight nine ten eleven twelve MSCs",
            ["ev", "msc"],
        ),
    ],
)
def test_names_that_belong_together_are_one(text: str, expected: list[str]) -> None:
    assert [described(one) for one in mentions_of(passage(text))] == expected


def test_a_chain_tells_what_its_names_tell() -> None:
    (mention,) = mentions_of(passage("frozen exosomes from allogeneic expanded MSCs of cord"))
    assert {axis: one.value for axis, one in mention.told.items()} == {
        "donor": "allogeneic",
        "tissue": "umbilical_cord",
    }
    assert [one.value for one in mention.processing] == ["cryopreserved", "expanded"]
    assert mention.words == "frozen exosomes from allogeneic expanded MSCs of cord"


def test_nothing_is_chained_from_nothing() -> None:
    assert chained([]) == []


@given(ANY)
def test_a_chain_makes_no_mention_that_was_not_there(text: str) -> None:
    found = mentions_of(passage(text))
    again = chained(found)
    assert len(again) <= len(found)
    assert {one.passage for one in again} <= {one.passage for one in found}

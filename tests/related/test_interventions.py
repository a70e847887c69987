"""What is given is alike by the words of its names, and by what it is filed under."""

from __future__ import annotations

from mscregistry.model import Intervention, Product, Substance, Trial
from mscregistry.model.derived import Browse, Derived, MeshTerm
from mscregistry.related import similar
from tests.related.made import giving, reason, said, trial

TEXT = {"conditions": ("Asthma",)}


def test_names_share_words() -> None:
    (found,) = similar(giving(1, "Aspirin tablets"), [giving(2, "Tablet of aspirin")])
    assert reason(found, "intervention").score == 1
    assert said(found, "intervention") == (
        "the names of what is given share the words: aspirin, tablets"
    )


def test_other_names_and_products_are_names_too() -> None:
    other = (Intervention("Blue pill", other_names=("Heparin",), mapped_names=("Mapped",)),)
    (found,) = similar(
        trial(1, interventions=other, intervention_other_names=("Loose",)),
        [trial(2, products=(Product(name="X", substances=(Substance(name="Heparin"),)),))],
    )
    assert said(found, "intervention").endswith("words: heparin")
    (found,) = similar(
        trial(1, intervention_description="Walking slowly"),
        [trial(2, intervention_description="Walking fast")],
    )
    assert said(found, "intervention").endswith("words: walking")


def test_nothing_shared_is_said() -> None:
    (found,) = similar(giving(1, "Aspirin", **TEXT), [giving(2, "Heparin", **TEXT)])
    assert said(found, "intervention") == "nothing that is given has a name in common"


def test_terms_of_the_registry_make_trials_alike() -> None:
    def filed(number: int, name: str) -> Trial:
        browse = Browse(meshes=(MeshTerm("D1", "Blue Things"),))
        return giving(number, name, derived=Derived(intervention_browse=browse))

    (found,) = similar(filed(1, "Aspirin"), [filed(2, "Heparin")])
    assert reason(found, "intervention").score == 1
    assert said(found, "intervention") == "what is given is filed under blue things in both"

"""What is a kind of what: a question for kidney diseases finds every disease of the kidney."""

from collections import Counter
from pathlib import Path

import pytest

import mscregistry as msc
from mscregistry.vocab.condition_tree import broader, can_be, code_of_mesh, narrower
from mscregistry.vocab.conditions import conditions
from mscregistry.vocab.table_files import read_table

TABLE: dict[str, list[str]] = read_table("condition_tree")["within"]
MAY_BE: dict[str, list[str]] = read_table("condition_tree")["may_be"]


def test_a_question_for_kidney_diseases_finds_those_of_the_kidney() -> None:
    kinds = narrower("kidney_disease")
    assert {"diabetic_nephropathy", "lupus_nephritis", "end_stage_kidney_disease"} <= kinds
    assert {"renal_artery_stenosis", "urinary_incontinence", "kidney_disease"}.isdisjoint(kinds)


@pytest.mark.parametrize("code", TABLE)
def test_each_link_joins_two_of_our_conditions(code: str) -> None:
    assert code in conditions()
    assert TABLE[code]
    assert len(set(TABLE[code])) == len(TABLE[code])
    assert set(TABLE[code]) <= set(conditions())


@pytest.mark.parametrize("code", TABLE)
def test_no_link_says_what_others_say_already(code: str) -> None:
    for one in TABLE[code]:
        assert not any(one in broader(other) for other in TABLE[code])


@pytest.mark.parametrize("code", MAY_BE)
def test_what_may_be_another_thing_is_no_kind_of_it_nor_wider(code: str) -> None:
    assert code in conditions()
    for other in MAY_BE[code]:
        assert other in conditions()
        assert code != other
        assert code not in broader(other)
        assert other not in broader(code)
        assert code in can_be(other)
    assert len(set(MAY_BE[code])) == len(MAY_BE[code])


def test_what_can_be_a_condition_is_wider_or_has_it_among_its_causes() -> None:
    assert {"kidney_disease", "type2_diabetes", "kidney_failure"} <= can_be("diabetic_nephropathy")
    assert "lupus_nephritis" not in can_be("diabetic_nephropathy")
    for code in conditions():
        assert broader(code) <= can_be(code)
        assert can_be(code).isdisjoint({code, *narrower(code)})


def test_nothing_is_a_kind_of_itself_and_kinds_of_kinds_are_kinds() -> None:
    for code in conditions():
        assert code not in broader(code)
        for wider in broader(code):
            assert broader(wider) < broader(code)
            assert code in narrower(wider)
        for kind in narrower(code):
            assert code in broader(kind)


def test_a_code_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        broader("gloom")
    with pytest.raises(KeyError):
        narrower("gloom")


def test_a_descriptor_of_mesh_finds_our_code_however_its_number_is_filled_up() -> None:
    numbered = [entry for entry in conditions().values() if entry.mesh is not None]
    assert len(numbered) > 250
    for entry in numbered:
        assert entry.mesh is not None
        assert code_of_mesh(entry.mesh) == entry.code
        assert code_of_mesh(f" {entry.mesh.lower()} ") == entry.code
    assert code_of_mesh("D000007674") == "kidney_disease"
    assert code_of_mesh("kidney") is None


def test_the_links_are_those_of_the_terms_that_a_registry_adds_to_its_records(shared: Path) -> None:
    """Of each descriptor the registry names all above it, and our links are among these.

    MeSH does not count leukemias and lymphomas among the neoplasms of the blood, which are those
    of a place there; by what the words say they are.
    """
    agreed: Counter[bool] = Counter()
    for reading in msc.load(shared / "samples", on_error="collect"):
        derived = reading.trial.derived
        browse = None if derived is None else derived.condition_browse
        if browse is None or not browse.ancestors:
            continue
        numbers = [term.id or "" for term in (*browse.meshes, *browse.ancestors)]
        known = {code_of_mesh(number) for number in numbers}
        for term in browse.meshes:
            code = code_of_mesh(term.id or "")
            wider = () if code is None else broader(code)
            asked = [one for one in wider if conditions()[one].mesh is not None]
            agreed.update([one in known for one in asked if one != "hematologic_neoplasm"])
    assert agreed[True] >= 300
    assert agreed[False] <= agreed[True] / 100

"""Conditions are alike by code, by the words of their names, and by what they are filed under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.model import CodedTerm
from mscregistry.model.derived import Browse, Derived, MeshTerm
from mscregistry.related import similar
from tests.related.made import reason, said, trial

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.related import Reason

#: Other trials, so that it can be seen what is rare.
REST = [
    trial(90, conditions=("Asthma",)),
    trial(91, conditions=("Stroke", "Type 2 Diabetes")),
]


def of(one: Trial, other: Trial) -> Reason:
    (found,) = [near for near in similar(one, [other, *REST]) if near.trial == other]
    return reason(found, "condition")


def named(*names: str) -> tuple[Trial, Trial]:
    return trial(1, conditions=names[:1]), trial(2, conditions=names[1:])


def test_names_of_one_code_are_the_same_condition() -> None:
    found = of(*named("Osteoarthritis, Knee", "Knee Osteoarthritis"))
    assert (found.score, found.said) == (1, "both study knee_osteoarthritis")


def test_one_condition_among_several_is_alike_in_part() -> None:
    found = of(*named("Asthma", "Asthma", "Stroke", "Obesity", "Epilepsy"))
    assert 0.6 < found.score < 0.9
    assert found.said == "both study asthma"


def test_conditions_of_one_kind_are_alike_in_part() -> None:
    found = of(*named("IgA nephropathy", "Polycystic kidney disease"))
    assert 0 < found.score < 0.8
    assert found.said == "both study a kind of kidney_disease"
    wider = of(*named("Kidney disease", "Polycystic kidney disease"))
    assert found.score < wider.score < 1
    assert wider.said == "both study a kind of kidney_disease"


def test_a_name_without_a_code_is_compared_whole() -> None:
    found = of(*named("Glass bone fever", "glass-bone Fever"))
    assert (found.score, found.said) == (1, "both study glass bone fever")


def test_names_share_words_as_the_asked_trial_writes_them() -> None:
    found = of(*named("Glass bone fevers", "Fever of the far hills"))
    assert 0 < found.score < 1
    assert found.said == "the names of their conditions share the words: fevers"


def test_a_word_that_any_disease_may_have_is_shared_by_none() -> None:
    one, other = named("Chronic glass disease", "Chronic tin disease")
    (found,) = similar(one, [other])
    assert said(found, "condition") == "no condition in common"
    assert reason(found, "condition").score == 0


def test_words_make_no_conditions_alike_that_have_codes() -> None:
    one, other = named("Spinal cord injury", "Cartilage injury")
    (found,) = similar(one, [other])
    assert said(found, "text") == "shared words: injury"
    assert (reason(found, "condition").score, said(found, "condition")) == (
        0,
        "no condition in common",
    )
    uncoded = of(*named("Spinal cord injury", "Injury of the glass"))
    assert 0 < uncoded.score < 1
    assert uncoded.said == "the names of their conditions share the words: injury"


def test_a_doubt_about_a_code_is_told() -> None:
    found = of(*named("Stroke Epilepsy", "Epilepsy"))
    assert found.said == "both study epilepsy?"


def test_terms_above_those_of_the_registry_make_trials_alike() -> None:
    def filed(number: int, *terms: str | None) -> Trial:
        meshes = tuple([MeshTerm(None, term) for term in terms])
        browse = Browse(meshes=meshes[:1], ancestors=meshes[1:])
        return trial(number, derived=Derived(condition_browse=browse))

    one = filed(1, "Glass Fever", "Fevers", None)
    other = filed(2, "Tin Fever", "fevers ", "Sand\u202e")
    found = of(one, other)
    assert 0 < found.score < 1
    assert found.said == "both are filed under fevers"


def test_terms_of_other_vocabularies_and_of_pages_count_too() -> None:
    one = trial(1, mesh_terms=("Tin Fever",))
    other = trial(2, condition_terms=(CodedTerm("TIN FEVER", "10"), CodedTerm(None, "11")))
    found = of(one, other)
    assert (found.score, found.said) == (1, "both are filed under tin fever")


def test_many_conditions_are_told_in_part() -> None:
    names = tuple([f"Fever {letter}{letter}" for letter in "abcdefgh"])
    found = of(trial(1, conditions=names), trial(2, conditions=names))
    assert found.said.endswith(" and 3 more")


def test_hostile_names_are_shown_and_do_no_harm() -> None:
    names = ('=cmd|"x"', "\x00\u202e", "a\ud800b", "'; DROP", "")
    found = of(trial(1, conditions=names), trial(2, conditions=names))
    assert found.score == 1
    assert found.said.isprintable()

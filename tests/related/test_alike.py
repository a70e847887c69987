"""The trials that are most like one come first, each once, and never the trial itself."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from mscregistry.errors import MissingExtra
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import RelatedTrial, SecondaryId, Trial
from mscregistry.reading import Reading
from mscregistry.related import Alike, Related, Weights, similar
from mscregistry.source import Source
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import trials
from mscregistry.visible import visible
from tests.related.made import giving, numbers, reason, trial, under_another_number

KNEE = ("Knee Osteoarthritis",)
KIDNEY = ("Chronic Kidney Disease",)


# ── The score ──────────────────────────────────────────────────────────────────────────────────


def test_the_same_trial_under_another_number_scores_one() -> None:
    for asked in sample_trials(20):
        (found,) = similar(asked, [under_another_number(asked)])
        assert found.score == 1
        assert {one.score for one in found.reasons} == {1}


@given(trials(wild=True))
def test_every_trial_is_wholly_like_itself_under_another_number(asked: Trial) -> None:
    found = similar(asked, [under_another_number(asked)])
    assume(found)
    assert found[0].score == 1
    assert str(found[0]) == visible(str(found[0]), breaks=True)
    for one in found[0].reasons:
        assert one.said == visible(one.said)


@given(st.lists(trials(wild=True), min_size=2, max_size=3))
def test_scores_lie_between_zero_and_one_and_are_the_mean_of_the_reasons(some: list[Trial]) -> None:
    alike = Alike(some)
    for asked in some:
        found = alike.to(asked, 9)
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)
        for one in found:
            assert 0 < one.score <= 1
            assert 0 < one.compared <= 1
            assert all(0 <= why.score <= 1 for why in one.reasons)
            assert sum([why.share for why in one.reasons]) == pytest.approx(1)
            mean = sum([why.share * why.score for why in one.reasons])
            assert one.score == pytest.approx(mean, abs=1e-6)


def test_the_score_of_two_trials_is_the_same_from_either_side() -> None:
    some = list(sample_trials(30))
    alike = Alike(some)
    scores = {
        (asked.trial_id, found.trial.trial_id): found.score
        for asked in some
        for found in alike.to(asked, 30)
    }
    assert len(scores) > 500
    for (one, other), score in scores.items():
        assert scores[other, one] == pytest.approx(score, abs=2e-6)


def test_an_aspect_that_one_does_not_state_does_not_count() -> None:
    asked = giving(1, "Aspirin", conditions=KIDNEY)
    (found,) = similar(asked, [trial(2, conditions=KIDNEY)])
    assert [one.aspect for one in found.reasons] == ["condition", "text"]
    whole = Weights()
    assert found.compared == pytest.approx(whole.condition + whole.text)


def test_the_weight_of_cells_goes_to_what_is_given_where_one_gives_none() -> None:
    asked = giving(1, "Autologous mesenchymal stem cells", conditions=KNEE)
    drug, cells = giving(2, "Aspirin", conditions=KNEE), giving(3, "Bone marrow MSCs")
    by_number = {one.trial.trial_id: one for one in similar(asked, [drug, cells])}
    of_drug, of_cells = by_number[drug.trial_id], by_number[cells.trial_id]
    whole = Weights()
    given = (whole.intervention + whole.cells) / (whole.intervention + whole.cells + 0.58)
    assert reason(of_drug, "intervention").share == pytest.approx(given)
    assert "cells" not in [one.aspect for one in of_drug.reasons]
    share = reason(of_cells, "cells").share / reason(of_cells, "intervention").share
    assert share == pytest.approx(whole.cells / whole.intervention)


def test_weights_can_be_given() -> None:
    asked = giving(1, "Aspirin", conditions=KNEE)
    some = [giving(2, "Aspirin", conditions=KIDNEY), giving(3, "Heparin", conditions=KNEE)]
    assert numbers(similar(asked, some, weights=Weights(condition=0, text=0))) == [2]
    assert numbers(similar(asked, some, weights=Weights(intervention=0, cells=0))) == [3, 2]
    (only,) = similar(asked, some, weights=Weights(condition=0, text=0))
    assert [one.aspect for one in only.reasons] == ["intervention"]


def test_reasons_stand_in_the_order_of_what_they_add() -> None:
    alike = Alike(sample_trials(40, seed=3))
    for asked in sample_trials(5, seed=4):
        for found in alike.to(asked):
            added = [one.share * one.score for one in found.reasons]
            assert added == sorted(added, reverse=True)


# ── Which are given ────────────────────────────────────────────────────────────────────────────


def test_at_most_k_are_given_and_none_that_is_alike_in_nothing() -> None:
    some = [trial(number, conditions=KNEE) for number in range(9)]
    asked = trial(50, conditions=KNEE)
    assert len(similar(asked, some)) == 5
    assert len(similar(asked, some, k=20)) == 9
    assert similar(asked, [trial(1, conditions=("Asthma",))]) == ()
    assert similar(Trial(), some) == ()


def test_an_empty_set_gives_none() -> None:
    assert similar(trial(1), []) == ()
    assert len(Alike([])) == 0
    assert similar(trial(1), [Trial(), Trial(trial_id="x")]) == ()


def test_equal_scores_keep_the_order_of_the_set() -> None:
    some = [giving(number, "Allogeneic MSCs", conditions=KNEE) for number in (7, 3, 9, 1, 5)]
    asked = giving(50, "Allogeneic MSCs", conditions=KNEE)
    assert numbers(similar(asked, some, k=4)) == [7, 3, 9, 1]
    assert numbers(similar(asked, some[::-1], k=4)) == [5, 1, 9, 3]


def test_cells_are_read_where_they_can_change_the_answer() -> None:
    """More trials than are looked at together, so that the search goes on and then ends."""
    best = giving(99, "Allogeneic MSCs from umbilical cord, intravenous", conditions=KIDNEY)
    some = [giving(number, "Autologous BMAC", conditions=KNEE) for number in range(40)]
    some += [giving(50 + number, "Aspirin", conditions=KIDNEY) for number in range(20)]
    found = similar(evolve(best, trial_id="NCT90000100"), [*some, best], k=3)
    assert numbers(found)[0] == 99
    assert found[0].score == 1


def test_the_answer_is_that_of_comparing_every_one() -> None:
    """For the best few are the first of all, for which the cells of every trial are compared."""
    asked, *some = sample_trials(60)
    alike = Alike(some)
    every = alike.to(asked, 1000)
    for k in (1, 2, 5, 20):
        assert alike.to(asked, k) == every[:k]


def test_the_trial_itself_is_never_given_nor_another_record_of_it() -> None:
    asked = trial(1, conditions=KNEE, secondary_ids=(SecondaryId("ISRCTN12345678"),))
    itself = [
        asked,
        trial(1, conditions=KNEE, brief_title="An older record"),
        Trial(trial_id="isrctn 12345678", conditions=KNEE),
        trial(3, conditions=KNEE, nct_id_aliases=("NCT90000001",)),
    ]
    assert numbers(similar(asked, [*itself, trial(2, conditions=KNEE)])) == [2]


def test_records_that_each_share_a_number_with_a_third_are_of_one_trial() -> None:
    between = Trial(
        trial_id="2020-001457-43",
        conditions=KNEE,
        secondary_ids=(SecondaryId("NCT90000001"), SecondaryId("ISRCTN12345678")),
    )
    other = Trial(trial_id="ISRCTN12345678", conditions=KNEE)
    assert similar(trial(1, conditions=KNEE), [other, between]) == ()
    assert len(Alike([trial(1), other, between, trial(2)])) == 2


def test_of_the_records_of_a_trial_the_latest_is_given() -> None:
    def record(title: str, changed: PartialDate | None) -> Trial:
        return trial(2, conditions=KNEE, brief_title=title, last_update_date=changed)

    asked = trial(1, conditions=KNEE)
    old, new = record("a", PartialDate(2020, 5)), record("b", PartialDate(2024))
    undated = record("c", None)
    for some in ([old, new, undated], [undated, new, old], [new]):
        assert [one.record for one in similar(asked, some)] == [new]
    assert [one.record for one in similar(asked, [undated, record("d", None)])] == [
        record("d", None)
    ]


def test_a_trial_without_numbers_is_only_the_same_as_an_equal_one() -> None:
    asked = Trial(conditions=KNEE, brief_title="A study")
    other = Trial(conditions=KNEE, brief_title="A study", acronym="OTHER")
    blank = Trial(trial_id=" ", conditions=KNEE)
    found = similar(asked, [Trial(conditions=KNEE, brief_title="A study"), other, blank])
    assert [one.trial for one in found] == [other, blank]


def test_an_unknown_number_is_compared_as_it_is_written() -> None:
    asked = Trial(trial_id="Study-7", conditions=KNEE)
    assert similar(asked, [Trial(trial_id=" study-7 ", conditions=KNEE)]) == ()
    assert len(similar(asked, [Trial(trial_id="study-8", conditions=KNEE)])) == 1


def test_a_trial_that_the_record_names_is_told_and_not_preferred() -> None:
    named = (RelatedTrial("Part two", "nct 90000003"), RelatedTrial("No number"))
    asked = trial(1, conditions=KNEE, related_trials=named)
    found = similar(asked, [trial(number, conditions=KNEE) for number in (2, 3)])
    assert [(one.trial.trial_id, one.named) for one in found] == [
        ("NCT90000002", False),
        ("NCT90000003", True),
    ]
    assert "(named by the record itself)" in str(found[1])
    assert "named" not in str(found[0])


def test_readings_are_taken_and_given_back_as_they_are() -> None:
    source = Source("the document", "mine")
    reading = Reading(trial(2, conditions=KNEE), source, "none")
    asked = Reading(trial(1, conditions=KNEE), source, "none")
    (found,) = similar(asked, [reading])
    assert found.record is reading
    assert found.trial is reading.trial


def test_the_same_is_given_whatever_the_seed_of_hashes() -> None:
    script = (
        "from mscregistry.testing.samples import sample_trials\n"
        "from mscregistry.related import Alike\n"
        "some = list(sample_trials(40))\n"
        "alike = Alike(some)\n"
        "for one in some[:8]: print(*[repr(found) for found in alike.to(one)])\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0]
    assert told[0] == told[1]


def test_a_set_can_be_pickled() -> None:
    asked, *some = sample_trials(20)
    alike = Alike(some)
    assert pickle.loads(pickle.dumps(alike)).to(asked) == alike.to(asked)  # noqa: S301 - our own


# ── How it is told ─────────────────────────────────────────────────────────────────────────────


def test_what_is_found_is_told_in_two_lines() -> None:
    asked = giving(1, "Aspirin", conditions=KNEE, brief_title="First")
    other = giving(2, "Aspirin", conditions=KNEE, brief_title="Knee \x1b[31m\u202e")
    (found,) = similar(asked, [other])
    first, second = str(found).split("\n")
    assert first == f"{found.score:.2f} (88 % compared) NCT90000002 Knee \\x1b[31m\\u202e"
    assert second.startswith("  both study knee_osteoarthritis; ")
    assert str(found.reasons[0]) == "condition 1.00: both study knee_osteoarthritis"


def test_a_trial_without_a_name_is_told_as_such() -> None:
    assert str(Related(Trial(), 0.5, (), 1.0)) == "0.50 (no id, no title)\n  "
    named = Trial(official_title="The long title")
    assert str(Related(named, 0.5, (), 1.0)) == "0.50 The long title\n  "


def test_a_set_says_how_many_trials_it_has() -> None:
    assert repr(Alike([trial(1), trial(1), trial(2)])) == "<Alike of 2 trials>"
    assert repr(Alike([trial(1)])) == "<Alike of 1 trial>"


# ── What is refused ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("k", [0, -1])
def test_none_asked_for_is_refused(k: int) -> None:
    with pytest.raises(ValueError, match=rf"^k is {k}; give 1 or more$"):
        similar(trial(1), [], k)


@pytest.mark.parametrize(
    ("asked", "within", "k", "sentence"),
    [
        ("NCT90000001", [], 5, "asked about a str; give a trial or a reading"),
        (trial(1), None, 5, "a NoneType is no set of trials; give a list, or what load gives"),
        (trial(1), trial(2), 5, "a Trial is no set of trials; give a list, or what load gives"),
        (trial(1), [trial(2), 7], 5, "number 1 of the set is a int, and no trial"),
        (trial(1), "text", 5, "number 0 of the set is a str, and no trial"),
        (trial(1), [], 2.5, "k is 2.5; give a whole number"),
        (trial(1), [], True, "k is True; give a whole number"),
    ],
)
def test_wrong_types_are_refused_with_a_sentence(
    asked: object,
    within: object,
    k: object,
    sentence: str,
) -> None:
    with pytest.raises(TypeError) as caught:
        similar(cast("Any", asked), cast("Any", within), cast("Any", k))
    assert str(caught.value) == sentence


def test_weights_of_another_type_are_refused() -> None:
    with pytest.raises(TypeError, match=r"^the weights are a dict; give Weights$"):
        Alike([], weights=cast("Any", {}))


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    with pytest.raises(MissingExtra) as caught:
        similar(trial(1), [])
    assert str(caught.value) == (
        "finding similar trials needs an extra: pip install 'mscregistry[related]'"
    )


def test_nothing_heavy_loads_before_it_is_asked_for() -> None:
    script = (
        "import sys, mscregistry.related; print({'numpy', 'sklearn', 'scipy'} & sys.modules.keys())"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert run.stdout.strip() == b"set()"

"""The seeded generator gives the same varied trials to everyone."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from mscregistry.export import to_json
from mscregistry.testing import sample_trials
from mscregistry.testing.sample_dice import Dice
from mscregistry.testing.sample_words import RANGES
from mscregistry.vocab import Masking, Status, StudyType, Unlisted

if TYPE_CHECKING:
    from mscregistry.model import Contact, Trial

MANY = tuple(sample_trials(600, seed=1))


def test_a_seed_gives_the_same_trials_again() -> None:
    assert tuple(sample_trials(600, seed=1)) == MANY
    assert tuple(sample_trials(5, seed=2)) != MANY[:5]


def test_a_longer_run_begins_like_a_shorter_one() -> None:
    assert tuple(sample_trials(7, seed=1)) == MANY[:7]
    assert not list(sample_trials(0))


def test_the_same_trials_come_out_on_every_python() -> None:
    """A digest made on one Python; when the generator is changed on purpose, renew it."""
    lines = "\n".join([to_json(trial) for trial in sample_trials(300, seed=42)])
    assert sha256(lines.encode()).hexdigest()[:16] == "8f3fc525dffb656f"


def test_every_trial_has_its_own_number_that_no_registry_gave() -> None:
    ids = [trial.trial_id or "" for trial in MANY]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("NCT9") and len(one) == 11 for one in ids)


def test_trials_are_varied() -> None:
    """What a reader, a query or a display must be ready for is all there."""
    statuses = Counter(trial.overall_status for trial in MANY)
    assert len([status for status in statuses if isinstance(status, Status)]) >= 8
    assert any(isinstance(status, Unlisted) for status in statuses)
    assert len({trial.phases for trial in MANY}) >= 9
    assert any(isinstance(phase, Unlisted) for trial in MANY for phase in trial.phases)
    assert any(isinstance(arm.type, Unlisted) for trial in MANY for arm in trial.arms)
    assert {trial.study_type for trial in MANY} == {
        StudyType.INTERVENTIONAL,
        StudyType.OBSERVATIONAL,
    }
    assert {trial.start_date.precision for trial in MANY if trial.start_date} == {
        "year",
        "month",
        "day",
    }
    assert any(trial.start_date is None for trial in MANY)
    assert len({country for trial in MANY for country in trial.countries}) >= 9
    assert any(len(trial.countries) > 1 for trial in MANY)
    assert any(trial.abstract for trial in MANY)
    assert {len(trial.eligibility.texts) for trial in MANY} == {1, 2}


def test_trials_say_nothing_that_contradicts_itself() -> None:
    for trial in MANY:
        names = {one.name for one in trial.interventions}
        assert all(name in names for arm in trial.arms for name in arm.intervention_names)
        if trial.start_date and trial.completion_date:
            assert trial.start_date.latest < trial.completion_date.earliest
        masking = trial.design.masking
        masked = [*Masking].index(masking) if isinstance(masking, Masking) else 0
        assert len(trial.design.who_masked) == masked
        assert (trial.why_stopped is not None) == (
            trial.overall_status in {Status.TERMINATED, Status.WITHDRAWN, Status.SUSPENDED}
        )
        assert trial.lead_sponsor is not None


def test_criteria_have_numbers_and_some_are_nested() -> None:
    lists = [trial.eligibility.criteria for trial in MANY]
    assert all(any(character.isdigit() for one in some for character in one.text) for some in lists)
    assert any(one.level for some in lists for one in some)


def test_nobody_can_be_reached() -> None:
    contacts = [contact for trial in MANY for contact in _contacts(trial)]
    assert contacts
    assert all((one.email or "").endswith("@example.org") for one in contacts)
    assert all("555-01" in (one.phone or "") for one in contacts)


def _contacts(trial: Trial) -> tuple[Contact, ...]:
    return trial.central_contacts + tuple(
        [contact for site in trial.sites for contact in site.contacts]
    )


def test_no_place_of_a_sentence_is_left_open() -> None:
    assert not any("{" in to_json(trial).replace('{"', "").replace("{}", "") for trial in MANY)


def test_dice_stay_within_their_bounds() -> None:
    dice = Dice(0)
    assert {dice.within(1, 3) for _ in range(100)} == {1, 2, 3}
    assert {dice.chance(0.0) for _ in range(100)} == {False}
    assert {dice.chance(1.0) for _ in range(100)} == {True}
    assert {dice.one("ab") for _ in range(100)} == {"a", "b"}
    assert {dice.some("abc", 2) for _ in range(100)} == {
        ("a",),
        ("b",),
        ("c",),
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
    }
    assert {dice.some("a", 9) for _ in range(100)} == {("a",)}
    low, high = RANGES["months"]
    assert {int(dice.fill("{months}")) for _ in range(500)} == set(range(low, high + 1))
    assert dice.fill("{months} {name}", name="x", months="y") == "y x"


def test_the_generator_needs_no_hypothesis() -> None:
    """Neither do `mscregistry.testing` nor the pool of awkward texts."""
    program = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import mscregistry.testing.awkward\n"
        "from mscregistry.testing import sample_trials\n"
        "print(next(sample_trials(1)).trial_id)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout.startswith("NCT9")

"""Every fact of the MedPath page that was checked by hand is found, and no other."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from mscregistry.model import Arm, Design, Enrollment, Intervention, Outcome, Site, Sponsor, Trial
from mscregistry.parsers.medpath import MEDPATH
from mscregistry.parsers.parser import Head, Strength
from mscregistry.paths import follow
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import (
    InterventionModel,
    InterventionType,
    OutcomeKind,
    Phase,
    Sex,
    SponsorRole,
    Status,
    StudyType,
)

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="the checked documents are not beside this repository"
)
NAME = "003_0df2fa15144651cc"


def _text() -> str:
    return (SHARED / "seeds" / f"{NAME}.txt").read_text(encoding="utf-8")


def _read(text: str) -> Reading:
    return MEDPATH.read(Source(text))


def test_every_fact_is_found_and_nothing_else() -> None:
    gold = json.loads((SHARED / "gold" / f"{NAME}.json").read_text(encoding="utf-8"))
    reading = _read(_text())
    trial = reading.trial
    assert evolve(trial, eligibility=evolve(trial.eligibility, texts=())) == Trial(
        trial_id=gold["ids"]["nct"],
        brief_title=gold["titles"]["brief"],
        overall_status=Status[gold["status"]["normalised"].upper()],
        phases=tuple(Phase[one.upper()] for one in gold["phases"]["normalised"]),
        study_type=StudyType[gold["study_type"]["normalised"].upper()],
        enrollment=Enrollment(gold["enrollment"]["count"], gold["enrollment"]["kind"]),
        brief_summary=gold["brief_summary"],
        conditions=tuple(gold["conditions"]["values"]),
        design=Design(
            intervention_model=InterventionModel[
                gold["design"]["intervention_model"]["normalised"].upper()
            ]
        ),
        arms=tuple(
            Arm(
                one["name"],
                description=one["description"],
                intervention_names=(*one["interventions"],),
            )
            for one in gold["arms"]
        ),
        interventions=tuple(
            Intervention(one["name"], InterventionType[one["type"]["normalised"].upper()])
            for one in gold["interventions"]
        ),
        outcomes=tuple(
            Outcome(one["measure"], one["timeframe"], one["description"], OutcomeKind.PRIMARY)
            for one in gold["outcomes"]
        ),
        eligibility=evolve(trial.eligibility, texts=(), sex=Sex.ALL),
        sponsors=tuple(Sponsor(one["name"], role=SponsorRole.LEAD) for one in gold["sponsors"]),
        sites=tuple(
            Site(one["name"], city=one["city"], state=one["state"], country=one["country"])
            for one in gold["sites"]
        ),
    )
    assert [(one.text, str(one.kind).lower(), one.level) for one in trial.eligibility.criteria] == [
        (one["text"], one["kind"], one["level"]) for one in gold["eligibility"]["criteria"]
    ]
    assert reading.words("overall_status") == gold["status"]["as_written"]
    assert reading.issues == ()


def test_nothing_is_left_and_every_field_is_its_words() -> None:
    reading = _read(_text())
    assert reading.unread == ()
    for path in reading.origins:
        value = follow(reading.trial, path)
        if type(value) is str:
            assert reading.words(path) == value


def test_every_changed_letter_is_noticed() -> None:
    assert [str(one) for one in unnoticed(_read, _text())] == []


def test_only_this_page_of_the_five_is_recognised() -> None:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        strength = MEDPATH.recognise(Head(path.read_text(encoding="utf-8"))).strength
        assert strength is (Strength.MARKED if path.stem == NAME else Strength.NONE)

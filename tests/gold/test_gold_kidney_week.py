"""Every fact of the abstract that was checked by hand is found, and no other."""

import json
from pathlib import Path

import pytest

from mscregistry.model import Author, Trial
from mscregistry.parsers.kidney_week import KIDNEY_WEEK
from mscregistry.parsers.parser import Head, Strength
from mscregistry.paths import follow
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="the checked documents are not beside this repository"
)
NAME = "002_6e9e19edeb5aad10"


def _text() -> str:
    return (SHARED / "seeds" / f"{NAME}.txt").read_text(encoding="utf-8")


def _read(text: str) -> Reading:
    return KIDNEY_WEEK.read(Source(text))


def test_every_fact_is_found_and_nothing_else() -> None:
    gold = json.loads((SHARED / "gold" / f"{NAME}.json").read_text(encoding="utf-8"))
    trial = _read(_text()).trial
    report = trial.abstract
    assert report is not None
    assert trial == Trial(brief_title=gold["titles"]["brief"], abstract=report)
    assert report.number == gold["ids"]["abstract_number"]
    assert (report.meeting, report.year) == (gold["meeting"]["name"], gold["meeting"]["year"])
    session = gold["session"]
    assert (report.category, report.topic_code, report.topic) == (
        session["category"],
        session["topic_code"],
        session["topic"],
    )
    assert (
        report.session_title,
        report.session_date,
        report.session_location,
        report.session_time,
    ) == (session["session_title"], session["date"], session["location"], session["time"])
    assert report.authors == tuple(
        Author(
            one["last"], one["first"], one["affiliation"], one["city"], one["state"], one["country"]
        )
        for one in gold["authors"]
    )
    assert {
        str(kind).lower(): one.text for kind, one in zip(report.kinds, report.sections, strict=True)
    } == gold["sections"]
    assert all(one.label is None for one in report.sections)
    assert (report.group_name, report.funding) == (None, gold["funding"])


def test_nothing_is_left_unread_and_every_fact_knows_its_words() -> None:
    reading = _read(_text())
    assert reading.unread == ()
    for path in reading.origins:
        assert reading.words(path) == str(follow(reading.trial, path))


def test_no_letter_can_change_unnoticed() -> None:
    assert list(unnoticed(_read, _text(), sample=400)) == []


@pytest.mark.parametrize("path", sorted(SHARED.glob("seeds/*.txt")), ids=lambda path: path.name[:3])
def test_of_the_real_pages_it_claims_its_own_alone(path: Path) -> None:
    match = KIDNEY_WEEK.recognise(Head(path.read_text(encoding="utf-8")))
    wanted = Strength.MARKED if path.name.startswith(NAME) else Strength.NONE
    assert (match.strength, match.refused) == (wanted, "")

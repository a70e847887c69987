"""The parser reads its sample, and keeps every promise of mscregistry."""

from pathlib import Path

import mscregistry as msc
from mscregistry.testing import check_parser
from mscregistry_anzctr import ANZCTR_XML

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.xml"))


def test_the_parser_keeps_every_promise() -> None:
    check_parser(ANZCTR_XML, SAMPLES)


def test_the_parser_is_found_by_its_entry_point() -> None:
    parser = msc.formats().named("anzctr-xml")
    assert parser.distribution == "mscregistry-anzctr"
    assert msc.formats().broken == ()


def test_a_record_is_read() -> None:
    reading = msc.read(SAMPLES[0])
    trial = reading.trial
    assert reading.format == "anzctr-xml"
    assert trial.trial_id == "ACTRN12699000101101"
    assert trial.registry is not None
    assert trial.registry.key == "ANZCTR"
    assert str(trial.start_date) == "2026-02-09"
    assert str(trial.eligibility.minimum_age) == "18 years"
    assert trial.eligibility.maximum_age is None
    assert [outcome.time_frame for outcome in trial.outcomes] == [
        "Twelve weeks after the first walk",
        "Weekly",
    ]
    assert reading.words("eligibility.minimum_age") == "18Years"
    assert reading.issues == ()

"""The rule does what mscregistry promises, and is asked with the others."""

from pathlib import Path

import mscregistry as msc
from mscregistry.testing import check_rule
from mscregistry_anzctr.rules import APPROVED_AFTER_START

SAMPLE = Path(__file__).parent / "samples" / "walk.xml"


def test_the_rule_does_what_the_house_promises() -> None:
    check_rule(APPROVED_AFTER_START)


def test_the_rule_is_found_by_its_entry_point_and_asked_with_the_others() -> None:
    report = msc.validate(msc.read(SAMPLE))
    (rule,) = [one for one in report.rules if one.code == "ANZ001"]
    assert rule.distribution == "mscregistry-anzctr"
    assert report.broken == ()
    assert report.failures == ()
    assert report.of("ANZ") == ()


def test_a_late_approval_is_found_at_its_words() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    late = msc.read(msc.Source(text.replace(">05/01/2026<", ">01/03/2026<")))
    (issue,) = msc.validate(late, select="ANZ").issues
    assert [late.source.words([span]) for span in issue.spans] == ["01/03/2026", "09/02/2026"]

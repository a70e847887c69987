"""A check asks the rules, and gives back all that they find."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.failed import FailedReading
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Severity
from mscregistry.model import Enrollment, Trial
from mscregistry.validation import Finding, Rule, Rulebook, validate
from mscregistry.vocab import Phase
from tests.validation import toy_rules
from tests.validation.toy_rules import LONG, NO_PHASE, RAISING, TEXT, TODAY

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
READING = msc.read(EXAMPLES / "ctgov_page.txt")
TITLED = Trial(brief_title="A trial of cells in people")


def test_the_worst_comes_first() -> None:
    report = validate(TITLED, rules=[NO_PHASE, LONG])
    assert [issue.code for issue in report.issues] == ["TOY002", "TOY001"]
    assert report.issues[0].hint == "shorten it"
    assert report.issues[0].path == "brief_title"
    assert not report.ok
    assert validate(TITLED, rules=[NO_PHASE]).ok


def test_a_reading_gives_the_words_and_a_trial_none() -> None:
    title = READING.trial.brief_title
    assert title is not None
    (issue,) = validate(READING, rules=[LONG]).issues
    assert "".join(span.of(READING.source.text) for span in issue.spans) == title
    assert validate(READING.trial, rules=[LONG]).issues[0].spans == ()


def test_what_has_no_words_has_no_spans() -> None:
    bare = evolve(READING, origins=type(READING.origins)({}))
    assert validate(bare, rules=[LONG]).issues[0].spans == ()


def test_codes_are_selected_and_ignored_by_their_beginnings() -> None:
    def codes(**how: Any) -> list[str]:  # noqa: ANN401 - whatever `validate` takes
        return [rule.code for rule in validate(Trial(), rules=[NO_PHASE, LONG], **how).rules]

    assert codes(select="TOY") == ["TOY001", "TOY002"]
    assert codes(select=["TOY001"]) == ["TOY001"]
    assert codes(ignore="TOY001") == ["TOY002"]
    assert codes(select="TOY", ignore=["TOY002"]) == ["TOY001"]


@pytest.mark.parametrize(
    ("code", "error", "message"),
    [
        ("XYZ", ValueError, "no rule has a code that begins with 'XYZ'; there are TOY0"),
        ("", ValueError, "begins with ''"),
        (7, TypeError, "a code is text such as 'MSC2', not 7"),
    ],
)
def test_a_code_that_there_is_not_is_told(
    code: object, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=re.escape(message)):
        validate(Trial(), rules=[NO_PHASE], select=[code])  # type: ignore[list-item]  # wrong on purpose


def test_rules_that_need_a_day_are_not_asked_without_one() -> None:
    begun = Trial(start_date=PartialDate(2020, 1, 1))
    report = validate(begun, rules=[TODAY])
    assert (report.issues, report.not_asked) == ((), (TODAY,))
    assert "not asked without a day (on=…) or a record of an earlier update: TOY009" in str(report)
    report = validate(begun, rules=[TODAY], on="2021-01-01")
    assert (len(report.issues), report.not_asked, report.on) == (1, (), date(2021, 1, 1))


@pytest.mark.parametrize(
    ("on", "error"),
    [
        ("2021-01", ValueError),
        ("soon", ValueError),
        (5, TypeError),
        (datetime(2021, 1, 1, tzinfo=UTC), TypeError),
    ],
)
def test_a_day_is_a_whole_day(on: object, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"on is|not an ISO date"):
        validate(Trial(), on=on)  # type: ignore[arg-type]  # wrong on purpose


def test_a_day_may_be_a_date() -> None:
    assert validate(Trial(), on=date(2021, 1, 1), rules=[NO_PHASE]).on == date(2021, 1, 1)


def test_a_rule_that_fails_stops_no_other() -> None:
    report = validate(Trial(), rules=[RAISING, TEXT, NO_PHASE])
    assert [issue.code for issue in report.issues] == ["TOY001"]
    raised, gave_text = map(str, report.failures)
    assert raised == "rule TOY003 could not be asked: RuntimeError: broken"
    assert gave_text.startswith("rule TOY004 of 'toys' could not be asked: TypeError: it gave")
    assert "TOY003 could not be asked" in str(report)


def test_an_earlier_record_is_compared() -> None:
    now, then = Trial(enrollment=Enrollment(500)), Trial(enrollment=Enrollment(20))
    assert validate(now, select="MSC219").not_asked != ()
    assert len(validate(now, select="MSC219", earlier=then).issues) == 1
    with pytest.raises(TypeError, match="an earlier record is a trial or a reading"):
        validate(now, earlier="x")  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="earlier is for one record"):
        validate([now], earlier=then)


def test_records_of_a_set_are_compared_with_each_other() -> None:
    def record(count: int, year: int | None) -> Trial:
        updated = None if year is None else PartialDate(year)
        return Trial(trial_id="NCT04194671", enrollment=Enrollment(count), last_update_date=updated)

    trials = [record(500, 2022), record(20, 2020), record(900, None), record(30, 2020), Trial()]
    report = validate(trials, select="MSC219")
    assert [len(one.issues) for one in report.records] == [1, 0, 0, 0, 0]


def test_a_set_and_what_could_not_be_read_are_checked() -> None:
    readings = [*msc.scan([EXAMPLES / "ctgov_page.txt", b"nothing known"], on_error="collect")]
    report = validate(readings, rules=[LONG])
    assert [len(one.issues) for one in report.records] == [1, 1]
    assert isinstance(report.records[1].subject, FailedReading)
    assert report.records[1].trial is None
    assert report.counts() == {"TOY002": 1, "MSC018": 1}
    assert not report.ok
    assert validate(msc.load(EXAMPLES / "ctgov_page.txt"), rules=[LONG]).counts() == {"TOY002": 1}


@pytest.mark.parametrize("what", ["text", b"bytes", 5, {"a": 1}, [5], None])
def test_what_is_no_record_is_refused(what: object) -> None:
    with pytest.raises(TypeError, match="what is checked is a trial"):
        validate(what)  # type: ignore[arg-type]  # wrong on purpose


def test_all_rules_are_asked_by_default() -> None:
    report = validate(READING, on="2026-01-01")
    assert len(report.rules) > 100
    assert all(issue.severity in Severity for issue in report.issues)
    assert report.failures == ()


def test_a_book_of_rules_may_be_handed_over() -> None:
    book = Rulebook([NO_PHASE])
    assert validate(Trial(phases=(Phase.PHASE1,)), rules=book).issues == ()


def test_what_a_set_could_not_read_is_checked_too() -> None:
    trials = msc.load(EXAMPLES / "ctgov_page.txt", b"nothing known", on_error="collect")
    report = validate(trials, rules=[NO_PHASE])
    assert [record.codes for record in report.records][-1] == ("MSC018",)
    assert not report.ok


def test_an_earlier_record_is_one_of_the_same_trial() -> None:
    now, then = [Trial(trial_id=f"NCT0419467{at}", enrollment=Enrollment(9)) for at in (1, 2)]
    with pytest.raises(ValueError, match="of another trial: NCT04194672, not NCT04194671"):
        validate(now, earlier=then)
    for before in (Trial(), evolve(now, enrollment=None)):
        earlier = evolve(before, enrollment=Enrollment(900))
        assert validate(now, earlier=earlier, select="MSC219").issues


def test_one_rule_is_enough() -> None:
    assert validate(Trial(), rules=NO_PHASE).issues
    with pytest.raises(TypeError, match="rules are Rule values, not 'MSC2'; choose among them"):
        validate(Trial(), rules="MSC2")  # type: ignore[arg-type]  # wrong on purpose


def test_nothing_selected_is_nothing() -> None:
    assert validate(Trial(), rules=[NO_PHASE], select=[]).rules == ()
    with pytest.raises(TypeError, match="select is a code such as 'MSC2' or a list"):
        validate(Trial(), select=205)  # type: ignore[arg-type]  # wrong on purpose


def test_what_is_ignored_may_be_of_another_family_than_what_is_selected() -> None:
    rules = validate(Trial(), select="MSC1", ignore="MSC7").rules
    assert {rule.code[:4] for rule in rules} == {"MSC1"}


@pytest.mark.parametrize(
    ("code", "message"),
    [("MSC205,MSC351", "several codes are a list"), ("MSC005", "reading.issues")],
)
def test_a_code_that_is_none_is_told_with_what_to_do(code: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        validate(Trial(), select=code)


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (toy_rules.NOWHERE, "NoSuchPath"),
        (toy_rules.NO_VIEW, "TypeError: a place is the path of a field such as"),
        (toy_rules.SINGLE, "it gave one Finding, and not many: write `yield Finding"),
    ],
)
def test_a_rule_that_points_nowhere_fails_alone(rule: Rule, why: str) -> None:
    report = validate(Trial(), rules=[rule, NO_PHASE])
    assert [issue.code for issue in report.issues] == ["TOY001"]
    assert why in report.failures[0].why


@pytest.mark.parametrize(
    "change", [{"severity": "info"}, {"needs": "date"}, {"verified": "no"}, {"absent": "x"}]
)
def test_a_rule_is_made_of_what_it_says(change: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        evolve(NO_PHASE, **change)


def test_the_same_records_give_the_same_report_in_every_process() -> None:
    """Whatever order sets of text have there."""
    code = (
        "import mscregistry as msc;"
        f"print(msc.validate(msc.load({str(EXAMPLES)!r}), on='2026-01-01').to_json())"
    )
    reports = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(reports) == 1


@pytest.mark.parametrize("said", [{"message": b"x"}, {"hint": 5}])
def test_what_a_rule_tells_is_text(said: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="what is the matter is told in text, not by"):
        Finding(said.get("message", "odd"), hint=said.get("hint", ""))


def test_a_source_that_is_gone_has_no_words_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes((EXAMPLES / "ctgov_page.txt").read_bytes())
    trials = msc.load(path)
    path.unlink()
    report = validate(trials, rules=[LONG])
    assert report.issues[0].spans == ()
    assert report.to_dict()["records"][0]["issues"][0]["words"] == []
    assert report.text().splitlines()[1] == "  TOY002 error brief_title: it is long"


def test_a_rule_that_fails_cannot_write_to_a_terminal() -> None:
    rule = evolve(RAISING, code="TOY003", distribution="an\x1b[31m")
    assert "\x1b" not in str(validate(Trial(), rules=[rule]).failures[0])

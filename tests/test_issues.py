"""An issue is a line for people and fields for programs."""

import pickle

from mscregistry.issues import Code, Issue, Severity
from mscregistry.source import Span


def test_an_issue_prints_as_one_line() -> None:
    issue = Issue(Code.NO_ID, Severity.WARNING, "the page does not say the trial's id")
    assert str(issue) == "MSC011 warning: the page does not say the trial's id"
    assert str(Issue("TOY1", Severity.INFO, "hm", "arms[0]")) == "TOY1 info arms[0]: hm"


def test_severities_are_in_order() -> None:
    assert Severity.INFO < Severity.WARNING < Severity.ERROR
    assert [str(one) for one in Severity] == ["info", "warning", "error"]


def test_codes_are_numbered_and_used_once() -> None:
    assert [code.value for code in Code] == [f"MSC{n:03}" for n in range(1, len(Code) + 1)]


def test_an_issue_is_a_value() -> None:
    issue = Issue(Code.NO_ID, Severity.WARNING, "hm", "", (Span(1, 2),), "look again")
    assert pickle.loads(pickle.dumps(issue)) == issue  # noqa: S301 - made in this line
    assert len({issue, issue}) == 1

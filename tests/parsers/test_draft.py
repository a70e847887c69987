"""The desk at which a parser writes."""

from __future__ import annotations

import pytest

from mscregistry.grammar import Age, AgeUnit, PartialDate, read_us_date
from mscregistry.lex import Line, lex_text
from mscregistry.model import Trial
from mscregistry.parsers.draft import Draft
from mscregistry.source import Source
from mscregistry.vocab import DateKind, Status, Unlisted

TEXT = "RECRUITING\nPausing\n-\n2024-01\nMarch 2020\nnever\n18 Years\nold\nYes\nperhaps\nLabel: x\nLabl: y"


@pytest.fixture
def draft() -> Draft:
    return Draft(lex_text(Source(TEXT)))


def words(draft: Draft, index: int) -> Line:
    return draft.page.lines[index]


class TestValues:
    def test_a_known_word_is_the_member_and_an_unknown_one_is_kept(self, draft: Draft) -> None:
        assert draft.coded("overall_status", words(draft, 0), Status) is Status.RECRUITING
        assert draft.coded("sites[0].status", words(draft, 1), Status) == Unlisted("Pausing")
        (issue,) = draft.issues
        assert str(issue) == (
            "MSC001 warning sites[0].status: 'Pausing' is on no list of Status; kept as written"
        )

    def test_a_dash_may_stand_for_no_value(self, draft: Draft) -> None:
        assert draft.coded("overall_status", words(draft, 2), Status, dash="-") is None
        assert not draft.has("overall_status")

    def test_dates_are_read_as_the_format_writes_them(self, draft: Draft) -> None:
        assert draft.date("start_date", words(draft, 3)) == PartialDate(2024, 1)
        kind = DateKind.ESTIMATED
        date = draft.date("completion_date", words(draft, 4), kind, read_us_date)
        assert date == PartialDate(2020, 3, kind=kind)
        assert draft.date("verified_date", words(draft, 5)) is None
        assert [issue.path for issue in draft.issues] == ["verified_date"]

    def test_ages_and_flags(self, draft: Draft) -> None:
        assert draft.age("a", words(draft, 6)) == Age("18", AgeUnit.YEARS)
        assert draft.age("b", words(draft, 7)) is None
        assert draft.flag("c", words(draft, 8)) is True
        assert draft.flag("d", words(draft, 9)) is None
        assert [issue.message for issue in draft.issues] == [
            "'old' cannot be read as an age",
            "'perhaps' cannot be read as yes or no",
        ]

    def test_what_is_not_there_is_not_taken(self, draft: Draft) -> None:
        assert draft.maybe("acronym", None) is None
        assert draft.prose("brief_summary", ()) is None
        assert draft.maybe("acronym", words(draft, 0)) == "RECRUITING"


class TestAgain:
    def test_the_same_words_repeat_a_field(self, draft: Draft) -> None:
        draft.fact("brief_title", words(draft, 0))
        assert draft.again("brief_title", words(draft, 0))
        assert draft.issues == []

    def test_other_words_are_reported_and_the_first_stand(self, draft: Draft) -> None:
        draft.fact("brief_title", words(draft, 0))
        assert not draft.again("brief_title", words(draft, 1))
        assert not draft.again("acronym", words(draft, 1))
        assert [issue.message for issue in draft.issues] == [
            "the document says 'RECRUITING' first, and 'Pausing' here",
            "the document says nothing first, and 'Pausing' here",
        ]

    def test_words_in_another_form_may_be_confirmed(self, draft: Draft) -> None:
        draft.confirm("overall_status", words(draft, 0))
        reading = draft.reading(Trial(), "toy")
        assert reading.source.words(reading.repeats["overall_status"]) == "RECRUITING"


class TestLabels:
    def test_a_label_stands_before_its_value(self, draft: Draft) -> None:
        assert draft.inline(words(draft, 10), "Label:").text == "x"
        assert draft.issues == []

    def test_a_damaged_label_is_taken_and_reported(self, draft: Draft) -> None:
        assert draft.inline(words(draft, 11), "Label:").text == "y"
        assert [issue.code for issue in draft.issues] == ["MSC003"]

    def test_words_without_the_label_stay_as_they_are(self, draft: Draft) -> None:
        assert draft.inline(words(draft, 0), "Label:").text == "RECRUITING"


def test_lines_are_left_with_a_reason(draft: Draft) -> None:
    draft.leave((), "never said")
    draft.leave(draft.page.lines[:3], "they are strange", "arms")
    (issue,) = draft.issues
    assert str(issue) == "MSC009 warning arms: 'RECRUITING' and 2 more: they are strange"


def test_long_words_are_cut_in_messages() -> None:
    draft = Draft(lex_text(Source("x" * 100)))
    draft.unreadable("start_date", draft.page.lines[0], "a date")
    assert draft.issues[0].message == f"'{'x' * 59}…' cannot be read as a date"


def test_a_reading_carries_all_that_was_claimed(draft: Draft) -> None:
    draft.fact("brief_title", words(draft, 0))
    draft.label(words(draft, 1))
    draft.boilerplate(words(draft, 2))
    draft.markup(words(draft, 3))
    draft.unsplit("conditions[0]", words(draft, 4), "the conditions")
    reading = draft.reading(Trial(), "toy")
    taken = [reading.labels, reading.boilerplate, reading.markup]
    assert [reading.source.words(spans) for spans in taken] == ["Pausing", "-", "2024-01"]
    assert reading.issues[0].code == "MSC005"

"""A slip of the pen in a table is told when the table is made, with what was meant."""

from __future__ import annotations

from typing import Any

import pytest

from mscregistry.parsers.tree.moved import Coded, Each, Together, Wrapped
from mscregistry.parsers.tree.whole import TreeFormat


def complaint(table: dict[str, Any]) -> str:
    with pytest.raises(ValueError, match=r"\w") as caught:
        TreeFormat(table)
    return str(caught.value)


def test_a_table_without_a_slip_is_taken() -> None:
    TreeFormat(
        {
            "trial_id": "id",
            "brief_title": ("title", lambda _node, _mover: []),
            "overall_status": Coded("state", {"not yet": "NOT_YET_RECRUITING"}),
            "start_date": Each("start", {"date": "day", "kind": "kind"}),
            "sponsors": Wrapped("lead", "name", {"role": "LEAD"}),
            "eligibility": Each(
                "",
                {
                    "healthy_volunteers": Coded("healthy", {"ja": "Yes", "nein": "No"}),
                    "minimum_age": Together(("number", "unit")),
                },
            ),
        }
    )


def test_a_field_that_the_model_lacks_is_named_with_the_one_that_is_near() -> None:
    assert complaint({"brief_titel": "t"}) == (
        "Trial has no field 'brief_titel'; did you mean 'brief_title'?"
    )
    assert complaint({"xyz": "t"}).startswith("Trial has no field 'xyz', but trial_id, ")
    inner = complaint({"eligibility": Each("", {"min_age": "a"})})
    assert "Eligibility has no field 'min_age'" in inner
    said = complaint({"sponsors": Wrapped("s", "name", {"roll": "LEAD"})})
    assert "Sponsor has no field 'roll'; did you mean 'role'?" in said


def test_all_slips_of_a_table_are_told_at_once() -> None:
    assert complaint({"xyz": "t", "abc": "t"}).count("has no field") == 2


def test_an_object_where_a_text_belongs_and_a_text_where_an_object_does_are_told() -> None:
    assert complaint({"sponsors": "sponsor"}) == (
        "sponsors is an object (Sponsor); write Each(…) or Wrapped(…) for it"
    )
    assert complaint({"acronym": Each("a", {"name": "b"})}) == (
        "acronym is no object; write the path of its value"
    )
    assert complaint({"start_date": Each("a", {"day": "b"})}) == "a date has no 'day'"


def test_what_is_no_place_at_all_is_told() -> None:
    assert complaint({"acronym": 5}).startswith("acronym stands at 5, which is no path, Each")


def test_a_word_on_none_of_our_lists_is_told_with_the_list() -> None:
    words = complaint({"overall_status": Coded("s", {"offen": "OPEN"})})
    assert words.startswith("overall_status: 'OPEN' is on no list of Status (ACTIVE")
    words = complaint({"sponsors": Wrapped("s", "name", {"role": "BOSS"})})
    assert words.startswith("sponsors.role: 'BOSS' is on no list of SponsorRole (")


def test_a_word_that_will_never_be_met_is_told() -> None:
    assert complaint({"overall_status": Coded("s", {"Not-Yet": "NOT_YET_RECRUITING"})}) == (
        "overall_status: write 'not yet' for 'Not-Yet', as words are compared"
    )


def test_what_is_neither_yes_nor_no_is_told() -> None:
    table = {"eligibility": Each("", {"healthy_volunteers": Coded("h", {"ja": "ja"})})}
    assert complaint(table) == "eligibility.healthy_volunteers: 'ja' is neither yes nor no"


def test_silent_words_are_a_set() -> None:
    with pytest.raises(TypeError, match="silent words are a set"):
        TreeFormat({}, silent="N/A")  # type: ignore[arg-type]  # what is tried

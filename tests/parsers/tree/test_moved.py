"""Trees of a registry given the shape of the model: each fact still knows where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mscregistry.errors import BrokenRecord
from mscregistry.grammar.dates import read_day_first
from mscregistry.issues import Code, Severity
from mscregistry.model import Enrollment, Outcome, SecondaryId, Sponsor, Trial
from mscregistry.parsers.tree.dialect import Piece, Several, pointers
from mscregistry.parsers.tree.leaf_dialect import Leaf
from mscregistry.parsers.tree.moved import (
    Coded,
    Each,
    Mover,
    Together,
    Wrapped,
    branches,
    coded,
    constant,
    leaf_of,
    own_shape,
    piece,
    together,
)
from mscregistry.parsers.tree.placed import placed_json
from mscregistry.parsers.tree.whole import TreeFormat
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import DateKind, OutcomeKind, SponsorRole, Status, Unlisted
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.placed import Node


def conditions(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give the two parts of each condition; the words before them say nothing."""
    for leaf in mover.leaves(node, "about"):
        said = leaf.words
        if said.startswith("of: "):
            mover.silence([piece(leaf, 0, 4)])
        colon = said.find(":") + 1
        middle = said.find(",") if "," in said else len(said)
        rest = piece(leaf, colon, len(said))
        yield piece(rest, 0, middle - rest.at.start if isinstance(rest.at, Piece) else middle)
        if middle < len(said):
            yield piece(leaf, middle + 1, len(said))


def age(node: Node, mover: Mover) -> list[Leaf]:
    number, unit = mover.leaves(node, "age.number"), mover.leaves(node, "age.unit")
    return [together([*number, *unit], " ".join([one.words for one in (*number, *unit)]))]


TABLE: dict[str, Any] = {
    "trial_id": "id",
    "brief_title": ("title", "name"),
    "overall_status": Coded("state", {"running": "RECRUITING"}),
    "enrollment": Each("", {"count": "size"}),
    "start_date": "begin",
    "completion_date": Each("end", {"date": "day", "kind": "kind"}),
    "conditions": conditions,
    "sponsors": (
        Wrapped("lead", "name", {"role": "LEAD"}),
        Wrapped("other", "name", {"role": "COLLABORATOR"}),
    ),
    "outcomes": Each("outcome", {"measure": "what", "time_frame": "when"}, {"kind": "PRIMARY"}),
    "secondary_ids": Wrapped("number", "value"),
    "eligibility": Each("", {"minimum_age": age}),
}
XML = TreeFormat(TABLE, read_day_first, silent=frozenset({"N/A"}), tags=("toy", "Toy"))
JSON = TreeFormat(TABLE, silent=frozenset({"N/A"}))

RICH_XML = """<toy>
  <id>NCT99900001</id> <title>One &amp; two</title> <state>Running</state> <size>1,200</size>
  <begin>05/08/2026</begin> <end><day>06/08/2027</day><kind>ACTUAL</kind></end>
  <about>of: pain, sleep</about> <lead>A</lead> <other>B</other> <other>N/A</other>
  <outcome><what>Sleep</what><when>3 months</when></outcome>
  <number>X-1</number> <number/> <age><number>18</number><unit>Years</unit></age>
  <empty/> <key>left</key>
</toy>"""
RICH_JSON = """{"id": "NCT99900001", "title": "One \\u0026 two", "state": "Running", "size": 1200,
  "begin": "2026-08-05", "end": {"day": "2027-08-06", "kind": "ACTUAL"},
  "about": "of: pain, sleep", "lead": "A", "other": ["B", "N/A"],
  "outcome": [{"what": "Sleep", "when": "3 months"}], "number": ["X-1", null, " "],
  "age": {"number": 18, "unit": "Years"}, "empty": {}, "key": "left"}"""


def read(form: TreeFormat, text: str) -> Reading:
    source = Source(text)
    return Reading(form.trial(source), source, "toy", **form.words(source))  # type: ignore[arg-type]  # as a parser's does


@pytest.mark.parametrize(("form", "text"), [(XML, RICH_XML), (JSON, RICH_JSON)])
def test_each_field_is_read_from_its_place(form: TreeFormat, text: str) -> None:
    reading = read(form, text)
    trial = reading.trial
    assert trial.brief_title == "One & two" == reading.words("brief_title")
    assert trial.overall_status is Status.RECRUITING
    assert trial.enrollment == Enrollment(1200)
    assert str(trial.start_date) == "2026-08-05"
    assert trial.completion_date is not None
    assert trial.completion_date.kind is DateKind.ACTUAL
    assert trial.conditions == ("pain", "sleep")
    assert trial.sponsors == (
        Sponsor("A", role=SponsorRole.LEAD),
        Sponsor("B", role=SponsorRole.COLLABORATOR),
    )
    assert trial.outcomes == (Outcome("Sleep", "3 months", kind=OutcomeKind.PRIMARY),)
    assert trial.secondary_ids == (SecondaryId("X-1"),)
    assert str(trial.eligibility.minimum_age) == "18 years"
    assert reading.issues == ()
    words = {path: reading.words(path) for path in reading.origins}
    assert words["conditions[0]"] == "pain"
    assert words["conditions[1]"] == "sleep"
    assert words["overall_status"] == "Running"
    assert words["completion_date.kind"] == "ACTUAL"
    assert words["eligibility.minimum_age"] == "18Years"
    # What its place alone says has no words.
    assert "sponsors[0].role" not in words
    assert {span.of(text) for span in reading.unread} == {"key", "left"}
    assert {"of:", "N/A"} <= {span.of(text) for span in reading.labels}
    assert list(unnoticed(lambda one: read(form, one), text)) == []


def test_an_empty_element_and_a_key_of_nothing_are_markup() -> None:
    assert read(XML, "<toy><id>1</id><a/><b c=''><d> </d></b></toy>").unread == ()
    assert read(JSON, '{"id": "1", "a": null, "b": {}, "c": [], "d": ""}').unread == ()
    left = read(XML, "<toy><id>1</id><b><d>x</d></b></toy>")
    assert [left.source.words([span]) for span in left.unread] == ["b", "d", "x", "d", "b"]


def test_what_is_said_again_is_a_repeat_and_what_differs_an_issue() -> None:
    again = read(XML, "<toy><title>A</title><name>A</name></toy>")
    assert again.trial.brief_title == "A"
    assert (again.unread, [one.code for one in again.issues]) == ((), [Code.NO_ID])
    assert [again.source.words(spans) for spans in again.repeats.values()] == ["A"]
    thrice = read(JSON, '{"id": "1", "title": ["A", "A"], "name": "A"}')
    assert thrice.source.words(thrice.repeats["brief_title"]) == "AA"
    other = read(XML, "<toy><id>1</id><title>A</title><name>B</name></toy>")
    assert other.trial.brief_title == "A"
    (issue,) = other.issues
    assert (issue.code, issue.message) == (
        Code.DISAGREEMENT,
        "it stands 2 times; the first is taken",
    )
    assert [other.source.words([span]) for span in issue.spans] == ["B"]
    assert [other.source.words([span]) for span in other.unread] == ["name", "B", "name"]


def test_a_second_date_with_its_kind_is_not_passed_over() -> None:
    day = "<end><day>06/08/2027</day><kind>{}</kind></end>"
    reading = read(XML, f"<toy><id>1</id>{day.format('ACTUAL')}{day.format('ESTIMATED')}</toy>")
    assert reading.trial.completion_date is not None
    assert reading.trial.completion_date.kind is DateKind.ACTUAL
    assert [one.code for one in reading.issues] == [Code.DISAGREEMENT]
    assert "ESTIMATED" in [reading.source.words([span]) for span in reading.unread]


def test_a_date_may_stand_by_itself_or_with_its_kind_and_a_bad_one_stays_unread() -> None:
    bad = read(XML, "<toy><id>1</id><begin>2026-08-05</begin></toy>")
    assert bad.trial.start_date is None
    (issue,) = bad.issues
    assert (issue.code, issue.path) == (Code.UNREADABLE_VALUE, "start_date")
    assert bad.source.words(issue.spans) == "2026-08-05"
    alone = read(JSON, '{"id": "1", "end": {"day": "2026-08"}}')
    assert str(alone.trial.completion_date) == "2026-08"
    assert read(JSON, '{"id": "1", "end": {"kind": "ACTUAL"}}').trial.completion_date is None
    odd = read(JSON, '{"id": "1", "end": {"day": "2026", "kind": "soon"}}')
    assert [one.message for one in odd.issues] == ["'soon' is no kind of date"]


def test_words_on_no_list_are_kept_as_they_are_written() -> None:
    reading = read(XML, "<toy><id>1</id><state>Dreaming</state></toy>")
    assert reading.trial.overall_status == Unlisted("Dreaming")
    assert [one.code for one in reading.issues] == [Code.UNLISTED_WORD]


def test_an_object_that_lacks_what_it_needs_stays_unread_with_an_issue() -> None:
    reading = read(JSON, '{"id": "1", "outcome": [{"when": "now"}, {"what": "A"}, 5, {}]}')
    assert reading.trial.outcomes == (Outcome("A", kind=OutcomeKind.PRIMARY),)
    assert [issue.message for issue in reading.issues] == [
        "'5' stands where an object should",
        "it has no measure, and is left unread",
    ]
    assert {"now", "5"} <= {reading.source.words([span]) for span in reading.unread}


def test_an_issue_of_parts_and_of_several_points_at_their_words() -> None:
    reading = read(XML, "<toy><id>1</id><age><number>18</number><unit>moons</unit></age></toy>")
    (issue,) = reading.issues
    assert reading.source.words(issue.spans) == "18moons"
    sized = TreeFormat(
        {"trial_id": "id", "enrollment": Each("", {"count": size_of})}, tags=("toy",)
    )
    reading = read(sized, "<toy><id>1</id><size>about &lt;many&gt; people</size></toy>")
    (issue,) = reading.issues
    assert reading.source.words(issue.spans) == "<many>"


def size_of(node: Node, mover: Mover) -> list[Leaf]:
    return [piece(leaf, 5, 13) for leaf in mover.leaves(node, "size")]


def test_a_part_of_words_with_references_rests_on_the_references() -> None:
    form = TreeFormat({"trial_id": "id", "brief_title": size_of}, tags=("toy",))
    reading = read(form, "<toy><id>1</id><size>about &lt;many&gt; people</size></toy>")
    assert reading.trial.brief_title == "<many>" == reading.words("brief_title")
    assert [span.of(reading.source.text) for span in reading.unread] == ["about", "people"]


def test_the_format_of_a_record_can_be_chosen_by_its_tree() -> None:
    other = TreeFormat({"trial_id": "number"}, silent=frozenset({"none"}))
    form = TreeFormat(
        {}, tags=("toy",), choose=lambda node: other if "@new" in node else TreeFormat({})
    )
    assert read(form, "<toy new='x'><number>7</number></toy>").trial == Trial(trial_id="7")
    assert read(form, "<toy><number>7</number></toy>").trial == Trial()
    assert read(form, "<toy new='x'><number>none</number></toy>").trial == Trial()


@pytest.mark.parametrize(
    ("form", "text", "why"),
    [
        (XML, "<game/>", "its element is 'game', and not 'toy' or 'Toy'"),
        (XML, "<toy>", "not well-formed XML"),
        (XML, "<!DOCTYPE toy><toy/>", "declares a document type"),
        (JSON, "[1]", "the record is no object"),
        (JSON, "{", "not well-formed JSON"),
    ],
)
def test_what_is_no_such_record_is_refused(form: TreeFormat, text: str, why: str) -> None:
    for ask in (form.trial, form.words):
        with pytest.raises(BrokenRecord, match=why):
            ask(Source(text))


def test_a_record_that_says_nothing_is_an_empty_trial() -> None:
    assert read(XML, "<Toy/>").trial == read(JSON, "{}").trial == Trial()
    assert [one.code for one in read(XML, "<Toy/>").issues] == [Code.NO_ID]


def test_whereabouts_are_those_of_all_leaves() -> None:
    assert pointers(("a", 0)) == (("a", 0),)
    assert pointers(Piece(("a", 0), 1, 2)) == (("a", 0),)
    assert pointers(Several([("a",), ("b",)])) == (("a",), ("b",))
    assert constant("x") == Leaf(Several(()), "x")
    both = together([Leaf(("a",), "1"), Leaf(Piece(("b",), 0, 1), "2"), constant("y")], "1 2")
    assert both == Leaf(Several([("a",), ("b",)]), "1 2")


def test_a_part_of_a_part_stands_within_it_without_blanks_around() -> None:
    whole = Leaf(("a",), "one, two three ")
    part = piece(whole, 4, 15)
    assert part == Leaf(Piece(("a",), 5, 14), "two three")
    assert piece(part, 3, 9) == Leaf(Piece(("a",), 9, 14), "three")
    assert piece(Leaf(Several([("a",)]), "one"), 0, 3) == Leaf(Piece(("a",), 0, 3), "one")


def test_a_path_leads_through_every_object_and_past_what_is_none() -> None:
    (node,) = placed_json({"a": [{"b": "1"}, "x", {"b": ["2", True]}, {"c": "3"}]})
    assert [leaf_of(one) for one in branches(node, "a.b")] == [
        Leaf(("a", 0, "b"), "1"),
        Leaf(("a", 2, "b", 0), "2"),
        Leaf(("a", 2, "b", 1), "true"),
    ]
    assert branches(node, "") == [node]
    assert branches(node, "a.b.c") == []
    assert leaf_of(node) is None


def test_our_word_stands_for_theirs_whatever_its_case() -> None:
    leaf = Leaf(("a",), "Not Blinded")
    assert coded(leaf, {"not blinded": "NONE"}) == Leaf(("a",), "NONE")
    assert coded(leaf, {}) == leaf


def test_the_shape_of_the_model_has_each_field_under_its_own_name() -> None:
    assert {part.keys for part in own_shape().parts} >= {("trial_id",), ("start_date",)}
    assert own_shape() is own_shape()


@pytest.mark.parametrize("piece", ["<number>x</number>", "<outcome><when>x</when></outcome>"])
def test_many_parts_take_time_as_their_number(piece: str) -> None:
    few, many = (f"<toy>{piece * count}</toy>" for count in (500, 4_000))
    assert takes_at_most(16, lambda: read(XML, few), lambda: read(XML, many))


AGES = TreeFormat(
    {
        "eligibility": Each(
            "", {"minimum_age": Together(("least", "unit"), frozenset({"0 No limit"}))}
        )
    }
)


def test_several_leaves_are_one_value_or_say_together_that_there_is_none() -> None:
    found = read(AGES, '{"least": "18", "unit": "Years"}')
    assert str(found.trial.eligibility.minimum_age) == "18 years"
    path = "eligibility.minimum_age"
    assert found.source.words(found.origins[path]) == "18Years"
    none = read(AGES, '{"least": "0", "unit": "No limit"}')
    assert none.trial == Trial()
    assert none.unread == ()
    assert read(AGES, '{"other": "0"}').trial == Trial()


def test_a_function_may_say_what_is_wrong_with_a_leaf() -> None:
    def look(node: Node, mover: Mover) -> list[Leaf]:
        for leaf in mover.leaves(node, "name"):
            mover.issue("TOY001", Severity.WARNING, "it is a name", "acronym", leaf)
        return []

    reading = read(TreeFormat({"acronym": look}), '{"name": "A"}')
    (issue,) = [issue for issue in reading.issues if issue.code == "TOY001"]
    assert (issue.code, issue.path, issue.message) == ("TOY001", "acronym", "it is a name")
    assert reading.source.words(issue.spans) == "A"


def test_a_leaf_that_a_function_gives_for_an_object_is_told_by_its_words() -> None:
    form = TreeFormat({"sponsors": lambda node, mover: mover.leaves(node, "sponsor")})
    reading = read(form, '{"sponsor": "Example University"}')
    assert "'Example University' stands where an object should" in [
        issue.message for issue in reading.issues
    ]

"""Ways of giving are found by their words, with the organ where the words name one."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.routes import Administration, is_carried, ways_of
from mscregistry.vocab.routes import route_called
from tests.grammar.cells.linear import HOSTILE, assert_linear
from tests.grammar.cells.texts import ANY, passage


def ways(text: str) -> list[str]:
    return [str(one.administration) for one in ways_of(passage(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("A bag of tea", []),
        ("Given intravenously", ["intravenous"]),
        ("IV, then IM", ["intravenous", "intramuscular"]),
        ("by i.v. drip", ["intravenous", "intravenous"]),
        ("one bag iv", []),
        ("Grade II, III or IV", []),
        ("into the left knee", ["intra_articular"]),
        ("intra-arterial infusion", ["intra_arterial"]),
        ("intra-arterial to the kidney", ["intra_arterial:kidney"]),
        ("via the renal artery", ["intra_arterial:kidney"]),
        ("intra-arterial; kidney", ["intra_arterial"]),
        ("injected in the knee", ["intra_articular"]),
        ("MSCs in the knee", []),
        ("injected in knee osteoarthritis", []),
        ("placed in the uterine cavity of two", ["intrauterine"]),
        ("the knee will be injected", ["intra_articular"]),
        ("into the infarct related artery", ["intracoronary"]),
        ("intra-arterial for kidney disease", ["intra_arterial"]),
        ("intra-arterial, and then on to a far kidney", ["intra_arterial"]),
        ("Intra. Arterial", ["intra_arterial"]),
        ("Intra; arterial", []),
    ],
)
def test_a_way_is_named_by_its_words(text: str, expected: list[str]) -> None:
    assert ways(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Injection of two vials into the right finger", ["local_injection:finger"]),
        ("injected in the finger of both", ["local_injection:finger"]),
        ("injected in the finger", ["local_injection:finger"]),
        ("injected in the finger. Often", ["local_injection:finger"]),
        ("injected in finger splints", []),
        ("injected into finger splints", ["local_injection:finger"]),
        ("injected to the liver. Pain is recorded", ["local_injection:liver"]),
        ("injected to liver pain", []),
        ("injected into the box", []),
        ("into the finger, injected", []),
        ("injected; into the finger", []),
        ("injected on the finger", []),
    ],
)
def test_an_organ_alone_names_a_way_where_something_is_injected(
    text: str, expected: list[str]
) -> None:
    assert ways(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sprayed over the wound", ["topical"]),
        ("spray to the ulcer", ["topical"]),
        ("injected into the wound", ["local_injection:wound"]),
        ("looked at over the wound", []),
    ],
)
def test_what_is_applied_on_a_wound_is_topical(text: str, expected: list[str]) -> None:
    assert ways(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seeded on a scaffold", ["implantation"]),
        ("A membrane, loaded overnight", ["implantation"]),
        ("Seeded on a dish", []),
        ("Seeded on a dish. The scaffold", []),
        ("Seeded " + "and then " * 20 + "scaffold", []),
    ],
)
def test_what_is_placed_with_a_carrier_is_implanted(text: str, expected: list[str]) -> None:
    assert ways(text) == expected


def test_a_carrier_is_looked_for_in_the_clause() -> None:
    cells = passage("A sponge is used; nothing else").cells
    assert [is_carried(cells, at) for at in range(len(cells.words))] == [True] * 4 + [False] * 2


def test_a_graft_that_patients_have_carries_nothing() -> None:
    assert ways("MSCs are transplanted in graft versus host disease") == []
    assert ways("MSCs are transplanted in a graft") == ["implantation"]


def test_a_way_is_written_with_its_organ_and_equal_by_both() -> None:
    entry = route_called("local_injection")
    assert str(Administration(entry)) == "local_injection"
    assert str(Administration(entry, "hand")) == "local_injection:hand"
    assert Administration(entry, "hand") == Administration(entry, "hand") != Administration(entry)


@given(ANY)
def test_ways_follow_each_other_in_the_text(text: str) -> None:
    one = passage(text)
    found = ways_of(one)
    ends = [0, *(way.end for way in found)]
    assert all(end <= way.first < way.end for end, way in zip(ends, found, strict=False))
    assert ends[-1] <= len(one.cells.words)
    assert found == ways_of(passage(text))


@pytest.mark.parametrize(
    ("before", "piece", "behind"),
    [
        *HOSTILE,
        ("", "into the finger ", ""),
        ("injected ", "into the finger ", ""),
        ("", "on the wound ", ""),
        ("into ", "the ", "finger"),
        ("", "grade IV ", ""),
        ("", "implanted scaffold ", ""),
        ("", "intra the arterial ", ""),
    ],
)
def test_the_time_is_proportional_to_the_length(before: str, piece: str, behind: str) -> None:
    assert_linear(lambda text: ways_of(passage(text)), before, piece, behind)

"""Plug-ins are found, each is loaded by itself, and a broken one stops nobody else."""

from __future__ import annotations

import warnings
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.errors import ParserFailed
from mscregistry.parsers import plugins
from mscregistry.parsers.formats import formats
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.plugins import PluginWarning, is_good_name, plugged_in
from tests.toy_format import TOY

if TYPE_CHECKING:
    from collections.abc import Iterator


#: What entry points lead to.
GOOD = evolve(TOY, name="toy-plugin")
TWIN = evolve(TOY, name="toy-plugin")
TAKEN = evolve(TOY, name="ctgov-json")
BADLY_NAMED = evolve(TOY, name="My Format")
NOTHING = 3


class _Distribution:
    name = "invented-distribution"


def point(name: str, value: str, *, known: bool = True) -> EntryPoint:
    found = EntryPoint(name, value, plugins.GROUP)
    if known:
        vars(found)["dist"] = _Distribution()
    return found


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    points: list[EntryPoint] = []

    def entry_points(*, group: str) -> list[EntryPoint]:
        assert group == "mscregistry.parsers"
        return points

    monkeypatch.setattr(plugins, "entry_points", entry_points)
    formats.cache_clear()
    yield points
    formats.cache_clear()


def test_a_plug_in_joins_the_formats_with_the_name_of_its_distribution(
    offered: list[EntryPoint],
) -> None:
    offered.append(point("toy-plugin", f"{__name__}:GOOD"))
    parser = msc.formats().named("toy-plugin")
    assert parser.distribution == "invented-distribution"
    assert msc.formats().broken == ()


def test_one_that_cannot_be_used_is_named_and_stops_no_other(offered: list[EntryPoint]) -> None:
    offered += [
        point("a-missing", "mscregistry.nowhere:PARSER"),
        point("b-raising", f"{__name__}:MISSING"),
        point("c-nothing", f"{__name__}:NOTHING"),
        point("d-taken", f"{__name__}:TAKEN"),
        point("e-named", f"{__name__}:BADLY_NAMED"),
        point("f-good", f"{__name__}:GOOD"),
        point("g-twin", f"{__name__}:TWIN", known=False),
    ]
    with pytest.warns(PluginWarning) as told:
        found = msc.formats()
    assert found.named("toy-plugin").distribution == "invented-distribution"
    assert found.named("ctgov-json").distribution == ""
    assert [one.name for one in found.broken] == [
        "a-missing",
        "b-raising",
        "c-nothing",
        "d-taken",
        "e-named",
        "g-twin",
    ]
    assert len(told) == 6
    words = [str(one) for one in found.broken]
    assert (
        "'invented-distribution' cannot be used: loading it raised ModuleNotFoundError" in words[0]
    )
    assert "of type 'int', and not to a Parser" in words[2]
    assert "there is another parser of the name 'ctgov-json'" in words[3]
    assert "use small letters" in words[4]
    assert words[5].startswith("the parser 'g-twin' of 'an unknown distribution'")
    with warnings.catch_warnings():
        assert msc.formats() is found  # and nothing is told again


def test_names_of_parsers_are_small_letters_figures_and_hyphens() -> None:
    assert [is_good_name(name) for name in ("a1-b", "", "A", "a_b", "-a", "a--b")] == [
        True,
        *[False] * 5,
    ]


def test_nothing_is_offered_where_no_plug_in_is_installed(offered: list[EntryPoint]) -> None:
    assert offered == []
    assert plugged_in(set()) == ((), ())


def _raise(_: Any) -> Any:  # noqa: ANN401 - it takes and gives nothing
    raise ValueError("a fault of the plug-in")


def _sure(_: Head) -> Match:
    return Match(Strength.MARKED, "it takes all")


RAISING = Parser("raising", "raising", _raise, TOY.records, TOY.lex, TOY.parse)
FAILING = evolve(RAISING, name="failing", recognise=_sure, parse=_raise, distribution="invented")


def test_one_that_fails_to_look_at_a_document_recognises_nothing() -> None:
    with_it = msc.formats().with_parser(RAISING)
    assert msc.read("<clinical_study><id_info/></clinical_study>", formats=with_it).format
    match = RAISING.match(Head("x"))
    assert match.strength is Strength.NONE
    assert "a fault of the plug-in" in match.why


def test_one_that_fails_to_read_is_told_by_its_name() -> None:
    with_it = msc.formats().with_parser(FAILING)
    with pytest.raises(ParserFailed) as caught:
        msc.read(b"some words", formats=with_it)
    assert "the parser 'failing' of the distribution 'invented' failed" in str(caught.value)
    assert isinstance(caught.value.__cause__, ValueError)
    (failed,) = msc.scan(b"some words", formats=with_it, on_error="collect")
    assert failed.failed


def test_a_parser_of_ours_that_fails_has_no_distribution() -> None:
    error = ParserFailed("a.txt", "toy", "", "ValueError: x")
    assert str(error).startswith("a.txt: the parser 'toy' failed: ValueError: x.")

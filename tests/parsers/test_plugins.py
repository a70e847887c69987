"""Plug-ins are found, each is loaded by itself, and a broken one stops nobody else."""

from __future__ import annotations

import signal
import sys
import warnings
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry import bulk, extensions
from mscregistry.errors import BrokenRecord, ParserFailed, UnknownFormat
from mscregistry.extensions import BrokenPlugin, PluginWarning, told
from mscregistry.failed import FailedReading
from mscregistry.parsers import formats as formats_module
from mscregistry.parsers import plugins
from mscregistry.parsers.formats import Formats
from mscregistry.parsers.parser import Head, Limits, Match, Parser, Strength
from mscregistry.parsers.plugins import is_good_name, plugged_in_parsers
from mscregistry.source import Source
from tests import bulk_functions
from tests.toy_format import TOY, toy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mscregistry.reading import Reading


#: What entry points lead to.
GOOD = evolve(TOY, name="toy-plugin")
TWIN = evolve(TOY, name="toy-plugin")
TAKEN = evolve(TOY, name="ctgov-json")
BADLY_NAMED = evolve(TOY, name="My Format")
NAMELESS = evolve(TOY, name=None)  # type: ignore[arg-type]  # wrong on purpose
NUMBERED = evolve(TOY, name=5)  # type: ignore[arg-type]  # as above
NOTHING = 3


class _Distribution:
    name: str | None = "invented-distribution"


class _Nameless(_Distribution):
    name = None


def point(name: str, value: str, *, dist: _Distribution | None = _Distribution()) -> EntryPoint:  # noqa: B008 - it never changes
    found = EntryPoint(name, value, plugins.GROUP)
    vars(found)["dist"] = dist
    return found


class _Raising(ModuleType):
    """A module that raises what it was made with when it is looked into."""

    def __init__(self, error: BaseException) -> None:
        super().__init__("raising")
        self._error = error

    def __getattr__(self, name: str) -> object:
        raise self._error


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], EntryPoint]:
    """Give an entry point whose loading raises an error."""

    def of(error: BaseException) -> EntryPoint:
        monkeypatch.setitem(sys.modules, "raising_plugin", _Raising(error))
        return point("raising", "raising_plugin:PARSER")

    return of


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    points: list[EntryPoint] = []

    def entry_points(*, group: str) -> list[EntryPoint]:
        assert group == "mscregistry.parsers"
        return points

    monkeypatch.setattr(extensions, "entry_points", entry_points)
    formats_module._installed.cache_clear()  # what is installed changes here alone
    yield points
    formats_module._installed.cache_clear()


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
        point("g-twin", f"{__name__}:TWIN", dist=None),
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


@pytest.mark.parametrize(("parser", "said"), [("NAMELESS", "None"), ("NUMBERED", "5")])
def test_a_name_that_is_no_text_is_told(offered: list[EntryPoint], parser: str, said: str) -> None:
    offered += [point("a", f"{__name__}:{parser}"), point("b", f"{__name__}:GOOD")]
    with pytest.warns(PluginWarning, match=f"its name is {said}; use small letters"):
        assert len(msc.formats().broken) == 1
    assert msc.formats().named("toy-plugin").distribution == "invented-distribution"
    assert not is_good_name(None)


def test_a_distribution_without_a_name_is_an_unknown_one(offered: list[EntryPoint]) -> None:
    """As one that was installed or removed by halves is."""
    offered += [
        point("same", f"{__name__}:NOTHING", dist=_Nameless()),
        point("same", f"{__name__}:GOOD"),
    ]
    (_,), (broken,) = plugged_in_parsers(set())
    assert broken.distribution == "an unknown distribution"


def test_a_plug_in_that_leaves_the_program_while_it_is_loaded_is_broken(
    offered: list[EntryPoint], raising: Callable[[BaseException], EntryPoint]
) -> None:
    offered.append(raising(SystemExit("it wants no more")))
    with pytest.warns(PluginWarning, match="loading it raised SystemExit: it wants no more"):
        assert len(msc.formats().broken) == 1


def test_control_c_while_plug_ins_are_loaded_ends_it(
    offered: list[EntryPoint], raising: Callable[[BaseException], EntryPoint]
) -> None:
    offered.append(raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        msc.formats()


def test_an_error_that_cannot_say_what_it_is_stops_nobody(
    offered: list[EntryPoint], raising: Callable[[BaseException], EntryPoint]
) -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise ValueError

    offered.append(raising(Mute()))
    with pytest.warns(PluginWarning, match="Mute: it cannot say what"):
        msc.formats()
    assert told(ValueError("why")) == "ValueError: why"


def test_where_warnings_are_errors_each_is_raised_once_and_then_the_formats_are_there(
    offered: list[EntryPoint],
) -> None:
    """Warnings are errors in every test here."""
    offered += [point("a", f"{__name__}:NOTHING"), point("b", f"{__name__}:BADLY_NAMED")]
    for name in ("a", "b"):
        with pytest.raises(PluginWarning, match=f"the parser '{name}' of"):
            msc.read(toy())
    assert [one.name for one in msc.formats().broken] == ["a", "b"]
    assert "aggregator" in [parser.name for parser in msc.formats()]


def test_of_one_that_cannot_be_used_no_worker_tells_but_the_process_that_starts_them(
    offered: list[EntryPoint],
) -> None:
    offered.append(point("a", f"{__name__}:NOTHING"))
    assert [*msc.map_trials([], bulk_functions.number, workers=2, formats=Formats((TOY,)))] == []
    with pytest.raises(PluginWarning, match="the parser 'a' of"):
        msc.map_trials([], bulk_functions.number, workers=2)
    assert [*msc.map_trials([], bulk_functions.number, workers=2)] == []
    formats_module._installed.cache_clear()  # as in a worker
    before = signal.getsignal(signal.SIGINT)
    try:
        bulk._begin()
        assert len(msc.formats().broken) == 1
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_a_plug_in_raises_cannot_write_to_a_terminal(
    offered: list[EntryPoint], raising: Callable[[BaseException], EntryPoint]
) -> None:
    offered.append(raising(ImportError("no \x1b[31m dep\nat all")))
    with pytest.warns(PluginWarning) as warned:
        msc.formats()
    for words in (str(warned[0].message), str(msc.formats().broken[0])):
        assert words.endswith(
            r"cannot be used: loading it raised ImportError: no \x1b[31m dep at all"
        )
    assert "\x1b" not in str(BrokenPlugin("an\x1b[31m", "a", "b"))


def test_nothing_is_offered_where_no_plug_in_is_installed(offered: list[EntryPoint]) -> None:
    assert offered == []
    assert plugged_in_parsers(set()) == ((), ())


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


def _leave(_: Any) -> Any:  # noqa: ANN401 - it takes and gives nothing
    raise SystemExit(3)


def _interrupt(*_: Any) -> Any:  # noqa: ANN401 - as above
    raise KeyboardInterrupt


def _nothing(*_: Any) -> Any:  # noqa: ANN401 - it should give something
    return None


def _word(_: Any) -> Any:  # noqa: ANN401 - as above
    return Match("MARKED", "it takes all")  # type: ignore[arg-type]  # wrong on purpose


def _number(_: Any) -> Any:  # noqa: ANN401 - as above
    return Match(99, "it takes all")  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("recognise", "said"),
    [
        (_nothing, "recognise gave something of type 'NoneType', and not a Match"),
        (_word, "recognise gave a strength of type 'str', and not a Strength"),
        (_number, "recognise gave a strength of type 'int', and not a Strength"),
        (_leave, "SystemExit: 3"),
        (None, "'NoneType' object is not callable"),
    ],
)
def test_one_that_thinks_nothing_of_a_document_recognises_nothing(
    recognise: Any,  # noqa: ANN401 - wrong on purpose
    said: str,
) -> None:
    broken = evolve(RAISING, recognise=recognise)
    with_it = msc.formats().with_parser(broken)
    reading = msc.read("<clinical_study><id_info/></clinical_study>", formats=with_it)
    assert reading.format == "ctgov-xml"
    with pytest.raises(UnknownFormat) as caught:
        msc.read("something\nelse", formats=with_it)
    assert said in str(caught.value)


def test_control_c_while_a_document_is_looked_at_or_read_ends_it() -> None:
    for broken in (
        evolve(FAILING, recognise=_interrupt),
        evolve(FAILING, records=_interrupt),
        evolve(FAILING, parse=_interrupt),
    ):
        with_it = msc.formats().with_parser(broken)
        with pytest.raises(KeyboardInterrupt):
            [*msc.scan(b"some words", formats=with_it, on_error="collect")]


def _none_in_it(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Any]:
    yield from TOY.records(stream, name, limits)
    yield None


def _fails_later(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    yield from TOY.records(stream, name, limits)
    raise ValueError("a fault of the plug-in")


def _leaves_later(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    yield from TOY.records(stream, name, limits)
    raise SystemExit


def _nowhere(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    for source in TOY.records(stream, name, limits):
        nowhere: Any = 5
        yield evolve(source, locator=nowhere)


@pytest.mark.parametrize("many", [True, False])
@pytest.mark.parametrize(
    ("records", "said", "before"),
    [
        (_nothing, "TypeError: 'NoneType' object is not iterable", 0),
        (None, "TypeError: 'NoneType' object is not callable", 0),
        (_none_in_it, "records gave something of type 'NoneType', and not a Source", 1),
        (_fails_later, "ValueError: a fault of the plug-in", 1),
        (_leaves_later, "SystemExit", 1),
        (_nowhere, "AttributeError: 'int' object has no attribute", 0),
    ],
)
def test_one_that_cannot_cut_a_file_is_told_and_the_next_documents_are_read(
    records: Any,  # noqa: ANN401 - wrong on purpose
    said: str,
    before: int,
    *,
    many: bool,
) -> None:
    cutting = evolve(TOY, records=records, many=many, distribution="invented")
    with_it = msc.formats().with_parser(cutting)
    page = toy().encode()
    other = "<clinical_study><id_info/></clinical_study>"
    found = [*msc.scan(page, other, page, formats=with_it, on_error="collect")]
    assert [one.failed for one in found] == [
        *[False] * before,
        True,
        False,
        *[False] * before,
        True,
    ]
    failed = found[before]
    assert isinstance(failed, FailedReading)
    assert isinstance(failed.error, ParserFailed)
    assert "<bytes>: the parser 'toy' of the distribution 'invented' failed" in str(failed.error)
    assert said in str(failed.error)
    with pytest.raises(ParserFailed, match="'invented'"):
        msc.read(page, formats=with_it)


def test_an_error_of_ours_that_a_plug_in_raises_while_it_cuts_a_file_is_raised_as_it_is() -> None:
    def broken(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
        del stream, limits
        raise BrokenRecord(name, "it is broken")

    with pytest.raises(BrokenRecord, match="it is broken"):
        msc.read(toy().encode(), formats=msc.formats().with_parser(evolve(TOY, records=broken)))


def _with_odd_issues(page: Any) -> Reading:  # noqa: ANN401 - a page of the toy
    odd: Any = (3,)
    return evolve(TOY.parse(page), issues=odd)


@pytest.mark.parametrize(
    ("parse", "said"),
    [
        (_nothing, "TypeError: parse gave something of type 'NoneType', and not a Reading"),
        (_leave, "SystemExit: 3"),
        (_with_odd_issues, "AttributeError: 'int' object has no attribute 'severity'"),
    ],
)
def test_one_that_gives_no_reading_is_told(
    parse: Any,  # noqa: ANN401 - wrong on purpose
    said: str,
) -> None:
    with_it = msc.formats().with_parser(evolve(FAILING, parse=parse, records=TOY.records))
    for document in (toy(), toy().encode(), Source(toy())):
        with pytest.raises(ParserFailed) as caught:
            msc.read(document, formats=with_it, format="failing", strict=True)
        assert f"'failing' of the distribution 'invented' failed: {said}" in str(caught.value)


def test_what_a_parser_raises_cannot_write_to_a_terminal() -> None:
    assert "\x1b" not in str(ParserFailed("a", "b", "c\x1b", "ValueError: \x1b[31m"))


def test_a_parser_of_ours_that_fails_has_no_distribution() -> None:
    error = ParserFailed("a.txt", "toy", "", "ValueError: x")
    assert str(error).startswith("a.txt: the parser 'toy' failed: ValueError: x.")

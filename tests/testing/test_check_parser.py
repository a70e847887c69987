"""The test of parsers finds what is wrong with one, and says what to look at."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest
from attrs import evolve

from mscregistry.errors import BrokenRecord
from mscregistry.locator import Locator
from mscregistry.model import Trial
from mscregistry.parsers.ctgov_xml import CTGOV_XML
from mscregistry.parsers.parser import Head, Limits, Match, Parser, Strength
from mscregistry.parsers.tree.readings import reading_of
from mscregistry.reading import Origins, Reading
from mscregistry.source import Source, Span
from mscregistry.testing import Effort, ParserFaults, Renderer, check_parser, sample_trials
from mscregistry.testing.renderers import renderer, renderers
from tests.toy_format import TOY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DOCUMENTS = Path(__file__).parents[1] / "documents"
SAMPLE = "TOY\nid: NCT99990001\ntitle: A study of rest\nstatus: Recruiting\n"
GOOD = evolve(TOY, many=True)
LITTLE = Effort(letters=40, mutations=10, trials=2)


def promises(parser: Parser, *samples: str | bytes | Path, **more: Any) -> set[str]:  # noqa: ANN401 - what check_parser takes
    """Give the promises that a parser breaks."""
    try:
        check_parser(parser, samples or [SAMPLE], effort=LITTLE, **more)
    except ParserFaults as found:
        return {fault.promise for fault in found.faults}
    return set()


def faults(parser: Parser, *samples: str | bytes) -> str:
    with pytest.raises(ParserFaults) as caught:
        check_parser(parser, samples or [SAMPLE], effort=LITTLE)
    return str(caught.value)


def parsing(parse: Callable[[Reading], Reading]) -> Parser:
    """Give the toy parser with readings changed."""

    def changed(page: Any) -> Reading:  # noqa: ANN401 - a page of the toy
        return parse(TOY.parse(page))

    return evolve(GOOD, parse=changed)


def test_a_parser_without_a_fault_passes(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    check_parser(GOOD, [path, SAMPLE, SAMPLE.encode()])


@pytest.mark.parametrize("name", [name for name, _ in renderers()])
def test_our_own_parsers_pass_on_what_is_rendered(name: str) -> None:
    import mscregistry as msc

    one = renderer(name)
    samples: Sequence[Path | str] = [one.render(trial) for trial in sample_trials(2, seed=21)]
    if name.startswith("euctr"):  # recognised by numbers of its own
        samples = [*sorted((DOCUMENTS / name.replace("-", "_")).glob("*.txt"))][:1]
    effort = Effort(letters=25, mutations=15, trials=4, unread=0.5)
    check_parser(msc.formats().named(name), samples, renderer=one, effort=effort)


def test_a_sample_is_needed() -> None:
    with pytest.raises(ValueError, match="at least one sample"):
        check_parser(GOOD, [])


@pytest.mark.parametrize("samples", [SAMPLE, SAMPLE.encode(), Path("sample.txt")])
def test_samples_are_a_list_of_documents(samples: str | bytes | Path) -> None:
    with pytest.raises(TypeError, match="samples are a list of documents"):
        check_parser(GOOD, samples)


def test_a_path_that_is_handed_over_as_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    with pytest.raises(ValueError, match=r"did you mean Path\('.*sample.txt'\)"):
        check_parser(GOOD, [str(path)])


@pytest.mark.parametrize("text", ["TOY" * 9999, "TOY\0", "TOY"])
def test_a_text_of_one_line_that_names_no_file_is_a_document(text: str) -> None:
    assert promises(GOOD, text) != set()  # for it is no record, and not for it is a path


def test_a_renderer_is_asked_for_by_name() -> None:
    with pytest.raises(LookupError, match="no renderer for 'moon'"):
        renderer("moon")


def test_a_bad_name_and_a_lambda_are_told() -> None:
    lambdas = evolve(GOOD, name="My Toy", recognise=lambda head: TOY.recognise(Head(head.text)))
    words = faults(lambdas)
    assert "its name is 'My Toy'" in words
    assert "cannot be sent to another process" in words
    assert words.splitlines()[0].startswith("the parser 'My Toy' has")


class _Unequal:
    """It comes back as another after it was pickled."""

    def __call__(self, head: Head) -> Match:
        return TOY.recognise(head)


def test_a_parser_that_comes_back_as_another_is_told() -> None:
    assert "picklable" in promises(evolve(GOOD, recognise=_Unequal()))


def take_all(_: Head) -> Match:
    return Match(Strength.MARKED, "it takes all")


def take_none(_: Head) -> Match:
    return Match(Strength.NONE, "it takes none")


def look_and_fail(_: Head) -> Match:
    raise ValueError("a fault")


def test_recognition_that_takes_too_much_too_little_or_fails_is_told() -> None:
    greedy = faults(evolve(GOOD, recognise=take_all))
    assert "it takes '' for its own" in greedy
    assert "a document of ctgov-xml: it takes it" in greedy
    assert "it is not recognised" in faults(evolve(GOOD, recognise=take_none))
    assert "it raised ValueError: a fault" in faults(evolve(GOOD, recognise=look_and_fail))
    twin = evolve(CTGOV_XML, name="twin")
    assert promises(twin, renderer("ctgov-xml").render(Trial(trial_id="NCT99990001"))) >= {
        "recognise"
    }


def shaped(_: Head) -> Match:
    return Match(Strength.SHAPED, "it may be")


def test_a_sample_that_another_format_recognises_better_is_told() -> None:
    words = faults(
        evolve(GOOD, recognise=shaped), renderer("ctgov-xml").render(Trial("NCT99990001"))
    )
    assert "'ctgov-xml' recognises it better" in words


def no_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    del stream, name, limits
    return iter(())


def first_only(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the first record, as a loop does that returns where it should go on."""
    yield from islice(TOY.records(stream, name, limits), 1)


def without_the_second(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    first, _, *rest = TOY.records(stream, name, limits)
    yield from [first, *rest]


def with_wrong_places(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    for source in TOY.records(stream, name, limits):
        yield evolve(source, locator=Locator("", offset=-1))


def without_places(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    for source in TOY.records(stream, name, limits):
        yield evolve(source, encoding=None)


def nothing(*_: Any) -> Any:  # noqa: ANN401 - it should give something
    return None


def some_nothing(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Any]:
    yield from TOY.records(stream, name, limits)
    yield None


def leave(*_: Any) -> Any:  # noqa: ANN401 - as above
    raise SystemExit


def broken_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    del stream, limits
    raise BrokenRecord(name, "it is broken")
    yield


def failing_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    del stream, name, limits
    raise ValueError("a fault")
    yield


def careless_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    del limits
    yield Source(stream.read().decode(), name, "utf-8", Locator("", offset=3, length=4))


def failing_at_limits(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    if limits.record_bytes == 1:
        raise ValueError("a fault")
    yield Source(stream.read().decode(), name)


def test_what_is_wrong_with_cutting_files_is_told() -> None:
    assert "it has no record" in faults(evolve(GOOD, records=no_records))
    assert "cannot be cut into records" in faults(evolve(GOOD, records=broken_records))
    assert "it raised ValueError" in faults(evolve(GOOD, records=failing_records))
    careless = faults(evolve(GOOD, records=careless_records))
    assert "the record is not at its place (byte 3, 4 bytes)" in careless
    assert "when one byte is allowed" in careless
    assert "limits" in promises(evolve(GOOD, records=failing_at_limits))
    two = f"{SAMPLE}%%\n{SAMPLE}"
    assert "say so with many=True" in faults(TOY, two)


def samples_of(count: int) -> str:
    """Give a file of some records that differ."""
    return "%%\n".join(SAMPLE.replace("0001", f"{number:04}") for number in range(count))


def test_records_that_do_not_make_up_the_file_are_told() -> None:
    good = evolve(GOOD, records=without_places)
    assert promises(good, samples_of(3)) == set()
    for count, share in ((2, "50%"), (3, "67%")):
        words = faults(evolve(good, records=first_only), samples_of(count))
        assert f"[records] sample 1: {share} of the file is in no record, more than 10%" in words
        assert r"such as '%%\nTOY\nid: NCT99990001" in words
    words = faults(evolve(good, records=without_the_second), samples_of(3))
    assert "[records] sample 1: 33% of the file is in no record" in words
    many = faults(evolve(good, records=without_the_second), samples_of(12))
    assert "between two records stands as much as a record: '%%" in many


def test_what_stands_beside_the_records_may_be_more_where_that_is_said() -> None:
    short = evolve(GOOD, records=first_only)
    check_parser(short, [samples_of(2)], effort=evolve(LITTLE, unread=0.5))
    with pytest.raises(ParserFaults, match=r"50% of the file .*, more than 49%"):
        check_parser(short, [samples_of(2)], effort=evolve(LITTLE, unread=0.49))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "document", ["ictrp_csv/registers.csv", "ictrp_xml/registers.xml", "who_xml/chictr.xml"]
)
def test_our_own_parsers_pass_on_files_of_several_records(document: str, encoding: str) -> None:
    import mscregistry as msc

    path = DOCUMENTS / document
    parser = msc.formats().named(path.parent.name.replace("_", "-"))
    sample = path.read_text(encoding="utf-8-sig").encode(encoding)
    check_parser(parser, [sample], effort=Effort(letters=5, mutations=5, unread=0.3))


def test_a_page_of_records_with_words_of_its_own_around_them_passes() -> None:
    import mscregistry as msc

    study = renderer("ctgov-json").render(Trial("NCT99990001", brief_title="A study of long rest"))
    page = f'{{"totalCount":2,"studies":[{study},{study}],"nextPageToken":"abcdef"}}'
    effort = Effort(letters=5, mutations=5, unread=0.3)
    check_parser(msc.formats().named("ctgov-json"), [page], effort=effort)


def test_several_records_that_do_not_say_where_they_are_are_told() -> None:
    words = faults(GOOD, samples_of(2))
    assert "several records do not say where they are; give each a Locator" in words


def test_what_gives_nothing_where_something_belongs_is_told() -> None:
    """And the test itself does not fall over it."""
    nowhere: Any = None
    assert "its name is None" in faults(evolve(GOOD, name=nowhere))
    assert "its name is 5" in faults(evolve(GOOD, name=5))  # type: ignore[arg-type]  # wrong on purpose
    thoughtless = faults(evolve(GOOD, recognise=nothing))
    assert "TypeError: recognise gave something of type 'NoneType', and not a Match" in thoughtless
    assert "it is not recognised" in thoughtless
    assert "TypeError: parse gave something of type 'NoneType', and not a Reading" in faults(
        evolve(GOOD, parse=nothing)
    )
    assert "TypeError: 'NoneType' object is not iterable" in faults(evolve(GOOD, records=nothing))
    assert "TypeError: records gave something of type 'NoneType', and not a Source" in faults(
        evolve(GOOD, records=some_nothing)
    )
    trialless = parsing(lambda one: evolve(one, trial=nowhere))
    words = faults(trialless)
    assert "the trial has no 'trial_id', which has words" in words
    with pytest.raises(ParserFaults, match="round trip"):
        check_parser(trialless, [SAMPLE], renderer=renderer("aggregator"), effort=LITTLE)


def test_a_parser_that_leaves_the_program_is_told() -> None:
    assert "it raised SystemExit" in faults(evolve(GOOD, recognise=leave))
    assert "it raised SystemExit" in faults(evolve(GOOD, records=leave))
    assert "it raised SystemExit" in faults(evolve(GOOD, parse=leave))


def test_a_fault_names_the_line_that_raised_it() -> None:
    line = look_and_fail.__code__.co_firstlineno + 1
    words = faults(evolve(GOOD, recognise=look_and_fail))
    assert f"a fault (in look_and_fail, test_check_parser.py:{line});" in words


def fail_in_colours(_: Head) -> Match:
    raise ValueError("\x1b[31ma\nfault")


def test_a_fault_is_one_line_that_cannot_write_to_a_terminal() -> None:
    words = faults(evolve(GOOD, recognise=fail_in_colours))
    assert r"it raised ValueError: \x1b[31ma fault" in words


def test_a_sample_that_is_no_text_is_told() -> None:
    words = faults(GOOD, b"%PDF-1.7\n")
    assert "[recognise] sample 1: it is not recognised: sample 1: cannot be read as text" in words
    assert "[records] sample 1: it cannot be cut into records" in words


def test_a_place_that_is_none_is_told() -> None:
    words = faults(evolve(GOOD, records=with_wrong_places))
    assert "[records] sample 1: it raised ValueError: negative seek value" in words


def test_words_that_cannot_be_worked_out_are_told() -> None:
    """Of a tree, words and issues are worked out when they are asked for."""

    def forget(_: Source, field: str) -> dict[str, object]:
        raise ValueError(f"no {field}")

    forgetful = parsing(lambda one: reading_of(one.trial, one.source, "toy", forget))
    assert "[words] sample 1: it raised ValueError: no origins" in faults(forgetful)


def test_a_record_that_cannot_be_read_is_told() -> None:
    def broken(_: Any) -> Reading:  # noqa: ANN401 - a page of the toy
        raise BrokenRecord("x", "it is broken")

    def failing(_: Any) -> Reading:  # noqa: ANN401 - as above
        raise ValueError("a fault")

    assert "a record cannot be read" in faults(evolve(GOOD, parse=broken))
    assert "it raised ValueError: a fault" in faults(evolve(GOOD, parse=failing))


def test_words_that_are_not_those_of_the_field_are_told() -> None:
    path = "brief_title"
    wrong = parsing(lambda one: evolve(one, origins=Origins({path: (Span(0, 3),), "moon": ()})))
    outside = parsing(lambda one: evolve(one, origins=Origins({"trial_id": (Span(0, 999),)})))
    words = faults(wrong)
    assert "the trial has no 'moon'" in words
    assert "'brief_title' is 'A study of rest', and its words are 'TOY'" in words
    assert "stand outside of the text" in faults(outside)


def test_a_reading_of_another_format_or_of_nothing_is_told() -> None:
    other = parsing(lambda one: evolve(one, format="other"))
    assert "its readings are of the format 'other'" in faults(other)
    empty = parsing(lambda one: evolve(one, trial=Trial(), origins=Origins()))
    words = faults(empty)
    assert "nothing was read" in words
    assert "of it is unread" in words


def test_a_letter_that_is_claimed_and_thrown_away_is_told() -> None:
    def forget(one: Reading) -> Reading:
        labels = (Span(0, len(one.source)),)
        return evolve(one, trial=Trial(acronym="A"), origins=Origins(), labels=labels, issues=())

    assert "a change is not noticed" in faults(parsing(forget))


def test_parts_that_do_not_make_up_the_document_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "mscregistry.testing.parser_checks.pairwise", lambda parts: [tuple(parts)[:1] * 2]
    )
    assert "coverage" in promises(GOOD)


def test_a_reading_that_cannot_be_pickled_or_comes_back_as_another_is_told() -> None:
    class Unpicklable(str):
        __slots__ = ()

        def __reduce__(self) -> Any:  # noqa: ANN401 - never gives anything
            raise ValueError("it cannot be pickled")

    class Other(str):
        __slots__ = ()

        def __reduce__(self) -> tuple[type[str], tuple[str]]:
            return (str, ("another",))

    for kind in (Unpicklable, Other):
        odd = parsing(lambda one, kind=kind: evolve(one, format=kind(one.format)))  # type: ignore[misc]  # bound at once
        assert "picklable" in promises(odd)


def test_a_parser_that_fails_on_damaged_records_is_told() -> None:
    def fails(one: Reading) -> Reading:
        if one.source.text != SAMPLE:
            raise ValueError("a fault")
        return one

    assert promises(parsing(fails)) >= {"damaged", "perturbation"}


def test_trials_that_do_not_come_back_are_told() -> None:
    def render(trial: Trial) -> str:
        return f"TOY\nid: {trial.trial_id}\n"

    def carried(trial: Trial) -> Trial:
        return Trial(trial_id=trial.trial_id)

    def wrongly(_: Trial) -> Trial:
        return Trial(trial_id="NCT99990009", acronym="A")

    def failing(_: Trial) -> str:
        raise ValueError("a fault")

    assert promises(GOOD, renderer=Renderer(render, carried)) == set()
    with pytest.raises(ParserFaults, match="come back changed: trial_id, acronym"):
        check_parser(GOOD, [SAMPLE], renderer=Renderer(render, wrongly), effort=LITTLE)
    assert promises(GOOD, renderer=Renderer(failing, carried)) == {"round trip"}

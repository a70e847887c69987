"""The test of parsers finds what is wrong with one, and says what to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest
from attrs import evolve

from mscregistry.errors import BrokenRecord
from mscregistry.locator import Locator
from mscregistry.model import Trial
from mscregistry.parsers.ctgov_xml import CTGOV_XML
from mscregistry.parsers.parser import Head, Limits, Match, Parser, Strength
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


def faults(parser: Parser, *samples: str) -> str:
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

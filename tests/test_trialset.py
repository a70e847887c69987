"""A set of trials keeps its order, never changes, and finds a record by any of its numbers."""

import copy
import pickle
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from attrs import exceptions

from mscregistry.errors import (
    FaultyDocument,
    MissingExtra,
    NoSuchTrial,
    SeveralRecords,
    TooLarge,
    UnreadableSource,
)
from mscregistry.parsers.parser import Limits
from mscregistry.pipeline import read
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.trialset import TrialSet, load
from mscregistry.vocab.trial_id import TrialId
from tests.toy_format import TOYS, toy


def record(name: str, *words: str, **more: str) -> Reading:
    return read(Source(toy(*words, **more), name), formats=TOYS)


A = record("a.txt", number="GRANT-7")
B = record("b.txt", "ISRCTN12345678", "Others")
C = record("c.txt", "NCT00000104", "Third", number="GRANT-7")
SET = TrialSet([A, B, C])


def test_a_set_is_a_sequence_of_readings_in_their_order() -> None:
    assert list(SET) == [A, B, C]
    assert (len(SET), SET[0], SET[-1]) == (3, A, C)
    assert list(reversed(SET)) == [C, B, A]
    assert SET.trials == (A.trial, B.trial, C.trial)
    with pytest.raises(IndexError):
        _ = SET[3]


def test_a_slice_is_a_set() -> None:
    assert SET[1:] == TrialSet([B, C])
    assert SET[::-1] == TrialSet([C, B, A])
    assert SET[5:] == TrialSet()
    with pytest.raises(NoSuchTrial):
        _ = SET[1:]["NCT00000102"]


def test_a_set_is_made_of_anything_that_gives_readings() -> None:
    def readings() -> Iterator[Reading]:
        yield from (A, B, C)

    assert TrialSet(readings()) == TrialSet((A, B, C)) == SET
    assert len(TrialSet()) == 0
    assert not TrialSet()


@pytest.mark.parametrize("identifier", ["NCT00000102", "nct00000102", " NCT00000102\n"])
def test_a_trial_is_found_by_its_number_however_that_is_typed(identifier: str) -> None:
    assert SET[identifier] is A.trial
    assert SET.records(identifier) == (A,)
    assert SET.latest(identifier) is A
    assert identifier in SET


def test_a_trial_is_found_by_its_other_numbers() -> None:
    assert TrialSet([A, B])["grant-7"] is A.trial


@pytest.mark.parametrize("identifier", ["NCT99999999", "", "Others"])
def test_a_number_that_no_record_has_is_named(identifier: str) -> None:
    for ask in (SET.__getitem__, SET.records, SET.latest):
        with pytest.raises(NoSuchTrial) as caught:
            ask(identifier)
        assert str(caught.value) == f"no trial has the id {identifier!r} among 3 records"
        assert isinstance(caught.value, KeyError)
    assert identifier not in SET


def test_records_that_differ_are_not_chosen_from() -> None:
    with pytest.raises(SeveralRecords) as caught:
        _ = SET["GRANT-7"]
    assert caught.value.names == ("a.txt", "c.txt")
    assert SET.records("GRANT-7") == (A, C)


def test_records_that_say_the_same_are_one_trial() -> None:
    again = record("copy.txt", number="GRANT-7")
    both = TrialSet([A, again])
    assert both["NCT00000102"] == A.trial
    assert len(both.records("NCT00000102")) == 2


def test_a_number_that_a_record_says_twice_counts_once() -> None:
    twice = record("a.txt", number="nct00000102")
    assert TrialSet([twice]).records("NCT00000102") == (twice,)


def test_the_latest_is_what_was_updated_last() -> None:
    undated, year, month, day = (
        record("a.txt", **more)
        for more in (
            {},
            {"updated": "2021"},
            {"updated": "2021-03"},
            {"updated": "2021-03-04"},
        )
    )
    assert TrialSet([day, undated, year, month]).latest("NCT00000102") is day
    assert TrialSet([year, undated]).latest("NCT00000102") is year
    assert TrialSet([undated, undated]).latest("NCT00000102") is undated
    same_day = record("b.txt", "NCT00000102", "Other", updated="2021-03-04")
    assert TrialSet([day, same_day]).latest("NCT00000102") is same_day
    assert TrialSet([same_day, day]).latest("NCT00000102") is day


def test_a_reading_or_a_number_is_in_the_set() -> None:
    assert A in SET
    assert record("a.txt", number="GRANT-7") in SET
    assert record("z.txt") not in SET
    for other in (None, 1, A.trial, object()):
        assert other not in SET


def test_sets_are_equal_when_their_readings_are() -> None:
    assert TrialSet([A, B, C]) == SET
    assert TrialSet([A, C, B]) != SET
    assert SET != [A, B, C]
    assert SET != "NCT00000102"
    with pytest.raises(TypeError, match="unhashable"):
        hash(SET)


def test_a_set_shows_how_much_is_in_it() -> None:
    nameless = read("TOY\ntitle: x\n", formats=TOYS)
    assert repr(SET) == "<TrialSet of 3 records, 3 trial ids: 3 toy>"
    assert repr(TrialSet()) == "<TrialSet of 0 records, 0 trial ids>"
    assert repr(TrialSet([A, nameless])) == "<TrialSet of 2 records, 1 trial id: 2 toy>"
    assert repr(TrialSet([A])) == "<TrialSet of 1 record, 1 trial id: 1 toy>"
    assert repr(TrialSet([A] * 1234)) == "<TrialSet of 1,234 records, 1 trial id: 1,234 toy>"


@pytest.mark.parametrize("name", ["_readings", "_by_id", "trials", "surprise"])
def test_nothing_of_a_set_can_be_changed(name: str) -> None:
    with pytest.raises((exceptions.FrozenInstanceError, AttributeError)):
        setattr(SET, name, ())
    with pytest.raises((exceptions.FrozenInstanceError, AttributeError, TypeError)):
        delattr(SET, name)
    with pytest.raises(TypeError):
        SET[0] = B  # type: ignore[index]
    assert list(SET) == [A, B, C]


def test_a_set_can_be_sent_to_another_process() -> None:
    _ = "NCT00000102" in SET
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(SET, protocol))  # noqa: S301 - made in this line
        assert again == SET
        assert again["ISRCTN12345678"] == B.trial
    assert copy.deepcopy(SET) == copy.copy(SET) == SET


def test_load_reads_everything_at_once(tmp_path: Path) -> None:
    for name, identifier in (("b", "NCT00000103"), ("a", "NCT00000102")):
        (tmp_path / f"{name}.txt").write_text(toy(identifier))
    pair = f"{toy('NCT00000104')}%%\n{toy('NCT00000105')}".encode()
    trials = load(tmp_path, [pair, StringIO(toy("NCT00000106"))], formats=TOYS)
    assert [one.trial_id for one in trials.trials] == [f"NCT0000010{n}" for n in range(2, 7)]
    assert load(formats=TOYS) == load([], formats=TOYS) == TrialSet()


def test_load_takes_what_scan_takes() -> None:
    assert load("id: NCT1\n", format="toy", formats=TOYS)["NCT1"].trial_id == "NCT1"
    with pytest.raises(TooLarge):
        load(toy(), formats=TOYS, limits=Limits(record_bytes=3))
    with pytest.raises(FaultyDocument):
        load(toy(status="Pausing"), formats=TOYS, strict=True)
    with pytest.raises(UnreadableSource):
        load("nowhere*.txt", formats=TOYS)


def test_load_shows_progress_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool | None] = []

    def noted(items: list[object], what: str, *, show: bool | None) -> list[object]:
        assert what == "reading"
        assert len(items) == 1
        asked.append(show)
        if show:
            raise MissingExtra("a progress bar", "progress")
        return items

    monkeypatch.setattr("mscregistry.pipeline.with_progress", noted)
    assert len(load(toy(), formats=TOYS)) == len(load(toy(), formats=TOYS, progress=False)) == 1
    with pytest.raises(MissingExtra):
        load(toy(), formats=TOYS, progress=True)
    assert asked == [None, True]


EU = "2020-001457-43"


def test_the_number_of_an_eu_trial_finds_the_records_of_all_member_states() -> None:
    german, french, other = (
        record(f"{country}.txt", f"{EU}-{country}", country) for country in ("DE", "FR", "3RD")
    )
    eu = TrialSet([german, french, other, A])
    for written in (EU, f"EUCTR{EU}", f"EudraCT {EU}"):
        assert eu.records(written) == (german, french, other)
    assert eu.records(f"EUCTR{EU}-FR") == (french,)
    assert eu[f"EudraCT {EU}-FR"] is french.trial
    assert f"{EU}-DE" in eu
    # A record of another country is never given for it; one that names none is.
    with pytest.raises(NoSuchTrial):
        eu.records(f"{EU}-IT")
    assert f"{EU}-IT" not in eu
    whole = record("whole.txt", EU, "whole")
    assert TrialSet([german, whole]).records(f"{EU}-IT") == (whole,)
    assert eu.records(TrialId("EUCTR", EU)) == (german, french, other)
    assert eu[TrialId("EUCTR", EU, "FR")] is french.trial
    assert TrialId("EUCTR", EU) in eu
    assert TrialId("EUCTR", EU, "IT") not in eu
    with pytest.raises(SeveralRecords, match=EU):
        _ = eu[TrialId("EUCTR", EU)]
    assert repr(eu) == "<TrialSet of 4 records, 2 trial ids: 4 toy>"
    assert "2020-001458-43" not in eu
    with pytest.raises(SeveralRecords):
        _ = eu[EU]


def test_a_version_of_a_trial_of_ctis_is_found_with_it_and_without() -> None:
    first, second = (record(f"{n}.txt", f"2022-500024-30-0{n}", f"v{n}") for n in (1, 2))
    ctis = TrialSet([first, second])
    assert ctis.records("2022-500024-30") == (first, second)
    assert ctis.records("CTIS2022-500024-30-02") == (second,)
    assert TrialSet([A]).records("NCT 00000102") == (A,)

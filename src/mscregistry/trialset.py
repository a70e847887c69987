"""Many readings, in order, and found again by id."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from attrs import field, frozen

from mscregistry.errors import NoSuchTrial, SeveralRecords
from mscregistry.failed import FailedReading
from mscregistry.parsers.parser import Limits
from mscregistry.pipeline import Desk, OnError, check_on_error
from mscregistry.reading import Reading
from mscregistry.vocab import TrialId
from mscregistry.vocab.trial_id import number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from os import PathLike

    import pandas as pd
    import polars as pl
    from pyarrow import Table

    from mscregistry.database.writing import Target, Written
    from mscregistry.issues import Issue
    from mscregistry.model import Trial
    from mscregistry.parsers.documents import Document
    from mscregistry.parsers.formats import Formats
    from mscregistry.progress import Progress
    from mscregistry.query import Predicate
    from mscregistry.query.by import By
    from mscregistry.related import Alike, Related
    from mscregistry.validation import ValidationReport


def _in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(readings)


@frozen(eq=False, repr=False)
class TrialSet:
    """An ordered, immutable set of readings.

    Index it by place, by slice, or by a trial's id::

        trials[0]  # a Reading
        trials[:10]  # a TrialSet
        trials["NCT04194671"]  # the Trial

    An id finds the trial by any of its numbers, however they are written (``nct 04194671``).  The
    number of a trial of the European Union finds the records of all its member states and
    versions; with a country or a version, it finds the record that says the same, or one that
    says none, and never that of another.

    Ask with `where` and the questions of `mscregistry.query.q`; what comes back is a set again, in
    the same order::

        trials.where(q.status == "recruiting", q.enrollment >= 30).sort(by=q.start)

    Of two sets, ``|``, ``&``, ``-`` and ``^`` compare records by their number and the day of their
    last update, so that a record that was read twice is in the union once.

    A set is no `collections.abc.Sequence`, so that a type checker lets you ask for an id with
    ``in``.
    """

    #: The readings, in their order.
    _readings: tuple[Reading, ...] = field(default=(), converter=_in_order)
    #: What could not be read, where errors were collected; no part of equality.
    failures: tuple[FailedReading, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, list[int]]:
        """The places of the readings that carry each number."""
        by_id: dict[str, list[int]] = {}
        for place, reading in enumerate(self._readings):
            for identifier in dict.fromkeys(_ids(reading.trial)):
                by_id.setdefault(identifier, []).append(place)
        return by_id

    @cached_property
    def _by_trial(self) -> dict[TrialId, list[int]]:
        """The places of the readings of each trial, whatever country or version they are of."""
        by_trial: dict[TrialId, list[int]] = {}
        for place, reading in enumerate(self._readings):
            for trial in dict.fromkeys([one.trial for one in reading.trial.ids]):
                by_trial.setdefault(trial, []).append(place)
        return by_trial

    @overload
    def __getitem__(self, key: int) -> Reading: ...
    @overload
    def __getitem__(self, key: slice) -> TrialSet: ...
    @overload
    def __getitem__(self, key: str | TrialId) -> Trial: ...
    def __getitem__(self, key: int | slice | str | TrialId) -> Reading | TrialSet | Trial:
        """Give a reading by place, a set by slice, or a trial by its id.

        Raises:
            NoSuchTrial: If no record carries the id.
            SeveralRecords: If records of that id say different things.
            IndexError: If there is no such place.
        """
        if isinstance(key, str | TrialId):
            found = self.records(key)
            trials = [reading.trial for reading in found]
            if any(trial != trials[0] for trial in trials):
                raise SeveralRecords(str(key), tuple([one.source.name for one in found]))
            return trials[0]
        if isinstance(key, slice):
            return TrialSet(self._readings[key])
        return self._readings[key]

    def records(self, identifier: str | TrialId) -> tuple[Reading, ...]:
        """Give every record of a trial, by any of its ids, in their order.

        Raises:
            NoSuchTrial: If no record carries the id.
        """
        places = self._places(str(identifier))
        if not places:
            raise NoSuchTrial(str(identifier), len(self))
        return tuple([self._readings[place] for place in places])

    def _places(self, identifier: str) -> list[int]:
        """Give the places of the records that an id means.

        An id with a country or version means records that say the same one, or else those that
        say none; never those of another.
        """
        found = TrialId.read(identifier)
        if found is None:
            return self._by_id.get(identifier.strip().casefold(), [])
        if found == found.trial:
            return self._by_trial.get(found, [])
        return self._by_id.get(str(found)) or self._by_id.get(str(found.trial), [])

    @overload
    def latest(self, identifier: str | TrialId) -> Reading: ...
    @overload
    def latest(self) -> TrialSet: ...
    def latest(self, identifier: str | TrialId | None = None) -> Reading | TrialSet:
        """Give the record of a trial that was updated last, or without an id that of each number.

        A record that does not say when it was updated is older than any that does; of equal ones
        the last in order is given.  Without an id, older records of the same number go (of CTIS,
        older versions), and the records of member states stay, for they are of several numbers;
        so do records without any.

        Raises:
            NoSuchTrial: If no record carries the id.
        """
        from mscregistry.query.identity import last_updated, number_of

        if identifier is not None:
            records = self.records(identifier)
            return records[last_updated([(at, one.trial) for at, one in enumerate(records)])]
        numbered: dict[str | int, list[tuple[int, Trial]]] = {}
        for place, trial in enumerate(self.trials):
            numbered.setdefault(number_of(trial) or place, []).append((place, trial))
        kept = sorted([last_updated(every) for every in numbered.values()])
        return TrialSet([self._readings[place] for place in kept])

    # ── Questions ──────────────────────────────────────────────────────────────────────────────

    def where(self, *predicates: Predicate) -> TrialSet:
        """Give the records of which all of the questions are TRUE.

        Raises:
            TypeError: If one is no predicate.
        """
        from mscregistry.query.predicate import conjuncts

        kept: Iterable[Reading] = self._readings
        for one in conjuncts(predicates):
            test = one.test
            kept = [reading for reading in kept if test(reading.trial) is True]
        return TrialSet(kept)

    def unknown(self, *predicates: Predicate) -> TrialSet:
        """Give the records of which it is not known whether all of the questions are true.

        Raises:
            TypeError: If one is no predicate.
        """
        from mscregistry.query.predicate import And, conjuncts

        test = And(conjuncts(predicates)).test
        return TrialSet([reading for reading in self._readings if test(reading.trial) is None])

    def search(self, words: str) -> TrialSet:
        """Give the records that have all the words somewhere in their texts, in any order.

        Words in quotation marks stand one behind the other, and ``nephro*`` begins a word.  Case,
        accents, plurals and British spelling make no difference.  The texts are those of `q.text`:
        titles, summary, conditions, keywords, interventions, arms, outcomes, criteria, sponsors.

        Raises:
            ValueError: If there is no word to look for.
        """
        from mscregistry.query import q
        from mscregistry.query.words import asked_for

        return self.where(*[q.text.contains(one) for one in asked_for(words)])

    def sort(self, by: By, *, reverse: bool = False) -> TrialSet:
        """Give the records in the order of a field of `q`, a path, or what a function gives.

        Equal ones stay in their order; those that do not state it come last, reversed or not.

        Raises:
            TypeError: If it is nothing to sort by, or its values have no order.
            NoSuchPath: If no trial can have such a field.
        """
        from mscregistry.query.by import in_order, order_by

        key = order_by(by)
        keys = [key(reading.trial) for reading in self._readings]
        return TrialSet(in_order(self._readings, keys, reverse=reverse))

    def group(self, by: By) -> dict[Any, TrialSet]:
        """Give the sets of records that are alike in a field of `q`, a path, or by a function.

        A record is in each of its groups by a field of several codes, such as `q.country`; dates
        are grouped by year, and a question by its `Truth`.  By a path the value is the group.
        Records that do not state it are under `None`.  The groups stand in the order in which
        they first come up.

        Raises:
            TypeError: If it is nothing to group by.
            NoSuchPath: If no trial can have such a field.
        """
        from mscregistry.query.by import groups_by

        groups, found = groups_by(by), dict[Any, list[Reading]]()
        for reading in self._readings:
            for group in groups(reading.trial):
                found.setdefault(group, []).append(reading)
        return {group: TrialSet(readings) for group, readings in found.items()}

    def count(self, by: By) -> dict[Any, int]:
        """Count the records of each group that `group` gives, the largest first, then by name.

        Raises:
            TypeError: If it is nothing to count by.
            NoSuchPath: If no trial can have such a field.
        """
        from mscregistry.query.by import groups_by, largest_first

        groups = groups_by(by)
        found = Counter([group for one in self._readings for group in groups(one.trial)])
        return largest_first(found)

    @property
    def issues(self) -> tuple[tuple[Reading, Issue], ...]:
        """Every issue of reading, with the reading that has it."""
        return tuple([(reading, issue) for reading in self for issue in reading.issues])

    def validate(
        self,
        *,
        on: date | str | None = None,
        select: str | Iterable[str] | None = None,
        ignore: str | Iterable[str] | None = None,
    ) -> ValidationReport:
        """Check the records by the rules, each alone and those of one trial with each other.

        It is `mscregistry.validate` of this set, which takes more: rules of your own, say.
        """
        from mscregistry.validation import validate

        return validate(self, on=on, select=select, ignore=ignore)

    # ── To other tools ─────────────────────────────────────────────────────────────────────────

    def to_arrow(self, table: str = "trials") -> Table:
        """Give a table of Arrow: whole trials, or a tidy table such as ``arms`` or ``sites``.

        Raises:
            ValueError: If there is no such table; the message names those there are.
            MissingExtra: If PyArrow is not installed.
        """
        from mscregistry.export.frames import to_table

        return to_table(self, table)

    def to_polars(self, table: str = "trials") -> pl.DataFrame:
        """Give a data frame of polars: whole trials, or a tidy table.

        Raises:
            ValueError: If there is no such table.
            MissingExtra: If polars or PyArrow is not installed.
        """
        from mscregistry.export.frames import to_polars

        return to_polars(self, table)

    def to_pandas(self, table: str = "trials") -> pd.DataFrame:
        """Give a data frame of pandas, its columns of the types of Arrow.

        Raises:
            ValueError: If there is no such table.
            MissingExtra: If pandas or PyArrow is not installed.
        """
        from mscregistry.export.frames import to_pandas

        return to_pandas(self, table)

    def to_parquet(self, path: str | PathLike[str], table: str = "trials") -> None:
        """Write a Parquet file: whole trials, or a tidy table.

        Raises:
            ValueError: If there is no such table.
            MissingExtra: If PyArrow is not installed.
            OSError: If the file cannot be written.
        """
        from mscregistry.export.frames import to_parquet

        to_parquet(self, path, table)

    def to_csv(self, path: str | PathLike[str], table: str = "overview") -> None:
        """Write a tidy table as CSV that no spreadsheet takes for formulas; a row a record.

        Raises:
            ValueError: If there is no such table.
            MissingExtra: If PyArrow is not installed.
            OSError: If the file cannot be written.
        """
        from mscregistry.export.frames import to_csv

        to_csv(self, path, table)

    def to_duckdb(self, target: Target, *, tables: Iterable[str] | None = None) -> Written:
        """Write the records into a DuckDB database, all of them or none.

        It is `mscregistry.database.to_duckdb` of this set; open it with
        `mscregistry.open_database`.
        """
        from mscregistry.database import to_duckdb

        return to_duckdb(self, target, tables=tables)

    def similar(self, trial: Trial | Reading, k: int = 5) -> tuple[Related, ...]:
        """Give the `k` trials of this set that are most like one, each with its reasons.

        It is `mscregistry.related.similar` within this set, whose weights are worked out once.

        Raises:
            MissingExtra: If scikit-learn is not installed.
            TypeError: If it is neither a trial nor a reading, or `k` is no whole number.
            ValueError: If `k` is below 1.
        """
        return self._alike.to(trial, k)

    @cached_property
    def _alike(self) -> Alike:
        """What the trials of this set say, weighed."""
        from mscregistry.related import Alike

        return Alike(self)

    # ── Sets ───────────────────────────────────────────────────────────────────────────────────

    def __or__(self, other: TrialSet) -> TrialSet:
        """Give the records of this set, then those that only the other has, each once."""
        from mscregistry.query.identity import each_record_once

        if not isinstance(other, TrialSet):
            return NotImplemented
        every = each_record_once((*self, *other))
        return TrialSet(every.values(), (*self.failures, *other.failures))

    def __and__(self, other: TrialSet) -> TrialSet:
        """Give the records of this set that the other has too, each once."""
        from mscregistry.query.identity import each_record_once

        if not isinstance(other, TrialSet):
            return NotImplemented
        theirs = each_record_once(other)
        return TrialSet([one for key, one in each_record_once(self).items() if key in theirs])

    def __sub__(self, other: TrialSet) -> TrialSet:
        """Give the records of this set that the other has not, each once."""
        from mscregistry.query.identity import each_record_once

        if not isinstance(other, TrialSet):
            return NotImplemented
        theirs = each_record_once(other)
        return TrialSet([one for key, one in each_record_once(self).items() if key not in theirs])

    def __xor__(self, other: TrialSet) -> TrialSet:
        """Give the records that only one of the two has, each once, those of this set first."""
        if not isinstance(other, TrialSet):
            return NotImplemented
        return (self - other) | (other - self)

    @property
    def trials(self) -> tuple[Trial, ...]:
        """The trials of the readings, in order."""
        return tuple([reading.trial for reading in self._readings])

    def __contains__(self, item: object) -> bool:
        """Say whether a reading, or a record that carries an id, is in the set."""
        if isinstance(item, str | TrialId):
            return bool(self._places(str(item)))
        return item in self._readings

    def __iter__(self) -> Iterator[Reading]:
        """Give the readings in order."""
        return iter(self._readings)

    def __len__(self) -> int:
        """Count the readings."""
        return len(self._readings)

    def __eq__(self, other: object) -> bool:
        """Say whether the other holds equal readings in the same order."""
        return self._readings == other._readings if isinstance(other, TrialSet) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # readings hold mappings

    def __repr__(self) -> str:
        """Say how many records, ids of trials and failures there are, and in which formats."""
        ids = {_trial_of(one.trial.trial_id) for one in self if one.trial.trial_id is not None}
        said = [_counted(len(self), "record"), _counted(len(ids), "trial id")]
        if self.failures:
            said.append(f"{len(self.failures):,} not read")
        formats = Counter([one.format for one in self]).most_common()
        told = ", ".join([f"{count:,} {name}" for name, count in formats])
        return f"<TrialSet of {', '.join(said)}{': ' if told else ''}{told}>"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def load(  # noqa: PLR0913 - each has a name that says what it is for
    *documents: Document | Iterable[Document],
    format: str | None = None,
    strict: bool = False,
    limits: Limits | None = None,
    formats: Formats | None = None,
    on_error: OnError = "raise",
    progress: Progress = None,
) -> TrialSet:
    """Give all readings of some documents at once; takes what `mscregistry.scan` takes.

    Of a document that lies in a file, the text is let go of once it is read, and read again when
    it is asked for: by `Reading.words`, or by what is read later, such as results.

    With `progress` left at ``None``, a bar is shown when it takes long, standard error is a
    terminal, and tqdm is installed (the extra ``progress``).  With ``on_error="collect"``, what
    cannot be read is kept in `TrialSet.failures`.

    Raises:
        MscRegistryError: As `mscregistry.read`, at the first document that cannot be read, unless
            errors are collected.
        MissingExtra: If `progress` is true and tqdm is not installed.
        ValueError: If `on_error` is neither ``"raise"`` nor ``"collect"``.
    """
    check_on_error(on_error)
    desk = Desk(
        format,
        limits or Limits(),
        formats,
        strict=strict,
        collects=on_error == "collect",
        releases=True,
    )
    readings: list[Reading] = []
    failures: list[FailedReading] = []
    for one in desk.scan(documents, progress):
        if isinstance(one, FailedReading):
            failures.append(one)
        else:
            readings.append(one)
    return TrialSet(readings, tuple(failures))


def _ids(trial: Trial) -> list[str]:
    """Give the numbers of a trial: those of registries in their own form, and others folded."""
    own = None if trial.org_study_id is None else trial.org_study_id.value
    numbers = [trial.trial_id, own, *(one.value for one in trial.secondary_ids)]
    return [number_key(number) for number in numbers if number is not None]


def _trial_of(number: str) -> str:
    """Give the number of the trial alone, which records of countries and versions share."""
    found = TrialId.read(number)
    return number if found is None else str(found.trial)

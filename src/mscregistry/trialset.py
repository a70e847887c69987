"""Many readings, in order, and found again by id."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from mscregistry.errors import NoSuchTrial, SeveralRecords
from mscregistry.failed import FailedReading
from mscregistry.parsers.parser import Limits
from mscregistry.pipeline import Desk, OnError, check_on_error
from mscregistry.reading import Reading
from mscregistry.vocab import TrialId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.model import Trial
    from mscregistry.parsers.documents import Document
    from mscregistry.parsers.formats import Formats
    from mscregistry.progress import Progress


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

    def latest(self, identifier: str | TrialId) -> Reading:
        """Give the record of a trial that was updated last; of equal ones, the last in order.

        A record that does not say when it was updated is older than any that does.

        Raises:
            NoSuchTrial: If no record carries the id.
        """
        records = self.records(identifier)
        return max(enumerate(records), key=lambda pair: (_updated(pair[1].trial), pair[0]))[1]

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
        """Say how many records there are, and how many ids of trials they have."""
        ids = {_trial_of(one.trial.trial_id) for one in self if one.trial.trial_id is not None}
        records = f"{len(self):,} record{'' if len(self) == 1 else 's'}"
        return f"<TrialSet of {records}, {len(ids):,} trial id{'' if len(ids) == 1 else 's'}>"


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
    numbers = [trial.trial_id, *(one.value for one in trial.secondary_ids)]
    return [_key(number) for number in numbers if number is not None]


def _key(number: str) -> str:
    found = TrialId.read(number)
    return number.strip().casefold() if found is None else str(found)


def _trial_of(number: str) -> str:
    """Give the number of the trial alone, which records of countries and versions share."""
    found = TrialId.read(number)
    return number if found is None else str(found.trial)


def _updated(trial: Trial) -> tuple[int, int, int]:
    return (0, 0, 0) if trial.last_update_date is None else trial.last_update_date.sort_key

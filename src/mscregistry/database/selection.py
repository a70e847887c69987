"""Records of a database of which something is so."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from mscregistry.database.asking import Asking
from mscregistry.database.compile import Sql, compile_predicate, joined
from mscregistry.database.counting import counted, grouping_of
from mscregistry.errors import NoSuchTrial, SeveralRecords, UnusableDatabase
from mscregistry.export.arrow import from_arrow
from mscregistry.extras import needed
from mscregistry.query.by import groups_by, largest_first
from mscregistry.query.predicate import And, Predicate, conjuncts
from mscregistry.query.q import q
from mscregistry.query.words import asked_for
from mscregistry.visible import visible
from mscregistry.vocab import TrialId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd
    import polars as pl
    from duckdb import DuckDBPyConnection
    from pyarrow import Table

    from mscregistry.model import Trial
    from mscregistry.query.by import By

#: So many trials are made at once.
_AT_ONCE: Final = 1_000


@frozen
class Filter:
    """What must be so of a record: the answer to a question."""

    #: The question.
    predicate: Predicate
    #: The answer: true, or `None` for not known.
    answer: bool | None


@frozen(eq=False, repr=False)
class Selection:
    """Records of a database, in the order in which they were written.

    Nothing is read before it is asked for: its length and its ids are one query, and trials are
    made one after the other as they are gone through.  What is found is kept, so that a
    selection does not change when records are added; ask anew for those.  Several threads may ask.
    """

    #: What answers; `connection` is yours to ask in SQL.
    asking: Asking
    #: The tidy tables that the database has.
    tables: tuple[str, ...]
    #: What must be so of each record.
    filters: tuple[Filter, ...] = field(default=(), kw_only=True)
    #: Whether only the last version of each record is here.
    latest_only: bool = field(default=False, kw_only=True)

    @property
    def connection(self) -> DuckDBPyConnection:
        """The connection, to ask in SQL; take a ``cursor()`` of it where others ask too."""
        return self.asking.connection

    # ── Questions ──────────────────────────────────────────────────────────────────────────────

    def where(self, *predicates: Predicate) -> Selection:
        """Give the records of which all of the questions are TRUE.

        The answers are those of `TrialSet.where`; what SQL cannot answer, such as `q.admits` and
        `q.that`, is asked of each trial that the rest leaves open.

        Raises:
            TypeError: If one is no predicate.
        """
        return self._with(Filter(one, answer=True) for one in conjuncts(predicates))

    def unknown(self, *predicates: Predicate) -> Selection:
        """Give the records of which it is not known whether all of the questions are true.

        Raises:
            TypeError: If one is no predicate.
        """
        return self._with([Filter(And(conjuncts(predicates)), answer=None)])

    def search(self, words: str) -> Selection:
        """Give the records that have all the words somewhere, as `TrialSet.search` does.

        Raises:
            ValueError: If there is no word to look for.
        """
        return self.where(*[q.text.contains(one) for one in asked_for(words)])

    def latest(self) -> Selection:
        """Give the last version of each record here, as `TrialSet.latest` does.

        It is the last of all in the database; a selection of older ones alone has none.
        """
        return Selection(self.asking, self.tables, filters=self.filters, latest_only=True)

    def count(self, by: By) -> dict[Any, int]:
        """Count the records of each group, the largest first, as `TrialSet.count` does.

        Args:
            by: A field of `q`, a question, a path of the trial, or a function.  What the database
                cannot count by itself is asked of each trial, which takes longer.

        Raises:
            TypeError: If it is nothing to count by.
            NoSuchPath: If no trial can have such a field.
        """
        grouping = grouping_of(by, self.tables)
        if grouping is None:
            groups = groups_by(by)
            return largest_first(Counter([group for trial in self for group in groups(trial)]))
        return counted(self.asking, self.records, grouping)

    def _with(self, filters: Iterable[Filter]) -> Selection:
        return Selection(
            self.asking,
            self.tables,
            filters=(*self.filters, *filters),
            latest_only=self.latest_only,
        )

    # ── Answers ────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def records(self) -> tuple[int, ...]:
        """The numbers of the records in this database, in order."""
        compiled = [(one, compile_predicate(one.predicate, self.tables)) for one in self.filters]
        open_ones = [(one, sql) for one, sql in compiled if not sql.whole]
        wanted = joined([_condition(one, sql) for one, sql in compiled], "AND")
        asked = [Sql(f"({sql.text}) IS NULL", sql.parameters) for _, sql in open_ones]
        columns = ", ".join(["f.record", *[one.text for one in asked]])
        last = " AND f.record IN (SELECT record FROM latest)" if self.latest_only else ""
        rows = self.asking.rows(
            f"SELECT {columns} FROM facets f "  # noqa: S608 - constants of compile.py
            f"WHERE {wanted.text or 'TRUE'}{last} ORDER BY f.record ASC",
            [*[value for one in asked for value in one.parameters], *wanted.parameters],
        )
        left = {
            row[0]: [one for (one, _), is_open in zip(open_ones, row[1:], strict=True) if is_open]
            for row in rows
        }
        refused = set(self._refused({record: asks for record, asks in left.items() if asks}))
        return tuple([record for record in left if record not in refused])

    def _refused(self, asked: dict[int, list[Filter]]) -> Iterator[int]:
        """Give the records whose trials do not answer as they should."""
        for record, trial in self._made(list(asked)):
            if any(one.predicate.test(trial) is not one.answer for one in asked[record]):
                yield record

    @property
    def ids(self) -> tuple[str | None, ...]:
        """The number of each record at its registry; `None` where it has none."""
        rows = self._rows("SELECT r.record, r.trial_id FROM records r", "r")
        return tuple(rows["trial_id"].to_pylist())

    @property
    def sources(self) -> tuple[str, ...]:
        """What the document of each record is called; for a trial alone, the record's number."""
        rows = self._rows("SELECT r.record, r.source FROM records r", "r")
        named = zip(rows["record"].to_pylist(), rows["source"].to_pylist(), strict=True)
        return tuple([str(record) if source is None else source for record, source in named])

    def __contains__(self, item: object) -> bool:
        """Say whether a trial, or a record that carries an id, is here."""
        if isinstance(item, str | TrialId):
            return bool(self._carrying(item))
        return any(trial == item for trial in self)

    def __bool__(self) -> bool:
        """Say whether there is any record."""
        return bool(self.records)

    def __len__(self) -> int:
        """Count the records."""
        return len(self.records)

    def __iter__(self) -> Iterator[Trial]:
        """Give the trials, one after the other."""
        return (trial for _, trial in self._made(self.records))

    @property
    def trials(self) -> tuple[Trial, ...]:
        """All trials at once."""
        return tuple(self)

    def __getitem__(self, identifier: str | TrialId) -> Trial:
        """Give the trial of an id; of several records, all must say the same.

        Raises:
            NoSuchTrial: If no record carries the id.
            SeveralRecords: If records of that id say different things; `latest()` has one of each.
        """
        found = self._carrying(identifier)
        trials = found.trials
        if not trials:
            raise NoSuchTrial(str(identifier), len(self))
        if any(trial != trials[0] for trial in trials):
            hint = f"take .latest()[{str(identifier)!r}] or .where(q.id == {str(identifier)!r})"
            raise SeveralRecords(str(identifier), found.sources, hint)
        return trials[0]

    def _carrying(self, identifier: str | TrialId) -> Selection:
        """Give the records that an id means, as of a `TrialSet`.

        An id with a country or version means records that say the same one, or else those that
        say none.
        """
        known = TrialId.read(str(identifier))
        found = self.where(q.id.is_in(identifier))
        if known is None or known == known.trial or found:
            return found
        return self.where(q.id.is_in(known.trial), q.that(_says_no_country))

    def to_arrow(self, table: str = "trials") -> Table:
        """Give the rows of a table that are of these records, as a table of Arrow.

        Args:
            table: ``trials``, ``facets``, ``records``, or a tidy table that the database has.

        Raises:
            ValueError: If the database has no such table.
        """
        known = ("trials", "facets", "records", *self.tables)
        if table not in known:
            raise ValueError(f"the database has no table {table!r}; it has: {', '.join(known)}")
        return self._rows(f'SELECT t.* FROM "{table}" t', "t")  # noqa: S608 - one of those

    def to_polars(self, table: str = "trials") -> pl.DataFrame:
        """Give the same rows as a data frame of polars.

        Raises:
            ValueError: If the database has no such table.
            MissingExtra: If polars is not installed.
        """
        polars: Any = needed("polars", "a data frame of polars", "polars")
        frame: pl.DataFrame = polars.from_arrow(self.to_arrow(table))
        return frame

    def to_pandas(self, table: str = "trials") -> pd.DataFrame:
        """Give the same rows as a data frame of pandas, its columns of the types of Arrow.

        Raises:
            ValueError: If the database has no such table.
            MissingExtra: If pandas is not installed.
        """
        pandas: Any = needed("pandas", "a data frame of pandas", "pandas")
        frame: pd.DataFrame = self.to_arrow(table).to_pandas(types_mapper=pandas.ArrowDtype)
        return frame

    def _made(self, records: Sequence[int]) -> Iterator[tuple[int, Trial]]:
        """Give the trials of some records, each with its number."""
        for start in range(0, len(records), _AT_ONCE):
            some = list(records[start : start + _AT_ONCE])
            table = self.asking.table(
                "SELECT t.* FROM trials t WHERE t.record BETWEEN ? AND ? "
                "AND t.record IN (SELECT unnest(?::BIGINT[])) ORDER BY t.record ASC",
                [some[0], some[-1], some],
            )
            if table["record"].to_pylist() != some:
                raise UnusableDatabase(
                    self.asking.name,
                    "its tables do not fit together: a trial is missing",
                    "Write it anew from the documents.",
                )
            yield from zip(some, from_arrow(table), strict=True)

    def _rows(self, select: str, name: str) -> Table:
        return self.asking.table(
            f"{select} WHERE {name}.record IN (SELECT unnest(?::BIGINT[])) "
            f"ORDER BY {name}.record ASC, {name}.rowid ASC",
            [list(self.records)],
        )

    def __repr__(self) -> str:
        """Say what was asked."""
        asked = visible("; ".join([_said(one) for one in self.filters]))
        which = "the latest records" if self.latest_only else "records"
        return f"<Selection of {which}{f': {asked}' if asked else ''}>"


def _condition(one: Filter, sql: Sql) -> Sql:
    """Give what must hold of a row that can be in the selection."""
    if one.answer is None:
        return Sql(f"({sql.text}) IS NULL", sql.parameters)
    holds = "IS TRUE" if sql.whole else "IS NOT FALSE"
    return Sql(f"({sql.text}) {holds}", sql.parameters)


def _said(one: Filter) -> str:
    return str(one.predicate) if one.answer else f"not known whether {one.predicate}"


def _says_no_country(trial: Trial) -> bool:
    """Say whether the number of a record is that of the trial as a whole."""
    own = TrialId.read(trial.trial_id)
    return own is not None and own == own.trial

"""Searches as ClinicalTrials.gov gives them out for spreadsheets: CSV, of the old site and the new.

::

    "Rank","NCT Number","Title","Status","Phases",…
    1,"NCT99999999","A Study of Rest","Recruiting","Phase 1|Phase 2",…

    NCT Number,Study Title,Study Status,Phases,…
    NCT99999999,A Study of Rest,RECRUITING,PHASE1|PHASE2,…

Recognised by the names of its columns, of which a download may have any, in any order.  A record
is a row, with the line of column names before it.

Quirks: items stand in one cell, parted by ``|``; within an item, what is parted by commas cannot
be told apart (a place from its city, a measure from its description), and stays as it is, which
an issue says.  Spreadsheets save such tables with semicolons or tabs.

It never says the kind of a date.  ``Rank`` is the place in the search, and stays unread.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.csv_rows import delimiter_of, first_line, gaps, lex_rows
from mscregistry.lex.page import Page
from mscregistry.model import Trial
from mscregistry.parsers.csv_records import csv_records
from mscregistry.parsers.ctgov_csv.columns import COLUMNS, RANK, TWINS, Fields
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.source import Source, Words

if TYPE_CHECKING:
    from mscregistry.reading import Reading

_NAME: Final = "ctgov-csv"
_ID: Final = "NCT Number"
#: So many more column names must be known.
_ENOUGH: Final = 2


def recognise(head: Head) -> Match:
    """Recognise the names of the columns."""
    header = first_line(head.text.lstrip("\ufeff"))
    if _ID not in header:
        return Match(Strength.NONE, f"its first line lacks {_ID!r}")
    names = {words.text for words in lex_rows(header, delimiter_of(header))[0]}
    known = names & COLUMNS.keys()
    if _ID in names and len(known) > _ENOUGH:
        return Match(Strength.MARKED, f"it has the columns {_ID!r} and {len(known) - 1} more")
    return Match(Strength.NONE, f"it has {_ID!r} and no other column that is known", close=True)


@frozen(eq=False)
class Row:
    """A row of the table under the names of its columns."""

    #: The record.
    source: Source
    #: The names.
    names: tuple[Words, ...]
    #: The cells; there may be fewer or more of them.
    cells: tuple[Words, ...]


def lex(source: Source) -> Row:
    """Cut a record into the names of columns, and cells.

    Raises:
        BrokenRecord: If a quote is never closed.
    """
    header = first_line(source.text)
    rows = lex_rows(source.text, delimiter_of(header), len(header), source.name)
    return Row(source, _names(header), tuple([words for row in rows for words in row]))


@lru_cache(1)  # one line stands before all the rows of a table
def _names(header: str) -> tuple[Words, ...]:
    return tuple([words for row in lex_rows(header, delimiter_of(header)) for words in row])


def parse(row: Row) -> Reading:
    """Read the cells whose columns are known."""
    between = gaps(row.source.text, (*row.names, *row.cells))
    draft = Draft(Page(row.source, (), between))
    fields: Fields = {}
    seen: set[str] = set()
    for name, words in zip(row.names, row.cells, strict=False):
        read = COLUMNS.get(name.text)
        meant = TWINS.get(name.text, name.text)
        if read is not None:
            draft.label(name)
            if words.text and meant in seen:
                draft.leave([words], f"another column has said {meant!r}, and the first is taken")
            elif words.text:
                seen.add(meant)
                read(draft, words, fields)
        elif words.text and name.text != RANK:
            draft.leave([words], f"no column {name.text[:60]!r} is known")
    if len(row.cells) > len(row.names):
        draft.leave(row.cells[len(row.names) :], "there are more cells than columns")
    trial = Trial(**fields)
    if trial.trial_id is None:
        draft.issue(Code.NO_ID, Severity.WARNING, "the row has no number of its trial", "trial_id")
    return draft.reading(trial, _NAME)


#: Searches of ClinicalTrials.gov.
CTGOV_CSV: Final = Parser(
    name=_NAME,
    title="ClinicalTrials.gov search (CSV)",
    recognise=recognise,
    records=csv_records,
    lex=lex,
    parse=parse,
    many=True,
)

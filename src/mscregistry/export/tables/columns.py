"""What a tidy table is: its columns, and the rows that a record gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal, TypeAlias

from attrs import frozen

from mscregistry.model import Trial
from mscregistry.reading import Reading

#: The simple types that a column may have.
SimpleType: TypeAlias = Literal["text", "integer", "boolean", "date", "decimal", "number", "texts"]
#: The values of a row, after those of the key columns.
Row: TypeAlias = tuple[object, ...]


@frozen
class StructList:
    """The type of a column of which each value is a list of small rows.

    >>> print(StructList((Column("unit", "text", "Of it."), Column("low", "decimal", "Least."))))
    list of (unit text, low decimal)
    """

    #: The columns of those rows.
    fields: tuple[Column, ...]

    def __str__(self) -> str:
        """Give the names and the types of the fields."""
        return f"list of ({', '.join([f'{one.name} {one.type}' for one in self.fields])})"


@frozen
class Column:
    """A column of a table."""

    #: Its name.
    name: str
    #: What its values are.
    type: SimpleType | StructList
    #: What they mean, in a sentence.
    comment: str


@frozen
class TidyTable:
    """A table with a row for each thing of one kind."""

    #: Its name.
    name: str
    #: What a row is, in a sentence.
    comment: str
    #: Its columns, after the key columns.
    columns: tuple[Column, ...]
    #: Gives the rows of a record, without the values of the key columns.
    rows: Callable[[Trial, Reading | None], Iterator[Row]]


#: The columns that every table begins with.
KEYS: Final = (
    Column("record", "integer", "Place of the record among those given."),
    Column("trial_id", "text", "Number of the trial at the registry the record is from."),
)

"""Trials as tidy tables of Apache Arrow: a table for each kind of thing, a row for each thing."""

from mscregistry.export.tables.arrow import tidy_schema, tidy_table
from mscregistry.export.tables.columns import KEYS, Column, StructList, TidyTable
from mscregistry.export.tables.every_table import TABLES

__all__ = [
    "KEYS",
    "TABLES",
    "Column",
    "StructList",
    "TidyTable",
    "tidy_schema",
    "tidy_table",
]

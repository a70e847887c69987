"""What a parser of your own is made of, in one place.

A format of XML or JSON needs a `TreeFormat`, which is a table; one of text needs `Draft`, at which
words are taken as fields.  See the guide on writing a parser, and test it with
`mscregistry.testing.check_parser`.
"""

from mscregistry.grammar.ages import Age, AgeUnit, read_age
from mscregistry.grammar.dates import (
    PartialDate,
    read_day_first,
    read_day_month_name,
    read_iso_date,
    read_month_first,
    read_us_date,
    read_year_first,
)
from mscregistry.issues import Code, Issue, Severity
from mscregistry.lex.text import lex_text
from mscregistry.locator import Locator
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.csv_records import csv_records
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.json_list import json_list_records
from mscregistry.parsers.json_records import json_records
from mscregistry.parsers.parser import Head, Limits, Match, Parser, Strength
from mscregistry.parsers.tree.leaf_dialect import Leaf
from mscregistry.parsers.tree.moved import (
    Coded,
    Each,
    Mover,
    Together,
    Wrapped,
    branches,
    coded,
    constant,
    piece,
    together,
)
from mscregistry.parsers.tree.placed import Node
from mscregistry.parsers.tree.readings import as_it_is, reading_of
from mscregistry.parsers.tree.whole import TreeFormat
from mscregistry.parsers.xml_records import xml_records
from mscregistry.reading import Reading
from mscregistry.source import Source, Span, Words

__all__ = [
    "Age",
    "AgeUnit",
    "Code",
    "Coded",
    "Draft",
    "Each",
    "Head",
    "Issue",
    "Leaf",
    "Limits",
    "Locator",
    "Match",
    "Mover",
    "Node",
    "Parser",
    "PartialDate",
    "Reading",
    "Severity",
    "Source",
    "Span",
    "Strength",
    "Together",
    "TreeFormat",
    "Words",
    "Wrapped",
    "as_it_is",
    "branches",
    "coded",
    "constant",
    "csv_records",
    "json_list_records",
    "json_records",
    "lex_text",
    "piece",
    "read_age",
    "read_day_first",
    "read_day_month_name",
    "read_iso_date",
    "read_month_first",
    "read_us_date",
    "read_year_first",
    "reading_of",
    "together",
    "whole_document",
    "xml_records",
]

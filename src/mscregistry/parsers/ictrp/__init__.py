"""The WHO's search portal (ICTRP), which gathers the registers of the world: XML and CSV.

::

    <Trials_downloaded_from_ICTRP><Trial><TrialID>ACTRN12699000000000</TrialID>…

    TrialID,Last Refreshed on,Public title,…
    ACTRN12699000000000,17 February 2020,A study of rest,…

Recognised by the root element, and by the names of the columns, which are the same in both but
for blanks and underscores.  A record is an element ``Trial``, or a row.

Quirks: each register writes ages, sexes, phases, lists and designs in its own way
(``tables/registers.toml``); the day of registration stands twice, and ``Date_registration3`` is
always ``YYYYMMDD``; other days have the day before the month, and that of the export the month
before the day; line breaks are ``<br>``, and ``_x000D_`` where a spreadsheet was in between, which
also turns phases such as ``2-3`` into days.

It never says the kind of a date, whether a number of people is planned or counted, or the role of
a contact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.lex.csv_rows import delimiter_of, first_line, lex_rows
from mscregistry.parsers.csv_records import csv_records
from mscregistry.parsers.ictrp.reading import parse_row, parse_trial
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.tree.readings import as_it_is
from mscregistry.parsers.xml_records import xml_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from mscregistry.parsers.parser import Limits
    from mscregistry.source import Source

_ROOT: Final = "Trials_downloaded_from_ICTRP"
_ID: Final = "TrialID"
_REGISTER: Final = "Source Register"
#: One record by itself, with two tags that no other format has.
_ALONE: Final = re.compile(r"\s*<Trial>.*?<(?:TrialID|Source_Register)>", re.DOTALL)


def recognise_xml(head: Head) -> Match:
    """Recognise the root element, or a record by itself."""
    text = head.text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return Match(Strength.NONE, "it is not XML")
    if f"<{_ROOT}" in text:
        return Match(Strength.MARKED, f"it has the element {_ROOT}")
    if _ALONE.match(text):
        return Match(Strength.MARKED, "it has the elements Trial and TrialID")
    return Match(Strength.NONE, f"it lacks the element {_ROOT}", close=text.startswith("<?xml"))


def recognise_csv(head: Head) -> Match:
    """Recognise the names of the columns."""
    header = first_line(head.text.lstrip("\ufeff"))
    if _ID not in header:
        return Match(Strength.NONE, f"its first line lacks {_ID!r}")
    names = {words.text.replace("_", " ") for words in lex_rows(header, delimiter_of(header))[0]}
    if {_ID, _REGISTER} <= names:
        return Match(Strength.MARKED, f"it has the columns {_ID!r} and {_REGISTER!r}")
    return Match(Strength.NONE, f"it has {_ID!r} and no {_REGISTER!r}", close=True)


def records_xml(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give each element ``Trial``; the last may lack its end, and so may the root."""
    return xml_records(stream, name, limits, ("Trial",))


#: Records of the WHO's portal in XML.
ICTRP_XML: Final = Parser(
    name="ictrp-xml",
    title="WHO ICTRP search (XML)",
    recognise=recognise_xml,
    records=records_xml,
    lex=as_it_is,
    parse=parse_trial,
    checks_text=False,
    many=True,
)
#: Records of the WHO's portal as a table.
ICTRP_CSV: Final = Parser(
    name="ictrp-csv",
    title="WHO ICTRP search (CSV)",
    recognise=recognise_csv,
    records=csv_records,
    lex=as_it_is,
    parse=parse_row,
    checks_text=False,
    many=True,
)

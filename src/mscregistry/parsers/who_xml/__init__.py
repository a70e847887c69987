"""Records as registers send them to the WHO, and as they give them out themselves: XML.

::

    <trials><trial><main><trial_id>RBR-9zzzz9</trial_id><reg_name>REBEC</reg_name>…</main>
      <contacts><contact><type>public</type>…</contact></contacts>…</trial></trials>

Recognised by an element ``trial`` (ChiCTR writes ``Triall``) that begins with ``main``.  A record
is such an element.  The form of the Brazilian register's own software (OpenTrials), with
``trial_identification`` in place of ``main``, is read too.

Quirks: files are in ISO-8859-1; days have the day before the month, or the year in front;
``01/01/1900`` is no day; ages are ``18Y`` or ``18``; what is not said is an empty element, ``N.A.``
or ``-``.

It never says where a trial is done but by country.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.tree.readings import as_it_is, reading_of
from mscregistry.parsers.xml_records import xml_records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from mscregistry.parsers.parser import Limits
    from mscregistry.reading import Reading
    from mscregistry.source import Source

_NAME: Final = "who-xml"
_TAGS: Final = ("trial", "Triall")
_RECORD: Final = re.compile(
    r"<(?P<tag>trial|Triall)(?:\s[^<>]*)?>\s*(?:<!--.*?-->\s*)*<(?P<first>main|trial_identification)\b",
    re.DOTALL,
)
_DOCTYPE: Final = re.compile(r"<!DOCTYPE trials? SYSTEM \"[^\"]*opentrials\.dtd\"")


def recognise(head: Head) -> Match:
    """Recognise the first element of a record, or the document type."""
    text = head.text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return Match(Strength.NONE, "it is not XML")
    found = _RECORD.search(text)
    if found is not None:
        return Match(Strength.MARKED, f"it has the elements {found['tag']} and {found['first']}")
    if _DOCTYPE.search(text):
        return Match(Strength.MARKED, "its document type is that of OpenTrials")
    return Match(Strength.NONE, "it has no element trial with main", close=text.startswith("<?xml"))


def records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give each element ``trial``."""
    return xml_records(stream, name, limits, _TAGS)


def parse(source: Source) -> Reading:
    """Read a record; where its words stand is worked out when asked.

    Raises:
        BrokenRecord: If it is not well-formed, could do harm, or is another element.
    """
    from mscregistry.parsers.who_xml.fields import WHO

    return reading_of(WHO.trial(source), source, _NAME, _words)


def _words(source: Source, _: str) -> dict[str, object]:
    """Give the fields of a reading that are worked out when they are first asked for."""
    from mscregistry.parsers.who_xml.fields import WHO

    return WHO.words(source)


#: Records as registers send them to the WHO.
WHO_XML: Final = Parser(
    name=_NAME,
    title="record of a register for the WHO (XML)",
    recognise=recognise,
    records=records,
    lex=as_it_is,
    parse=parse,
    checks_text=False,
    many=True,
)

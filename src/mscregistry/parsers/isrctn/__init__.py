"""Trials of the ISRCTN registry, as its API gives them: XML.

::

    <allTrials xmlns="http://www.67bricks.com/isrctn" totalCount="1"><fullTrial>
      <trial lastUpdated="…" publicIdentifierCanonical="ISRCTN99999999"><isrctn>99999999</isrctn>
        <trialDescription><title>A study of rest</title>…</trialDescription>…</trial>
      <sponsor id="…"><organisation>Example Clinic</organisation>…</sponsor></fullTrial></allTrials>

Recognised by the element ``fullTrial``, which is a record; there may be many in a file.

Quirks: a sponsor, a funder or a contact stands beside the trial and is tied to it by a number;
a time of day that is not midnight stays unread, for a day is all that a date holds; older records
have outcomes, ethics and publications in one text each; what is not said is an empty element, or a
sentence such as ``Not provided at time of registration``.

It never says where the trial stands, but where the registry overrides what it works out from the
days: `overall_status` is then that, and else `None`.
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

_NAME: Final = "isrctn"
_TAG: Final = "fullTrial"
_RECORD: Final = re.compile(r"<fullTrial[\s/>]")
_SPACE: Final = "67bricks.com/isrctn"
_ANSWER: Final = re.compile(r"<allTrials[\s/>]")


def recognise(head: Head) -> Match:
    """Recognise the element of a record, and what has the name of the format and no record."""
    text = head.text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return Match(Strength.NONE, "it is not XML")
    if _RECORD.search(text):
        return Match(Strength.MARKED, f"it has the element {_TAG}")
    if _SPACE not in text:
        return Match(Strength.NONE, f"it lacks the element {_TAG}", close=text.startswith("<?xml"))
    if _ANSWER.search(text):
        why = "it has the element allTrials and no trial"
        return Match(Strength.MARKED, why, "an answer without trials", "Ask for what there is.")
    why = f"it names {_SPACE} and has no element {_TAG}"
    hint = "Read the records that are written after it."
    return Match(Strength.MARKED, why, "a schema or another file of the registry", hint)


def records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give each element ``fullTrial``."""
    return xml_records(stream, name, limits, (_TAG,))


def parse(source: Source) -> Reading:
    """Read a record; where its words stand is worked out when asked.

    Raises:
        BrokenRecord: If it is not well-formed, could do harm, or is another element.
    """
    from mscregistry.parsers.isrctn.fields import ISRCTN

    return reading_of(ISRCTN.trial(source), source, _NAME, _words)


def _words(source: Source, _: str) -> dict[str, object]:
    """Give the fields of a reading that are worked out when they are first asked for."""
    from mscregistry.parsers.isrctn.fields import ISRCTN

    return ISRCTN.words(source)


#: Trials of the ISRCTN registry.
ISRCTN: Final = Parser(
    name=_NAME,
    title="ISRCTN registry record (XML)",
    recognise=recognise,
    records=records,
    lex=as_it_is,
    parse=parse,
    checks_text=False,
    many=True,
)

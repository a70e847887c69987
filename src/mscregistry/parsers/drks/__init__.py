"""Studies of the German Clinical Trials Register (DRKS), as it gives them out: JSON.

::

    {"drksId": "DRKS99999999", "recruitment": {"status": "RECRUITING", …},
     "trialDescriptions": [{"idLocale": {"locale": "en"}, "title": "A study of rest"}, …], …}

Recognised by the key ``drksId`` and the names of its sections.  A file may hold one study, an
array of them, or one study a line.

Quirks: texts stand in German and in English: the English one is the field, and the German one is
among `translations`; where there is but German, that is the field.  What is not said is ``null``.
A start or an end may be planned and actual at once: the actual day is the field, and the planned
one an answer.

It never says single outcomes, or names of interventions: each is one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.parsers.json_records import json_records
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.tree.readings import as_it_is, reading_of

if TYPE_CHECKING:
    from mscregistry.reading import Reading
    from mscregistry.source import Source

_NAME: Final = "drks"
_NUMBER: Final = re.compile(r'"drksId"\s*:\s*["n]')
_SCHEMA: Final = re.compile(r'"drksId"\s*:\s*\{')
_SECTION: Final = re.compile(
    r'"(?:studyCharacteristic|trialDescriptions|trialContacts|studiedHealthConditions|'
    r"materialSupports|observationalGroups|otherSecondaryIds|registrationDrks|ethicsCommittee|"
    r'trialResults)"\s*:'
)


def recognise(head: Head) -> Match:
    """Recognise the number and the sections of a study, and the schema of these."""
    text = head.text.lstrip("\ufeff \t\r\n")
    if not text.startswith(("{", "[")):
        return Match(Strength.NONE, "it is not JSON")
    if _SCHEMA.search(text) and ('"$schema"' in text or '"properties"' in text):
        hint = "Read the studies that are written after it."
        return Match(Strength.MARKED, 'it says what "drksId" is', "the schema of DRKS", hint)
    found = _SECTION.search(text)
    if _NUMBER.search(text):
        if found is not None:
            return Match(Strength.MARKED, f'it has "drksId" and {found[0].split(":")[0].strip()}')
        return Match(Strength.SHAPED, 'it has "drksId"')
    return Match(Strength.NONE, 'it is JSON, and lacks "drksId"', close=found is not None)


def parse(source: Source) -> Reading:
    """Read a study; where its words stand is worked out when asked.

    Raises:
        BrokenRecord: If it is not well-formed, or is no object.
    """
    from mscregistry.parsers.drks.fields import DRKS

    return reading_of(DRKS.trial(source), source, _NAME, _words)


def _words(source: Source, _: str) -> dict[str, object]:
    """Give the fields of a reading that are worked out when they are first asked for."""
    from mscregistry.parsers.drks.fields import DRKS

    return DRKS.words(source)


#: Studies of the German Clinical Trials Register.
DRKS: Final = Parser(
    name=_NAME,
    title="DRKS study (JSON)",
    recognise=recognise,
    records=json_records,
    lex=as_it_is,
    parse=parse,
    checks_text=False,
    many=True,
)

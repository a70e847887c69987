"""Trials of the European Union's Clinical Trials Information System (CTIS): JSON.

::

    {"ctNumber": "2099-999999-99-00", "ctPublicStatusCode": 4, "startDateEU": "28/04/2021",
     "authorizedApplication": {"authorizedPartI": {…}, "authorizedPartsII": [{…}]}, …}

Recognised by the number of a trial and the names of its parts.  A record is such an object, of the
portal since June 2024; the form before that has ``authorizedPartI`` beside ``ctNumber``, and each
application whole.

Quirks: dates are ``28/04/2021`` (the day first), ``2023-01-17``, or that with the time of day;
``ctStatus`` is the status of the application in the newer form and of the trial in the older; most
choices are codes, of which few have a list in public; what the portal's search shows of a trial
may stand beside its parts; texts of the older form have HTML's marks (``&#64;``).

It never says how many people did take part, which arm is given what, or an age but by groups.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.errors import BrokenRecord
from mscregistry.parsers.json_records import json_records
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.tree.readings import as_it_is, reading_of

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.parsers.tree.reader import Taken
    from mscregistry.reading import Reading
    from mscregistry.source import Source

_NAME: Final = "ctis"
#: The number of a trial, mostly with that of its submission.
_NUMBER: Final = re.compile(r'"ctNumber"\s*:\s*"\d{4}-5\d{5}-\d\d(?:-\d\d)?"')
#: Names that only a whole record has.
_PART: Final = re.compile(
    r'"(authorizedApplication|authorizedPartI|authorizedPartsII|publicEvaluation|'
    r'ctPublicStatusCode)"\s*:'
)
#: A page of the portal's search, or a line of one.
_SEARCH: Final = re.compile(r'"ctTitle"\s*:|[{,]\s*"pagination"\s*:\s*\{')


def recognise(head: Head) -> Match:
    """Recognise the names of a record's parts, and the number of a trial."""
    text = head.text.lstrip()
    if not text.startswith(("{", "[")):
        return Match(Strength.NONE, "it is not JSON")
    part = _PART.search(text)
    if part is not None:
        return Match(Strength.MARKED, f'it has "{part[1]}"')
    if _NUMBER.search(text) is None:
        return Match(Strength.NONE, 'it is JSON, and lacks "ctNumber"')
    if _SEARCH.search(text) is not None:
        hint = "Ask for each trial by its number."
        return Match(Strength.MARKED, 'it has "ctNumber" and "ctTitle"', "a search of CTIS", hint)
    return Match(Strength.STRUCTURED, 'it has "ctNumber"')


def parse(source: Source) -> Reading:
    """Read a trial; where its words stand is worked out when asked.

    Raises:
        BrokenRecord: If it is not well-formed, or is no object.
    """
    return reading_of(_read(source)[0], source, _NAME, _work_out)


def _read(source: Source) -> tuple[Trial, Taken]:
    from mscregistry.lex.json_text import parse_json
    from mscregistry.model import Trial
    from mscregistry.parsers.ctis.fields import TABLE, dialect
    from mscregistry.parsers.ctis.record import record_of
    from mscregistry.parsers.tree.moved import Mover, own_shape
    from mscregistry.parsers.tree.reader import Taken, read_tree

    tree = parse_json(source.text, source.name, as_written=True)
    if not isinstance(tree, dict):
        raise BrokenRecord(source.name, "the record is no object, as a trial should be")
    taken = Taken(dialect())
    moved = Mover(taken).moved(record_of(tree, taken), TABLE)
    return read_tree(own_shape(), moved, taken) or Trial(), taken


def _work_out(source: Source, _: str) -> dict[str, object]:
    from mscregistry.lex.json_tree import lex_json
    from mscregistry.parsers.ctis.marks import unmarked_spans
    from mscregistry.parsers.tree.trace import Places, no_id, trace

    trial, taken = _read(source)
    tree = lex_json(source.text)
    places = Places(unmarked_spans(tree.leaves, source), tree.names)
    return trace(source, taken, places, no_id(trial))


#: Trials of the European Union's information system.
CTIS: Final = Parser(
    name=_NAME,
    title="EU CTIS trial (JSON)",
    recognise=recognise,
    records=json_records,
    lex=as_it_is,
    parse=parse,
    checks_text=False,
    many=True,
)

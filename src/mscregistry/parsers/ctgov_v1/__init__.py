"""Studies as the ClinicalTrials.gov API gave them until 2024, version 1: JSON.

::

    {"FullStudiesResponse": {"NStudiesFound": 1, "FullStudies": [
        {"Rank": 1, "Study": {"ProtocolSection": {"IdentificationModule": {"NCTId": …}}}}]}}

Recognised by these names.  A record is the object with the rank and the study; a file may also
hold the study alone.

Quirks: every value is a text, coded ones as the site showed them, dates as ``July 3, 2021``; each
list is wrapped in an object, and each key repeats what stands above it, see
`mscregistry.parsers.ctgov_v1.names`.  The rank is the place in a search, and stays unread.

It never says where a place lies on the globe, nor by itself whether there are results.
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

_NAME: Final = "ctgov-v1"
_MARK: Final = re.compile(r'"(FullStudiesResponse|ProtocolSection)"\s*:\s*\{')
#: Other answers of the API.
_OTHER: Final = re.compile(r'\{\s*"((?:StudyFields|FieldValues|\w+)Response)"\s*:\s*\{')


def recognise(head: Head) -> Match:
    """Recognise the name of the answer, or of a study's first section."""
    text = head.text.lstrip()
    if not text.startswith(("{", "[")):
        return Match(Strength.NONE, "it is not JSON")
    found = _MARK.search(text)
    if found is not None:
        return Match(Strength.MARKED, f'it has "{found[1]}"')
    other = _OTHER.match(text)
    if other is not None:
        kind = f"an answer of the old API, of kind {other[1]}"
        return Match(Strength.MARKED, f'it has "{other[1]}"', kind, "Ask for the full studies.")
    return Match(Strength.NONE, 'it is JSON, and lacks "FullStudiesResponse"')


def parse(source: Source) -> Reading:
    """Read a whole study.

    Raises:
        BrokenRecord: If it is not well-formed, or is no object.
    """
    return reading_of(_read(source)[0], source, _NAME, _work_out)


def _read(source: Source) -> tuple[Trial, Taken]:
    from mscregistry.lex.json_text import parse_json
    from mscregistry.model import Trial
    from mscregistry.parsers.ctgov_v1.fields import STUDY
    from mscregistry.parsers.ctgov_v1.keys import study_of
    from mscregistry.parsers.tree.leaf_dialect import WORDS
    from mscregistry.parsers.tree.reader import Taken, read_tree

    tree = parse_json(source.text, source.name)
    study = tree.get("Study", tree) if isinstance(tree, dict) else tree
    if not isinstance(study, dict):
        raise BrokenRecord(source.name, "the record is no object, as a study should be")
    taken = Taken(WORDS)
    node = study_of(study, ("Study",) if "Study" in tree else ())
    return read_tree(STUDY, node, taken) or Trial(), taken


def _work_out(source: Source, _: str) -> dict[str, object]:
    """Give the fields of a reading that are worked out when they are first asked for."""
    from mscregistry.lex.json_tree import lex_json
    from mscregistry.parsers.tree.trace import Places, no_id, trace

    trial, taken = _read(source)
    tree = lex_json(source.text)
    return trace(source, taken, Places(tree.leaves, tree.names), no_id(trial))


#: Studies of the ClinicalTrials.gov API, version 1.
CTGOV_V1: Final = Parser(
    name=_NAME,
    title="ClinicalTrials.gov study (JSON of the old API, version 1)",
    recognise=recognise,
    records=json_records,
    lex=as_it_is,
    parse=parse,
    checks_text=False,
    many=True,
)

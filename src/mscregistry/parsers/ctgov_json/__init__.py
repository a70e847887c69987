"""Studies as the ClinicalTrials.gov API gives them, version 2: JSON.

::

    {"protocolSection": {"identificationModule": {"nctId": "NCT99999999", …}, …}, …}

Recognised by the names of its sections.  A file may hold one study, a page of the API, the array
of a download, or one study a line; a zip of studies is opened by the corridor.

Quirks: a date is a month where no day is known, and its kind may be missing; texts are Markdown
with escapes; a study that is withheld has little but its number; copies made by others write a
list of one as its item, and ``"Yes"`` for ``true``.  What is odd is read all the same, and an
issue says so.

It never says which of its criteria include and which exclude but by headings within one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.deferred import defer
from mscregistry.errors import BrokenRecord
from mscregistry.parsers.json_records import json_records
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.text_checks import check_text
from mscregistry.parsers.tree.readings import as_it_is, reading_of

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.parsers.tree.reader import Taken
    from mscregistry.reading import Reading
    from mscregistry.source import Source

_NAME: Final = "ctgov-json"
_SECTION: Final = re.compile(
    r'"(?:protocol|results|annotation|document|derived)Section"\s*:|"hasResults"\s*:\s*[tf]'
)
_PAGE: Final = re.compile(
    r'\{\s*(?:"(?:totalCount|nextPageToken)"\s*:[^,{]*,\s*)*"studies"\s*:\s*\['
)


def recognise(head: Head) -> Match:
    """Recognise a study by the names of its sections, and a page of studies by its list."""
    text = head.text.lstrip()
    if not text.startswith(("{", "[")):
        return Match(Strength.NONE, "it is not JSON")
    found = _SECTION.search(text)
    if found is not None:
        return Match(Strength.MARKED, f"it has {found[0].split(':')[0]}")
    if _PAGE.match(text):
        return Match(Strength.STRUCTURED, 'it is a page with a list "studies"')
    return Match(Strength.NONE, 'it is JSON, and lacks "protocolSection"', close=True)


def parse(source: Source) -> Reading:
    """Read the protocol at once, and leave results and all that is derived to be read later.

    Raises:
        BrokenRecord: If it is not well-formed, or is no object.
    """
    from mscregistry.parsers.ctgov_json.fast import read_early

    trial = read_early(source)
    if trial is None:
        trial = _carefully(source)[0]
    else:
        defer(trial, _sections, source)
    return reading_of(trial, source, _NAME, _work_out)


def _carefully(source: Source) -> tuple[Trial, Taken]:
    """Give the trial of a study in which something may be odd, and what was found on the way."""
    from mscregistry.lex.json_text import parse_json
    from mscregistry.model import Trial
    from mscregistry.parsers.ctgov_json.fields import STUDY
    from mscregistry.parsers.tree.json_dialect import V2
    from mscregistry.parsers.tree.reader import Taken, read_tree

    tree = parse_json(source.text, source.name)
    if not isinstance(tree, dict):
        raise BrokenRecord(source.name, "the record is no object, as a study should be")
    taken = Taken(V2)
    return read_tree(STUDY, tree, taken) or Trial(), taken


def _sections(source: Source, _: str) -> dict[str, object]:
    """Give the fields of a trial that are read when they are first asked for."""
    from mscregistry.model import Trial
    from mscregistry.parsers.ctgov_json.fast import read_late

    trial = read_late(source) or _carefully(source)[0]
    return {name: getattr(trial, name) for name in Trial.deferrable}


def _work_out(source: Source, name: str) -> dict[str, object]:
    """Give the fields of a reading that are worked out when they are first asked for."""
    from mscregistry.lex.json_tree import lex_json
    from mscregistry.parsers.ctgov_json.fast import read_early, read_late
    from mscregistry.parsers.tree.trace import Places, no_id, trace

    if name == "issues":
        trial = read_early(source)
        if trial is not None and read_late(source) is not None:
            # Whatever is odd about a study sends it the careful way.
            return {"issues": (*no_id(trial), *check_text(source))}
    trial, taken = _carefully(source)
    tree = lex_json(source.text)
    return trace(source, taken, Places(tree.leaves, tree.names), no_id(trial))


#: Studies of the ClinicalTrials.gov API, version 2.
CTGOV_JSON: Final = Parser(
    name=_NAME,
    title="ClinicalTrials.gov study (JSON of the API, version 2)",
    recognise=recognise,
    records=json_records,
    lex=as_it_is,
    parse=parse,
    checks_text=False,
    many=True,
)

"""Studies as the classic ClinicalTrials.gov site gave them out: XML.

::

    <clinical_study>
      <id_info><org_study_id>X-1</org_study_id><nct_id>NCT99999999</nct_id></id_info>
      <brief_title>A Study of Rest</brief_title>
      …

Recognised by its root element.  There is one study in a file; a zip of studies is opened by the
corridor.

Quirks: long texts are wrapped and indented; dates are ``March 2017`` or ``July 3, 2021``; what
the site later parted stands in one text: phases, masked roles, and before 2017 all of the design.
Results name their groups by other ids than the API does.

It never says the type of a secondary id, when a reference is background and when the registry
found it, or which interventions an arm receives but by the labels of arms in interventions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.deferred import defer
from mscregistry.errors import BrokenRecord
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.text_checks import check_text
from mscregistry.parsers.tree.readings import as_it_is, reading_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from mscregistry.model import Trial
    from mscregistry.parsers.tree.reader import Taken
    from mscregistry.parsers.tree.shape import Shape
    from mscregistry.reading import Reading
    from mscregistry.source import Source

_NAME: Final = "ctgov-xml"
_ROOT: Final = "clinical_study"


def recognise(head: Head) -> Match:
    """Recognise the root element, and the feed of a search."""
    text = head.text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return Match(Strength.NONE, "it is not XML")
    if f"<{_ROOT}" in text:
        return Match(Strength.MARKED, f"it has the element {_ROOT}")
    if "<rss" in text and "ClinicalTrials.gov" in text:
        hint = "Save the studies that it lists, and read those."
        return Match(Strength.MARKED, "it has the element rss", "the feed of a search", hint)
    return Match(Strength.NONE, f"it lacks the element {_ROOT}", close=text.startswith("<?xml"))


def parse(source: Source) -> Reading:
    """Read the protocol at once, and leave results and terms to be read later.

    Raises:
        BrokenRecord: If it is not well-formed, could do harm, or is of another root.
    """
    from mscregistry.parsers.ctgov_xml.fast import read_early
    from mscregistry.parsers.ctgov_xml.fields import EARLY

    root = _root(source)
    trial = read_early(root) or _without_late(_carefully(root, EARLY)[0])
    defer(trial, _sections, source)
    return reading_of(trial, source, _NAME, _work_out)


def _root(source: Source) -> Element:
    """Give the root element of a record."""
    from mscregistry.lex.xml_text import parse_xml

    root = parse_xml(source.text, source.name)
    if root.tag != _ROOT:
        why = f"its root is the element {root.tag[:60]!r}, and not {_ROOT!r}"
        raise BrokenRecord(source.name, why)
    return root


def _without_late(trial: Trial) -> Trial:
    """Empty the slots of what is read later."""
    for name in trial.deferrable:
        object.__delattr__(trial, name)
    return trial


def _carefully(root: Element, shape: Shape) -> tuple[Trial, Taken]:
    """Give the trial of a record in which something may be odd, and what was found on the way."""
    from mscregistry.model import Trial
    from mscregistry.parsers.ctgov_xml.elements import parted
    from mscregistry.parsers.tree.leaf_dialect import XML
    from mscregistry.parsers.tree.placed import placed_xml
    from mscregistry.parsers.tree.reader import Taken, read_tree

    taken = Taken(XML)
    return read_tree(shape, parted(placed_xml(root)), taken) or Trial(), taken


def _sections(source: Source, _: str) -> dict[str, object]:
    """Give the fields of a trial that are read when they are first asked for."""
    from mscregistry.parsers.ctgov_xml.fast import read_late
    from mscregistry.parsers.ctgov_xml.fields import LATE

    root = _root(source)
    trial = read_late(root) or _carefully(root, LATE)[0]
    return {name: getattr(trial, name) for name in trial.deferrable}


def _work_out(source: Source, name: str) -> dict[str, object]:
    """Give the fields of a reading that are worked out when they are first asked for."""
    from mscregistry.lex.xml_tree import lex_xml
    from mscregistry.parsers.ctgov_xml.fast import read_early, read_late
    from mscregistry.parsers.ctgov_xml.fields import STUDY
    from mscregistry.parsers.tree.trace import Places, no_id, trace

    root = _root(source)
    if name == "issues":
        trial = read_early(root)
        if trial is not None and read_late(root) is not None:
            # Whatever is odd about a record sends it the careful way.
            return {"issues": (*no_id(trial), *check_text(source))}
    trial, taken = _carefully(root, STUDY)
    tree = lex_xml(source.text)
    leaves = {at: words.spans for at, words in tree.leaves.items()}
    return trace(source, taken, Places(leaves, tree.names), no_id(trial))


#: Studies of the classic ClinicalTrials.gov site.
CTGOV_XML: Final = Parser(
    name=_NAME,
    title="ClinicalTrials.gov study (classic XML)",
    recognise=recognise,
    records=whole_document,
    lex=as_it_is,
    parse=parse,
    checks_text=False,
)

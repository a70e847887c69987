"""The formats there are, and which of them a document is in."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.errors import AmbiguousFormat, NoSuchFormat, RefusedDocument, UnknownFormat
from mscregistry.extensions import BrokenPlugin, PluginWarning
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.parsers.plugins import plugged_in_parsers

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How a document begins, and what that shows it to be.
_KINDS: Final = (
    (("{", "["), "JSON of no format that is known"),
    (("<?xml", "<clinical_study"), "XML of no format that is known"),
    (("<",), "HTML of no page that is known"),
)


@frozen(repr=False)
class Formats:
    """The parsers to choose from: immutable, in order, one for each name.

    >>> [parser.name for parser in formats()][:4]
    ['aggregator', 'ctgov-csv', 'ctgov-json', 'ctgov-page']
    """

    #: The parsers, in order.
    parsers: tuple[Parser, ...]
    #: Plug-ins that are installed and cannot be used.
    broken: tuple[BrokenPlugin, ...] = ()

    def named(self, name: str) -> Parser:
        """Give the parser of a format by its name.

        Raises:
            NoSuchFormat: If none has the name.
        """
        for parser in self.parsers:
            if parser.name == name:
                return parser
        raise NoSuchFormat(name, tuple([parser.name for parser in self.parsers]))

    def with_parser(self, parser: Parser) -> Formats:
        """Give these formats and one more; one of the same name is replaced."""
        others = [one for one in self.parsers if one.name != parser.name]
        return evolve(self, parsers=(*others, parser))

    def matches(self, head: Head) -> list[tuple[Parser, Match]]:
        """Give what each parser thinks of a document, the surest first."""
        found = [(parser, parser.match(head)) for parser in self.parsers]
        return sorted(found, key=lambda pair: -pair[1].strength)

    def recognise(self, head: Head) -> Parser:
        """Give the parser of the format that a document is in.

        Raises:
            UnknownFormat: If no parser recognises it; the closest formats are named.
            AmbiguousFormat: If two recognise it equally well.
            RefusedDocument: If it is recognised, and is not a trial record.
        """
        found = self.matches(head)
        surest = found[0][1].strength if found else Strength.NONE
        if surest is Strength.NONE:
            closest = [(parser.title, miss.why) for parser, miss in found if miss.close]
            raise UnknownFormat(head.name, _seen(head.text), closest)
        (best, match), *rivals = [pair for pair in found if pair[1].strength is surest]
        if rivals:
            # By name and not by title, since the name is what the reader is asked to choose.
            evidence = [(parser.name, one.why) for parser, one in [(best, match), *rivals]]
            raise AmbiguousFormat(head.name, evidence)
        if match.refused:
            raise RefusedDocument(head.name, match.refused, match.why, match.hint)
        return best

    def __iter__(self) -> Iterator[Parser]:
        """Give the parsers."""
        return iter(self.parsers)

    def __len__(self) -> int:
        """Count the parsers."""
        return len(self.parsers)

    def __repr__(self) -> str:
        """Name the formats."""
        return f"<Formats {', '.join([parser.name for parser in self.parsers]) or 'none'}>"


def formats() -> Formats:
    """Give the formats that this package reads, and those of plug-ins that are installed.

    A parser of your own joins them with ``formats().with_parser(mine)``, which is handed to
    `mscregistry.read` as ``formats=``, or as a plug-in: an entry point of the group
    ``mscregistry.parsers``.  A plug-in that cannot be used is in `Formats.broken`, with a warning,
    once; where warnings are errors, it is raised, and who asks again is given the formats.
    """
    found, untold = _installed()
    for one in untold:
        warnings.warn(str(one), PluginWarning, stacklevel=2)
    return found


@cache
def _installed() -> tuple[Formats, Iterator[BrokenPlugin]]:
    """Give the formats there are, and the plug-ins of which nobody has been told yet."""
    own = _own()
    plugins, broken = plugged_in_parsers({parser.name for parser in own})
    return Formats((*own, *plugins), broken), iter(broken)


def _own() -> tuple[Parser, ...]:
    from mscregistry.parsers.aggregator import AGGREGATOR
    from mscregistry.parsers.ctgov_csv import CTGOV_CSV
    from mscregistry.parsers.ctgov_json import CTGOV_JSON
    from mscregistry.parsers.ctgov_page import CTGOV_PAGE
    from mscregistry.parsers.ctgov_v1 import CTGOV_V1
    from mscregistry.parsers.ctgov_xml import CTGOV_XML
    from mscregistry.parsers.ctis import CTIS
    from mscregistry.parsers.drks import DRKS
    from mscregistry.parsers.euctr import EUCTR
    from mscregistry.parsers.euctr_summary import EUCTR_SUMMARY
    from mscregistry.parsers.ictrp import ICTRP_CSV, ICTRP_XML
    from mscregistry.parsers.isrctn import ISRCTN
    from mscregistry.parsers.kidney_week import KIDNEY_WEEK
    from mscregistry.parsers.medpath import MEDPATH
    from mscregistry.parsers.who_xml import WHO_XML

    return (
        AGGREGATOR,
        CTGOV_CSV,
        CTGOV_JSON,
        CTGOV_PAGE,
        CTGOV_V1,
        CTGOV_XML,
        CTIS,
        DRKS,
        EUCTR,
        EUCTR_SUMMARY,
        ICTRP_CSV,
        ICTRP_XML,
        ISRCTN,
        KIDNEY_WEEK,
        MEDPATH,
        WHO_XML,
    )


def _seen(text: str) -> str:
    """Describe a document by how it begins."""
    bare = text.strip()
    if not bare:
        return "empty"
    kind = next((kind for begins, kind in _KINDS if bare.startswith(begins)), "text")
    first = bare.splitlines()[0].strip()
    return f"{kind}, beginning {first[:60]!r}{'…' if len(first) > 60 else ''}"  # noqa: PLR2004 - fits a line

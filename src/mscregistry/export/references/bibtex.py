"""Trials and publications as BibTeX, which JabRef, Zotero and LaTeX take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.export.references.entries import What, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.export.references.entry import Entry
    from mscregistry.model import Trial
    from mscregistry.reading import Reading

#: What means something to TeX, and how it is written to stand for itself; Zotero's export has the
#: same.  ``<``, ``>`` and ``|`` stay, since what replaces them is not read back by Zotero.
_ESCAPES: Final = {
    "\\": r"{\textbackslash}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
}
_ESCAPED: Final = re.compile(f"[{re.escape(''.join(_ESCAPES))}{{}}]")
#: BibTeX counts every brace, also one after a backslash, so one that has no partner in the text
#: has to be written without one.
_LONE: Final = {"{": r"{$\lbrace$}", "}": r"{$\rbrace$}"}
#: What would end an address or a DOI, which are not TeX; as in an address, so that it is found.
_IN_ADDRESS: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
#: The names that every style of BibTeX knows.
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)


def to_bibtex(records: Iterable[Trial | Reading] | Trial | Reading, *, what: What = "all") -> str:
    r"""Give trials and the publications that they cite as BibTeX, for a file in UTF-8.

    Every entry is ``@misc``, which all styles and programs know; Zotero drops an ``@dataset``.
    A trial has its registry in ``howpublished`` and its number in ``number``, and in ``note``,
    which styles print.  The ``title`` of a publication is the whole citation as written, and
    nothing is parted; ``pmid``, ``doi`` and ``url`` are fields of their own.  Names and titles
    stand in a second pair of braces, so that no style changes their letters or parts a name.

    Signs that mean something to TeX are escaped; ``doi`` and ``url`` are not TeX and stay, but
    for braces and backslashes.  Keywords are parted by ``;``, since many a condition has a comma.
    For print, ``<`` and ``>`` need XeLaTeX, LuaLaTeX, or the font encoding T1.

    A publication that several trials cite is written once, and ``note`` names them; what is the
    same publication is said at `mscregistry.export.references.publications.publications`.

    Args:
        records: One trial or reading, or several.
        what: Trials, the publications that they cite ("references"), or all.

    Raises:
        TypeError: If something is neither a trial nor a reading.
        ValueError: If there is no such `what`.

    >>> from mscregistry.grammar.dates import PartialDate
    >>> from mscregistry.model import Trial
    >>> trial = Trial(
    ...     "CTRI/2099/01/000001",
    ...     official_title="Cells & 50% saline",
    ...     registration_date=PartialDate(2099, 1),
    ... )
    >>> print(to_bibtex(trial), end="")
    @misc{CTRI-2099-01-000001,
      title = {{Cells \& 50\% saline}},
      year = {2099},
      month = jan,
      type = {Trial registry record},
      howpublished = {Clinical Trials Registry - India},
      number = {CTRI/2099/01/000001},
      note = {Registration number CTRI/2099/01/000001},
    }
    """
    written = [
        "".join(
            [f"@misc{{{entry.key},\n", *map("  {0[0]} = {0[1]},\n".format, _fields(entry)), "}\n"]
        )
        for entry in entries_of(records, what)
    ]
    return "\n".join(written)


def escaped(text: str) -> str:
    r"""Give text on one line as it stands in a field of BibTeX.

    >>> print(escaped(r"{a_b} C:\new }"))
    \{a\_b\} C:{\textbackslash}new {$\rbrace$}
    """
    paired = _paired(text)

    def written(sign: re.Match[str]) -> str:
        if sign[0] not in _LONE:
            return _ESCAPES[sign[0]]
        return f"\\{sign[0]}" if sign.start() in paired else _LONE[sign[0]]

    return _ESCAPED.sub(written, text)


def _paired(text: str) -> set[int]:
    """Give the places of the braces that have their partner."""
    opened: list[int] = []
    paired: set[int] = set()
    for brace in re.finditer("[{}]", text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            paired |= {opened.pop(), brace.start()}
    return paired


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the fields with their braces."""
    if entry.authors:
        yield "author", f"{{{' and '.join([f'{{{escaped(name)}}}' for name in entry.authors])}}}"
    yield from _text("title", entry.title, "{{{{{}}}}}")
    yield from _text("shorttitle", entry.short_title, "{{{{{}}}}}")
    if (when := entry.date) is not None:
        yield "year", f"{{{when.year:04}}}"
        if when.month is not None:
            yield "month", _MONTHS[when.month - 1]
        if when.day is not None:
            yield "day", f"{{{when.day}}}"
    notes = entry.notes
    if entry.is_trial:
        yield "type", "{Trial registry record}"
        yield from _text("howpublished", entry.database)
        yield from _text("number", entry.number)
        if entry.number is not None:
            notes = (f"Registration number {entry.number}", *notes)
    else:
        yield from _text("pmid", entry.number)
    yield from _address("doi", entry.doi)
    yield from _address("url", entry.url)
    yield from _text("abstract", entry.abstract)
    yield from _text("keywords", "; ".join(entry.keywords) or None)
    yield from _text("note", ". ".join(notes) or None)


def _text(name: str, value: str | None, braces: str = "{{{}}}") -> Iterator[tuple[str, str]]:
    if value is not None:
        yield name, braces.format(escaped(value))


def _address(name: str, value: str | None) -> Iterator[tuple[str, str]]:
    if value is not None:
        yield name, f"{{{value.translate(_IN_ADDRESS)}}}"

"""A flat element of XML: children that hold nothing but text.  Read by what stands where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.lex.xml_text import parse_raw_xml
from mscregistry.lex.xml_tree import character, decoded, lex_xml
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

#: One child after the other, with nothing but text in it; other letters and blanks than those of
#: ASCII are not as simple in XML as they are here.
_CHILD: Final = re.compile(
    r"\s*<([A-Za-z_][\w.-]*)(?:\s+xml:space=(?:\"\w+\"|'\w+'))?(?:>([^<]*)</\1\s*>|\s*/>)", re.ASCII
)
_ROOT: Final = re.compile(r"\s*<([A-Za-z_][\w.-]*)\s*>", re.ASCII)
_END: Final = re.compile(r"\s*</([A-Za-z_][\w.-]*)\s*>\s*", re.ASCII)
#: An ampersand that begins no reference; none has a number of more than a few figures.
_WRONG: Final = re.compile(r"&(?!#[0-9]{1,9};|#x[0-9A-Fa-f]{1,9};|lt;|gt;|amp;|quot;|apos;)")
_NUMBER: Final = re.compile(r"&#(\w+);")
_LAST: Final = 0x10FFFF
#: The characters of XML; controls, and halves of pairs, are none.
_CHARACTERS: Final = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*+")
_REFERENCE: Final = re.compile("&[^;]+;")
#: An attribute that only says that blanks count.
_SPACE: Final = "@xml:space"


@frozen(eq=False)
class Flat:
    """The children of an element, and where their tags stand."""

    #: The name of the element.
    root: str
    #: The name of each child, and its text, blanks around it included.
    cells: tuple[tuple[Words, Words], ...]
    #: Where the names of the element and of closing tags stand.
    names: tuple[Words, ...]
    #: What stands between names and texts.
    markup: tuple[Span, ...]


def bare_cells(text: str, name: str | None = None) -> list[tuple[str, str]] | None:
    """Give the name and the text of each child of an element, if they are plain and it is so named.

    This is for those who do not ask where the texts stand; others ask `lex_flat`.
    """
    root = _ROOT.match(text)
    if root is None or (name is not None and root[1] != name) or _is_wrong(text):
        return None
    cells: list[tuple[str, str]] = []
    at = root.end()
    while (child := _CHILD.match(text, at)) is not None:
        tag, said = child.group(1, 2)
        if said is None:
            cells.append((tag, ""))
        else:
            cells.append((tag, _meant(said) if "&" in said or "\r" in said else said))
        at = child.end()
    end = _END.match(text, at)
    return cells if end is not None and end[1] == root[1] and end.end() == len(text) else None


def _is_wrong(text: str) -> bool:
    """Say whether a text has what no well-formed one has outside of tags."""
    return (
        ("&" in text and _WRONG.search(text) is not None)
        or ("&#" in text and any(map(_is_no_character, _NUMBER.findall(text))))
        or "]]>" in text
        or _CHARACTERS.fullmatch(text) is None
    )


def _is_no_character(number: str) -> bool:
    """Say whether a number in a reference is that of no character that XML may hold."""
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return code > _LAST or _CHARACTERS.fullmatch(chr(code)) is None


def _meant(said: str) -> str:
    """Give a text with its references decoded, and its line breaks made equal."""
    if "\r" in said:
        said = said.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_character, said)


def _character(found: re.Match[str]) -> str:
    return character(found[0])


def lex_flat(text: str, name: str) -> Flat:
    """Give the children of the element that a text is.

    Raises:
        BrokenRecord: If it is not well-formed.
    """
    return _bare(text) or _any(text, name)


def _bare(text: str) -> Flat | None:
    """Give the children if there is nothing but them: no comment, no attribute, nothing within."""
    root = _ROOT.match(text)
    if root is None or _is_wrong(text):
        return None
    cells: list[tuple[Words, Words]] = []
    names = [Words(root[1], root.start(1))]
    at = root.end()
    while (child := _CHILD.match(text, at)) is not None:
        tag, said = child.group(1, 2)
        label = Words(tag, child.start(1))
        if said is None:
            cells.append((label, Words("", child.end())))
        else:
            place = child.start(2)
            plain = "&" not in said and "\r" not in said
            words = Words(said, place) if plain else decoded(text, place, place + len(said))
            cells.append((label, words))
            names.append(Words(tag, child.end(2) + 2))
        at = child.end()
    end = _END.match(text, at)
    if end is None or end[1] != root[1] or end.end() != len(text):
        return None
    names.append(Words(end[1], end.start(1)))
    return Flat(root[1], tuple(cells), tuple(names), tuple(_between(text, cells, names)))


def _any(text: str, name: str) -> Flat:
    """Give the children of any element; what stands deeper in them stays unread."""
    root = parse_raw_xml(text, name)
    tree = lex_xml(text)
    cells: list[tuple[Words, Words]] = []
    names: list[Words] = []
    for at, spans in tree.names.items():
        if at and len(at) == 2:  # noqa: PLR2004 - a tag and its number
            first = Words(str(at[0]), spans[0].start)
            cells.append((first, tree.leaves.get((*at, "#"), Words("", spans[0].end))))
            names += [Words(str(at[0]), span.start) for span in spans[1:]]
        elif not at:
            names += [Words(root.tag, span.start) for span in spans]
    claimed = [*[words for cell in cells for words in cell], *names]
    deeper = [
        Words.plain(text, span.start, span.end)
        for at, words in tree.leaves.items()
        # The text of a child is read.
        if at[-1] != _SPACE and (len(at) != 3 or at[-1] != "#")  # noqa: PLR2004 - as above
        for span in words.spans
    ]
    deeper += [
        Words.plain(text, span.start, span.end)
        for at, spans in tree.names.items()
        if at[-1:] != (_SPACE,) and (len(at) > 2 or (at and str(at[-1]).startswith("@")))  # noqa: PLR2004 - as above
        for span in spans
    ]
    return Flat(root.tag, tuple(cells), tuple(names), tuple(_gaps(text, [*claimed, *deeper])))


def _between(text: str, cells: list[tuple[Words, Words]], names: list[Words]) -> Iterator[Span]:
    return _gaps(text, [*[words for cell in cells for words in cell], *names])


def _gaps(text: str, claimed: list[Words]) -> Iterator[Span]:
    at = 0
    places = sorted([(words.start, words.end) for words in claimed if words.text])
    for start, end in [*places, (len(text), len(text))]:
        if start > at:
            yield Span(at, start)
        at = max(at, end)

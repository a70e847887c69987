"""Where in an XML text each name, each attribute and each text stands.

A place is given by the tags that lead to it, each with its number among its like, and at the end
``#`` for the text of an element or ``@name`` for an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from attrs import frozen

from mscregistry.source import Span, Words

#: What stands in a text that is known to be well-formed.
_TOKEN: Final = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|</[^>]*>|<(?P<tag>[^\s/>]+)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
#: What names of characters XML has; it has no others without a document type.
_NAMED: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
#: What stands for another character; a line break of any system is one line feed.
_REFERENCE: Final = re.compile(r"&[^;]+;|\r\n?")
#: In an attribute, each blank of any kind is one space.
_IN_ATTRIBUTE: Final = re.compile(r"&[^;]+;|\r\n?|[\t\n]")
_BREAK: Final = re.compile(r"\r\n?")
_INDENT: Final = re.compile(r"[ \t]*")


@frozen
class XmlTree:
    """The places of an XML text."""

    #: The words of each text and attribute that is not blank, as `clean` leaves them.
    leaves: Mapping[tuple[str | int, ...], Words]
    #: The spans of the name of each element and attribute, at its place.
    names: Mapping[tuple[str | int, ...], tuple[Span, ...]]


def lex_xml(text: str) -> XmlTree:  # noqa: C901 - a branch for each kind of token
    """Give the places of an XML text that is known to be well-formed."""
    texts: dict[tuple[str | int, ...], list[Words]] = {}
    leaves: dict[tuple[str | int, ...], Words] = {}
    names: dict[tuple[str | int, ...], list[Span]] = {}
    path: list[str | int] = []
    #: For each open element, how many children of each tag it had so far.
    counts: list[dict[str, int]] = [{}]
    for token in _TOKEN.finditer(text):
        if token["tag"] is not None:
            tag = token["tag"]
            number = counts[-1].get(tag, 0)
            counts[-1][tag] = number + 1
            if len(counts) > 1:
                path += [tag, number]
            names.setdefault(tuple(path), []).append(Span(*token.span("tag")))
            for found in _ATTRIBUTE.finditer(text, *token.span("attributes")):
                at = (*path, f"@{found[1]}")
                names[at] = [Span(*found.span(1))]
                span = found.span(2 if found[2] is not None else 3)
                leaves[at] = decoded(text, *span, _IN_ATTRIBUTE, " ")
            counts.append({})
            if token["empty"]:
                _close(path, counts)
        elif token[0].startswith("</"):
            start = token.start() + 2
            names[tuple(path)].append(Span(start, start + len(token[0][2:-1].rstrip())))
            _close(path, counts)
        elif token["text"] is not None:
            texts.setdefault(tuple(path), []).append(decoded(text, *token.span()))
        elif token["cdata"] is not None:
            texts.setdefault(tuple(path), []).append(decoded(text, *token.span("cdata"), _BREAK))
    for place, pieces in texts.items():
        # Between elements there is mostly but indentation.
        if any(piece.text.strip() for piece in pieces):
            leaves[*place, "#"] = clean(Words.joined(pieces, text), text)
    return XmlTree(
        {at: words for at, words in leaves.items() if words.text.strip()},
        {at: tuple(spans) for at, spans in names.items()},
    )


def _close(path: list[str | int], counts: list[dict[str, int]]) -> None:
    counts.pop()
    del path[-2:]


def decoded(
    text: str,
    start: int,
    end: int,
    reference: re.Pattern[str] = _REFERENCE,
    line_break: str = "\n",
) -> Words:
    """Give a piece of the text with its references decoded, and its line breaks made equal."""
    pieces: list[Words | Span] = []
    at = start
    for found in reference.finditer(text, start, end):
        if found.start() > at:
            pieces.append(Span(at, found.start()))
        decoded = character(found[0]) if found[0].startswith("&") else line_break
        pieces.append(Span(*found.span(), decoded))
        at = found.end()
    if not pieces:
        return Words.plain(text, start, end)
    return Words.joined([*pieces, Span(at, end)], text)


def character(reference: str) -> str:
    """Give the character that a reference stands for, by its name or its number."""
    if reference in _NAMED:
        return _NAMED[reference]
    digits = reference[2:-1]
    # Python reads no number of very many figures, of which all but the last are noughts here.
    return chr(int(digits[1:], 16) if digits.startswith("x") else int(digits.lstrip("0")))


def clean(words: Words, text: str) -> Words:
    """Give the words of a text without what only lays out the file: blanks around, indentation.

    Lines keep how much further than the least indented they stand.
    """
    if "\n" not in words.text:
        return words.strip()
    bounds = _lines(words.text)
    pieces = [words.slice(start, end) for start, end in bounds]
    return Words.joined(pieces, text)


def clean_text(text: str) -> str:
    """Give what `clean` gives, for a text whose places nobody asks for."""
    if "\n" not in text:
        return text.strip()
    lines = text.split("\n")
    bare = [line.strip() for line in lines]
    said = [place for place, line in enumerate(bare) if line]
    if not said:
        return ""
    first, last = said[0], said[-1]
    # What stands at the very beginning has no indentation that could be common.
    indented = [len(lines[place]) - len(lines[place].lstrip(" \t")) for place in said if place]
    common = min(indented, default=0)
    kept = [
        _outdented(lines[place], common if place else len(lines[place]))
        for place in range(first, last + 1)
    ]
    return "\n".join(kept)


def _outdented(line: str, common: int) -> str:
    own = len(line) - len(line.lstrip(" \t"))
    return line[min(own, common) :].rstrip()


def _lines(text: str) -> list[tuple[int, int]]:
    """Give where the lines that stay begin, behind their common indentation, and end."""
    starts = [0, *[found.end() for found in re.finditer("\n", text)], len(text) + 1]
    lines = [(start, end - 1) for start, end in pairwise(starts)]
    said = [place for place, line in enumerate(lines) if text[slice(*line)].strip()]
    lines = lines[said[0] : said[-1] + 1] if said else []
    indents = [
        len(_INDENT.match(text, start, end)[0])  # type: ignore[index]  # it fits nothing at all, too
        for start, end in lines
        if start and text[start:end].strip()
    ]
    common = min(indents, default=0)
    found: list[tuple[int, int]] = []
    for start, end in lines:
        own = len(_INDENT.match(text, start, end)[0])  # type: ignore[index]  # as above
        begin = start + (own if not start else min(own, common))
        bare = begin + len(text[begin:end].rstrip())
        last = (start, end) == lines[-1]
        found.append((begin, bare))
        if not last:
            found.append((end, end + 1))
    return found

"""People named on the page: their role, and name, number and address in cells or blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define

from mscregistry.model import Contact
from mscregistry.parsers.ctgov_page.cells import cells, label_of
from mscregistry.source import Words
from mscregistry.vocab import ContactRole

if TYPE_CHECKING:
    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

_PEOPLE: Final = frozenset(
    ("Contact", "Principal Investigator", "Sub-Investigator", "Study Director", "Study Chair")
)
_WIDE: Final = re.compile(r"[ \xa0]{2,}|\t+|\xa0")
_PHONE: Final = re.compile(r"[+(\d][\d().+/ \-]{4,40}")
_NUMBER: Final = re.compile(r" [+(]{0,2}\)?\d")
_EXTENSION: Final = re.compile(r"(?:ext\.?|x) ?(\+?\d{1,8}|(?<=ext )\w[\w .+-]{0,29})")


@define(eq=False)
class Person:
    """Someone named at a place, in the words of the page."""

    role: Words
    cells: list[Words]
    #: Whether the role has a cell of its own, as those have who lead the study.
    apart: bool = False


def person_of(line: Line) -> Person | None:
    """Give the person that a line names, or None where it names none."""
    known = label_of(line)
    if known is None or known[0] not in _PEOPLE:
        return None
    value = line.slice(known[1], len(line.text)).strip()
    found = [cell for cell in cells(value) if cell.text]
    if len(found) == 1:
        found = _wide(found[0])
    apart = line.text[known[1] :].lstrip().startswith("|")
    return Person(line.slice(0, known[1] - 1), found, apart)


def _wide(words: Words) -> list[Words]:
    """Give the pieces between runs of two blanks or more."""
    pieces = []
    start = 0
    for gap in _WIDE.finditer(words.text):
        pieces.append(words.slice(start, gap.start()))
        start = gap.end()
    pieces.append(words.slice(start, len(words.text)))
    return [piece.strip() for piece in pieces if piece.text.strip()]


def read_contact(draft: Draft, person: Person, path: str) -> Contact:
    """Read ``Contact: Jane Doe, MD  +1 555 0100 ext 7  jane@example.org``."""
    found = person.cells
    if len(found) == 1:
        found = _narrow(found[0])
    name = phone = extension = email = None
    left = []
    for words in found:
        if email is None and "@" in words.text:
            email = words
        elif phone is None and is_phone(words):
            phone = words
            if (ext := _EXTENSION.search(words.text)) is not None:
                extension = words.slice(*ext.span(1))
                draft.label(words.slice(ext.start(), ext.start(1)).strip())
                phone = words.slice(0, ext.start()).strip()
        elif name is None:
            name = words
        else:
            left.append(words)
    draft.leave(left, "a name, a number and an address were expected", path)
    return Contact(
        name=draft.maybe(f"{path}.name", name),
        role=draft.coded(f"{path}.role", person.role, ContactRole),
        phone=draft.maybe(f"{path}.phone", phone),
        phone_ext=draft.maybe(f"{path}.phone_ext", extension),
        email=draft.maybe(f"{path}.email", email),
    )


def is_phone(words: Words) -> bool:
    """Say whether words are a telephone number, extension included."""
    text = _EXTENSION.split(words.text, maxsplit=1)[0].strip()
    return _PHONE.fullmatch(text) is not None


def _narrow(words: Words) -> list[Words]:
    """Give name, number and address where single blanks stand between them."""
    text = words.text
    pieces = []
    at = text.rfind(" ")
    if at > 0 and "@" in text[at:]:
        pieces.append(words.slice(at + 1, len(text)))
        words = words.slice(0, at).strip()
        text = words.text
    for number in _NUMBER.finditer(text):
        if is_phone(words.slice(number.start() + 1, len(text))):
            pieces.append(words.slice(number.start() + 1, len(text)))
            words = words.slice(0, number.start())
            break
    return [words.strip(), *pieces]

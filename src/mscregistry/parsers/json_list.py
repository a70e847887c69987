"""A file of JSON that holds its records in a list under a key, parted into them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, BinaryIO, Final

from mscregistry.errors import BrokenRecord
from mscregistry.locator import Locator
from mscregistry.parsers.containers import whole_document
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits

_WIDE: Final = ("utf-16", "utf-32")
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],]', re.DOTALL)


def json_list_records(stream: BinaryIO, name: str, limits: Limits, key: str) -> Iterator[Source]:
    """Give the items of the list that stands under a key of the file's one object.

    The file is held whole, so it may have no more bytes than a record.  What stands beside the
    list is no part of any record.

    Raises:
        TooLarge: If the file has more bytes than a record may have.
        Undecodable: If it is not text.
        BrokenRecord: If it has no such list, or ends within it.
    """
    mark = stream.read(len(BOM_UTF8))
    stream.seek(0)
    for whole in whole_document(stream, name, limits):
        text, encoding = whole.text, whole.encoding or "utf-8"
        begun = re.search(rf'"{re.escape(key)}"\s*:\s*\[', text)
        if begun is None:
            raise BrokenRecord(name, f"it has no list under the key {key!r}")
        offset, at = len(mark) if mark == BOM_UTF8 else 0, 0
        # In units of several bytes, a text has marks of its own in front, and no place is told.
        has_places = not encoding.startswith(_WIDE)
        for start, end in _items(text, begun.end(), name):
            # Offsets are counted from one record to the next, so that no letter is encoded twice.
            offset += len(text[at:start].encode(encoding, "surrogatepass"))
            length = len(text[start:end].encode(encoding, "surrogatepass"))
            place = Locator("", offset=offset, length=length) if has_places else None
            yield Source(text[start:end], name, whole.encoding if place else None, place)
            offset, at = offset + length, end


def _items(text: str, at: int, name: str) -> Iterator[tuple[int, int]]:
    """Give where each item of a list begins and ends; `at` is behind the list's bracket."""
    depth, start = 0, at
    for token in _TOKEN.finditer(text, at):
        mark = token[0]
        if mark in "{[":
            depth += 1
        elif mark in "}]" and depth:
            depth -= 1
        elif mark == "]" or (mark == "," and not depth):
            item = text[start : token.start()]
            bare = item.strip()
            if bare:
                begin = start + item.index(bare)
                yield begin, begin + len(bare)
            start = token.end()
            if mark == "]":
                return
    raise BrokenRecord(name, "it ends in the middle of its list of records")

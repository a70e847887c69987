"""Bytes to text: by byte-order mark, by declaration, as UTF-8, or as a legacy encoding."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from mscregistry.errors import Undecodable
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.locator import Locator

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What an XML declaration or an HTML meta element says of the encoding.
_DECLARED: Final = re.compile(
    rb"(?:encoding|charset)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
#: How many bytes are looked at to tell what a document is made of.
_SAMPLE: Final = 4096
#: Bytes that no text has: control characters but white space, form feed and escape.
_CONTROL: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
#: Codecs of Python that a page may not ask for: they are for names and for code, or read
#: letters as escapes.
_NOT_OF_PAGES: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
#: Shares of zero bytes at every other place that tell UTF-16 text in a Latin script.
_MANY: Final = 0.4
_FEW: Final = 0.05
#: The share of control characters from which on bytes are not text.
_BINARY_SHARE: Final = 0.02
_AS_TEXT: Final = "Save it as text or HTML first."
_UNPACK: Final = "Unpack it first."
#: How some common files begin that are mistaken for documents, and what to do about them.
_MAGIC: Final = (
    (b"%PDF-", "it is a PDF file", _AS_TEXT),
    (b"PK\x03\x04", "it is a zip archive or a file of an office program", _UNPACK),
    (b"\x1f\x8b", "it is a gzip file", _UNPACK),
    (b"7z\xbc\xaf", "it is a 7z archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0", "it is an old Microsoft Office file", _AS_TEXT),
    (b"\x89PNG", "it is a PNG image", ""),
    (b"\xff\xd8\xff", "it is a JPEG image", ""),
    (b"SQLite format 3\x00", "it is an SQLite database", ""),
)


def decode(data: bytes, name: str) -> Source:
    """Give the source of some bytes, with the encoding they were read in.

    A byte-order mark is believed; then UTF-8 is tried, then what the document declares, then
    Windows-1252, in which most old pages are written, and where that leaves a byte undefined,
    ISO-8859-1.

    Raises:
        Undecodable: If the bytes are not text.
    """
    sure = sure_encoding(data, name)
    if sure is not None:
        try:
            return Source(data.decode(sure), name, sure.removesuffix("-sig"))
        except UnicodeDecodeError as error:
            raise Undecodable(name, f"it begins as {sure}, but {error}") from error
    try:
        return Source(data.decode("utf-8"), name, "utf-8")
    except UnicodeDecodeError as error:
        if _is_cut_off(error):
            return Source(data.decode("utf-8", "replace"), name, "utf-8")
    for encoding in (*_declared(data), "cp1252"):
        try:
            return Source(data.decode(encoding), name, encoding)
        except UnicodeDecodeError:
            continue
    return Source(data.decode("iso-8859-1"), name, "iso-8859-1")


def decode_as(
    data: bytes, name: str, declared: str | None, locator: Locator | None = None
) -> Source:
    """Give the source of a piece of a document, which declares its encoding elsewhere.

    As `decode` does, UTF-8 is tried first, and then what is declared.
    """
    if data.isascii():
        return Source.of_bytes(data, name, locator)
    for encoding in ("utf-8", *([declared] if declared else []), "cp1252"):
        try:
            return Source(data.decode(encoding), name, encoding, locator)
        except UnicodeDecodeError:
            continue
    return Source(data.decode("iso-8859-1"), name, "iso-8859-1", locator)


def declared_encoding(data: bytes) -> str | None:
    """Give the encoding that the beginning of a document names, where it can be in that."""
    return next(_declared(data), None)


def decode_beginning(data: bytes, name: str) -> str:
    """Give the text of the first bytes of a document, whose last character may be cut off.

    Raises:
        Undecodable: If the bytes are not text.
    """
    sure = sure_encoding(data, name)
    try:
        return codecs.getincrementaldecoder(sure or "utf-8")().decode(data)
    except UnicodeDecodeError as error:
        if sure is not None:
            raise Undecodable(name, f"it begins as {sure}, but {error}") from error
    # A format is told by its words; a letter that is lost here is read when all is.
    return data.decode(next(_declared(data), "cp1252"), "replace")


def sure_encoding(data: bytes, name: str) -> str | None:
    """Give the encoding that the first bytes show, or None where they show none.

    Raises:
        Undecodable: If they show that this is no text.
    """
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise Undecodable(name, what, hint)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    wide = _wide(sample)
    letters = sample if wide is None else sample.decode(wide, "replace").encode()
    if len(letters) - len(letters.translate(None, _CONTROL)) > len(letters) * _BINARY_SHARE:
        raise Undecodable(name, f"binary data, beginning {sample[:8].hex(' ')}")
    return wide


def _is_cut_off(error: UnicodeDecodeError) -> bool:
    """Say whether UTF-8, shown to be that by an earlier character, only ends within one."""
    data = error.object
    return (
        error.end == len(data)
        and "end of data" in error.reason
        and not data[: error.start].isascii()
    )


def _declared(data: bytes) -> Iterator[str]:
    """Give the encoding that the document itself names, where it can be in that."""
    found = _DECLARED.search(data[:_SAMPLE])
    if found is None:
        return
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        # The declaration must read the same in what it declares: so it does not in UTF-16,
        # in EBCDIC, or in what Python calls a codec and is no encoding (rot13, zlib).
        fits = name not in _NOT_OF_PAGES and found[0].decode(name) == found[0].decode("ascii")
    except (LookupError, UnicodeError):
        return
    # As every browser does, what says to be ISO-8859-1 is taken for Windows-1252, which has
    # printed quotes where the other has control characters.
    if fits and name not in {"ascii", "iso8859-1"}:
        yield name


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * _MANY and even < half * _FEW:
        return "utf-16-le"
    if even > half * _MANY and odd < half * _FEW:
        return "utf-16-be"
    return None

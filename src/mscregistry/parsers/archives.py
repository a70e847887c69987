"""Archives into the documents in them: zip of any number, gzip of one.

Nothing is written to disk, and no size that an archive states is believed: what comes out is
counted as it comes.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast
from zlib import error as ZlibError  # noqa: N812 - it is an exception, and named like one here

from attrs import evolve

from mscregistry.errors import BrokenRecord, MscRegistryError, TooLarge
from mscregistry.parsers.documents import Opened, unreadable

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mscregistry.parsers.parser import Limits

#: What reading a damaged archive raises.
DAMAGED: Final = (EOFError, ZlibError, zipfile.BadZipFile, gzip.BadGzipFile)

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP: Final = b"\x1f\x8b"
#: The member that tells a file of an office program from an archive.
_OFFICE: Final = ("[Content_Types].xml", "mimetype")
#: Before so many bytes have come out, their ratio to what went in is not looked at.
_HARMLESS: Final = 64 * 2**20
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_ENCRYPTED: Final = 1


class _Budget:
    """How much may still come out of an archive, all in all."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.spent = 0


class _Metered(io.RawIOBase):
    """A stream of what comes out of an archive, that stops at the limits."""

    def __init__(self, inner: IO[bytes], name: str, packed: int, budget: _Budget) -> None:
        """Hold a stream, what it is called, and how many bytes went into it."""
        super().__init__()
        self._inner = inner
        self._name = name
        self._packed = packed
        self._budget = budget
        self._out = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes: what is compressed is read again from its beginning."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset."""
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """Give the offset."""
        return self._inner.tell()

    def close(self) -> None:
        """Close what is read from, too."""
        self._inner.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands over
        """Read on, and refuse to where too much has come out."""
        try:
            data = self._inner.read(len(buffer))
        except DAMAGED as error:
            raise BrokenRecord(self._name, f"the archive is damaged: {error}") from error
        buffer[: len(data)] = data
        self._out += len(data)
        self._budget.spent += len(data)
        limits = self._budget.limits
        if self._budget.spent > limits.archive_bytes:
            what = "what comes out of the archive, in bytes,"
            raise TooLarge(self._budget.name, what, self._budget.spent, limits.archive_bytes)
        if self._out > max(_HARMLESS, self._packed * limits.archive_ratio):
            ratio = self._out // max(self._packed, 1)
            what = "how many times more comes out of the archive than went in"
            raise TooLarge(self._name, what, ratio, limits.archive_ratio)
        return len(data)


def unpacked(
    opened: Opened, limits: Limits, wanted: Container[str] | None = None
) -> Iterator[Opened | MscRegistryError]:
    """Give the documents in what was opened: itself, if it is no archive.

    Of a zip archive, only the members that are `wanted`, if any are named.

    What cannot be taken out of an archive comes as the error that says why, and what follows is
    given all the same.
    """
    try:
        magic = _magic(opened.stream)
    except OSError as error:
        yield unreadable(opened.name, error)
        return
    budget = _Budget(opened.name, limits)
    if magic.startswith(_ZIP):
        yield from _members(opened, budget, wanted)
    elif magic.startswith(_GZIP):
        yield _unzipped(opened, budget, _size(opened.stream))
    else:
        yield opened


def _magic(stream: BinaryIO) -> bytes:
    magic = stream.read(4)
    stream.seek(0)
    return magic


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def _unzipped(opened: Opened, budget: _Budget, packed: int) -> Opened | MscRegistryError:
    inner = cast("IO[bytes]", gzip.GzipFile(fileobj=opened.stream))
    stream = io.BufferedReader(_Metered(inner, opened.name, packed, budget))
    locator = None if opened.locator is None else evolve(opened.locator, gzipped=True)
    try:
        if _magic(stream).startswith((*_ZIP, _GZIP)):
            return BrokenRecord(opened.name, "it is an archive inside of an archive", _UNPACK)
    except MscRegistryError as error:
        return error
    return Opened(stream, opened.name, locator)


_UNPACK: Final = "Unpack the outer one first."


def _members(
    opened: Opened, budget: _Budget, wanted: Container[str] | None
) -> Iterator[Opened | MscRegistryError]:
    try:
        archive = zipfile.ZipFile(opened.stream)
        members = archive.infolist()
    except (*DAMAGED, ValueError, NotImplementedError) as error:
        yield BrokenRecord(opened.name, f"the archive is damaged: {error}")
        return
    if len(members) > budget.limits.archive_members:
        limit = budget.limits.archive_members
        yield TooLarge(opened.name, "its number of members", len(members), limit)
        return
    if members and members[0].filename in _OFFICE:
        yield BrokenRecord(
            opened.name, "it is a file of an office program", "Save it as text first."
        )
        return
    packed = _size(opened.stream)
    for member in members:
        if wanted is not None and member.filename not in wanted:
            continue
        if why := _unsafe(member.filename):
            yield BrokenRecord(opened.name, f"its member {member.filename[:200]!r} {why}")
        elif not member.is_dir() and not _is_hidden(member.filename):
            found = _member(archive, member, opened, budget, packed)
            yield found
            if isinstance(found, Opened):
                found.stream.close()


def _is_hidden(name: str) -> bool:
    steps = [step for step in name.split("/") if step != "."]
    return "__MACOSX" in steps or any(step.startswith(".") for step in steps)


def _member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    opened: Opened,
    budget: _Budget,
    packed: int,
) -> Opened | MscRegistryError:
    name = f"{opened.name}/{member.filename}"
    if member.flag_bits & _ENCRYPTED:
        return BrokenRecord(name, "the member is encrypted", "Unpack it with its password first.")
    try:
        inner = archive.open(member)
    except (*DAMAGED, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        return BrokenRecord(name, f"the member cannot be unpacked: {error}")
    went_in = min(member.compress_size, packed)
    stream = io.BufferedReader(_Metered(inner, name, went_in, budget))
    locator = None if opened.locator is None else evolve(opened.locator, member=member.filename)
    try:
        magic = _magic(stream)
    except MscRegistryError as error:
        return error
    found = Opened(stream, name, locator)
    if magic.startswith(_GZIP):
        return _unzipped(found, budget, went_in)
    if magic.startswith(_ZIP):
        return BrokenRecord(name, "it is an archive inside of an archive", _UNPACK)
    return found


def _unsafe(name: str) -> str:
    """Say what is wrong with the path of a member; nothing, mostly."""
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "has an absolute path, which no honest archive has"
    if ".." in re.split(r"[/\\]", name):
        return "has a path that leads out of the archive"
    return ""

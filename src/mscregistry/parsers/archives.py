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

from attrs import evolve, frozen

from mscregistry.errors import BrokenRecord, MscRegistryError, TooLarge
from mscregistry.members import Listed
from mscregistry.parsers.documents import Opened, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
#: The methods of which a piece can be unpacked without all that follows from it; a few bytes of
#: the others may become gigabytes at once.
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE: Final = "the archive is damaged"
_UNPACK: Final = "Unpack the outer one first."


@frozen
class Member:
    """One file in a zip archive."""

    #: What the archive's list says of it.
    info: zipfile.ZipInfo
    #: Whether its name leads to it; of several with one name, it leads to the last.
    is_named: bool = True


class _Budget:
    """How much may come out of an archive, all in all."""

    def __init__(self, name: str, limits: Limits, packed: int) -> None:
        """Hold what the archive is called, the limits, and how many bytes it has."""
        self.name = name
        self.limits = limits
        self.packed = packed
        self._spent = 0

    def spend(self, fresh: int) -> None:
        """Count what came out, and refuse what is too much."""
        self._spent += fresh
        if self._spent > self.limits.archive_bytes:
            what = "what comes out of the archive, in bytes,"
            raise TooLarge(self.name, what, self._spent, self.limits.archive_bytes)
        self.weigh(self.name, self.packed, self._spent)

    def weigh(self, name: str, packed: int, out: int) -> None:
        """Refuse what comes out of far less."""
        if out > max(_HARMLESS, packed * self.limits.archive_ratio):
            what = "how many times more comes out of the archive than went in"
            raise TooLarge(name, what, out // max(packed, 1), self.limits.archive_ratio)


class _Metered(io.RawIOBase):
    """A stream of what comes out of an archive, that stops at the limits."""

    def __init__(self, inner: IO[bytes], name: str, packed: int, budget: _Budget) -> None:
        """Hold a stream, what it is called, and how many bytes went into it."""
        super().__init__()
        self._inner = inner
        self._name = name
        self._packed = packed
        self._budget = budget
        self._furthest = 0

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
            raise BrokenRecord(self._name, f"{_DAMAGE}: {error}") from error
        except OSError as error:
            raise unreadable(self._name, error) from error
        buffer[: len(data)] = data
        # What is read a second time, from the beginning, counts once.
        fresh = self._inner.tell() - self._furthest
        if fresh > 0:
            self._furthest += fresh
            self._budget.weigh(self._name, self._packed, self._furthest)
            self._budget.spend(fresh)
        return len(data)


def is_zip(stream: BinaryIO) -> bool:
    """Say whether what was opened is a zip archive, by its first bytes."""
    return _magic(stream).startswith(_ZIP)


def members_of(opened: Opened, limits: Limits) -> list[Member]:
    """Give the members of a zip archive.

    Raises:
        BrokenRecord: If it is damaged, or a file of an office program.
        UnreadableSource: If it cannot be read.
        TooLarge: If there are too many.
    """
    try:
        with zipfile.ZipFile(opened.stream) as archive:
            listed = archive.infolist()
    except (*DAMAGED, ValueError, NotImplementedError) as error:
        raise BrokenRecord(opened.name, f"{_DAMAGE}: {error}") from error
    except OSError as error:
        raise unreadable(opened.name, error) from error
    if len(listed) > limits.archive_members:
        raise TooLarge(opened.name, "its number of members", len(listed), limits.archive_members)
    if listed and listed[0].filename in _OFFICE:
        why = "it is a file of an office program"
        raise BrokenRecord(opened.name, why, "Save it as text first.")
    named = {one.filename: one for one in listed}
    return [Member(one, named[one.filename] is one) for one in listed]


def unpacked(
    opened: Opened, limits: Limits, members: Iterable[Member] | None = None
) -> Iterator[Opened | MscRegistryError]:
    """Give the documents in what was opened: itself, if it is no archive.

    Of a zip archive, only some `members` if they are given, and then it is not listed.

    What cannot be taken out of an archive comes as the error that says why, and what follows is
    given all the same.
    """
    try:
        magic = _magic(opened.stream)
        budget = _Budget(opened.name, limits, _size(opened.stream))
    except OSError as error:
        yield unreadable(opened.name, error)
        return
    if magic.startswith(_ZIP):
        try:
            wanted = members_of(opened, limits) if members is None else members
        except MscRegistryError as error:
            yield error
            return
        with Listed(opened.stream) as archive:
            for member in wanted:
                yield from _document_in(archive, member, opened, budget)
    elif magic.startswith(_GZIP):
        yield _unzipped(opened, budget, budget.packed)
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


def _document_in(
    archive: zipfile.ZipFile, member: Member, opened: Opened, budget: _Budget
) -> Iterator[Opened | MscRegistryError]:
    """Give the document that a member is, if it is one."""
    name = member.info.filename
    if why := _unsafe(name):
        yield BrokenRecord(opened.name, f"its member {name[:200]!r} {why}")
    elif not name.endswith("/") and not _is_hidden(name):
        found = _member(archive, member, opened, budget)
        if isinstance(found, MscRegistryError):
            yield found
            return
        with found.stream:
            yield found


def _is_hidden(name: str) -> bool:
    steps = [step for step in name.split("/") if step != "."]
    return "__MACOSX" in steps or any(step.startswith(".") for step in steps)


def _member(
    archive: zipfile.ZipFile, member: Member, opened: Opened, budget: _Budget
) -> Opened | MscRegistryError:
    info = member.info
    name = f"{opened.name}/{info.filename}"
    packed = min(info.compress_size, budget.packed)
    try:
        inner = _entered(archive, info, name)
        stream = io.BufferedReader(_Metered(inner, name, packed, budget))
        magic = _magic(stream)
    except MscRegistryError as error:
        return error
    locator = opened.locator
    if locator is not None:
        locator = evolve(locator, member=info.filename) if member.is_named else None
    found = Opened(stream, name, locator)
    if magic.startswith(_GZIP):
        return _unzipped(found, budget, packed)
    if magic.startswith(_ZIP):
        return BrokenRecord(name, "it is an archive inside of an archive", _UNPACK)
    return found


def _entered(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> IO[bytes]:
    if info.flag_bits & _ENCRYPTED:
        hint = "Unpack it with its password first."
        raise BrokenRecord(name, "the member is encrypted", hint)
    if info.compress_type not in _METHODS:
        why = f"the member is packed by a method that is not read (number {info.compress_type})"
        raise BrokenRecord(name, why, "Pack it again by deflate, as zip programs mostly do.")
    try:
        return archive.open(info)
    except (*DAMAGED, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise BrokenRecord(name, f"the member cannot be unpacked: {error}") from error


def _unsafe(name: str) -> str:
    """Say what is wrong with the path of a member; nothing, mostly."""
    if not name:
        return "has no name"
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "has an absolute path, which no honest archive has"
    if ".." in re.split(r"[/\\]", name):
        return "has a path that leads out of the archive"
    return ""

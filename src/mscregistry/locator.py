"""Where a record can be opened again."""

from __future__ import annotations

import gzip
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final, cast
from zlib import error as ZlibError  # noqa: N812 - it is an exception, and named like one here

from attrs import frozen

from mscregistry.errors import UnreadableSource
from mscregistry.members import Listed, members

#: What opening an archive that was damaged since may raise.
_DAMAGED: Final = (OSError, EOFError, KeyError, RuntimeError, ZlibError, zipfile.BadZipFile)
#: How many bytes are unpacked again at most to get at one record.
_NEAR: Final = 16 * 2**20


@frozen
class Locator:
    """Where a source can be opened again: a file, and what stands inside it."""

    #: The file's path, which holds wherever one goes.
    path: str
    #: The member's name, where the file is a zip archive.
    member: str | None = None
    #: Byte offset of the record in the bytes of the file, the member, or what was compressed.
    offset: int = 0
    #: Length of the record in bytes; `None` means up to the end.
    length: int | None = None
    #: How many bytes at the beginning belong before the record: a table's line of column names.
    header: int = 0
    #: Whether the file, or the member, was compressed with gzip.
    gzipped: bool = False
    #: When the file was last changed, as it was read, in nanoseconds since 1970.
    modified: int | None = None
    #: How many bytes the file had then.
    size: int | None = None

    @property
    def is_near(self) -> bool:
        """Whether the record can be read again without unpacking very much before it."""
        packed = self.gzipped or self.member is not None
        return not packed or self.offset <= _NEAR

    def read(self) -> bytes:
        """Give the record's bytes once more.

        Raises:
            UnreadableSource: If the file is gone, cannot be read, or was changed since.
        """
        try:
            now = Path(self.path).stat()
            if self.modified in {None, now.st_mtime_ns} and self.size in {None, now.st_size}:
                with ExitStack() as opened:
                    return self.cut(self._stream(opened, now.st_mtime_ns))
        except _DAMAGED as error:
            why = f"the record that was read from it cannot be read again: {error}"
            raise UnreadableSource(self.path, why, getattr(error, "errno", None)) from error
        raise changed(self.path)

    def cut(self, stream: IO[bytes]) -> bytes:
        """Give the record's bytes from what it lies in, once that is open."""
        begin = b""
        if self.header:
            stream.seek(0)
            begin = stream.read(self.header)
        stream.seek(self.offset)
        return begin + stream.read(-1 if self.length is None else self.length)

    def _stream(self, opened: ExitStack, modified: int) -> IO[bytes]:
        file = Path(self.path).open("rb")  # noqa: SIM115 - the stack closes it
        stream: IO[bytes] = opened.enter_context(file)
        if self.member is not None:
            member = members(self.path, modified)[self.member]
            archive = opened.enter_context(Listed(stream))
            stream = opened.enter_context(archive.open(member))
        return opened.enter_context(_gunzipped(stream)) if self.gzipped else stream


def changed(path: str) -> UnreadableSource:
    """Give the error for a file that is no longer what it was."""
    return UnreadableSource(path, "it was changed since it was read; read it again")


def _gunzipped(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))

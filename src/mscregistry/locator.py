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

#: What opening an archive that was damaged since may raise.
_DAMAGED: Final = (OSError, EOFError, KeyError, RuntimeError, ZlibError, zipfile.BadZipFile)


@frozen
class Locator:
    """Where a source can be opened again: a file, and what stands inside it."""

    #: The file's path as it was given.
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

    def read(self) -> bytes:
        """Give the record's bytes once more.

        Raises:
            UnreadableSource: If the file is gone, cannot be read, or was changed since.
        """
        try:
            changed = self.modified not in {None, Path(self.path).stat().st_mtime_ns}
            with ExitStack() as opened:
                data = self._from(self._stream(opened))
        except _DAMAGED as error:
            why = f"the record that was read from it cannot be read again: {error}"
            raise UnreadableSource(self.path, why, getattr(error, "errno", None)) from error
        if changed:
            raise UnreadableSource(self.path, "it was changed since it was read; read it again")
        return data

    def _stream(self, opened: ExitStack) -> IO[bytes]:
        file = Path(self.path).open("rb")  # noqa: SIM115 - the stack closes it
        stream: IO[bytes] = opened.enter_context(file)
        if self.member is not None:
            archive = opened.enter_context(zipfile.ZipFile(stream))
            stream = opened.enter_context(archive.open(self.member))
        return opened.enter_context(_gunzipped(stream)) if self.gzipped else stream

    def _from(self, stream: IO[bytes]) -> bytes:
        begin = stream.read(self.header)
        stream.seek(self.offset)
        return begin + stream.read(-1 if self.length is None else self.length)


def _gunzipped(stream: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))

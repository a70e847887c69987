"""Members of a zip archive, opened without the archive being listed each time.

To list an archive of half a million records takes seconds; to open one member, next to nothing.
"""

from __future__ import annotations

from functools import lru_cache
from zipfile import ZipFile, ZipInfo


class Listed(ZipFile):
    """A zip archive of which whoever opens it has the members that are wanted."""

    def _RealGetContents(self) -> None:  # noqa: N802 - what `ZipFile` calls to list its members
        """List nothing."""


@lru_cache(maxsize=1)
def members(path: str, _modified: int) -> dict[str, ZipInfo]:
    """Give the members of an archive by name; those of the last archive are kept."""
    with ZipFile(path) as archive:
        return {one.filename: one for one in archive.infolist()}

"""Files into records."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from mscregistry.errors import TooLarge
from mscregistry.parsers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits
    from mscregistry.source import Source


def whole_document(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the whole file as one record.

    Raises:
        TooLarge: If it holds more bytes than a record may have.
        Undecodable: If it is not text.
    """
    data = stream.read(limits.record_bytes + 1)
    if len(data) > limits.record_bytes:
        raise TooLarge(name, "its length in bytes", len(data), limits.record_bytes)
    yield decode(data, name)

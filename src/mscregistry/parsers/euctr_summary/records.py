"""A download of summaries into the trials in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from mscregistry.parsers.text_records import text_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits
    from mscregistry.source import Source

#: The first label of each, at the beginning of a line, or where the line breaks were lost, before
#: the blanks that align the values.
_BEGINS: Final = re.compile(rb"(?:^|(?<=[\r\n]))EudraCT Number:|EudraCT Number: {8}")


def summary_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the trials of a file, one source each.

    Raises:
        TooLarge: If its encoding is not UTF-8, and it has more bytes than a record may have.
        Undecodable: If it is not text.
    """
    return text_records(stream, name, limits, _BEGINS)

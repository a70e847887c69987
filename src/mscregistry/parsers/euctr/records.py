"""A download of full trial details into the records of member states in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

from mscregistry.parsers.text_records import text_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits
    from mscregistry.source import Source

#: How a record begins: a heading and two labels, one of which may be damaged.  All that repeats is
#: bounded, so that a file of nothing but headings takes no longer.
_BEGINS: Final = re.compile(
    rb"(?:^|(?<=[\r\n]))[ \t]{0,8}"
    rb"(?:Summary[ \t]{0,8}(?:\r\n?|\n)\s{0,8}"
    rb"(?:EudraCT Number|[^\r\n]{1,80}(?:\r\n?|\n)\s{0,8}Sponsor's Protocol Code)"
    rb"|EudraCT Number:[^\r\n]{0,80}(?:\r\n?|\n)\s{0,8}Sponsor's Protocol Code)"
)


def euctr_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the records of a file, one for each member state of each trial.

    Raises:
        TooLarge: If its encoding is not UTF-8, and it has more bytes than a record may have.
        Undecodable: If it is not text.
    """
    return text_records(stream, name, limits, _BEGINS)

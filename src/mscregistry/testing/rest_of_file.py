"""What of a file stands in none of its records.

Letters and digits are counted, those of tags and comments left out: a root element, the brackets
of a list and the marks between two records are few of them, a record that was passed over is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.source import Source

_TAGS: Final = re.compile(r"<!--.*?-->|<[A-Za-z/!?][^<>]*>", re.DOTALL)


@frozen
class Rest:
    """What of a file stands in none of its records."""

    #: Its share of the file, from 0 to 1.
    share: float
    #: The longest piece of it.
    longest: str
    #: A piece between two records that is as long as a record; empty if there is none.
    between: str


def rest_of_file(data: bytes, whole: str, sources: list[Source]) -> Rest:
    """Give what of a file, `data` and its text `whole`, stands in none of its records.

    Where a record stands is told by its locator; where not all have one, by its text, which is
    sought after that of the record before.
    """
    places = [source.locator for source in sources if source.locator is not None]
    if len(places) == len(sources):
        ends = [len(data) if one.length is None else one.offset + one.length for one in places]
        taken = [(one.offset, end) for one, end in zip(places, ends, strict=True)]
        headers = {(0, one.header) for one in places if one.header}
        encoding = sources[0].encoding or "utf-8"
        records = [data[start:end].decode(encoding, "replace") for start, end in taken]
        gaps = [
            data[start:end].decode(encoding, "replace")
            for start, end in _gaps([*headers, *taken], len(data))
        ]
    else:
        taken = [*_sought([source.text for source in sources], whole)]
        records = [whole[start:end] for start, end in taken]
        gaps = [whole[start:end] for start, end in _gaps(taken, len(whole))]
    has_text = _letters(_TAGS.sub("", whole)) > 0

    def size(words: str) -> int:
        return _letters(_TAGS.sub("", words) if has_text else words)

    least = min([size(one) for one in records], default=0)
    return Rest(
        sum(map(size, gaps)) / max(size(whole), 1),
        max(gaps, key=size).strip(),
        next((one.strip() for one in gaps[1:-1] if size(one) >= max(least, 1)), ""),
    )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _gaps(taken: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Give the pieces before, between and after those that are taken."""
    at = 0
    for start, end in sorted(taken):
        yield at, max(start, at)
        at = max(end, at)
    yield at, length


def _sought(texts: list[str], whole: str) -> Iterator[tuple[int, int]]:
    """Give where texts stand, each after the one before; one that is not found is left out.

    Rows of a table have its line of names before them, which stands in the file once.
    """
    header = whole[: whole.find("\n") + 1]
    at = 0
    for text in texts:
        words, start = text, whole.find(text, at)
        if start < 0:
            words = text.removeprefix(header)
            start = whole.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield start, at

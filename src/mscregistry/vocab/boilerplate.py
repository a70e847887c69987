"""The fixed help lines of the sites, known by their digests alone.

A site repeats some sentences on each of its pages.  They say nothing of the trial, so they are not
unread text; and they are the site's own prose, so we do not carry them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class HelpLine:
    """Where a fixed line is known to stand."""

    #: The host whose pages have the line.
    site: str
    #: The heading above it, or what it belongs to where there is none.
    heading: str


def digest(line: str) -> str:
    """Give what a line is known by: the first 16 hex digits of its SHA-256 in UTF-8.

    Each run of white space counts as one space, and none at either end, since copies of a page
    differ in these.  All else counts: a line with one letter changed is another line.

    >>> digest("An  invented line of help. ")
    'bfb55932a117ca0e'
    """
    from hashlib import sha256

    # Half a surrogate pair can come from a damaged document, and must not stop us.
    folded = " ".join(line.split()).encode("utf-8", "surrogatepass")
    return sha256(folded).hexdigest()[:16]


@lru_cache(maxsize=1024)
def help_line(line: str) -> HelpLine | None:
    """Give where a line stands on which site, or ``None`` when it is no fixed line we know.

    The same lines come on every page of a site, so the last ones asked for are kept.

    >>> help_line("An invented line of help.") is None
    True
    """
    return _lines().get(digest(line))


@cache
def _lines() -> Mapping[str, HelpLine]:
    rows = read_table("boilerplate")["lines"]
    return {row["digest"]: HelpLine(row["site"], row["heading"]) for row in rows}

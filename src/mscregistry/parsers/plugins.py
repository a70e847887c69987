"""Parsers of other distributions: the entry points of the group ``mscregistry.parsers``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.extensions import BrokenPlugin, plugged_in
from mscregistry.parsers.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Collection

#: The group of entry points under which distributions offer parsers.
GROUP: Final = "mscregistry.parsers"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def plugged_in_parsers(
    taken: Collection[str],
) -> tuple[tuple[Parser, ...], tuple[BrokenPlugin, ...]]:
    """Give the parsers of all plug-ins whose names are not `taken`, and those that are no use."""
    names = {*taken}

    def fault(parser: Parser) -> str | None:
        if not is_good_name(parser.name):
            return f"its name is {parser.name!r}; use small letters, figures and hyphens"
        if parser.name in names:
            return f"there is another parser of the name {parser.name!r}"
        names.add(parser.name)
        return None

    return plugged_in(GROUP, Parser, fault)


def is_good_name(name: object) -> bool:
    """Say whether a parser may have a name: small letters, figures, hyphens between.

    >>> is_good_name("anzctr-xml"), is_good_name("My Format")
    (True, False)
    """
    return isinstance(name, str) and _NAME.fullmatch(name) is not None

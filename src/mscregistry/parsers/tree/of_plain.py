"""The builders for trees of plain dicts and lists: JSON, and elements of XML.

What is of the wrong type raises where it is used, and where it would not, it is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.parsers.tree.builder import Builder
from mscregistry.parsers.tree.makers import dating, dating_element, items, only, text
from mscregistry.parsers.tree.shape import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator


class DictBuilder(Builder):
    """Builds of the dicts, lists and values that JSON is parsed to."""

    def _under(self, branch: str, key: str) -> str:
        return f"{branch}.get({key!r})"

    def _alone(self, variable: str) -> str:
        return variable

    def _each(self, variable: str) -> str:
        return f"{self._keep('items', items)}({variable})"

    def _one_text(self, variable: str) -> Iterator[str]:
        yield f"if {variable}.__class__ is str: {variable} = {variable} or None"
        yield f"elif {variable} is not None: raise Odd"

    def _dated(self, variable: str) -> str:
        make = self._keep("dating", dating(self._dialect))
        day, kind = self._dialect.dated
        return f"{make}({variable}.get({day!r}), {variable}.get({kind!r}))"

    def _read(self, kind: Kind, variable: str) -> str:
        if kind is Kind.TEXT:
            return f"{self._keep('text', text)}({variable})"
        return super()._read(kind, variable)


class WordsBuilder(DictBuilder):
    """Builds of dicts of lists whose leaves are words, as `elements` gives those of XML.

    An element with nothing but words is those words.
    """

    def _alone(self, variable: str) -> str:
        return f"{self._keep('only', only)}({variable})"

    def _one_text(self, variable: str) -> Iterator[str]:
        yield f"if {variable} is not None: {variable} = {self._keep('only', only)}({variable})"
        yield from super()._one_text(variable)

    def _dated(self, variable: str) -> str:
        return f"{self._keep('dating', dating_element(self._dialect))}({variable})"

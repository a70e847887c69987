"""The builder for structs that msgspec has decoded: every value is of its type already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.parsers.tree.builder import Builder
from mscregistry.parsers.tree.json_dialect import V2
from mscregistry.parsers.tree.makers import dating, small
from mscregistry.parsers.tree.shape import Kind, is_small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mscregistry.parsers.tree.shape import Part

#: What msgspec gives as it is to be.
_READY = frozenset({Kind.TEXT, Kind.FLAG, Kind.COUNT})


class StructBuilder(Builder):
    """Builds of the structs of `mscregistry.parsers.tree.wire`."""

    def __init__(self, attribute: Callable[[str], str]) -> None:
        """Hold how a key is written as an attribute of a struct."""
        super().__init__(V2)
        self._attribute = attribute

    def _under(self, branch: str, key: str) -> str:
        return f"{branch}.{self._attribute(key)}"

    def _alone(self, variable: str) -> str:
        return variable

    def _each(self, variable: str) -> str:
        return variable

    def _one_text(self, variable: str) -> Iterator[str]:
        yield f"if not {variable}: {variable} = None"

    def _dated(self, variable: str) -> str:
        make = self._keep("dating", dating(V2))
        return f"{make}({variable}.date, {variable}.{self._attribute('type')})"

    def _coded(self, part: Part, variable: str) -> str:
        return super()._coded(part, variable) if part.at.displayed else variable

    def _read(self, kind: Kind, variable: str) -> str:
        return variable if kind in _READY else super()._read(kind, variable)

    def _object(self, part: Part, variable: str) -> str:
        shape: Any = part.shape
        if is_small(shape):
            # A branch that is not there is no bytes here.
            return f"{self._keep('small', small(shape))}(bytes({variable})) if {variable} else None"
        return super()._object(part, variable)

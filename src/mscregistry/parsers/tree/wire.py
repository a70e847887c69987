"""Bytes of JSON to just the branches that a table names, by msgspec.

The structs are made of the same shapes as everything else here.  They take only what is of the
types that the format says, and drop what they do not know; a record of which anything was dropped
is told by its length, and goes the long way (`mscregistry.parsers.tree.reader`).
"""

from __future__ import annotations

from keyword import iskeyword
from threading import local
from typing import TYPE_CHECKING, Any, Final

import msgspec

from mscregistry.parsers.tree.shape import Kind, is_small

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.parsers.tree.shape import Part, Shape
    from mscregistry.source import Source

#: What msgspec decodes a leaf of each kind to.
_TYPES: Final[dict[Kind, Any]] = {
    Kind.TEXT: str,
    Kind.CODE: str,
    Kind.FLAG: bool,
    Kind.COUNT: int,
    Kind.DATE: str,
    Kind.AGE: str,
}

#: How a record begins that is written without blanks.
_COMPACT: Final = b'{"'
#: What stands for a branch kept as its bytes that is not there; `None` cannot, in msgspec.
_ABSENT: Final = msgspec.Raw()


class _Written(local):
    """What a thread has written last; a new one for each record would cost more than writing."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.held = bytearray()


class Wire:
    """The structs of one shape, and what decodes bytes to them."""

    def __init__(self, shape: Shape, unread: Iterable[str]) -> None:
        """Make the structs; the branches of the root that are `unread` are passed over."""
        tree: dict[str, Any] = dict.fromkeys(unread, msgspec.Raw)
        self._grow(tree, shape.parts)
        self._decoder = msgspec.json.Decoder(self._struct("Root", tree))
        self._encode = msgspec.json.Encoder().encode_into
        self._written = _Written()

    def decode(self, source: Source) -> Any | None:  # noqa: ANN401 - a struct made here
        """Give the branches of a record, or None where anything in it is not as the table says.

        What is read is written again, without blanks.  No value can become longer by that, so
        what is as long as before was dropped nowhere: no key that is not known, none said twice,
        no ``null``.
        """
        data = source.data
        try:
            if not data.startswith(_COMPACT):
                data = msgspec.json.format(data, indent=-1)
            found = self._decoder.decode(data)
            written = self._written.held
            self._encode(found, written)
            if len(written) != len(data):
                return None
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None
        return found

    def _grow(self, tree: dict[str, Any], parts: Iterable[Part]) -> None:
        for part in parts:
            branch = tree
            for key in part.keys[:-1]:
                branch = branch.setdefault(key, {})
            leaf = self._leaf(part)
            if part.many:
                leaf = list[self._typed(part.keys[-1], leaf)]  # type: ignore[misc]  # a type made at run time
            held = branch.get(part.keys[-1])
            if isinstance(leaf, dict) and isinstance(held, dict):
                held |= leaf
            else:
                branch[part.keys[-1]] = leaf

    def _leaf(self, part: Part) -> Any:  # noqa: ANN401 - a type, or a dict of types that becomes one
        if part.shape is not None and is_small(part.shape):
            # Numbers are kept as their digits: writing them again cannot make them longer.
            return msgspec.Raw
        if part.shape is not None and part.at.wraps is None:
            branch: dict[str, Any] = {}
            self._grow(branch, part.shape.parts)
            return branch
        if part.kind is Kind.DATED:
            return {"date": str, "type": str}
        if part.kind is Kind.CODE and not part.at.displayed:
            return part.enum
        return _TYPES[part.kind or Kind.TEXT]

    def _typed(self, name: str, leaf: Any) -> Any:  # noqa: ANN401 - as above
        return self._struct(name, leaf) if isinstance(leaf, dict) else leaf

    def _struct(self, name: str, tree: dict[str, Any]) -> type[msgspec.Struct]:
        names = {key: attribute(key) for key in tree}
        return msgspec.defstruct(
            name,
            [
                (names[key], leaf, _ABSENT)
                if leaf is msgspec.Raw
                else (names[key], self._typed(key, leaf) | None, None)
                for key, leaf in tree.items()
            ],
            rename={names[key]: key for key in tree},
            omit_defaults=True,
            gc=False,
        )


def attribute(key: str) -> str:
    """Give the name of the struct's field for a key.

    >>> attribute("class"), attribute("title")
    ('class_', 'title')
    """
    return f"{key}_" if iskeyword(key) else key

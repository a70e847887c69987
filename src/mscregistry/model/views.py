"""Derived views beside fields: what is worked out when asked, and is no field of its class."""

from __future__ import annotations

from typing import TypeVar

from attrs import fields_dict

T = TypeVar("T", bound=type)


def with_views(kind: T) -> T:
    """Give a class of attrs whose annotations are those of its fields and class variables alone.

    attrs puts the types of cached properties among them; whoever resolves the types of the
    fields, as parsers and converters do, would have to import what only the views need.
    """
    fields = fields_dict(kind)
    for name, written in dict(kind.__annotations__).items():
        if name not in fields and not str(written).startswith("ClassVar"):
            del kind.__annotations__[name]
    return kind

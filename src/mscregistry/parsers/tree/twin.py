"""Frozen objects made fast: through a twin of equal slots that is not frozen yet.

A frozen attrs class sets each field by a call to ``object.__setattr__``, which makes a record of
some hundred fields a third dearer.  The twin of a class has the same slots and an ``__init__``
that stores into them; the object then changes its class, and is frozen from there on.  What the
class checks of its values is not checked; whoever makes objects here has done so.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def twin_of(kind: type) -> Callable[..., Any]:
    """Give the twin of a class of slots: a class called with all its fields, in their order."""
    names = [one.name for one in kind.__attrs_attrs__]  # type: ignore[attr-defined]  # every class of the model is one of attrs
    scope: dict[str, Any] = {}
    body = "".join(f"\n    self.{name} = {name}" for name in names) or "\n    pass"
    exec(f"def __init__(self, {', '.join(names)}):{body}", scope)  # noqa: S102 - made of the names of fields alone
    space = {"__slots__": kind.__slots__, "__init__": scope["__init__"]}  # type: ignore[attr-defined]  # as above
    return type(f"{kind.__name__}Twin", kind.__bases__, space)

"""Fields that are worked out when they are first asked for, and then are as any other field.

A frozen class of slots that inherits from `Deferring` may be made with some of its slots empty,
and with a function that knows what belongs there.  Whoever reads such a field, be it equality,
`attrs.evolve`, a pickle or a user, fills the slot and sees no difference but the time it took.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Held while fields are filled, so that whoever asks at once is given the same object.
_FILLING: Final = RLock()


class Deferring:
    """Base of a frozen class of which some fields can be filled later."""

    __slots__ = ("_later",)

    #: The fields that may be empty at first.
    deferrable: ClassVar[frozenset[str]] = frozenset()

    if not TYPE_CHECKING:  # a type checker would take any attribute for known

        def __getattr__(self, name: str) -> object:
            """Fill an empty slot, and what comes with it."""
            if name not in type(self).deferrable:
                kind = type(self).__name__
                msg = f"{kind!r} object has no attribute {name!r}"
                raise AttributeError(msg, name=name, obj=self)
            with _FILLING:
                # Another thread may have filled it while this one waited.
                if is_waiting(self, name):
                    make, about = self._later
                    for field, value in make(about, name).items():
                        object.__setattr__(self, field, value)
            return object.__getattribute__(self, name)


def defer(thing: Deferring, make: Callable[[Any, str], Mapping[str, object]], about: Any) -> None:  # noqa: ANN401 - what `make` takes
    """Say how the empty fields of a thing just made are filled: ``make(about, field)``.

    `make` is a function of a module; it is called with the name of the field that is asked for,
    and gives this and any other fields it found on the way.
    """
    object.__setattr__(thing, "_later", (make, about))


def is_waiting(thing: Deferring, name: str) -> bool:
    """Say whether a field has not been worked out yet, without asking for it."""
    try:
        object.__getattribute__(thing, name)
    except AttributeError:
        return True
    return False

"""What a rule finds."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from mscregistry.grammar.stated import Stated

#: A place in a trial: the path of a field or view, or what a view states with its words.
Place = str | Stated[Any]


@frozen(init=False)
class Finding:
    """What is the matter, and where: the first place is the one that is to be mended.

    >>> Finding("it is over, and recruits", "overall_status", "completion_date").path
    'overall_status'
    """

    #: What is the matter, in a sentence.
    message: str
    #: The field that it concerns, and those it does not fit; none where it concerns the record.
    places: tuple[Place, ...] = ()
    #: What to do about it, or the empty string.
    hint: str = ""

    def __init__(self, message: str, *places: Place, hint: str = "") -> None:
        """Take what is the matter, and the places.

        Raises:
            TypeError: If what is told is no text, or a place is neither path nor `Stated`.
        """
        told: object
        for told in (message, hint):
            if not isinstance(told, str):
                msg = f"what is the matter is told in text, not by {told!r}"
                raise TypeError(msg)
        for place in places:
            if not isinstance(place, str | Stated):
                msg = (
                    "a place is the path of a field such as 'phases[0]', or what a view states such"
                    f" as cell_products[0].tissue, not {type(place).__name__}"
                )
                raise TypeError(msg)
        self.__attrs_init__(message, places, hint)

    @property
    def path(self) -> str:
        """The path of the first place, or the empty string for the record."""
        if not self.places:
            return ""
        first = self.places[0]
        return first if isinstance(first, str) else first.path

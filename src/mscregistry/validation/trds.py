"""How much of the WHO's Trial Registration Data Set a record states, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.errors import NoSuchPath
from mscregistry.reading import Reading
from mscregistry.validation.trds_items import ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial


@frozen
class TrdsItem:
    """One of the 24 items, and what a record states of it."""

    #: 1 to 24.
    number: int
    #: Its name in version 1.3.1 of the data set.
    name: str
    #: The paths of the fields that state it.
    paths: tuple[str, ...] = ()
    #: The parts of it that are not stated, by name.
    lacking: tuple[str, ...] = ()
    #: The words of each field, where a reading was asked.
    words: tuple[str, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether the whole item is stated."""
        return not self.lacking

    def __str__(self) -> str:
        """Give number, name and whether it is stated, or what of it is not."""
        if self.stated:
            return f"{self.number:>2} {self.name}: stated"
        part = "not stated" if not self.paths else f"{', '.join(self.lacking)} not stated"
        return f"{self.number:>2} {self.name}: {part}"


@frozen
class TrdsCompleteness:
    """The 24 items, in order."""

    #: The items.
    items: tuple[TrdsItem, ...]

    @property
    def score(self) -> int:
        """How many of the 24 items are stated whole."""
        return sum(one.stated for one in self.items)

    def __getitem__(self, number: int) -> TrdsItem:
        """Give an item by its number, 1 to 24.

        Raises:
            KeyError: If there is no such item.
        """
        for one in self.items:
            if one.number == number:
                return one
        msg = f"the items are 1 to {len(self.items)}, not {number!r}"
        raise KeyError(msg)

    def __iter__(self) -> Iterator[TrdsItem]:
        """Give the items in order."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the items."""
        return len(self.items)

    def __str__(self) -> str:
        """Give the score and the items, a line each."""
        return "\n".join([f"{self.score} of {len(self.items)} items", *map(str, self.items)])


def trds_completeness(what: Trial | Reading) -> TrdsCompleteness:
    """Give, item by item, what a record states of the WHO's data set (TRDS 1.3.1).

    An item of several parts, such as criteria with age and sex, is stated when each part is.  That
    a trial has no secondary sponsor or outcome is a statement that records cannot make, so that
    such an item counts as not stated.  With a reading, each item has its words.

    >>> from mscregistry.model import Trial
    >>> found = trds_completeness(Trial(trial_id="NCT04194671", brief_title="Cells"))
    >>> found.score, str(found[10])
    (2, '10 Scientific title: not stated')

    Raises:
        TypeError: If it is neither a trial nor a reading.
    """
    from mscregistry.model import Trial

    if not isinstance(what, Trial | Reading):
        msg = f"asked of a trial or a reading, not of {type(what).__name__}"
        raise TypeError(msg)
    reading = what if isinstance(what, Reading) else None
    trial = what.trial if isinstance(what, Reading) else what
    found: list[TrdsItem] = []
    for item in ITEMS:
        places = {part.name: tuple(part.places(trial)) for part in item.parts}
        paths = tuple(path for part in places.values() for path in part)
        lacking = tuple(name for name, part in places.items() if not part)
        words = () if reading is None else tuple(_words(reading, path) for path in paths)
        found.append(TrdsItem(item.number, item.name, paths, lacking, tuple(filter(None, words))))
    return TrdsCompleteness(tuple(found))


def _words(reading: Reading, path: str) -> str:
    try:
        return reading.words(path)
    except NoSuchPath:
        return ""  # a fact that somebody else stated

"""Numbers that belong together: ranges, and lists of the levels that are compared."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.cells.dose_names import any_name
from mscregistry.grammar.cells.dose_numbers import DoseNumber, numbers_in
from mscregistry.grammar.cells.dose_units import Unit, read_unit
from mscregistry.vocab.dose_words import dose_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.cells.dose_text import DoseText

#: The words between two numbers of one dose are no more.
_GAP: Final = 90
_LABEL: Final = re.compile(r"([a-z]+)[\s.:=#-]{0,3}$")
#: Behind the number of a level, and never between the numbers of levels.
_LABELLED: Final = re.compile(r"\s?(?:[:)(=]|was\b|is\b|will\b|group\b)")
_RANGE: Final = re.compile(
    r"\s{0,3}\)?\s{0,3}(?:-{1,2}|–|—|~|to|up\sto|through|until|\.\.|…)\s{0,3}\(?\s{0,2}"
)
_MARGIN: Final = re.compile(r"\s{0,2}(?:±|\+/-)\s{0,2}")


class Item(NamedTuple):
    """One number or range of a run, with the unit that stands at it."""

    #: Its least number, with its power.
    low: DoseNumber
    #: Its greatest; the same where it is no range.
    high: DoseNumber
    #: Both are this much more or less.
    margin: DoseNumber | None
    #: The unit behind it.
    unit: Unit
    #: Whether the numbers are joined without doubt.
    sure: bool

    @property
    def start(self) -> int:
        """Where the numbers begin."""
        return self.low.start

    @property
    def end(self) -> int:
        """Where the unit ends."""
        return max(self.unit.end, (self.margin or self.high).end)


def runs_in(text: DoseText) -> Iterator[list[Item]]:
    """Give the runs of numbers of a text; the last number of each has a power or a unit."""
    items = _items(text)
    at = 0
    while at < len(items):
        run = [items[at]]
        at += 1
        while at < len(items) and _joined(text, run[-1], items[at]):
            run.append(items[at])
            at += 1
        while run and run[-1].high.scale is None and not run[-1].unit.known:
            run.pop()
        if run:
            yield _shared(run)


def _items(text: DoseText) -> list[Item]:
    """Give single numbers and ranges in order, without those that number something else."""
    numbers = _unlabelled(text)
    items: list[Item] = []
    at = 0
    while at < len(numbers):
        first = last = numbers[at]
        margin = None
        at += 1
        unit = read_unit(text.text, text.plain, first.end)
        if at < len(numbers) and _is_range(text, first, unit, numbers[at]):
            last = numbers[at]
            unit = read_unit(text.text, text.plain, last.end)
            at += 1
        elif at < len(numbers) and _between(text, first.end, numbers[at].start, _MARGIN):
            margin = numbers[at]
            unit = read_unit(text.text, text.plain, margin.end)
            at += 1
        items.append(Item(first, last, margin, unit, sure=True))
        while at < len(numbers) and numbers[at].start < unit.end:
            at += 1  # within the unit: `cells/3 mL`, `1.000.000 (one million) cells`
    return items


def _unlabelled(text: DoseText) -> list[DoseNumber]:
    """Give the numbers without those of groups, days and the like: `cohort 2`, `day 0, 7`."""
    kept: list[DoseNumber] = []
    label: DoseNumber | None = None
    for number in numbers_in(text.plain):
        bare = number.scale is None
        if bare and (
            _is_label(text, number)
            or (label is not None and _between(text, label.end, number.start, _list(), _RANGE))
        ):
            label = number
        else:
            label = None
            kept.append(number)
    return kept


def _is_label(text: DoseText, number: DoseNumber) -> bool:
    found = _LABEL.search(text.before(number.start, 24))
    if found is None or read_unit(text.text, text.plain, number.end).kind is not None:
        return False
    if found[1] in dose_words("no_dose", "labels"):
        return True
    may = dose_words("no_dose", "labels_closed")
    return found[1] in may and _LABELLED.match(text.plain, number.end) is not None


def _is_range(text: DoseText, first: DoseNumber, unit: Unit, second: DoseNumber) -> bool:
    start = unit.end if unit.known else first.end
    if not _between(text, start, second.start, _RANGE):
        between = text.before(first.start, 16).rstrip().endswith("between")
        if not (between and _between(text, start, second.start, _AND)):
            return False
    scale = first.scale or second.scale or 1
    own = second.value * (second.scale or 1)
    return first.value * scale < own


_AND: Final = re.compile(r"\s{1,2}and\s{1,2}")


def _joined(text: DoseText, one: Item, other: Item) -> bool:
    """Say whether an item goes on with the list of the one before."""
    if not _between(text, one.end, other.start, _list()):
        return False
    if one.high.scale is not None or one.unit.known:
        return other.high.scale is not None or other.unit.known
    # Numbers of levels rise, whatever power they share.
    return one.high.value < other.low.value


def _between(text: DoseText, start: int, end: int, *patterns: re.Pattern[str]) -> bool:
    if not start <= end <= start + _GAP:
        return False
    return any(pattern.fullmatch(text.plain, start, end) for pattern in patterns)


def _shared(run: list[Item]) -> list[Item]:
    """Give the items with the power and unit that they share with those behind or before."""
    shared: list[Item] = []
    behind: Item | None = None
    for item in reversed(run):
        scale = item.high.scale
        if scale is None and not item.unit.known and behind is not None:
            scale = behind.low.scale
        unit = item.unit
        if not (unit.known or unit.foreign) and behind is not None:
            unit = behind.unit._replace(end=unit.end)
        low = item.low if item.low.scale is not None else item.low._replace(scale=scale)
        high = item.high._replace(scale=scale)
        margin = item.margin
        if margin is not None:
            # `100 ± 20 million`
            scale = scale or margin.scale
            low, high = low._replace(scale=scale), high._replace(scale=scale)
            margin = margin._replace(scale=margin.scale or scale)
        behind = Item(low, high, margin, unit, item.sure)
        shared.append(behind)
    shared.reverse()
    for at in range(1, len(shared)):
        if not (shared[at].unit.known or shared[at].unit.foreign):
            before = shared[at - 1].unit
            shared[at] = shared[at]._replace(unit=before._replace(end=shared[at].unit.end))
    return shared


@cache
def _list() -> re.Pattern[str]:
    """Give the pattern of what stands between the levels of a list."""
    return re.compile(
        r"\s{0,3}(?:\([^()]{1,30}\))?\s{0,2}\)?\s{0,3}"
        r"(?:,\s?(?:and/or|and|or)\b|,|;|/|&|and/or\b|and\b|or\b|、|#|vs\.?|versus\b|then\b"
        r"|followed\sby\b)"
        rf"\s{{0,3}}(?:{any_name()})?\s{{0,2}}(?:\([^()]{{1,20}}\))?\s{{0,2}}"
        r"(?:(?:was|is|of|at|with|a\sdose\sof)\s)?[:=(]?\s{0,2}"
    )

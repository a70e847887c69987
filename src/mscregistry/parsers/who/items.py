"""Lists in one text, as the registers of the WHO's portal write them: where each item stands.

Nothing here builds a string: an item is a place in the text, so that its words stay its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.vocab import InterventionType, coded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mscregistry.vocab.registers import Register

#: Where some words stand in a text: from, up to.
Extent = tuple[int, int]

_TIMED: Final = re.compile(r"\[([^\[\]]*)\]\s*(?:\.\s*)?$")
_TIMEPOINT: Final = re.compile(r"Time ?points?\s*:", re.IGNORECASE)
_METHOD: Final = re.compile(r"Method of measurement\s*:", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"Condition (\d{1,3})\s*:\s*", re.IGNORECASE)
_TYPE: Final = re.compile(r"(?:^|;)[^\S\n]*([A-Z][A-Za-z /]{2,30}):\s", re.MULTILINE)
_EU_OUTCOME: Final = re.compile(
    r"(?:^|;)\s*((?:Main|Secondary) Objective|(?:Primary|Secondary) end point\(s\)|"
    r"Timepoint\(s\) of evaluation of this end point)\s*:"
)
_EU_LINE: Final = re.compile(r"([A-Z][A-Za-z ()/-]{2,60}?)\s*:[^\S\n]*(.*)")


class OutcomePlaces(NamedTuple):
    """Where the parts of an outcome stand; `None` for what is not said."""

    measure: Extent
    time_frame: Extent | None = None
    description: Extent | None = None
    #: Where the words stand that name the parts.
    labels: tuple[Extent, ...] = ()


def bare(text: str, start: int, end: int) -> Extent:
    """Give the place of a piece without the blanks around it."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, start + len(part.strip())


def without_end(text: str, extent: Extent, marks: str) -> Extent:
    """Give the place of a piece without some marks, and blanks, at its end."""
    start, stop = extent
    while start < stop and (text[stop - 1] in marks or text[stop - 1].isspace()):
        stop -= 1
    return start, stop


def items(text: str, separators: str = ";") -> list[Extent]:
    """Give the places of the items between separators; none of what is blank.

    >>> items("HSCS; GHQ-12;")
    [(0, 4), (6, 12)]
    """
    found: list[Extent] = []
    at = 0
    for mark in _separator(separators).finditer(text):
        found.append(bare(text, at, mark.start()))
        at = mark.end()
    found.append(bare(text, at, len(text)))
    return [one for one in found if one[0] < one[1]]


@cache
def _separator(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def aligned(text: str) -> list[Extent]:
    """Give the places of all items between ``;``, blank ones too, which hold a place in a row."""
    found: list[Extent] = []
    at = 0
    for mark in re.finditer(";", text):
        found.append(bare(text, at, mark.start()))
        at = mark.end()
    return [*found, bare(text, at, len(text))]


def unnumbered(text: str, extent: Extent, number: int) -> tuple[Extent, Extent | None]:
    """Give an item without ``Condition 1:`` before it, and where that is, if it is so numbered."""
    found = _NUMBERED.match(text, *extent)
    if found is None or int(found[1]) != number:
        return extent, None
    return bare(text, found.end(), extent[1]), bare(text, *found.span())


def typed_interventions(text: str) -> list[tuple[Extent | None, Extent]]:
    """Give the kind, if it is one of the list, and the name of each of ``Drug: x;Other: y``.

    A ``;`` before anything but a kind is part of a name.

    >>> [
    ...     (text[slice(*kind)], text[slice(*name)])
    ...     for text in ["Drug: a;b;Other: c"]
    ...     for kind, name in typed_interventions(text)
    ...     if kind
    ... ]
    [('Drug', 'a;b'), ('Other', 'c')]
    """
    kinds = [one for one in _TYPE.finditer(text) if coded(InterventionType, one[1]) is not None]
    first = kinds[0].start() if kinds else len(text)
    found: list[tuple[Extent | None, Extent]] = [(None, one) for one in items(text[:first])]
    ends = [*[one.start() for one in kinds[1:]], len(text)]
    for kind, end in zip(kinds, ends, strict=False):
        start, stop = without_end(text, bare(text, kind.end(), end), ";")
        if start < stop:
            found.append((kind.span(1), (start, stop)))
    return found


def outcomes(text: str, register: Register) -> list[OutcomePlaces]:
    """Give where the parts of each outcome stand."""
    if register.outcomes == "one":
        extent = without_end(text, bare(text, 0, len(text)), ";")
        return [_labelled(text, extent)] if extent[0] < extent[1] else []
    if register.outcomes == "timed":
        return [_timed(text, one) for one in _timed_items(text)]
    if register.outcomes == "labelled":
        return [_labelled(text, one) for one in items(text)]
    return [OutcomePlaces(one) for one in items(text)]


def _timed_items(text: str) -> Iterator[Extent]:
    """Give the items that end in brackets; a ``;`` within one parts nothing."""
    if "];" not in text:
        extent = bare(text, 0, len(text))
        if extent[0] < extent[1]:
            yield extent
        return
    at = 0
    for mark in re.finditer(r"\]\s*;", text):
        yield bare(text, at, mark.start() + 1)
        at = mark.end()
    rest = bare(text, at, len(text))
    if rest[0] < rest[1]:
        yield rest


def _timed(text: str, extent: Extent) -> OutcomePlaces:
    found = _TIMED.search(text, *extent)
    if found is None:
        return OutcomePlaces(extent)
    measure, time = bare(text, extent[0], found.start()), bare(text, *found.span(1))
    if measure[0] == measure[1]:
        return OutcomePlaces(extent)
    return OutcomePlaces(measure, time if time[0] < time[1] else None)


def _labelled(text: str, extent: Extent) -> OutcomePlaces:
    """Part ``Pain. Timepoint: 3 months. Method of measurement: a scale`` at its labels."""
    time = _TIMEPOINT.search(text, *extent)
    method = _METHOD.search(text, *extent)
    marks = sorted([one for one in (time, method) if one is not None], key=lambda one: one.start())
    if not marks:
        return OutcomePlaces(extent)
    measure = bare(text, extent[0], marks[0].start())
    if measure[0] == measure[1]:
        return OutcomePlaces(extent)
    ends = [*[one.start() for one in marks[1:]], extent[1]]
    parts = {mark.re: bare(text, mark.end(), end) for mark, end in zip(marks, ends, strict=True)}
    said = {pattern: part for pattern, part in parts.items() if part[0] < part[1]}
    labels = tuple([one.span() for one in marks])
    return OutcomePlaces(measure, said.get(_TIMEPOINT), said.get(_METHOD), labels)


def eu_outcomes(text: str) -> list[tuple[Extent, Extent]]:
    """Give each label of the EU's objectives and end points, and what stands under it."""
    found = list(_EU_OUTCOME.finditer(text))
    if not found or text[: found[0].start()].strip():
        return []
    ends = [*[one.start() for one in found[1:]], len(text)]
    return [(one.span(1), bare(text, one.end(), end)) for one, end in zip(found, ends, strict=True)]


def lines(text: str) -> Iterator[tuple[Extent, Extent] | None]:
    """Give the label and the value of each line ``Label: value``; None for a blank line.

    A line without a label continues the value before it.
    """
    at = 0
    held: tuple[Extent, Extent] | None = None
    for line in text.split("\n"):
        found = _EU_LINE.fullmatch(line.strip())
        start, end = bare(text, at, at + len(line))
        if start == end:
            if held is not None:
                yield held
            held = None
            yield None
        elif found is not None:
            if held is not None:
                yield held
            held = (start, start + found.end(1)), bare(text, start + found.start(2), end)
        elif held is not None:
            held = held[0], (held[1][0], end)
        else:
            held = (start, start), (start, end)
        at += len(line) + 1
    if held is not None:
        yield held


class Labelled(NamedTuple):
    """A label of a study design and its value: where both stand, and what the label is."""

    label: Extent
    value: Extent
    means: str


def design_parts(text: str, labels: Mapping[str, str]) -> list[Labelled]:
    """Give the parts of a study design in one text; none if any of it stands under no label.

    >>> [part.means for part in design_parts("Masking: None. ", {"Masking": "masking"})]
    ['masking']
    """
    if not labels:
        return []
    found = list(_any_of(tuple(labels)).finditer(text))
    if not found or text[: found[0].start()].strip(".,; \t\r\n"):
        return []
    ends = [*[one.start() for one in found[1:]], len(text)]
    parts: list[Labelled] = []
    for one, end in zip(found, ends, strict=True):
        value = without_end(text, bare(text, one.end(), end), ".,;")
        parts.append(Labelled(one.span(1), value, labels[one[1]]))
    return parts


@cache
def _any_of(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern of any label, the longest first."""
    names = "|".join([re.escape(name) for name in sorted(labels, key=len, reverse=True)])
    return re.compile(rf"(?:^|[.,;\s])({names})\s*:")

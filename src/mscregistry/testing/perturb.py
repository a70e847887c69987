"""The test that keeps coverage honest: a changed letter must be noticed.

A parser may claim to have read every character of a page and yet throw some away.  So each
letter and digit that it claims is exchanged for another, one at a time.  Where the letter was
part of a fact, the trial or its issues must change; where it was part of a label or a fixed
line, something must become unread or an issue must appear.  A label may also change the trial:
what names a kind of contact, or says that nothing is said, is another when it is damaged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from random import Random

from attrs import frozen

from mscregistry.coverage import Use
from mscregistry.errors import MscRegistryError
from mscregistry.reading import Reading

#: How a document is read: from its text, or with an error of this package.
Read = Callable[[str], Reading]


@frozen
class Perturbation:
    """One character of a document exchanged for another."""

    #: Where it stands.
    offset: int
    #: What the reader claims it to be part of.
    use: Use
    #: What it was.
    before: str
    #: What it is now.
    after: str
    #: The document with the exchange made.
    text: str

    def __str__(self) -> str:
        """Say what was exchanged and where."""
        around = self.text[max(self.offset - 20, 0) : self.offset + 20]
        return f"{self.use} at {self.offset}: {self.before!r} → {self.after!r} in {around!r}"


def perturbations(
    reading: Reading, sample: int | None = None, seed: int = 0
) -> Iterator[Perturbation]:
    """Give a document with each letter or digit of its facts, labels and fixed lines exchanged.

    With `sample`, only so many of them, chosen by `seed`: one of each part of the document first,
    and then any, so that no small part is passed over while there are more letters than parts.
    """
    places: list[tuple[int, Use]] = [
        (offset, part.use)
        for part in reading.coverage().parts
        if part.use in {Use.FACT, Use.LABEL, Use.BOILERPLATE}
        for offset in range(part.span.start, part.span.end)
        if another(reading.source.text[offset]) is not None
    ]
    if sample is not None and sample < len(places):
        places = _some(reading, places, sample, Random(seed))
    text = reading.source.text
    for offset, use in places:
        after = another(text[offset]) or ""
        changed = f"{text[:offset]}{after}{text[offset + 1 :]}"
        yield Perturbation(offset, use, text[offset], after, changed)


def _some(
    reading: Reading, places: list[tuple[int, Use]], sample: int, dice: Random
) -> list[tuple[int, Use]]:
    """Give so many places: one of each part first, and then any."""
    ends = [part.span.end for part in reading.coverage().parts]
    parts: dict[int, list[tuple[int, Use]]] = {}
    for place in places:
        parts.setdefault(bisect_right(ends, place[0]), []).append(place)
    chosen = [dice.choice(some) for some in parts.values()]
    if len(chosen) > sample:
        return sorted(dice.sample(chosen, sample))
    rest = sorted({*places} - {*chosen})
    return sorted([*chosen, *dice.sample(rest, sample - len(chosen))])


def another(character: str) -> str | None:
    """Give another letter for a letter, another digit for a digit, and None for all else.

    >>> another("a"), another("Z"), another("9"), another("-")
    ('b', 'A', '0', None)
    """
    if "0" <= character <= "9":
        return chr((ord(character) - 48 + 1) % 10 + 48)
    if "a" <= character <= "z":
        return chr((ord(character) - 97 + 1) % 26 + 97)
    if "A" <= character <= "Z":
        return chr((ord(character) - 65 + 1) % 26 + 65)
    return "x" if character.isalpha() else None


def unnoticed(
    read: Read, text: str, sample: int | None = None, seed: int = 0
) -> Iterable[Perturbation]:
    """Give the exchanges that a reader does not notice; there should be none.

    A document that is refused or no longer recognised has been noticed.
    """
    first = read(text)
    for one in perturbations(first, sample, seed):
        try:
            second = read(one.text)
        except MscRegistryError:
            continue
        if not _is_noticed(one, first, second):
            yield one


def _is_noticed(one: Perturbation, first: Reading, second: Reading) -> bool:
    new_issues = _said(second) - _said(first)
    if one.use is Use.FACT:
        return second.trial != first.trial or bool(new_issues) or _said(first) != _said(second)
    more_unread = second.coverage().counts[Use.UNREAD] > first.coverage().counts[Use.UNREAD]
    matters = one.use is Use.LABEL and second.trial != first.trial
    return more_unread or bool(new_issues) or matters


def _said(reading: Reading) -> set[tuple[str, str, str]]:
    return {(issue.code, issue.path, issue.message) for issue in reading.issues}

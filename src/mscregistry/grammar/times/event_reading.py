"""What happens, in words: a known event, or whatever stands behind `after` until a time does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.grammar.times.atoms import Atom, Kind
from mscregistry.grammar.times.points import Event
from mscregistry.source import Span
from mscregistry.vocab.time_words import clause_words, edge_code, event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.times.text import TimeText

#: Words for an event that are more than this many are more than an event.
_LONGEST: Final = 14
#: So many atoms on, articles included, stands what a small word joins to an event.
_AHEAD: Final = 5


#: What is done behind an event to see what came of it.
_LOOKS: Final = frozenset({"test", "follow_up", "visit"})
#: Words that an event can be named by.
_NAMES: Final = frozenset({Kind.WORD, Kind.EVENT, Kind.NAMED, Kind.EDGE})


class EventFound(NamedTuple):
    """An event, where its words stand, and the place of the atom behind it."""

    #: The event.
    event: Event
    #: Where its words stand.
    span: Span
    #: The place of the atom behind it.
    end: int
    #: Whether the words end where the event does.
    sure: bool


def read_event(text: TimeText, atoms: Sequence[Atom], place: int) -> EventFound | None:
    """Give the event that the words at a place name; `None` where a time or the end is there.

    ::

        event = article* word+ (("of" | "from" | "in" | "with" | "or") article* word+)*
    """
    first = place
    while first < min(len(atoms), place + _AHEAD) and _is_silent(atoms[first]):
        first += 1
    end = first
    at = first
    while at < len(atoms) and at - first < _LONGEST and _goes_on(text, atoms, at, first):
        if not _is_silent(atoms[at]) and atoms[at].kind in _NAMES | {Kind.NUMBERS}:
            end = at + 1
        at += 1
    if end == first:
        return None
    end += _is_person(text, atoms, end)
    span = Span(text.tokens[atoms[first].first].start, text.tokens[atoms[end - 1].end - 1].end)
    event = Event(span.of(text.text), _code(text, atoms[first:end]))
    return EventFound(event, span, end, sure=at - first < _LONGEST)


def _is_person(text: TimeText, atoms: Sequence[Atom], at: int) -> bool:
    """Say whether an atom is one of several persons, told by the word before: `last patient`."""
    if at == len(atoms) or text.word(atoms[at].first) not in clause_words("people"):
        return False
    return text.word(atoms[at - 1].first) in event_words("places")


def known_event(text: TimeText, atom: Atom) -> EventFound:
    """Give the event of one atom."""
    span = Span(text.tokens[atom.first].start, text.tokens[atom.end - 1].end)
    return EventFound(
        Event(span.of(text.text), atom.event or atom.code or None), span, 0, sure=True
    )


def _is_silent(atom: Atom) -> bool:
    return atom.kind is Kind.SILENT and atom.code not in {"mark", "behind"}


def _goes_on(text: TimeText, atoms: Sequence[Atom], at: int, first: int) -> bool:
    """Say whether the words for an event go on with an atom."""
    atom = atoms[at]
    word = text.word(atom.first)
    if atom.kind in _NAMES:
        return word not in event_words("stops")
    if at == first:
        return False
    if atom.kind is Kind.NUMBERS:
        # `dose 1`
        return atoms[at - 1].kind in _NAMES and atom.end == atom.first + 1
    if atom.kind is Kind.DASH:
        behind = atoms[at + 1].kind if at + 1 < len(atoms) else None
        return behind in _NAMES and text.touches(atom.first)
    return _joins(text, atoms, at)


def _joins(text: TimeText, atoms: Sequence[Atom], at: int) -> bool:
    """Say whether a small word joins more words to an event: `of`, `from`, `or`."""
    atom = atoms[at]
    word = text.word(atom.first)
    ahead = atoms[at : at + _AHEAD]
    behind = next((one for one in ahead if one is not atom and not _is_silent(one)), None)
    if behind is None:
        return False
    if _is_silent(atom) and word not in event_words("joins"):
        return behind.kind is Kind.WORD and word not in event_words("stops")
    part = "alternatives" if atom.kind is Kind.PARTING else "joins"
    small = _is_silent(atom) or atom.kind in {Kind.PARTING, Kind.LINK}
    return small and word in event_words(part) and behind.kind in _NAMES


def _code(text: TimeText, atoms: Sequence[Atom]) -> str | None:
    """Give the code of the head of the words: the first event before `of`, or the last word.

    ``infusion of the cells`` and ``cord cell infusion`` are infusions; ``last infusion`` is in the
    table itself or has no code, and so has an infusion `or` something else, and an infusion `of
    the last patient`.
    """
    if atoms[0].kind is Kind.EDGE:
        inner = (
            _code(text, [one for one in atoms[1:] if not _is_silent(one)]) if atoms[1:] else None
        )
        return edge_code(inner, atoms[0].code) if inner else None
    words = [text.word(atom.first) for atom in atoms]
    if not event_words("alternatives").isdisjoint(words):
        return None
    head = next(
        (at for at, word in enumerate(words) if at and word in event_words("joins")), len(atoms)
    )
    if not event_words("places").isdisjoint([*words[: head - 1], *words[head:]]):
        return None
    if head > 1 and atoms[head - 1].code in _LOOKS:
        head -= 1  # the assessment after a treatment is no event of its own
    last = atoms[head - 1]
    return (last.code or None) if last.kind in {Kind.EVENT, Kind.NAMED} else None

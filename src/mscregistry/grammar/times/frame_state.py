"""The walk over the atoms of a time frame, and what is known at each step of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.times.amounts import bare_run
from mscregistry.grammar.times.atoms import Atom, Kind, atoms_of
from mscregistry.grammar.times.drafts import Draft, WindowDraft
from mscregistry.grammar.times.event_reading import EventFound, known_event, read_event
from mscregistry.grammar.times.frame_subjects import subjects_of
from mscregistry.grammar.times.points import Event, Rate, Side, TimePoint
from mscregistry.grammar.times.text import TimeText
from mscregistry.source import Span
from mscregistry.vocab.time_words import (
    courses,
    named_silent,
    starting_events,
    subject_words,
    words_inside,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mscregistry.grammar.times.amounts import Times

#: They leave what stands before and behind them beside each other.
_THIN: Final = frozenset({Kind.SILENT, Kind.DASH})


class FrameState:
    """What a time frame has stated so far, and what the next words may belong to."""

    def __init__(self, text: str) -> None:
        """Cut the text; nothing is read yet."""
        self.text = TimeText(text)
        self.atoms = atoms_of(self.text)
        #: What was found, in reading order.
        self.found: list[Draft | WindowDraft] = []
        #: How often, where that is said, and whether it is sure.
        self.rates: list[tuple[Rate, Span, bool]] = []
        self._unread: list[Atom] = []
        # The times of the list that is being read, and those of its last member.
        self._group: list[Draft] = []
        self._fresh: list[Draft] = []
        # What `to` would begin at, and what `from` opened.
        self._left: Draft | None = None
        self._opened: Draft | None = None
        self._between: Draft | None = None
        self._minus = False
        # A word such as `within` that waits for its time.
        self._link: Atom | None = None
        self._about = False
        # What the times that follow are counted from: `after surgery 3 days`.
        self._ahead: tuple[Side, Event | None, list[Span]] | None = None
        self._outside: list[tuple[Draft | None, Draft | None, list[Draft]]] = []
        self._last_times: Times | None = None
        self._change = False
        self._subjects: frozenset[int] = frozenset()

    def read(self) -> None:
        """Walk over all atoms."""
        steps: Mapping[Kind, Callable[[int], int]] = {
            Kind.TIMES: self._times,
            Kind.RATE: self._rate,
            Kind.NUMBERS: self._numbers,
            Kind.EVENT: self._event,
            Kind.NAMED: self._named,
            Kind.EDGE: self._edge,
            Kind.JOINED: self._joined,
            Kind.SIDE: self._side,
            Kind.LINK: self._linked,
            Kind.PARTING: self._parting,
            Kind.DASH: self._dash,
            Kind.PLUS: self._plus,
            Kind.OPEN: self._open,
            Kind.CLOSE: self._close,
            Kind.STOP: self._stop,
            Kind.SILENT: self._silent,
            Kind.WORD: self._word,
        }
        self._subjects = subjects_of(self.text, self.atoms)
        at = 0
        while at < len(self.atoms):
            at = steps[self.atoms[at].kind](at)
        self._stop(at)

    # What is counted.

    def _times(self, at: int) -> int:
        atom = self.atoms[at]
        times = atom.times
        assert times is not None  # noqa: S101 - atoms of this kind have them
        if atom.event:
            # `2nd postoperative day`
            self._ahead = Side(atom.code), known_event(self.text, atom).event, [self._span(atom)]
        self._take(times)
        return at + 1

    def _take(self, times: Times) -> None:
        """Take a row of times as the next member of the list."""
        self._last_times = times
        drafts: list[Draft] = []
        parts: list[Draft | WindowDraft] = []
        for time in times.times:
            one = Draft.of_time(time, time.low, numbered=times.numbered)
            drafts.append(one)
            if time.high is None:
                parts.append(one)
            else:
                other = Draft.of_time(time, time.high, numbered=times.numbered)
                drafts.append(other)
                parts.append(WindowDraft(one, other))
        if self._ahead is not None:
            side, event, spans = self._ahead
            for draft in drafts:
                draft.count_from(side, event, list(spans))
            self._ahead = None
        self._operand(drafts, parts)

    def _numbers(self, at: int) -> int:
        """Read numbers without a unit, which share the one before: `Day 0 (baseline), 7, 14`."""
        last = self._last_times
        atom = self.atoms[at]
        if last is None or not last.numbered or not self._group:
            return self._word(at)
        run = bare_run(self.text, atom.first, last.times[-1].low.unit, numbered=True)
        assert run is not None  # noqa: S101 - an atom of numbers has some
        self._take(run)
        return at + 1

    def _rate(self, at: int) -> int:
        atom = self.atoms[at]
        rate = atom.rate
        assert rate is not None  # noqa: S101 - atoms of this kind have one
        self.rates.append((rate.rate, self._span(atom), rate.sure))
        self._part()
        return at + 1

    def _plus(self, at: int) -> int:
        """Read `Day 15 + 48 hours`."""
        after = self._beyond(at + 1)
        base = self._fresh[-1] if self._fresh else None
        times = self.atoms[after].times if after < len(self.atoms) else None
        if times is None or base is None or not base.point.numbered or base not in self.found:
            return at + 1
        pieces = base.pieces
        words = " ".join(piece.of(self.text.text) for piece in pieces)
        self.found.remove(base)
        self._group.remove(base)
        self._ahead = (Side.AFTER, Event(words), list(pieces))
        self._take(times)
        return after + 1

    # What happens.

    def _event(self, at: int) -> int:
        atom = self.atoms[at]
        back = self._fresh[-1] if self._fresh else None
        if (
            back is not None
            and self._link is None
            and (
                back.waits or (back.is_free and not back.point.numbered and atom.code in courses())
            )
        ):
            # `12 weeks treatment`, `after 30 weeks treatment`
            found = known_event(self.text, atom)
            self._count_back(Side.AFTER, found, [])
            return at + 1
        found = known_event(self.text, atom)
        end = at + 1
        behind = self.atoms[end : at + 3]
        extends = (
            self.text.word(atom.end) == "of"
            or [one.kind for one in behind[:1]] == [Kind.NUMBERS]
            or (
                self.text.word(atom.end) == "from"
                and [one.kind for one in behind] == [Kind.LINK, Kind.WORD]
            )
        )
        if extends and (longer := read_event(self.text, self.atoms, at)):
            found, end = longer, longer.end
        return self._happening(at, found, end)

    def _edge(self, at: int) -> int:
        """Read the start or the end of something."""
        found = read_event(self.text, self.atoms, at)
        if found is None or found.end == at + 1:
            return self._word(at)
        return self._happening(at, found, found.end)

    def _named(self, at: int) -> int:
        """Read a word that names an event only behind words that say so: `at treatment`."""
        if self._link is not None or self._is_named(at):
            return self._event(at)
        back = self._fresh[-1] if self._fresh else None
        if back is not None and (back.waits or self.atoms[at].code in courses()):
            return self._event(at)
        word = self.text.word(self.atoms[at].first)
        return at + 1 if named_silent(word) else self._word(at)

    def _is_named(self, at: int) -> bool:
        """Say whether words such as `at the time of` stand before a place."""
        back = at - 1
        while back >= 0 and self.atoms[back].kind is Kind.SILENT:
            first, end = self.atoms[back].first, self.atoms[back].end
            if not subject_words("naming").isdisjoint(self.text.words[first:end]):
                return True
            back -= 1
        return False

    def _happening(self, at: int, found: EventFound, end: int, side: Side | None = None) -> int:
        """Take an event, with or without a side, as the next member of the list."""
        first = self.text.tokens[self.atoms[at].first].start
        span = Span(first, found.span.end) if side else found.span
        draft = Draft(TimePoint(side=side, event=found.event), [span], found.sure)
        for one in self._group:
            if one.waits:
                one.count_from(one.point.side, found.event, [found.span])
        self._operand([draft], [draft])
        return end

    def _joined(self, at: int) -> int:
        atom = self.atoms[at]
        found = known_event(self.text, atom)
        side = Side(atom.code)
        if self._back_is_open():
            self._count_back(side, found, [])
            return at + 1
        return self._lead(at, side, found, at + 1)

    def _side(self, at: int) -> int:
        atom = self.atoms[at]
        side = Side(atom.code)
        found = read_event(self.text, self.atoms, self._beyond_dash(at + 1))
        if self._back_is_open():
            self._count_back(side, found, [self._span(atom)])
            return at + 1 if found is None else found.end
        if found is not None:
            return self._lead(at, side, found, found.end)
        return self._bare_side(at, side)

    def _bare_side(self, at: int, side: Side) -> int:
        """Read a side that no event follows: `after 3 weeks`, `before and after surgery`."""
        after = self._beyond(at + 1)
        kind = self.atoms[after].kind if after < len(self.atoms) else None
        span = self._span(self.atoms[at])
        if kind is Kind.TIMES:
            if side is Side.DURING:
                self._link = self.atoms[at]
            else:
                self._ahead = (side, None, [span])
            return after
        if kind in {Kind.LINK, Kind.JOINED} and side is Side.DURING:
            if kind is Kind.JOINED:
                self._link = self.atoms[at]
            return after
        behind = self._beyond(after + 1)
        if (
            kind is Kind.PARTING
            and behind < len(self.atoms)
            and self.atoms[behind].kind
            in {
                Kind.SIDE,
                Kind.JOINED,
            }
        ):
            draft = Draft(TimePoint(side=side), [span], waits=True)
            self._operand([draft], [draft])
            return at + 1
        if side is not Side.DURING and kind in {None, Kind.PARTING, Kind.STOP, Kind.CLOSE}:
            draft = Draft(TimePoint(side=side), [span], sure=False)
            self._operand([draft], [draft])
            return at + 1
        return self._word(at)

    def _lead(self, at: int, side: Side, found: EventFound, end: int) -> int:
        """Take a side and event; a time right behind is counted from it: `post-op day 1`."""
        after = self._beyond(end)
        leads = side is Side.AFTER and (self._link is None or self._link.code != "to")
        if leads and after < len(self.atoms) and self.atoms[after].kind is Kind.TIMES:
            span = Span(self.text.tokens[self.atoms[at].first].start, found.span.end)
            self._ahead = (side, found.event, [span])
            return after
        return self._happening(at, found, end, side)

    def _back_is_open(self) -> bool:
        return bool(self._fresh) and self._fresh[-1].is_free

    def _count_back(self, side: Side, found: EventFound | None, spans: list[Span]) -> None:
        """Say what the times of the list so far are counted from."""
        event = found.event if found else None
        words = [*spans, *([found.span] if found else [])]
        numbered = self._fresh[-1].point.numbered
        for draft in reversed(self._group):
            if draft.waits and event is not None:
                draft.count_from(draft.point.side, event, list(words[-1:]))
            elif draft.is_free and draft.point.numbered == numbered:
                draft.count_from(side, event, list(words))
            else:
                break
            if found is not None and not found.sure:
                draft.doubt()

    # What links and parts.

    def _linked(self, at: int) -> int:
        atom = self.atoms[at]
        after = self._beyond(at + 1)
        kind = self.atoms[after].kind if after < len(self.atoms) else None
        if atom.code == "about":
            self._about = True
            return at + 1
        if atom.code == "from":
            return self._from(at, kind)
        if atom.code in {"within", "at_least"} and kind not in {Kind.TIMES, Kind.LINK}:
            return self._word(at)
        self._unfinished()
        self._link = atom
        if atom.code == "to":
            self._fresh = []
            bare = (
                self.text.word(atom.end - 1) in {"to", "the"}
                and atom.end - atom.first <= 2
                and self.text.word(atom.first) == "to"
            )
            ends = self._left is None and self._opened is None and kind is not Kind.TIMES
            if bare and (ends or (kind is Kind.WORD and self._opened is None)):
                self._link = None
                return self._word(at)
            if kind in {Kind.WORD, Kind.NAMED, Kind.EDGE} and (
                found := read_event(self.text, self.atoms, after)
            ):
                return self._happening(after, found, found.end)
        return at + 1

    def _from(self, at: int, kind: Kind | None) -> int:
        atom = self.atoms[at]
        found = read_event(self.text, self.atoms, at + 1)
        if found is not None and self._fresh and self._fresh[-1].is_free:
            # `24 weeks from baseline`
            self._count_back(Side.AFTER, found, [self._span(atom)])
            return found.end
        self._change = at > 0 and self.text.word(atom.first - 1).startswith(("change", "diff"))
        if kind not in {
            Kind.TIMES,
            Kind.EVENT,
            Kind.WORD,
            Kind.NAMED,
            Kind.EDGE,
            Kind.JOINED,
            Kind.SIDE,
        }:
            return self._word(at)
        self._unfinished()
        self._link = atom
        if kind in {Kind.WORD, Kind.NAMED, Kind.EDGE} and found is not None:
            return self._happening(at + 1, found, found.end)
        return at + 1

    def _operand(self, drafts: list[Draft], parts: list[Draft | WindowDraft]) -> None:
        """Take points as the next member of the list, or as an end of a stretch."""
        if self._about:
            for draft in drafts:
                draft.point = evolve(draft.point, estimated=True)
                draft.doubt()
            self._about = False
        if self._minus:
            # `(- 48 hours` may be before or a mark of a list
            drafts[0].doubt()
            self._minus = False
        link, self._link = self._link, None
        code = link.code if link is not None else ""
        words = [self._span(link)] if link is not None else []
        first = drafts[0]
        left: Draft | None = drafts[-1]
        if not code and self._between is not None:
            code = "to"
        self._between = None
        if code == "to":
            start = self._left or self._opened
            if start is not None and start in self.found:
                where = self.found.index(start)
                self.found[where : where + 1] = [
                    WindowDraft(start, one, words) if isinstance(one, Draft) else one
                    for one in parts
                ]
                parts = []
            else:
                parts = [
                    WindowDraft(None, one, words) if isinstance(one, Draft) else one
                    for one in parts
                ]
            self._opened = left = None
        elif code in {"within", "during"}:
            parts = [
                WindowDraft(None, one, words) if isinstance(one, Draft) else one for one in parts
            ]
            left = None
        elif code == "at_least":
            parts = [
                WindowDraft(one, None, words) if isinstance(one, Draft) else one for one in parts
            ]
            left = None
        elif code == "between":
            if len(parts) == 2 and all(isinstance(one, Draft) for one in parts):  # noqa: PLR2004 - two ends
                parts = [WindowDraft(drafts[0], drafts[1], words)]
            else:
                self._opened = self._between = first
        elif code == "from":
            self._opened = first
        self.found += parts
        self._group += drafts
        self._fresh = drafts
        self._left = left

    def _parting(self, at: int) -> int:
        self._part()
        return at + 1

    def _part(self) -> None:
        self._fresh = []
        self._left = None

    def _dash(self, at: int) -> int:
        """Read a dash between two points as `to`."""
        after = self._beyond(at + 1)
        kinds = {Kind.TIMES, Kind.EVENT, Kind.NAMED, Kind.JOINED, Kind.EDGE}
        if self._left is None and (at == 0 or self.atoms[at - 1].kind is Kind.OPEN):
            self._minus = at > 0
        if self._left is not None and after < len(self.atoms) and self.atoms[after].kind in kinds:
            if not (self._back_is_open() and self.atoms[after].kind is not Kind.TIMES):
                self._left.sure = self._left.sure and self._left.point.time is not None
                self._link = Atom(Kind.LINK, self.atoms[at].first, self.atoms[at].end, "to")
                self._fresh = []
        return at + 1

    def _open(self, at: int) -> int:
        self._outside.append((self._left, self._opened, self._fresh))
        if self._between is not None:
            self._between.doubt()
            self._opened = self._between = None
        self._left = None
        return at + 1

    def _close(self, at: int) -> int:
        if self._outside:
            self._left, self._opened, self._fresh = self._outside.pop()
        return at + 1

    def _stop(self, at: int) -> int:
        """End a sentence: what `from` opened goes on without an end."""
        opened = self._opened
        if opened is not None and opened in self.found and not self._change:
            event = opened.point.event
            if (
                opened.point.time is not None
                or event is None
                or event.code not in starting_events()
            ):
                self.found[self.found.index(opened)] = WindowDraft(opened, None)
        self._unfinished()
        self._part()
        self._opened = self._ahead = None
        self._group = []
        self._about = False
        return at + 1

    def _silent(self, at: int) -> int:
        """Pass over a word; `of` and its like tie a time to what it is a time of."""
        atom = self.atoms[at]
        single = self.text.word(atom.first) in words_inside()
        if single and self._back_is_open():
            after = self._beyond(at + 1)
            if after < len(self.atoms) and self.atoms[after].kind in {Kind.EVENT, Kind.NAMED}:
                found = read_event(self.text, self.atoms, at + 1)
                assert found is not None  # noqa: S101 - it begins with an event
                self._count_back(Side.DURING, found, [])
                return found.end
        return at + 1

    def _word(self, at: int) -> int:
        if at in self._subjects or self._is_short_form(at):
            return at + 1
        if self._link is None and self._is_named(at):
            found = read_event(self.text, self.atoms, at)
            ends = {Kind.PARTING, Kind.STOP, Kind.OPEN, Kind.CLOSE}
            if found is not None and (
                found.end == len(self.atoms) or self.atoms[found.end].kind in ends
            ):
                return self._happening(at, found, found.end)
        self._unread.append(self.atoms[at])
        self._unfinished()
        self._part()
        return at + 1

    def _is_short_form(self, at: int) -> bool:
        """Say whether a word is letters in brackets, the short form of what stands before."""
        first = self.atoms[at].first
        word = self.text.tokens[first]
        brackets = self.text.word(first - 1) == "(" and self.text.word(first + 1) == ")"
        return brackets and self.text.text[word.start : word.end].isupper()

    def _unfinished(self) -> None:
        """Keep a word that waited for a time in vain among the words not understood."""
        if self._link is not None:
            self._unread.append(self._link)
            self._link = None

    # Places.

    def _beyond(self, at: int) -> int:
        """Give the place of the next atom that says something."""
        while at < len(self.atoms) and self.atoms[at].kind in _THIN:
            at += 1
        return at

    def _beyond_dash(self, at: int) -> int:
        return at + (at < len(self.atoms) and self.atoms[at].kind is Kind.DASH)

    def _span(self, atom: Atom) -> Span:
        return Span(self.text.tokens[atom.first].start, self.text.tokens[atom.end - 1].end)

    def unread_spans(self, *, whole: bool) -> list[Span]:
        """Give where words stand that were not understood, neighbours as one; or all there is."""
        if whole:
            stripped = self.text.text.strip()
            start = self.text.text.index(stripped)
            return [Span(start, start + len(stripped))]
        found: list[Span] = []
        for atom in sorted(self._unread, key=lambda one: one.first):
            span = self._span(atom)
            if found and not self.text.text[found[-1].end : span.start].strip():
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
        return found

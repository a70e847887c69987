"""What a time frame has stated so far, and what its next words may belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.times.atom_text import AtomText
from mscregistry.grammar.times.drafts import Draft, WindowDraft
from mscregistry.grammar.times.points import Event, Rate, Side, TimePoint
from mscregistry.source import Span
from mscregistry.vocab.time_words import starting_events

if TYPE_CHECKING:
    from mscregistry.grammar.times.amount_parts import Times
    from mscregistry.grammar.times.atoms import Atom
    from mscregistry.grammar.times.event_reading import EventFound


class FrameState(AtomText):
    """What was read of a time frame, and what the words that follow may belong to."""

    def __init__(self, text: str) -> None:
        """Cut the text; nothing is read yet."""
        super().__init__(text)
        #: What was found, in reading order.
        self.found: list[Draft | WindowDraft] = []
        #: How often, where that is said, and whether it is sure.
        self.rates: list[tuple[Rate, Span, bool]] = []
        #: What was not understood.
        self.unread: list[Atom] = []
        #: The times of the list that is being read, and those of its last member.
        self.group: list[Draft] = []
        self.fresh: list[Draft] = []
        #: What `to` would begin at, what `from` opened, and what `between` did.
        self.left: Draft | None = None
        self.opened: Draft | None = None
        self.between: Draft | None = None
        #: Whether `from` stands behind a word for a change: `change from baseline` opens nothing.
        self.change = False
        #: A word such as `within` that waits for its time.
        self.link: Atom | None = None
        #: Whether the next time is an estimate, and whether it may be a negative number.
        self.about = False
        self.minus = False
        #: What the times that follow are counted from: `after surgery 3 days`.
        self.ahead: tuple[Side | None, Event | None, list[Span]] | None = None
        #: What was open outside of the brackets that are being read: `left`, `opened`, `fresh`, and
        #: the floor of the list.
        self.outside: list[tuple[Draft | None, Draft | None, list[Draft], int]] = []
        #: Where the list begins that is being read: times in brackets are a list of their own.
        self.floor = 0
        self.entered = False
        #: The last times that were read, whose unit bare numbers share.
        self.last_times: Times | None = None
        self._waiting: list[Draft] = []

    def take(self, times: Times) -> None:
        """Take a row of times as the next member of the list."""
        self.last_times = times
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
        if self.ahead is not None:
            side, event, spans = self.ahead
            for draft in drafts:
                draft.count_from(side, event, list(spans))
            self.ahead = None
        self.operand(drafts, parts)

    def happening(self, at: int, found: EventFound, end: int, side: Side | None = None) -> int:
        """Take an event, with or without a side, as the next member; give the place behind it."""
        span = Span(self.span(self.atoms[at]).start, found.span.end) if side else found.span
        draft = Draft(TimePoint(side=side, event=found.event), [span], found.sure)
        for one in self._waiting:
            one.count_from(one.point.side, found.event, [found.span])
        self._waiting = []
        self.operand([draft], [draft])
        return end

    def beside(self, side: Side, span: Span, *, sure: bool) -> None:
        """Take a side without an event, which may still follow: `before and after surgery`."""
        draft = Draft(TimePoint(side=side), [span], sure)
        self._waiting.append(draft)
        self.operand([draft], [draft])

    def operand(self, drafts: list[Draft], parts: list[Draft | WindowDraft]) -> None:
        """Take points as the next member of the list, or as an end of a stretch."""
        if self.about:
            for draft in drafts:
                draft.point = evolve(draft.point, estimated=True)
                draft.sure = False
            self.about = False
        if self.minus:
            # `(- 48 hours` may be before, or the mark of a list
            drafts[0].sure = False
            self.minus = False
        start = self.left or self.opened
        if self.entered:
            self.floor, self.entered = len(self.group), False
        self.fresh = drafts
        self.group += drafts
        self.left = drafts[-1] if parts[-1] is drafts[-1] else None
        self._keep(start, drafts, parts)

    def _keep(
        self, start: Draft | None, drafts: list[Draft], parts: list[Draft | WindowDraft]
    ) -> None:
        """Keep what was found, with the word before it that makes it an end of a stretch."""
        link, self.link = self.link, None
        words = [] if link is None else [self.span(link)]
        code = link.code if link is not None else ""
        if not code and self.between is not None:
            code = "to"
        self.between = None
        if code == "to":
            self._end(start, parts, words)
        elif code in {"within", "during"}:
            self.found += [_stretch(None, one, words) for one in parts]
            self.left = None
        elif code == "at_least":
            self.found += [_stretch(one, None, words) for one in parts]
            self.left = None
        elif code == "between" and len(parts) == len(drafts) == 2:  # noqa: PLR2004 - the two ends
            self.found.append(WindowDraft(drafts[0], drafts[1], words))
        else:
            self.found += parts
            first = drafts[0] if parts[0] is drafts[0] else None
            if code in {"between", "from"}:
                self.opened = first
            if code == "between":
                self.between = first

    def _end(
        self, start: Draft | None, parts: list[Draft | WindowDraft], words: list[Span]
    ) -> None:
        """Make points the ends of stretches; several have one start: `day 0 to weeks 8, 16`."""
        where = self.place_of(start)
        begins = start if where is not None else None
        stretches = [_stretch(begins, one, words) for one in parts]
        if where is None:
            self.found += stretches
        else:
            self.found[where : where + 1] = stretches
        self.opened = self.left = None

    def place_of(self, draft: Draft | None) -> int | None:
        """Give the place of a point among what was found; `None` where it stands in a stretch."""
        if draft is None:
            return None
        places = range(len(self.found) - 1, -1, -1)
        return next((at for at in places if self.found[at] is draft), None)

    def back_is_open(self) -> bool:
        """Say whether a time stands right before that nothing says what it is counted from."""
        return bool(self.fresh) and self.fresh[-1].is_free

    def count_back(self, side: Side, found: EventFound | None, spans: list[Span]) -> None:
        """Say what the times of the list so far are counted from."""
        event = found.event if found else None
        words = [*spans, found.span] if found else spans
        numbered = self.fresh[-1].point.numbered
        for at in range(len(self.group) - 1, self.floor - 1, -1):
            draft = self.group[at]
            if draft.waits and event is not None:
                draft.count_from(draft.point.side, event, words[-1:])
            elif draft.is_free and draft.point.numbered == numbered:
                draft.count_from(side, event, list(words))
            else:
                break
            draft.sure = draft.sure and (found is None or found.sure)

    def join_sides(self) -> None:
        """Make one stretch of `within 2 days before and 2 days after surgery`."""
        if len(self.found) < 2:  # noqa: PLR2004 - the two sides
            return
        one, other = self.found[-2:]
        if not isinstance(one, WindowDraft) or not isinstance(other, Draft):
            return
        end = one.end
        if one.start is None and end is not None and end.point.side is Side.BEFORE:
            after = other.point.side is Side.AFTER and end.point.event == other.point.event
            if after and end.point.event is not None:
                self.found[-2:] = [WindowDraft(end, other, one.spans)]

    def part(self) -> None:
        """End a member of the list."""
        self.fresh = []
        self.left = None

    def end_sentence(self) -> None:
        """End a sentence: what `from` opened goes on without an end."""
        opened = None if self.change else self.opened
        where = self.place_of(opened)
        if opened is not None and where is not None:
            event = opened.point.event
            code = event.code if event is not None else None
            if opened.point.time is not None or code not in starting_events():
                self.found[where] = WindowDraft(opened, None)
        self.unfinished()
        self.part()
        self.opened = self.between = self.ahead = None
        self.group = []
        self.floor = 0
        self.entered = False
        self._waiting = []
        self.about = self.change = False

    def unfinished(self) -> None:
        """Keep a word that waited for a time in vain among the words not understood."""
        if self.link is not None:
            self.unread.append(self.link)
            self.link = None

    def unread_spans(self, *, whole: bool) -> list[Span]:
        """Give where words stand that were not understood, neighbours as one; or all there is."""
        text = self.text.text
        if whole:
            stripped = text.strip()
            start = text.index(stripped)
            return [Span(start, start + len(stripped))]
        found: list[Span] = []
        for atom in sorted(self.unread, key=lambda one: one.first):
            span = self.span(atom)
            if found and not text[found[-1].end : span.start].strip():
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
        return found


def _stretch(
    start: Draft | WindowDraft | None, end: Draft | WindowDraft | None, words: list[Span]
) -> WindowDraft:
    """Give the stretch between two points; what is a stretch already remains what it is."""
    if isinstance(start, WindowDraft):
        return start
    return end if isinstance(end, WindowDraft) else WindowDraft(start, end, list(words))

"""The prose of a report to what it states of its trial and of its results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from attrs import define, field

from mscregistry.grammar.expressions import Comparison
from mscregistry.grammar.findings.arms import Groups
from mscregistry.grammar.findings.clauses import clauses_of
from mscregistry.grammar.findings.efficacy import read_efficacy
from mscregistry.grammar.findings.events import read_events
from mscregistry.grammar.findings.facts import Findings
from mscregistry.grammar.findings.flow import Flow, read_flow, read_opening, read_sample
from mscregistry.grammar.findings.layout import Layout
from mscregistry.grammar.findings.phases import phases_in
from mscregistry.grammar.findings.prose import Prose, Stretch
from mscregistry.grammar.findings.ranges import ranges_in
from mscregistry.grammar.findings.sections import Tells, told_from
from mscregistry.grammar.findings.stages import stages_in
from mscregistry.grammar.findings.story import Story
from mscregistry.grammar.findings.totals import deaths_of, limiting_of, serious_of
from mscregistry.grammar.stated import Stated
from mscregistry.vocab import Phase
from mscregistry.vocab.finding_words import told_phrases, told_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.grammar.stated import Passage

_T = TypeVar("_T")

#: Where what is planned stands among them, a sentence tells no result.
_TOLD: Final = frozenset({Tells.RESULTS, Tells.ANYTHING})
_METHODS: Final = frozenset({Tells.METHODS, Tells.RESULTS, Tells.ANYTHING, Tells.TITLE})


@define
class _Reader:
    """What the texts that were read so far state."""

    story: Story = field(factory=Story)
    flow: Flow = field(factory=Flow)
    layout: Layout = field(factory=Layout)
    groups: Groups = field(factory=Groups)
    phases: list[Stated[Phase]] = field(factory=list)
    population: list[Stated[Comparison]] = field(factory=list)
    stages: list[Stated[str]] = field(factory=list)

    def read(self, passage: Passage, tells: Tells) -> None:
        """Take what a text states."""
        prose = Prose(passage, self.groups.treatments())
        known = len(self.groups.known)
        for sentence in prose.sentences():
            if known < len(self.groups.known):
                known, prose.treatments = len(self.groups.known), self.groups.treatments()
            opened = told_from(prose, sentence)
            first = sentence.first
            if opened is not None and tells is not Tells.TITLE:
                tells, first = opened
            if first < sentence.end:
                self._sentence(prose, Stretch(first, sentence.end), tells)

    def _sentence(self, prose: Prose, sentence: Stretch, tells: Tells) -> None:
        if _is_of_others(prose, sentence):
            return
        words = [
            word
            for at, word in enumerate(prose.words[sentence.first : sentence.end], sentence.first)
            if prose.written(at) != "May"
        ]
        planned = not told_words("sentences", "planned").isdisjoint(words)
        general = not told_words("sentences", "now").isdisjoint(words)
        if tells is Tells.ANYTHING and general:
            planned = planned or told_words("sentences", "then").isdisjoint(words)
        if tells is Tells.CONCLUSION:
            self.stages += stages_in(prose, *sentence)
            return
        if tells is Tells.BACKGROUND:
            return
        if not planned or tells in {Tells.METHODS, Tells.TITLE}:
            self.phases += phases_in(prose, *sentence)
            self.layout.read(prose, sentence)
        if tells is Tells.TITLE or planned:
            return
        self._people(prose, sentence, tells)

    def _people(self, prose: Prose, sentence: Stretch, tells: Tells) -> None:
        """Take what a sentence says of people and of results."""
        allotted = counted = False
        self.story.endpoint = None
        for clause in clauses_of(prose, sentence):
            flowed = read_flow(prose, clause, self.flow)
            counted = counted or flowed
            allotted = allotted or clause.verb("enrol", "randomise", "treat", "include") is not None
            self.groups.read_allotment(prose, clause)
            told = tells in _TOLD and clause.verb("lost") is None
            took = told and read_events(prose, clause, self.story)
            if tells in _TOLD and not flowed and not took:
                before = len(self.story.efficacy)
                read_efficacy(prose, clause, self.story)
                if tells is Tells.ANYTHING:
                    self.story.doubt_bare(before)
        if tells in {Tells.METHODS, Tells.ANYTHING}:
            read_sample(prose, sentence, self.flow)
        if tells is Tells.METHODS and not (sentence.first or counted):
            read_opening(prose, self.flow)
        self.groups.read(prose, sentence, allotted=allotted)
        if allotted or tells is Tells.METHODS:
            self.population += ranges_in(prose, sentence)

    def give(self) -> Findings:
        """Give it all."""
        story, flow = self.story, self.flow
        return Findings(
            phases=_once(self.phases),
            design=self.layout.design,
            enrolled=flow.enrolled or flow.taken,
            groups=self.groups.give(),
            population=tuple(self.population),
            lost_to_follow_up=flow.lost,
            completed=flow.completed,
            withdrawn=flow.withdrawn,
            deaths=deaths_of(story),
            event_sets=tuple(story.sets),
            adverse_events=tuple(
                [one for one in story.events if one.serious is None or not one.serious.value]
            ),
            serious_adverse_events=serious_of(story),
            dlt_count=limiting_of(story),
            efficacy=tuple(story.efficacy),
            stages_in_conclusion=_once(self.stages),
        )


def _is_of_others(prose: Prose, sentence: Stretch) -> bool:
    """Say whether a sentence tells what others found: `A previous study reported 3 deaths`."""
    at = sentence.first
    while at < sentence.end and prose.word(at) in told_words("sentences", "articles"):
        at += 1
    return told_phrases("sentences", "others").at(prose.words, at) is not None


def _once(stated: list[Stated[_T]]) -> tuple[Stated[_T], ...]:
    """Give each value once, with the words that state it first."""
    return tuple({one.value: one for one in reversed(stated)}.values())[::-1]


def read_findings(texts: Iterable[tuple[Passage, Tells]]) -> Findings:
    """Give what the texts of a report state, in their order.

    Each text comes with what it tells; a heading within a text, such as `Results:`, changes that
    for what is behind it.  Any text is read; nothing is raised; the time is proportional to the
    length.

    >>> from mscregistry.grammar.stated import Passage
    >>> text = (
    ...     "Grade 2 fever occurred in 3 of 20 patients. No serious adverse events were observed."
    ... )
    >>> found = read_findings([(Passage("results", text), Tells.RESULTS)])
    >>> event = found.adverse_events[0]
    >>> print(event.term, event.grade, event.subjects, event.out_of)
    fever =2 3 20
    >>> print(found.serious_adverse_events.count)
    0
    """
    reader = _Reader()
    for passage, tells in texts:
        reader.read(passage, tells)
    return reader.give()

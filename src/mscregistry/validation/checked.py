"""What the rules found in one record."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from mscregistry.errors import MscRegistryError, NoSuchPath
from mscregistry.failed import FailedReading
from mscregistry.issues import Issue, Severity
from mscregistry.model import Trial
from mscregistry.reading import Reading
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Rule
from mscregistry.visible import visible

if TYPE_CHECKING:
    from mscregistry.source import Span


@frozen
class RuleFailure:
    """A rule that raised, or gave something else than findings; the others were asked."""

    #: The rule.
    rule: Rule
    #: What went wrong.
    why: str

    def __str__(self) -> str:
        """Say in one line which rule failed, whose it is, and why."""
        whose = f" of {self.rule.distribution!r}" if self.rule.distribution else ""
        return visible(f"rule {self.rule.code}{whose} could not be asked: {self.why}")


@frozen(weakref_slot=False)
class Checked:
    """A record, and what the rules found in it.

    Attributes:
        issues: What was found, the worst first; with a reading, each has the spans of its words.
    """

    #: What was checked.
    subject: Trial | Reading | FailedReading
    #: Each finding with the rule that found it, in the order of the rules.
    findings: tuple[tuple[Rule, Finding], ...] = field(default=(), repr=False)
    #: Rules that could not be asked of it.
    failures: tuple[RuleFailure, ...] = ()

    @property
    def reading(self) -> Reading | None:
        """The reading, where one was checked."""
        return self.subject if isinstance(self.subject, Reading) else None

    @property
    def trial(self) -> Trial | None:
        """The trial; `None` where the record could not be read."""
        if isinstance(self.subject, FailedReading):
            return None
        return self.subject.trial if isinstance(self.subject, Reading) else self.subject

    @property
    def name(self) -> str:
        """The number of the trial, or else the name of its source, or else its title."""
        if isinstance(self.subject, FailedReading):
            return self.subject.name
        trial = self.subject.trial if isinstance(self.subject, Reading) else self.subject
        if trial.trial_id is not None:
            return trial.trial_id
        if isinstance(self.subject, Reading):
            return self.subject.source.name
        return trial.brief_title or trial.official_title or "a trial without id"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what was found, in the order of the rules."""
        if isinstance(self.subject, FailedReading):
            return tuple([one.code for one in self.subject.issues])
        return tuple([rule.code for rule, _ in self.findings])

    @property
    def severities(self) -> tuple[Severity, ...]:
        """How much each matters, in the order of the rules."""
        if isinstance(self.subject, FailedReading):
            return tuple([one.severity for one in self.subject.issues])
        return tuple([rule.severity for rule, _ in self.findings])

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """What was found, the worst first and then by code."""
        if isinstance(self.subject, FailedReading):
            return self.subject.issues
        found = [
            Issue(rule.code, rule.severity, one.message, one.path, self._spans(one), one.hint)
            for rule, one in self.findings
        ]
        return tuple(sorted(found, key=lambda issue: -issue.severity))

    @property
    def source(self) -> str | None:
        """The name of the source, where there is one."""
        if isinstance(self.subject, Reading):
            return self.subject.source.name
        return self.subject.name if isinstance(self.subject, FailedReading) else None

    @cached_property
    def text(self) -> str | None:
        """The text of the document; `None` of a trial, or where its file cannot be read again."""
        try:
            return None if self.reading is None else self.reading.source.text
        except MscRegistryError:
            return None

    def words(self, issue: Issue) -> tuple[str, ...]:
        """Give the words that an issue is about, one for each of its spans."""
        return () if self.text is None else tuple([span.of(self.text) for span in issue.spans])

    def _spans(self, finding: Finding) -> tuple[Span, ...]:
        """Give where the words stand that a finding is about, place by place.

        None for what is absent.
        """
        reading = self.reading
        if reading is None or self.text is None:
            return ()
        spans: dict[Span, None] = {}
        for place in finding.places:
            try:
                spans.update(dict.fromkeys(reading.spans(place)))
            except NoSuchPath:
                continue  # the document has no words for what is absent or worked out
        return tuple(spans)

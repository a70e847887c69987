"""What a check found: as values, as text with the words marked, as JSON, and counted."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from attrs import frozen

from mscregistry.extensions import BrokenPlugin
from mscregistry.issues import Issue, Severity
from mscregistry.validation.checked import Checked
from mscregistry.validation.rule import Rule
from mscregistry.validation.underlined import underlined
from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mscregistry.validation.checked import RuleFailure

#: What the records of a report can be parted by.
By = Literal["format", "registry", "sponsor"]
_SCHEMA: Final = "mscregistry/validation/1"
#: So many records are printed whole; of more, the rules are counted.
_FEW: Final = 3
#: Half of a surrogate pair, which UTF-8 has no place for.
_HALF: Final = re.compile("[\ud800-\udfff]")
_UNKNOWN: Final = "not stated"


@frozen(repr=False)
class ValidationReport:
    """What the rules found in one record or many.

    `print` shows a few records whole, with their words marked, and of many the rules that fire
    most; `text` shows any.
    """

    #: The records, in their order, with what was found.
    records: tuple[Checked, ...]
    #: The rules that were asked.
    rules: tuple[Rule, ...]
    #: The day of the check, where one was given.
    on: date | None = None
    #: Rules that were not asked, since they need a day or an earlier record, and there was none.
    not_asked: tuple[Rule, ...] = ()
    #: Plug-ins that offer rules and cannot be used.
    broken: tuple[BrokenPlugin, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """All that was found, record by record, the worst of each first."""
        return tuple([issue for record in self.records for issue in record.issues])

    @property
    def failures(self) -> tuple[RuleFailure, ...]:
        """The rules that raised, each once."""
        return tuple(dict.fromkeys([one for record in self.records for one in record.failures]))

    @property
    def ok(self) -> bool:
        """Whether nothing of severity error was found."""
        return not any(Severity.ERROR in record.severities for record in self.records)

    def of(self, *codes: str) -> tuple[Issue, ...]:
        """Give the issues with these codes, or with codes that begin so.

        Raises:
            ValueError: If neither a rule that was asked nor an issue has such a code.
        """
        known = {rule.code for rule in self.rules} | {str(one.code) for one in self.issues}
        for code in codes:
            if not any(one.startswith(code) for one in known):
                msg = f"no rule that was asked has a code that begins with {code!r}"
                raise ValueError(msg)
        return tuple([one for one in self.issues if one.code.startswith(codes)])

    def counts(self) -> dict[str, int]:
        """Count the issues of each code, the most first."""
        return dict(Counter(_codes(self.records)).most_common())

    def counts_by(self, group: By) -> dict[str, dict[str, int]]:
        """Count the issues of each code, for each format, registry or lead sponsor.

        Raises:
            ValueError: If it is another word.
        """
        if group not in get_args(By):
            msg = f"by {' or '.join(map(repr, get_args(By)))}, not {group!r}"
            raise ValueError(msg)
        parts: dict[str, list[Checked]] = {}
        for record in self.records:
            parts.setdefault(_GROUPS[group](record) or _UNKNOWN, []).append(record)
        return {
            name: dict(Counter(_codes(parts[name])).most_common())
            for name in sorted(parts, key=lambda name: (name == _UNKNOWN, name))
        }

    def to_dict(self) -> dict[str, Any]:
        """Give it as JSON has it: records with their issues, and the words of each."""
        return {
            "schema": _SCHEMA,
            "on": None if self.on is None else self.on.isoformat(),
            "rules": [one.code for one in self.rules],
            "not_asked": [one.code for one in self.not_asked],
            "broken": [str(one) for one in self.broken],
            "records": [_record(one) for one in self.records],
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Give it as JSON text, which can be written in UTF-8."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)

    def text(self, records: int | None = None) -> str:
        """Give the first `records` records, or all, with the words marked where they are known.

        Raises:
            ValueError: If it is no number of records.
        """
        if records is not None and records < 0:
            msg = f"records is how many are shown, not {records!r}"
            raise ValueError(msg)
        shown = self.records if records is None else self.records[:records]
        lines = [line for record in shown for line in _lines(record)]
        left = len(self.records) - len(shown)
        if left:
            lines.append(f"… and {left} more {'record' if left == 1 else 'records'}")
        return "\n".join([*lines, *self._notes()])

    def table(self) -> str:
        """Give the rules that fired, the most often first: times, records, code, summary."""
        known = {rule.code: rule for record in self.records for rule, _ in record.findings}
        times = Counter(rule.code for record in self.records for rule, _ in record.findings)
        records = Counter(
            code for record in self.records for code in {rule.code for rule, _ in record.findings}
        )
        lines = [
            f"{count:>6} {records[code]:>7}  {visible(str(known[code]))}"
            for code, count in times.most_common()
        ]
        head = f"{'issues':>6} {'records':>7}  rule"
        return "\n".join([head, *lines, *self._notes()] if lines else [*lines, *self._notes()])

    def _notes(self) -> Iterator[str]:
        """Yield what could not be asked, a line each."""
        if self.not_asked:
            codes = ", ".join(one.code for one in self.not_asked)
            day = "without a day (on=…) or " if self.on is None else "without "
            yield f"not asked {day}a record of an earlier update: {codes}"
        yield from [visible(str(one)) for one in (*self.failures, *self.broken)]

    def __str__(self) -> str:
        """Give a few records whole, and of many the rules that fire."""
        if len(self.records) <= _FEW:
            return self.text()
        return f"{_counted(len(self.records), 'record')}, {self._found()}\n{self.table()}"

    def _found(self) -> str:
        return _severities([severity for one in self.records for severity in one.severities])

    def __repr__(self) -> str:
        """Say in a line how much was found."""
        return f"<ValidationReport of {_counted(len(self.records), 'record')}: {self._found()}>"


def _codes(records: Iterable[Checked]) -> Iterator[str]:
    for record in records:
        yield from record.codes


def _format(record: Checked) -> str | None:
    return None if record.reading is None else record.reading.format


def _registry(record: Checked) -> str | None:
    registry = None if record.trial is None else record.trial.registry
    return None if registry is None else registry.key


def _sponsor(record: Checked) -> str | None:
    sponsor = None if record.trial is None else record.trial.lead_sponsor
    return None if sponsor is None else sponsor.name


_GROUPS: Final[Mapping[str, Callable[[Checked], str | None]]] = {
    "format": _format,
    "registry": _registry,
    "sponsor": _sponsor,
}


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _severities(found: Iterable[Severity]) -> str:
    """Give how many of each, the worst first."""
    counts = Counter(found)
    parts = [
        f"{counts[one]} info" if one is Severity.INFO else _counted(counts[one], str(one))
        for one in sorted(counts, reverse=True)
    ]
    return ", ".join(parts) or "nothing found"


def _lines(record: Checked) -> Iterator[str]:
    """Yield a record as text."""
    yield f"{visible(record.name)}: {_severities(record.severities)}"
    for issue in record.issues:
        yield f"  {visible(str(issue))}"
        if record.text is not None:
            for line in underlined(record.text, issue.spans):
                yield f"    | {line}"
        if issue.hint:
            yield f"    {visible(issue.hint)}"


def _record(record: Checked) -> dict[str, Any]:
    return {
        "name": record.name,
        "trial_id": None if record.trial is None else record.trial.trial_id,
        "source": record.source,
        "issues": [
            {
                "code": str(issue.code),
                "severity": str(issue.severity),
                "path": issue.path,
                "message": issue.message,
                "hint": issue.hint,
                "spans": [[span.start, span.end] for span in issue.spans],
                "words": list(record.words(issue)),
            }
            for issue in record.issues
        ],
        "failures": [str(one) for one in record.failures],
    }

"""Who may take part: the rows of limits, then the criteria under their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import CriteriaText, Eligibility
from mscregistry.parsers.ctgov_page.cells import bare, label_of
from mscregistry.parsers.ctgov_page.labels import CRITERIA, HEADINGS, INNER, LABELS, Part
from mscregistry.vocab import (
    SamplingMethod,
    Sex,
    StandardAge,
    Unlisted,
    coded,
    help_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

_NAMES: Final = frozenset(name for name, parts in LABELS.items() if Part.ELIGIBILITY in parts)
#: The site called older adults seniors before 2018.
_AGES: Final = {"Senior": StandardAge.OLDER_ADULT}
_FROM, _AND_OLDER, _UP_TO = " to ", " and older", "up to "
#: The fixed line above the table has more characters than any heading.
_LONG: Final = 60


class Table:
    """The table of limits while it is read."""

    def __init__(self, draft: Draft, damaged: frozenset[int]) -> None:
        """Begin with nothing read."""
        self.draft = draft
        self.found: dict[str, Any] = {}
        self._taken: set[str] = set()
        self.population: list[Line] | None = None
        self._damaged = damaged
        #: The label whose value stands on the next line.
        self._label: str | None = None
        #: Whether the heading of the criteria is still to come; prose above it may have its words.
        self._to_come = False

    def expect_criteria(self) -> None:
        """Note that a line ``Criteria`` stands below."""
        self._to_come = True

    def ends_at(self, line: Line) -> bool:
        """Read a line of the table, or say that the criteria begin with it."""
        words = bare(line)
        if line.start in self._damaged:
            self._label = None
            return _begins_criteria(line)
        if words.text == "Criteria":
            return True
        if words.text.casefold().rstrip(" :") in CRITERIA and not self._to_come:
            return True
        known = label_of(line)
        if known is not None and known[0] in _NAMES:
            self._row(line, *known)
        elif words.text in HEADINGS or words.text in INNER:
            self.draft.label(line)
            self.population = [] if words.text == "Study Population" else self.population
        elif len(words.text) > _LONG and help_line(line.text):
            self.draft.boilerplate(line)
        else:
            return self._is_past(line, words)
        return False

    def _row(self, line: Line, name: str, end: int) -> None:
        self.draft.label(line.slice(0, end))
        self.population = None if not self.population else self.population
        value = bare(line.slice(end, len(line.text)))
        self._label = None if value.text else name
        if value.text:
            self._take(name, value)

    def _take(self, name: str, words: Words) -> None:
        """Read the value of a row; of two rows with one label, the first counts."""
        if name in self._taken:
            self.draft.leave([words], f"a row {name!r} stands above", "eligibility")
        else:
            self._taken.add(name)
            _limit(self.draft, name, words, self.found)

    def _is_past(self, line: Line, words: Words) -> bool:
        """Take a line without a label where one is expected; else the table has ended."""
        if self._label is not None:
            self._take(self._label, words)
            self._label = None
        elif self.population is not None:
            self.population.append(line)
        elif self.found:
            return True
        else:
            self.draft.leave([line], "no label of the table names it", "eligibility")
        return False


def read_eligibility(draft: Draft, layout: Layout) -> Eligibility:
    """Read the table of limits and the criteria."""
    lines = layout.of(Part.ELIGIBILITY)
    table = Table(draft, layout.damaged)
    if any(line.text.startswith("Criteria") and bare(line).text == "Criteria" for line in lines):
        table.expect_criteria()
    end = next((place for place, line in enumerate(lines) if table.ends_at(line)), len(lines))
    found = table.found
    if "sampling_method" in found and table.population is None:
        end = _unheaded_population(draft, lines, end, found)
    if table.population:
        found["study_population"] = draft.prose("eligibility.study_population", table.population)
    return Eligibility(texts=_criteria(draft, lines[end:], layout.damaged), **found)


def _unheaded_population(
    draft: Draft, lines: Sequence[Line], start: int, found: dict[str, Any]
) -> int:
    """Take the study population, whose heading is lost, and give where the criteria begin.

    The site prints it for each study that has a sampling method, above the criteria.
    """
    if start == len(lines) or bare(lines[start]).text == "Criteria":
        return start
    end = next(
        (
            place
            for place in range(start, len(lines))
            if lines[place].text.casefold().rstrip(" :|") in CRITERIA
        ),
        start,
    )
    path = "eligibility.study_population"
    if (text := draft.prose(path, lines[start:end])) is not None:
        found["study_population"] = text
    draft.issue(
        Code.LOST_HEADING,
        Severity.INFO,
        "no heading says where the study population ends and the criteria begin",
        path if end > start else "eligibility.texts[0].text",
        lines[start],
    )
    return end


def _begins_criteria(line: Line) -> bool:
    return "riteria" in line.text or "clusion" in line.text


def _limit(draft: Draft, name: str, words: Words, found: dict[str, Any]) -> None:
    """Read one row of the table."""
    if name == "Ages Eligible for Study":
        _ages(draft, words, found)
    elif name in {"Sexes Eligible for Study", "Genders Eligible for Study"}:
        found["sex"] = draft.coded("eligibility.sex", words, Sex)
    elif name == "Gender Based Eligibility":
        found["gender_based"] = draft.flag("eligibility.gender_based", words)
    elif name == "Gender Eligibility Description":
        found["gender_description"] = draft.fact("eligibility.gender_description", words)
    elif name == "Sampling Method":
        found["sampling_method"] = draft.coded("eligibility.sampling_method", words, SamplingMethod)
    else:
        found["healthy_volunteers"] = draft.flag("eligibility.healthy_volunteers", words)


def _ages(draft: Draft, words: Words, found: dict[str, Any]) -> None:
    """Read ``18 Years to 65 Years (Adult, Older Adult)``."""
    text = words.text
    start = text.find("(")
    if start >= 0 and text.endswith(")"):
        _groups(draft, words.slice(start + 1, len(text) - 1), found)
        limits = words.slice(0, start).strip()
    elif all(_group(one) is not None for one in text.split(", ")):
        _groups(draft, words, found)
        return
    else:
        limits = words
    text = limits.text
    low: Words | None = None
    high: Words | None = None
    if (at := text.find(_FROM)) >= 0 and not text.startswith(_UP_TO):
        draft.label(limits.slice(at, at + len(_FROM)).strip())
        low, high = limits.slice(0, at), limits.slice(at + len(_FROM), len(text))
    elif text.endswith(_AND_OLDER):
        at = len(text) - len(_AND_OLDER)
        draft.label(limits.slice(at, len(text)).strip())
        low = limits.slice(0, at)
    elif text[: len(_UP_TO)].lower() == _UP_TO:
        draft.label(limits.slice(0, len(_UP_TO)).strip())
        high = limits.slice(len(_UP_TO), len(text))
    else:
        draft.unreadable("eligibility.minimum_age", limits, "limits of age")
    if low is not None:
        found["minimum_age"] = draft.age("eligibility.minimum_age", low.strip())
    if high is not None:
        found["maximum_age"] = draft.age("eligibility.maximum_age", high.strip())


def _group(words: str) -> StandardAge | None:
    return _AGES.get(words) or coded(StandardAge, words)


def _groups(draft: Draft, words: Words, found: dict[str, Any]) -> None:
    groups: list[StandardAge | Unlisted] = []
    for index, one in enumerate(words.split(",")):
        path = f"eligibility.standard_ages[{index}]"
        draft.fact(path, one)
        value = _group(one.text)
        if value is None:
            draft.unlisted(path, one, "StandardAge")
        groups.append(Unlisted(one.text) if value is None else value)
    found["standard_ages"] = tuple(groups)


def _criteria(
    draft: Draft, lines: Sequence[Line], damaged: frozenset[int]
) -> tuple[CriteriaText, ...]:
    """Give the criteria, a text for each heading; below a damaged one the kind is not known."""
    texts: list[CriteriaText] = []
    above: Line | None = None
    begun: list[Line] = []
    for line in lines:
        heading = line.text.casefold().rstrip(" :|")
        if heading == "criteria" and not texts and not begun:
            draft.label(line)
        elif heading in CRITERIA or line.start in damaged:
            _text(draft, begun, above, texts)
            begun = []
            above = line if heading in CRITERIA else None
            if above is not None:
                draft.label(line)
        else:
            begun.append(line)
    _text(draft, begun, above, texts)
    return tuple(texts)


def _text(draft: Draft, lines: list[Line], heading: Line | None, texts: list[CriteriaText]) -> None:
    path = f"eligibility.texts[{len(texts)}]"
    if (text := draft.prose(f"{path}.text", lines, indented=True)) is None:
        return
    kind = None
    if heading is not None:
        kind = CRITERIA[draft.fact(f"{path}.kind", bare(heading)).casefold().rstrip(" :|")]
    texts.append(CriteriaText(text, kind))

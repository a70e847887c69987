"""The questions on age groups that the EU's register leaves behind its inclusion criteria."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.model import Answer
from mscregistry.vocab import StandardAge

if TYPE_CHECKING:
    from mscregistry.parsers.ictrp.record import Record
    from mscregistry.source import Words

_FIRST: Final = re.compile(r"^Are the trial subjects under 18\?", re.MULTILINE)
_LINE: Final = re.compile(
    r"(?:(?P<code>F\.1\.[23](?:\.1)?)[ ])?(?P<question>Are the trial subjects under 18\?"
    r"|Number of subjects for this age range:?|Adults \(18-64 years\)|Elderly \(>=65 years\))"
    r"(?:[ ](?P<answer>yes|no|\d+))?"
)
#: The questions that have no number in the text.
_BARE: Final = ("Are the trial subjects under 18?", "Number of subjects for this age range:")
#: What each number asks.
_ASKED: Final = {
    "F.1.2": "Adults (18-64 years)",
    "F.1.2.1": "Number of subjects for this age range",
    "F.1.3": "Elderly (>=65 years)",
    "F.1.3.1": "Number of subjects for this age range",
}
#: What a yes to a question says, by its number and its words.
_GROUPS: Final = {
    (None, "Are the trial subjects under 18?"): StandardAge.CHILD,
    ("F.1.2", "Adults (18-64 years)"): StandardAge.ADULT,
    ("F.1.3", "Elderly (>=65 years)"): StandardAge.OLDER_ADULT,
}


def without_age_groups(record: Record, words: Words) -> Words:
    """Take the questions behind the criteria, if all of them are known, and give the criteria."""
    begin = _FIRST.search(words.text)
    if begin is None:
        return words
    tail = words.slice(begin.start(), len(words))
    places = [tail.slice(*one.span()).strip() for one in re.finditer(r"[^\n]+", tail.text)]
    asked = [line for line in places if line.text]
    found = [match for line in asked if (match := _known(line.text)) is not None]
    if len(found) < len(asked):
        return words
    for line, match in zip(asked, found, strict=True):
        _take(record, line, match)
    return words.slice(0, begin.start()).strip()


def _known(line: str) -> re.Match[str] | None:
    """Give the match of a line that is a question of the form, with its number if it has one."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    code, question = found["code"], found["question"]
    fits = question in _BARE if code is None else _ASKED[code] == question
    return found if fits else None


def _take(record: Record, line: Words, found: re.Match[str]) -> None:
    group = _GROUPS.get((found["code"], found["question"]))
    if found["answer"] is None:
        record.draft.label(line)
    elif group is not None and found["answer"] == "yes":
        record.draft.fact(record.next("eligibility.standard_ages"), line)
        record.append("eligibility.standard_ages", group)
    else:
        path = record.next("answers")
        code = None
        if found["code"]:
            code = record.draft.fact(f"{path}.code", line.slice(*found.span("code")))
        question = record.draft.fact(f"{path}.question", line.slice(*found.span("question")))
        answer = record.draft.fact(f"{path}.text", line.slice(*found.span("answer")))
        record.append("answers", Answer(question, answer, code))

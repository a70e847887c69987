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
    r"(?P<minors>Are the trial subjects under 18\?)(?:[ ](?P<said>yes|no))?"
    r"|(?P<number>Number of subjects for this age range):[ ]*(?P<count>\d*)"
    r"|(?P<code>F\.1\.\d(?:\.\d)?)[ ](?P<question>[^\n]*?)(?:[ ](?P<answer>yes|no|\d+))?"
)
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
    found = [(line, _LINE.fullmatch(line.text)) for line in places if line.text]
    if any(match is None for _, match in found):
        return words
    for line, match in found:
        if match is not None:
            _take(record, line, match)
    return words.slice(0, begin.start()).strip()


def _take(record: Record, line: Words, found: re.Match[str]) -> None:
    asked = next(name for name in ("minors", "number", "question") if found[name] is not None)
    said = {"minors": "said", "number": "count", "question": "answer"}[asked]
    group = _GROUPS.get((found["code"], found[asked]))
    if not found[said]:
        record.draft.label(line)
    elif group is not None and found[said] == "yes":
        ages = record.part("eligibility").setdefault("standard_ages", ())
        record.draft.fact(f"eligibility.standard_ages[{len(ages)}]", line)
        record.part("eligibility")["standard_ages"] = (*ages, group)
    else:
        path = record.next("answers")
        code = None
        if found["code"]:
            code = record.draft.fact(f"{path}.code", line.slice(*found.span("code")))
        question = record.draft.fact(f"{path}.question", line.slice(*found.span(asked)))
        answer = record.draft.fact(f"{path}.text", line.slice(*found.span(said)))
        record.append("answers", Answer(question, answer, code))

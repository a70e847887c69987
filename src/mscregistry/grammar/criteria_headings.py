"""The headings in a list of criteria that say which kind follows.

A heading is `qualifier* kind "criteria"? "(…)"? verb* end`: the qualifiers are words such
as *key* or *main*, the kind is *inclusion*, *exclusion* or the like in eight languages, and
the end is a colon, a dash or the end of the line.  What follows a colon is the first
criterion.  Three others are read by the same hand:

* ``Eligibility criteria:`` and ``Inclusion and exclusion criteria:`` end what was said
  before and state no kind;
* ``Inclusion criteria for donors:`` says more than the kind, so its words are kept as a
  criterion that is the parent of those below it;
* ``Withdrawal criteria:`` is such a parent too, and states neither kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.vocab import CriterionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUALIFIER: Final = (
    r"(?:the|key|main|major|general|primary|principal|basic|core|other|additional|further|"
    r"specific|common|overall|study|trial|protocol|patients?|subjects?|participants?|"
    r"selected|summary|of|list|important|abbreviated)"
)
_CRITERIA: Final = r"(?:cr[ie]t[eé]ri\w{0,4}|requirements?|conditions?)"
_IN: Final = (
    r"inclusions?(?:\s+" + _CRITERIA + r")?|inclusive\s+criteria|included|"
    r"criteria\s+for\s+(?:(?:study|trial)\s+)?(?:inclusion|entry|enrol+ment)|"
    r"crit[eé]ri[oa]s?\s+d[ei]\s+inclus(?:ión|ion|ão|ao|ione)|crit[eè]res?\s+d['’]inclusion|"
    r"einschlu(?:ss|ß)kriterien|inclusiecriteria|纳入标准|入选标准|入組基準|選択基準|適格基準"
)
_OUT: Final = (
    r"ex[ck]?lusions?(?:\s+" + _CRITERIA + r")?|exclusive\s+criteria|excluded|"
    r"non[-\s]?inclusion\s+criteria|criteria\s+for\s+(?:(?:study|trial)\s+)?exclusion|"
    r"crit[eé]ri[oa]s?\s+d[ei]\s+(?:exclus(?:ión|ion|ão|ao)|esclusione)|"
    r"crit[eè]res?\s+(?:d['’]exclusion|de\s+non[-\s]inclusion)|"
    r"ausschlu(?:ss|ß)kriterien|exclusiecriteria|排除标准|除外基準"
)
_BOTH: Final = (
    r"eligibility(?:\s+criteria)?|selection\s+criteria|"
    r"inclusion\s*(?:and|&|/|,|or)\s*exclusion\s+criteria"
)
_VERB: Final = (
    r"(?:\s+(?:are|is|was|were|be|include[sd]?|including|considered|(?:defined|described)\s+as|"
    r"will|comprises?|consists?\s+of|"
    r"as\s+follows?|(?:the\s+)?following|below|(?:for|of|in)\s+(?:the|this)\s+(?:study|trial)))"
)
#: A line that says the kind and nothing else, or says it and runs on.
_HEADING: Final = re.compile(
    rf"[\W_]{{0,8}}+(?:[IVX\d]{{1,4}}(?:\.\d{{1,2}}){{1,3}}\.?\s+)?(?:{_QUALIFIER}\s+){{0,4}}"
    rf"(?:(?P<both>{_BOTH})|(?P<out>{_OUT})|(?P<into>{_IN}))(?!\w)"
    rf"(?:\s*\([^()\n]{{0,80}}\))?{_VERB}{{0,3}}[\]】*_ \t]{{0,4}}"
    rf"(?:(?P<colon>[:：][-–]?|[-–—](?=\s|$))[*_ \t]{{0,4}}|\.?\s*$|(?<=criteria)\.(?=\s)|"
    rf"(?=\s\(?1[.)]\s|\s[-•*]\s))",
    re.IGNORECASE,
)
#: A line that names the kind among other words, and ends in a colon.
_LONGER: Final = re.compile(
    r"(?=[^:：]{0,100}[:：][*_]{0,2}$)(?:[^\s:：]{1,30}\s+){0,12}?"
    r"(?:(?P<out>(?:ex[ck]?lusion|non-inclusion)\s+cr[ie]ter\w{0,4})"
    r"|(?P<into>inclusion\s+cr[ie]ter\w{0,4}))(?!\w)",
    re.IGNORECASE,
)
#: A title that names the kind and whom it is for, alone or before a colon.
_TITLE: Final = re.compile(
    r"(?:[A-Z][\w/-]{0,20}\s+){1,4}(?:(?P<into>Inclusion)|(?P<out>Exclusion))\s+Criteria(?:$|[:：])"
)
_DENIED: Final = re.compile(r"\b(?:not|fail\w*|unable|without|un?met)\b", re.IGNORECASE)
_LEAVING: Final = re.compile(
    r"(?:(?:subject|patient|participant)s?\s+)?"
    r"(?:(?:withdraw\w*|remov\w*|drop[-\s]?(?:out|ping)|eliminat\w*|terminat\w*|discontinu\w*|"
    r"shedding|rejection|suspension|exit)(?:\s+and\s+\w+)?\s+criteria|"
    r"criteria\s+for\s+(?:withdrawal|removal|discontinuation|termination))\s*[:：]?\s*$",
    re.IGNORECASE,
)
#: A heading in the middle of a line begins with a capital and ends in a colon.
_INSIDE: Final = re.compile(
    r"(?<=[\s.;])(?:(?:Key|Main|Major|KEY|MAIN|MAJOR)\s)?"
    r"(?:(?:In|Ex)clusion\s[Cc]riteria|(?:IN|EX)CLUSION\sCRITERIA)(?=\s?[:：])"
)
#: Words before it that are a sentence, not the first words of the heading.
_SENTENCE: Final = re.compile(r"[.;)]\s*$|:|[^\r\n]{40}$")
#: A line without one of these letters in a row is no heading: most lines stop here.
_HINT: Final = re.compile(
    r"clu[sd]|eligib|exlus|criter|crit[éè]r|criet|kriteri|esclus|标准|基準", re.IGNORECASE
)
#: No heading is longer; the look ahead for one stops here.
_LONGEST: Final = 240
#: So much of the line before a heading inside it is looked at.
_BEFORE: Final = 60


@frozen
class Heading:
    """A heading that says which criteria follow."""

    #: The kind; `None` where the heading names both or neither.
    kind: CriterionKind | None
    #: Offset after the heading, where the first criterion may stand on the same line.
    end: int
    #: Whether its words say more than the kind and are a criterion of their own.
    spoken: bool = False


def read_heading(text: str, start: int, end: int, *, marked: bool) -> Heading | None:
    """Give the heading with which `text[start:end]` begins, or None.

    A line with a bullet or number (`marked`) is a heading only if it says nothing more.

    >>> read_heading("Key Exclusion Criteria -", 0, 24, marked=False)
    Heading(kind=<CriterionKind.EXCLUSION: 'EXCLUSION'>, end=24, spoken=False)
    """
    stop = min(end, start + _LONGEST)
    if _HINT.search(text, start, stop) is None:
        return None
    found = _HEADING.match(text, start, stop)
    # The look-ahead window is not the end of the line.
    if found is not None and (found["colon"] or found.end() < stop or stop == end):
        return Heading(_kind(found), found.end())
    if marked:
        return None
    if stop == end and _LEAVING.match(text, start, end):
        return Heading(None, end, spoken=True)
    found = _TITLE.match(text, start, stop) or _LONGER.match(text, start, stop)
    if found is None or _DENIED.search(text, start, found.end()):
        return None
    after = found.end() if text[found.end() - 1] in ":：" else end
    return Heading(_kind(found), after, spoken=True)


def inner_headings(text: str) -> Iterator[int]:
    """Give the offsets at which a heading begins inside a line, in order."""
    for found in _INSIDE.finditer(text):
        at = found.start()
        before = text[max(at - _BEFORE, 0) : at].splitlines()[-1:]
        if before and _SENTENCE.search(before[0]):
            yield at


def _kind(found: re.Match[str]) -> CriterionKind | None:
    if found["out"] is not None:
        return CriterionKind.EXCLUSION
    return CriterionKind.INCLUSION if found["into"] is not None else None

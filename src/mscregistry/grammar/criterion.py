"""A criterion to what it says.

The grammar, from the outside in; each part has a file of its own::

    criterion   = sentence (stop sentence)*                  clauses
    sentence    = alternative (condition | exception)?       clauses
    alternative = conjunct ("or" conjunct)*                  coordination
    conjunct    = term ("and" term)*                         coordination
    term        = "no"? statement (bracket)*                 clauses
    statement   = measure bound time* | thing time* | words  statements
    bound       = sign? number unit?                         figures, numbers, unit_reading
"""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from mscregistry.grammar.clause_text import ClauseText
from mscregistry.grammar.clauses import read_clause
from mscregistry.grammar.expressions import Expression, Presence, Unparsed
from mscregistry.grammar.part import Part
from mscregistry.grammar.unread import has_unread
from mscregistry.source import Span

#: A bullet or number that the splitter of lists has left.
_MARK: Final = re.compile(
    r"\s*(?:[-•*➢]+\s+|\(?\d{1,2}[.)]\s+|\(?[A-Za-z]\)\s+|[A-Za-z]\.\s+(?![a-z]))*"
)
#: A heading has at most so many words.
_HEADING: Final = 4
#: Among what excludes it may say who may take part, or who may not.
_MUST: Final = "must"


def interpret(text: str, *, exclusion: bool = False) -> Expression:
    """Give what a criterion says.

    Whether it excludes decides what its conditions mean: who has asthma `unless controlled` is
    out where the asthma is not controlled.  Any string is read; nothing is raised; the time is
    proportional to the length.

    >>> print(interpret("Hemoglobin A1c ≤9%, if diabetes mellitus present"))
    if condition "diabetes mellitus present" then hba1c ≤9 %
    >>> print(interpret("stroke or seizure within the last 3 months", exclusion=True))
    condition "stroke" [≤3 mo before] or condition "seizure" [≤3 mo before]
    """
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    marked = ClauseText(text, exclusion=exclusion)
    first = next((at for at, token in enumerate(marked.tokens) if token.start >= start), 0)
    whole = Part(marked, first, len(marked.tokens))
    found = read_clause(whole)
    if found is None or (isinstance(found, Presence) and _is_heading(text, found)):
        return Unparsed(text, spans=(Span(0, len(text)),) if text else ())
    if found.sure and ((exclusion and _MUST in marked.words) or has_unread(whole, found)):
        return evolve(found, sure=False)
    return found


def _is_heading(text: str, found: Presence) -> bool:
    """Say whether the criteria below stand under the words: `Prior therapy:`."""
    numbers = (found.window, found.duration, found.count, found.dose)
    short = len(text.split()) <= _HEADING
    return short and text.rstrip().endswith((":", "：")) and not any(numbers)

"""What a stretch of a report tells: why, how, what was found, what is made of it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from mscregistry.grammar.token_text import TokenText
from mscregistry.vocab.finding_words import told_as, told_phrases

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose, Stretch


class Tells(Enum):
    """What a text, or a stretch of one, tells."""

    TITLE = "title"
    BACKGROUND = "background"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSION = "conclusion"
    #: The source does not say: anything may stand in it.
    ANYTHING = "anything"


def tells_of(label: str) -> Tells | None:
    """Give what a section under a heading tells; `None` where the heading does not say.

    >>> tells_of("Main Results"), tells_of("Trial registration")
    (<Tells.RESULTS: 'results'>, None)
    """
    words = TokenText(label).words
    while words and words[-1] in {":", "."}:
        words.pop()
    found = told_as("headings").at(words, 0)
    return None if found is None or found[1] < len(words) else Tells(found[0])


def told_from(prose: Prose, sentence: Stretch) -> tuple[Tells, int] | None:
    """Give what is told from a sentence on where it opens with a heading, and where that ends.

    A heading stands before a colon, or alone in its line; `In conclusion` is one, too.
    """
    first, end = sentence
    found = told_as("headings").at(prose.words, first)
    if found is not None:
        behind = found[1]
        if prose.word(behind) in {":", "-"} and behind < end:
            return Tells(found[0]), behind + 1
        if behind == end or (behind + 1 == end and prose.word(behind) == "."):
            return Tells(found[0]), end
    concluding = told_phrases("sentences", "concluding").at(prose.words, first)
    return None if concluding is None else (Tells.CONCLUSION, first)

"""The range of a measure that those who took part had: `an eGFR of 15-44 mL/min/1.73 m2`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import Comparison, walk
from mscregistry.source import Span

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose, Stretch
    from mscregistry.grammar.stated import Stated

#: A longer stretch is none that names a population.
_LONGEST: Final = 400
#: They stand before what those who took part had.
_HAVING: Final = frozenset({"with", "aged", "whose", "having"})


def ranges_in(prose: Prose, sentence: Stretch) -> list[Stated[Comparison]]:
    """Give the measures with their ranges that a sentence says people had."""
    first = next((at for at in range(*sentence) if prose.word(at) in _HAVING), None)
    if first is None:
        return []
    start, stop = prose.tokens[first].start, prose.tokens[sentence.end - 1].end
    start += 0 if prose.word(first) == "aged" else len(prose.word(first)) + 1
    if stop - start > _LONGEST or start >= stop:
        return []
    expression = interpret(prose.text[start:stop])
    found: list[Stated[Comparison]] = []
    for node in walk(expression):
        if isinstance(node, Comparison) and node.measure.code is not None and node.spans:
            spans = tuple(Span(span.start + start, span.end + start) for span in node.spans)
            moved = evolve(node, spans=spans)
            found.append(prose.passage.stated_at(moved, spans, sure=node.sure))
    return found

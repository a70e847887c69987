"""What an outcome measures: the endpoints and measures that its words name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.outcomes.described import told_alone, told_besides
from mscregistry.grammar.outcomes.names import names_among
from mscregistry.grammar.outcomes.naming import naming_words
from mscregistry.source import Span
from mscregistry.vocab.endpoints import is_fallback
from mscregistry.vocab.word_forms import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.outcomes.names import Name
    from mscregistry.grammar.stated import Passage, Stated
    from mscregistry.vocab.word_forms import Word


def read_measured(measure: Passage, description: Passage | None = None) -> tuple[Stated[str], ...]:
    """Give what is measured, as codes of endpoints or measures, each once and in the order said.

    What the first sentence of the measure names is sure; what stands behind it, or in the
    description alone, is not, for it may only explain.  A description mostly does: it counts where
    the measure names nothing, and else where its first clause says by what the measure is assessed,
    or of what the incidence is told.  Methods, and words that are true of any outcome, count where
    nothing else is named.  What a code stands for: `mscregistry.vocab.endpoints.measured_entry`.

    >>> from mscregistry.grammar.stated import Passage
    >>> found = read_measured(Passage("measure", "Change in eGFR and proteinuria"))
    >>> [(str(one), one.words) for one in found]
    [('egfr', 'eGFR'), ('proteinuria_24h', 'proteinuria')]
    """
    found = list(_named(measure))
    if description is not None:
        found += _described(description, besides=not all(is_fallback(one.value) for one in found))
    once: dict[str, Stated[str]] = {}
    for one in found:
        once.setdefault(one.value, one)
    told = [one for one in once.values() if not is_fallback(one.value)]
    return tuple(told or once.values())


def _named(measure: Passage) -> Iterator[Stated[str]]:
    words = list(words_in(measure.text))
    naming = naming_words(measure.text, words)
    for name in names_among(measure.text, words):
        yield _stated(measure, words, name, sure=name.first < naming and name.plain)


def _described(description: Passage, *, besides: bool) -> list[Stated[str]]:
    words = list(words_in(description.text))
    told = told_besides if besides else told_alone
    return [_stated(description, words, name, sure=False) for name in told(description.text, words)]


def _stated(passage: Passage, words: Sequence[Word], name: Name, *, sure: bool) -> Stated[str]:
    whole = Span(words[name.first].start, words[name.end - 1].end)
    return passage.stated_at(name.code, [whole], sure=sure)

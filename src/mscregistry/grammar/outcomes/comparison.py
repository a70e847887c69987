"""What an outcome compares: a change from baseline, a difference between groups, a proportion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.outcomes.besides import BASELINE, read_besides
from mscregistry.grammar.outcomes.contrast import Contrast, ContrastKind
from mscregistry.grammar.outcomes.naming import naming_words
from mscregistry.grammar.outcomes.thresholds import read_threshold
from mscregistry.source import Span
from mscregistry.vocab.contrast_words import contrast_kinds, contrast_words
from mscregistry.vocab.word_forms import Word, words_in

if TYPE_CHECKING:
    from mscregistry.grammar.stated import Passage, Stated

#: Who is counted stands so close behind `proportion of`.
_NEAR: Final = 6


def read_comparison(
    measure: Passage, description: Passage | None = None
) -> Stated[Contrast] | None:
    """Give the comparison that an outcome states; `None` where it states none.

    The first word for one says its kind.  Only where the measure states none is the description
    read, and what it says is not sure.

    >>> from mscregistry.grammar.stated import Passage
    >>> print(read_comparison(Passage("measure", "Change from baseline in eGFR vs. placebo")))
    change_from_baseline vs baseline, placebo
    >>> print(read_comparison(Passage("measure", "Patients with ≥50% reduction in proteinuria")))
    change ≥50 %
    """
    found = _read(measure, sure=True)
    if found is None and description is not None:
        return _read(description, sure=False)
    return found


def _read(passage: Passage, *, sure: bool) -> Stated[Contrast] | None:
    text = passage.text
    words = list(words_in(text))
    beside = read_besides(words, text)
    threshold = read_threshold(text)
    against = tuple(dict.fromkeys([one.words for one in beside]))
    kind, cue = _kind(words, against)
    if kind is None:
        if against:
            groups = set(against) != {BASELINE}
            kind = ContrastKind.DIFFERENCE if groups else ContrastKind.CHANGE_FROM_BASELINE
            sure = sure and groups
        elif threshold is not None:
            kind = ContrastKind.THRESHOLD
        else:
            return None
    spans = [*cue, *[one.span for one in beside]]
    if threshold is not None:
        spans += threshold.spans
        sure = sure and threshold.sure
    spans = _apart(spans)
    naming = naming_words(text, words)
    named = naming >= len(words) or spans[-1].end <= words[naming].start
    sure = sure and named and all(one.sure for one in beside)
    return passage.stated_at(Contrast(kind, against, threshold), spans, sure=sure)


def _kind(words: list[Word], against: tuple[str, ...]) -> tuple[ContrastKind | None, list[Span]]:
    """Give the kind that the first cue says, and where the cue stands."""
    table = contrast_kinds()
    forms = [word.form for word in words]
    at = 0
    while at < len(forms):
        # `50% reduction` is a reduction, and no change in percent.
        sized = forms[at] == "%" and at > 0 and forms[at - 1].isdecimal()
        found = None if sized else table.at(forms, at)
        if found is None:
            at += 1
            continue
        name, end = found
        if name and _counts(name, forms, end, against):
            kind = ContrastKind(name)
            if kind is ContrastKind.CHANGE and BASELINE in against:
                kind = ContrastKind.CHANGE_FROM_BASELINE
            return kind, [Span(words[at].start, words[end - 1].end)]
        at = end
    return None, []


def _counts(name: str, forms: list[str], end: int, against: tuple[str, ...]) -> bool:
    """Say whether a cue says its kind: a share of people, a difference from something."""
    if name == ContrastKind.PROPORTION:
        return not contrast_words("people").isdisjoint(forms[end - 1 : end + _NEAR])
    if name == ContrastKind.DIFFERENCE:
        return any(words != BASELINE for words in against)
    return True


def _apart(spans: list[Span]) -> list[Span]:
    """Give the spans in order, those that meet as one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined

"""Where the words of a tree's facts stand: found by reading the record once more, when asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from mscregistry.issues import Code, Issue, Severity
from mscregistry.parsers.text_checks import check_text
from mscregistry.parsers.tree.dialect import Piece, Pointer, Several, Whereabouts, pointers
from mscregistry.reading import Origins
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.parsers.tree.reader import Taken
    from mscregistry.source import Source

#: The most places that one issue points at.
_MOST = 50


@frozen
class Places:
    """Where each part of a tree stands in its text."""

    #: The spans of each leaf's words; none for a leaf that says nothing.
    leaves: Mapping[Pointer, tuple[Span, ...]]
    #: The spans of the names of what leads to each branch or leaf: keys, tags, attributes.
    names: Mapping[Pointer, tuple[Span, ...]]


def trace(source: Source, taken: Taken, places: Places, more: Iterable[Issue]) -> dict[str, object]:
    """Give the fields of a reading that tell where words stand, and what is wrong with them."""
    origins: dict[str, tuple[Span, ...]] = {}
    for path, at, _ in taken.facts:
        spans = _spans(at, places, source)
        if spans:  # what its place alone says has no words
            origins[path] = spans
    repeats: dict[str, list[Span]] = {}
    for path, at, _ in taken.repeats:
        repeats.setdefault(path, []).extend(_spans(at, places, source))
    read = {one for _, at, _ in (*taken.facts, *taken.repeats) for one in pointers(at)}
    read |= {one for at in taken.silent for one in pointers(at)}
    led = _branches(read)
    # A name under which no words stand says nothing: an empty element, a key of ``null``.
    said = _branches({at for at, spans in places.leaves.items() if spans})
    empty = [span for at, spans in places.names.items() if at not in said for span in spans]
    labels = [span for at in taken.silent for span in _spans(at, places, source)]
    labels += [span for at, spans in places.names.items() if at in led for span in spans]
    issues = [evolve(issue, spans=_concerned(at, places, source)) for issue, at in taken.issues]
    return {
        "origins": Origins(origins),
        "repeats": Origins({path: tuple(spans) for path, spans in repeats.items()}),
        "labels": tuple(labels),
        "boilerplate": (),
        "markup": (*_between(source.text, places), *empty, *_blanks(places, read)),
        "issues": (*issues, *more, *check_text(source)),
    }


def _blanks(places: Places, read: set[Pointer]) -> list[Span]:
    """Give what stands for a blank between two values of a leaf, such as an escaped line break."""
    return [
        span
        for at, spans in places.leaves.items()
        if at in read
        for span in spans
        if span.decoded is not None and span.decoded.isspace()
    ]


def _spans(at: Whereabouts, places: Places, source: Source) -> tuple[Span, ...]:
    """Give the spans of the words at a leaf, at a part of one, or at several."""
    if isinstance(at, Piece):
        whole = places.leaves[at.at]
        words = Words(source.words(whole), whole[0].start, whole)
        return words.slice(at.start, at.end).spans
    return tuple([span for one in pointers(at) for span in places.leaves[one]])


def _branches(leaves: Iterable[Pointer]) -> set[Pointer]:
    """Give all that leads to some leaves, and the leaves."""
    found: set[Pointer] = set()
    for leaf in leaves:
        for depth in range(len(leaf), -1, -1):
            if leaf[:depth] in found:
                break  # so is all that leads there
            found.add(leaf[:depth])
    return found


def no_id(trial: Any) -> tuple[Issue, ...]:  # noqa: ANN401 - a trial or nothing
    """Give the issue of a record by which no trial can be known again."""
    if trial is not None and trial.trial_id is not None:
        return ()
    return (
        Issue(Code.NO_ID, Severity.WARNING, "the record has no number of its trial", "trial_id"),
    )


def _concerned(at: Whereabouts, places: Places, source: Source) -> tuple[Span, ...]:
    """Give the spans of what an issue concerns: words, a leaf, or the first leaves of a branch."""
    if isinstance(at, Piece | Several):
        return _spans(at, places, source)
    if at in places.leaves:
        return places.leaves[at]
    found = [
        span for leaf, spans in places.leaves.items() if leaf[: len(at)] == at for span in spans
    ]
    return tuple(found[:_MOST])


def _between(text: str, places: Places) -> tuple[Span, ...]:
    """Give what stands between names and words: punctuation, tags, quotes."""
    taken = sorted(
        [
            (span.start, span.end)
            for some in (places.leaves, places.names)
            for spans in some.values()
            for span in spans
        ]
    )
    found: list[Span] = []
    at = 0
    for start, end in [*taken, (len(text), len(text))]:
        if start > at:
            found.append(Span(at, start))
        at = max(at, end)
    return tuple(found)

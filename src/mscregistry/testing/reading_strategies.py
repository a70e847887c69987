"""Strategies for readings: an invented page, and what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, fields, has

from mscregistry.issues import Code, Issue, Severity
from mscregistry.locator import Locator
from mscregistry.reading import Origins, Reading
from mscregistry.source import Source, Span, Words
from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.trial_strategies import trials
from mscregistry.testing.value_strategies import optional, several, text
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

#: The characters that a page writes as entities.
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def spans(*, wild: bool = False) -> st.SearchStrategy[Span]:
    """Give spans in a text of up to 1000 characters, some of them decoded."""
    ends = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(sorted)
    return st.builds(
        lambda two, decoded: Span(two[0], two[1], decoded), ends, optional(text(wild=wild))
    )


def locators() -> st.SearchStrategy[Locator]:
    """Give places where a source can be opened again."""
    return st.builds(
        Locator,
        path=text(),
        member=optional(text()),
        offset=st.integers(0, 2**40),
        length=optional(st.integers(0, 2**40)),
        header=st.integers(0, 2**20),
        gzipped=st.booleans(),
        modified=optional(st.integers(0, 2**63)),
    )


def sources(*, wild: bool = False) -> st.SearchStrategy[Source]:
    """Give sources of any text."""
    return st.builds(
        Source,
        text(lines=True, wild=wild),
        name=st.just("<text>") | text(),
        encoding=optional(st.sampled_from(("utf-8", "utf-16-le", "cp1252"))),
        locator=optional(locators()),
    )


def issues(*, wild: bool = False) -> st.SearchStrategy[Issue]:
    """Give issues, with our codes and a plug-in's."""
    return st.builds(
        Issue,
        code=st.sampled_from(Code) | st.just("PLUG-1"),
        severity=st.sampled_from(Severity),
        message=text(wild=wild),
        path=st.sampled_from(("", "overall_status", "arms[1].label")),
        spans=several(spans(wild=wild)),
        hint=st.just("") | text(wild=wild),
    )


def readings(
    given: st.SearchStrategy[Trial] | None = None, *, wild: bool = False
) -> st.SearchStrategy[Reading]:
    """Give readings of any trial, or of the ones given.

    Every text of the trial stands in the page, so that `words` gives it; below them are lines
    that were not read.  Some pages write entities, whose spans are decoded.
    """
    some_spans = several(spans(wild=wild), most=2)
    return st.builds(
        _reading,
        trials(wild=wild) if given is None else given,
        sources(wild=wild),
        st.sampled_from(({}, _ENTITIES)),
        st.sampled_from(("invented", "plug-in format")),
        several(issues(wild=wild), most=2),
        some_spans,
        some_spans,
    )


def _reading(  # noqa: PLR0913, PLR0917 - each is drawn apart
    trial: Trial,
    source: Source,
    entities: dict[str, str],
    format: str,
    issues: tuple[Issue, ...],
    repeat: tuple[Span, ...],
    markup: tuple[Span, ...],
) -> Reading:
    """Give a reading of a page with a line for each text of the trial, and the source's text."""
    pieces = [""]
    at = 0

    def write(words: str, decoded: str | None = None) -> Span:
        nonlocal at
        pieces.append(words)
        at += len(words)
        return Span(at - len(words), at, decoded)

    labels, values = [], {}
    for path, value in _texts(trial, ""):
        labels.append(write(f"{path}:"))
        write(" ")
        values[path] = [
            write(entities[one], one) if one in entities else write(one) for one in value
        ]
        write("\n")
    write(source.text)
    page = "".join(pieces)
    return Reading(
        trial,
        evolve(source, text=page),
        format,
        Origins({path: Words.joined(spans, page) for path, spans in values.items()}),
        tuple([evolve(one, spans=_within(one.spans, at)) for one in issues]),
        Origins({next(iter(values)): _within(repeat, at)} if values and repeat else {}),
        labels=tuple(labels),
        markup=_within(markup, at),
    )


def _within(spans: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    return tuple(
        [evolve(one, start=min(one.start, length), end=min(one.end, length)) for one in spans]
    )


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any field of a trial
    """Give each text of a trial, with its path."""
    if type(value) is str:
        yield path, value
    elif isinstance(value, Unlisted):
        yield path, value.words
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _texts(one, f"{path}[{index}]")
    elif has(type(value)):
        for one in fields(type(value)):
            yield from _texts(getattr(value, one.name), f"{path}.{one.name}" if path else one.name)

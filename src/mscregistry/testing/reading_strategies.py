"""Strategies for readings: an invented page, and what was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import fields, has

from mscregistry.issues import Code, Issue, Severity
from mscregistry.reading import Origins, Reading
from mscregistry.source import Locator, Source, Span, Words
from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.trial_strategies import trials
from mscregistry.testing.value_strategies import optional, several, text
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

#: The characters that a page writes as entities.
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def spans(length: int = 1000, *, wild: bool = False) -> st.SearchStrategy[Span]:
    """Give spans within a text of so many characters, some of them decoded."""
    ends = st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted)
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
    )


def sources(
    words: st.SearchStrategy[str] | None = None, *, wild: bool = False
) -> st.SearchStrategy[Source]:
    """Give sources of any text, or of the one given."""
    return st.builds(
        Source,
        text(lines=True, wild=wild) if words is None else words,
        name=st.just("<text>") | text(),
        encoding=optional(st.sampled_from(("utf-8", "utf-16-le", "cp1252"))),
        locator=optional(locators()),
    )


def issues(length: int = 1000, *, wild: bool = False) -> st.SearchStrategy[Issue]:
    """Give issues, with our codes and a plug-in's, about a text of so many characters."""
    return st.builds(
        Issue,
        code=st.sampled_from(Code) | st.just("PLUG-1"),
        severity=st.sampled_from(Severity),
        message=text(wild=wild),
        path=st.sampled_from(("", "overall_status", "arms[1].label")),
        spans=several(spans(length, wild=wild)),
        hint=st.just("") | text(wild=wild),
    )


def readings(
    given: st.SearchStrategy[Trial] | None = None, *, wild: bool = False
) -> st.SearchStrategy[Reading]:
    """Give readings whose every text stands in the page, so that `words` gives it.

    The page has a line for each text, and more lines that were not read.  Some pages write
    entities, whose spans are decoded.
    """
    pages = trials(wild=wild) if given is None else given
    entities = st.sampled_from(({}, _ENTITIES))
    return st.tuples(pages, text(lines=True, wild=wild), entities).flatmap(
        lambda drawn: _readings_of(*drawn, wild=wild)
    )


def _readings_of(
    trial: Trial, unread: str, entities: dict[str, str], *, wild: bool
) -> st.SearchStrategy[Reading]:
    page, labels = "", []
    pieces: dict[str, list[Span]] = {}
    for path, value in _texts(trial, ""):
        labels.append(Span(len(page), len(page) + len(path) + 1))
        page += f"{path}: "
        pieces[path] = []
        for character in value:
            written = entities.get(character, character)
            decoded = None if written == character else character
            pieces[path].append(Span(len(page), len(page) + len(written), decoded))
            page += written
        page += "\n"
    page += unread
    origins = {path: Words.joined(some, page) for path, some in pieces.items()}
    paths = st.sampled_from(list(pieces)) if pieces else st.just("trial_id")
    some_spans = several(spans(len(page), wild=wild), most=2)
    return st.builds(
        Reading,
        trial=st.just(trial),
        source=sources(st.just(page)),
        format=st.sampled_from(("invented", "plug-in format")),
        origins=st.just(Origins(origins)),
        issues=several(issues(len(page), wild=wild), most=2),
        repeats=st.dictionaries(paths, some_spans, max_size=1),
        labels=st.just(tuple(labels)),
        boilerplate=some_spans,
        markup=some_spans,
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

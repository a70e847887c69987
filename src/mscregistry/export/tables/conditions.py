"""The table of conditions: as stated, as the registry files them, and with codes of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.columns import Column, TidyTable
from mscregistry.vocab.conditions import condition_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.export.tables.columns import Row
    from mscregistry.grammar.coded_conditions import CodedCondition
    from mscregistry.model import Trial
    from mscregistry.model.derived import MeshTerm
    from mscregistry.reading import Reading


def _conditions(trial: Trial, _: Reading | None) -> Iterator[Row]:
    yield from _stated(trial)
    for place, words in enumerate(trial.mesh_terms):
        yield _term("mesh", place, words)
    browse = None if trial.derived is None else trial.derived.condition_browse
    if browse is not None:
        yield from _filed("registry", browse.meshes)
        yield from _filed("registry_ancestor", browse.ancestors)
    for place, term in enumerate(trial.condition_terms):
        yield _term("term", place, term.term)


def _stated(trial: Trial) -> Iterator[Row]:
    """Give a row for each condition that a text names, or one where it names none we know."""
    named: dict[str, list[CodedCondition]] = {}
    for found in trial.coded_conditions:
        named.setdefault(found.path, []).append(found)
    for place, words in enumerate(trial.conditions):
        for one in named.get(f"conditions[{place}]", ()):
            entry = one.value
            codes = (entry.mesh, entry.mondo, entry.ncit)
            yield ("stated", place, words, entry.code, one.sure, entry.name, *codes)
        if f"conditions[{place}]" not in named:
            yield ("stated", place, words, *[None] * 6)


def _filed(source: str, terms: Iterable[MeshTerm]) -> Iterator[Row]:
    for place, one in enumerate(terms):
        *row, _, mondo, ncit = _term(source, place, one.term)
        yield (*row, one.id, mondo, ncit)


def _term(source: str, place: int, words: str | None) -> Row:
    entry = None if words is None else condition_called(words)
    if entry is None:
        return (source, place, words, *[None] * 6)
    codes = (entry.mesh, entry.mondo, entry.ncit)
    return (source, place, words, entry.code, True, entry.name, *codes)


#: What is studied.
CONDITIONS: Final = TidyTable(
    "conditions",
    "A condition that the record states, or a term that its registry files it under.",
    (
        Column(
            "source",
            "text",
            "Where it is from: `stated` (the record's conditions), `mesh` (its MeSH terms), "
            "`registry` (MeSH terms that the registry worked out), `registry_ancestor` (terms "
            "above those), `term` (terms of other vocabularies).",
        ),
        Column("place", "integer", "Index among those of this source."),
        Column("words", "text", "The condition as written, or the term."),
        Column("code", "text", "Our code, a row for each that a text names; null for none."),
        Column("sure", "boolean", "Whether the words leave no doubt of the code."),
        Column("name", "text", "What we call it in full."),
        Column("mesh", "text", "Its MeSH descriptor; that of the registry, where it gives one."),
        Column("mondo", "text", "Its class of the Mondo Disease Ontology."),
        Column("ncit", "text", "Its concept of the NCI Thesaurus."),
    ),
    _conditions,
)

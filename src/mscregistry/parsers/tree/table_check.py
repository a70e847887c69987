"""A table looked at when it is made: a slip of the pen is told before a document is read."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mscregistry.parsers.tree.moved import Coded, Each, Together, Wrapped, own_shape
from mscregistry.parsers.tree.shape import Kind
from mscregistry.vocab import coded, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mscregistry.parsers.tree.shape import Part, Shape

#: What a word of the table stands for where yes or no is asked for.
_FLAGS = frozenset({"yes", "no", "true", "false"})


def check_table(table: Mapping[str, Any]) -> None:
    """Look at the fields, the places and the codes of a table.

    Raises:
        ValueError: If it names a field that the model does not have, a word that is on no list of
            ours, or a place that cannot hold the field; each is named.
    """
    wrong = [*_of_table(own_shape(), table, "")]
    if wrong:
        raise ValueError("; ".join(wrong))


def _of_table(shape: Shape, table: Mapping[str, Any], path: str) -> Iterator[str]:
    parts = {part.field: part for part in shape.parts}
    for name, place in table.items():
        where = f"{path}.{name}" if path else name
        if name not in parts:
            yield _unknown(shape, name)
        else:
            yield from _of_place(parts[name], place, where)


def _unknown(shape: Shape, name: str) -> str:
    fields = [part.field for part in shape.parts]
    near = get_close_matches(name, fields, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f", but {', '.join(fields)}"
    return f"{shape.make.__name__} has no field {name!r}{hint}"


def _of_place(part: Part, place: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - whatever a table holds
    if isinstance(place, tuple):
        for one in place:
            yield from _of_place(part, one, path)
    elif isinstance(place, Each):
        yield from _of_object(part, place.table, place.says, path)
    elif isinstance(place, Wrapped):
        yield from _of_object(part, {place.into: place.keys}, place.says, path)
    elif isinstance(place, str | Coded | Together):
        if part.shape is not None:
            kind = part.shape.make.__name__
            yield f"{path} is an object ({kind}); write Each(…) or Wrapped(…) for it"
        elif isinstance(place, Coded):
            yield from _of_codes(part, place.words, path)
    elif not callable(place):
        kinds = "no path, Each, Wrapped, Coded, Together, function or tuple"
        yield f"{path} stands at {place!r}, which is {kinds}"


def _of_object(
    part: Part, table: Mapping[str, Any], says: Mapping[str, str], path: str
) -> Iterator[str]:
    if part.kind is Kind.DATED:
        yield from [f"a date has no {name!r}" for name in table if name not in {"date", "kind"}]
    elif part.shape is None:
        yield f"{path} is no object; write the path of its value"
    else:
        yield from _of_table(part.shape, table, path)
        parts = {one.field: one for one in part.shape.parts}
        for name, word in says.items():
            if name not in parts:
                yield _unknown(part.shape, name)
            else:
                yield from _of_words(parts[name], [word], f"{path}.{name}")


def _of_codes(part: Part, words: Mapping[str, str], path: str) -> Iterator[str]:
    for theirs in words:
        if theirs != fold(theirs):
            yield f"{path}: write {fold(theirs)!r} for {theirs!r}, as words are compared"
    yield from _of_words(part, words.values(), path)


def _of_words(part: Part, words: Iterable[str], path: str) -> Iterator[str]:
    for word in words:
        if part.enum is not None and coded(part.enum, word) is None:
            known = ", ".join([one.value for one in part.enum])
            yield f"{path}: {word!r} is on no list of {part.enum.__name__} ({known})"
        elif part.kind is Kind.FLAG and word.casefold() not in _FLAGS:
            yield f"{path}: {word!r} is neither yes nor no"

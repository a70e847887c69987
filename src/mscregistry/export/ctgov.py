"""A trial as a study of the ClinicalTrials.gov API, version 2: the form that other tools read."""

from __future__ import annotations

import json
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from attrs import fields, has

from mscregistry.errors import NoSuchPath
from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.parsers.ctgov_json.fields import STUDY
from mscregistry.parsers.tree.dialect import pointers
from mscregistry.parsers.tree.shape import Kind, belongs
from mscregistry.paths import follow
from mscregistry.reading import Reading
from mscregistry.vocab import CriterionKind, Unlisted, display_of, is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.model import CriteriaText, Trial
    from mscregistry.parsers.tree.dialect import Pointer
    from mscregistry.parsers.tree.shape import Part, Shape

    #: A field path, where its value stands in a study, and the value as it is written there.
    Written = tuple[str, Pointer, object]

#: The name of the parser whose readings are written as they were read.
_VERSION_2: Final = "ctgov-json"
#: How the site heads the criteria that it keeps in one text.
_HEADINGS: Final = {
    CriterionKind.INCLUSION: "Inclusion Criteria:",
    CriterionKind.EXCLUSION: "Exclusion Criteria:",
}


def ctgov_json(x: Trial | Reading, *, indent: int | None = None) -> str:
    """Give a trial or reading as JSON text of a study, version 2.

    A reading of such JSON is written as it was read, as data: what was not changed has the value
    that it had there, and keys that the model does not know are carried through; the order of keys
    is the model's.  A trial by itself knows nothing of such keys.  `ctgov_left_out`
    tells what of a trial of another source has no place in a study.
    """
    return json.dumps(
        ctgov_dict(x),
        ensure_ascii=False,
        indent=indent,
        separators=(",", ":") if indent is None else None,
    )


def ctgov_dict(x: Trial | Reading) -> dict[str, Any]:
    """Give a trial or reading as the plain data of a study: what `ctgov_json` writes.

    >>> from mscregistry.model import Trial
    >>> ctgov_dict(Trial(trial_id="NCT00000102"))
    {'protocolSection': {'identificationModule': {'nctId': 'NCT00000102'}}}

    Raises:
        TypeError: If it is neither a trial nor a reading.
    """
    if isinstance(x, Reading) and x.format == _VERSION_2:
        return _grown(_as_read(x))
    return _grown(_placed(_trial_of(x)))


def ctgov_left_out(x: Trial | Reading) -> tuple[str, ...]:
    """Give the paths of the fields of a trial or reading that have no place in a study.

    >>> from mscregistry.model import Outcome, Trial
    >>> ctgov_left_out(Trial(outcomes=(Outcome("Pain", "1 year"),)))
    ('outcomes[0].measure', 'outcomes[0].time_frame')
    """
    trial = _trial_of(x)
    written = {path for path, _, _ in _write(STUDY, trial, "", ())}
    return tuple([path for path in _said(trial, "") if path not in written])


def _trial_of(x: Trial | Reading) -> Trial:
    from mscregistry.model import Trial

    if isinstance(x, Reading):
        return x.trial
    if isinstance(x, Trial):
        return x
    raise TypeError(f"a study is made of a Trial or a Reading, and not of {type(x).__name__!r}")


def _placed(trial: Trial) -> dict[Pointer, object]:
    return {at: value for _, at, value in _write(STUDY, trial, "", ()) if value is not None}


def _as_read(reading: Reading) -> dict[Pointer, object]:
    """Give the leaves of a study: as they stood there, or, where a field was changed, anew."""
    from mscregistry.lex.json_text import parse_json
    from mscregistry.model import Trial
    from mscregistry.parsers.tree.json_dialect import V2, leaves
    from mscregistry.parsers.tree.reader import Taken, read_tree

    tree = parse_json(reading.source.text, reading.source.name)
    taken = Taken(V2)
    original = read_tree(STUDY, tree, taken) or Trial()
    stood = dict(leaves(tree))
    now = {
        path: (at, value)
        for path, at, value in _write(STUDY, reading.trial, "", ())
        if value is not None
    }
    found: dict[Pointer, object] = {}
    for path, where, _ in (*taken.facts, *taken.repeats):
        (at,) = pointers(where)  # a study has each value in one leaf
        leaf = stood.pop(at)
        if _at(reading.trial, path) == _at(original, path):
            found[at] = leaf
        elif path in now:
            found[at] = now[path][1]
        now.pop(path, None)
    return found | stood | dict(now.values())


def _at(trial: Trial, path: str) -> object:
    try:
        return follow(trial, path)
    except NoSuchPath:
        return None


# ── From objects to leaves ─────────────────────────────────────────────────────────────────────


def _write(shape: Shape, thing: object, path: str, at: Pointer) -> Iterator[Written]:
    for part in shape.parts:
        value = getattr(thing, part.field)
        if not part.at.again and value is not None:
            where = f"{path}.{part.field}" if path else part.field
            if part.several:
                yield from _several(shape, part, value, where, (*at, *part.keys))
            else:
                yield from _one(part, value, where, (*at, *part.keys))


def _several(
    shape: Shape, part: Part, values: tuple[Any, ...], path: str, at: Pointer
) -> Iterator[Written]:
    if part.at.wraps is not None:
        if values:
            paths = [f"{path}[{index}].{part.at.wraps}" for index in range(len(values))]
            yield paths[0], at, joined_criteria(values)
            # The other texts stand in the same leaf.
            yield from [(other, at, joined_criteria(values)) for other in paths[1:]]
        return
    fitting = [one for one in enumerate(values) if belongs(shape, part, one[1])]
    for place, (index, value) in enumerate(fitting if part.many else fitting[:1]):
        yield from _one(part, value, f"{path}[{index}]", (*at, place) if part.many else at)


def _one(part: Part, value: Any, path: str, at: Pointer) -> Iterator[Written]:  # noqa: ANN401 - a value of any field
    if part.shape is not None:
        yield from _write(part.shape, value, path, at)
        yield from [(f"{path}.{name}", at, None) for name in part.at.says]
    elif part.kind is Kind.DATED:
        yield path, (*at, "date"), str(value)
        if value.kind is not None:
            yield f"{path}.kind", (*at, "type"), value.kind.value
    elif not (isinstance(value, StrEnum) and is_ours(value)):
        yield path, at, _leaf(part, value)


def _leaf(part: Part, value: Any) -> object:  # noqa: ANN401 - as above
    if isinstance(value, Unlisted):
        return value.words
    if isinstance(value, StrEnum):
        return display_of(value) if part.at.displayed else value.value
    if isinstance(value, Decimal):
        return int(value) if value.as_tuple().exponent == 0 else float(value)
    if isinstance(value, Age):
        return str(value).title()
    return str(value) if isinstance(value, PartialDate) else value


def joined_criteria(texts: tuple[CriteriaText, ...]) -> str:
    """Give criteria in one text, each kind under the site's heading."""
    if len(texts) == 1 and texts[0].kind is None:
        return texts[0].text
    parts = []
    for one in texts:
        heading = None if one.kind is None else _HEADINGS[one.kind]
        parts.append(one.text if heading is None else f"{heading}\n\n{one.text}")
    return "\n\n".join(parts)


# ── From leaves to a tree ──────────────────────────────────────────────────────────────────────


def _grown(leaves: dict[Pointer, object]) -> dict[str, Any]:
    """Give the tree that some leaves grow on; a list closes up over what is missing in it."""
    tree: dict[Any, Any] = {}
    for at, value in leaves.items():
        branch = tree
        for step in at[:-1]:
            branch = branch.setdefault(step, {})
        if at:  # the root of an empty study is a leaf, and nothing grows on it
            branch[at[-1]] = value
    found: dict[str, Any] = _listed(tree)
    return found


def _listed(tree: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(tree, Decimal):
        return float(tree)
    if not isinstance(tree, dict) or not tree:
        return tree
    if all(isinstance(key, int) for key in tree):
        return [_listed(tree[key]) for key in sorted(tree)]
    return {key: _listed(one) for key, one in tree.items()}


# ── What a trial says ──────────────────────────────────────────────────────────────────────────


def _said(thing: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - the model or a part of it
    """Give the path of every leaf of an object that says something."""
    for one in fields(type(thing)):
        value = getattr(thing, one.name)
        where = f"{path}.{one.name}" if path else one.name
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _said_one(item, f"{where}[{index}]")
        elif value is not None:
            yield from _said_one(value, where)


def _said_one(value: Any, path: str) -> Iterable[str]:  # noqa: ANN401 - as above
    if isinstance(value, PartialDate):
        return [path] if value.kind is None else [path, f"{path}.kind"]
    is_part = has(type(value)) and not isinstance(value, Age | Unlisted)
    return _said(value, path) if is_part else [path]

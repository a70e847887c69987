"""A tree to objects of the model, whatever state it is in: nothing in it raises.

What the table names and cannot be read stays unread, and an issue says so; what the table does
not name is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from mscregistry.issues import Code, Issue, Severity
from mscregistry.parsers.tree.shape import Kind
from mscregistry.vocab import DateKind, Unlisted, coded, coded_or_unlisted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.parsers.tree.dialect import Branch, Dialect, Pointer, Whereabouts
    from mscregistry.parsers.tree.shape import Part, Shape

#: What a value of each kind is called in a sentence.
_CALLED: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "a text",
    Kind.CODE: "a coded word",
    Kind.FLAG: "yes or no",
    Kind.COUNT: "a whole number",
    Kind.NUMBER: "a number",
    Kind.DATE: "a date",
    Kind.DATED: "a date",
    Kind.AGE: "an age",
}
_SHOWN: Final = 60


class Taken:
    """What one reading of a tree has taken and found wrong; made and used up within one call."""

    def __init__(self, dialect: Dialect) -> None:
        """Begin with nothing taken."""
        self.dialect = dialect
        #: Each field path that was read, the leaf it was read from, and how.
        self.facts: list[tuple[str, Whereabouts, Part]] = []
        #: The same for leaves that only say again what another says.
        self.repeats: list[tuple[str, Whereabouts, Part]] = []
        #: Leaves, or parts of them, that say that there is no value.
        self.silent: list[Whereabouts] = []
        #: What is wrong, and the leaf or branch that it concerns.
        self.issues: list[tuple[Issue, Whereabouts]] = []
        self._noted: set[tuple[str, Whereabouts]] = set()

    def issue(
        self, code: str, severity: Severity, message: str, path: str, at: Whereabouts
    ) -> None:
        """Note what is wrong, once for each place."""
        if (code, at) not in self._noted:
            self._noted.add((code, at))
            self.issues.append((Issue(code, severity, message, path), at))


def read_tree(shape: Shape, tree: object, taken: Taken) -> Any:  # noqa: ANN401 - an object of the shape's class
    """Give the object that a tree holds, or None where it says nothing of it."""
    return _read(shape, tree, "", (), {}, taken)


def _read(  # noqa: PLR0913, PLR0917 - a tree, where it stands, and what is known of it
    shape: Shape, tree: object, path: str, at: Pointer, says: Mapping[str, object], taken: Taken
) -> Any:  # noqa: ANN401 - an object of the shape's class
    marks = len(taken.facts), len(taken.repeats)
    values: dict[str, Any] = {}
    for part in shape.parts:
        if part.at.again or (part.field in values and not part.several):
            _compare(part, tree, path, at, values, taken)
            continue
        held = values.get(part.field, ()) if part.several else ()
        value = _read_part(part, tree, _join(path, part.field), at, len(held), taken)
        if value is not None and value != ():
            values[part.field] = (*held, *value) if part.several else value
    if not values:
        return None
    values |= says
    if missing := sorted(shape.required - values.keys()):
        names = " and ".join(missing)
        message = f"it has no {names}, and is left unread"
        taken.issue(Code.UNREADABLE_VALUE, Severity.ERROR, message, path, at)
        del taken.facts[marks[0] :], taken.repeats[marks[1] :]
        return None
    return shape.make(**values)


def _read_part(  # noqa: PLR0913, PLR0917 - as above
    part: Part, tree: object, path: str, at: Pointer, held: int, taken: Taken
) -> Any:  # noqa: ANN401 - a value of the field's type
    """Give the value of one field at one place; several in a tuple."""
    found = _follow(part, tree, path, at, taken)
    if not part.several:
        for where, branch in found[:1]:
            return _one(part, branch, path, where, taken)
        return None
    values: list[Any] = []
    for where, branch in found:
        value = _one(part, branch, f"{path}[{held + len(values)}]", where, taken)
        if value is not None:
            values.append(value)
    return tuple(values)


def _follow(part: Part, tree: object, path: str, at: Pointer, taken: Taken) -> list[Branch]:
    """Give what stands where the keys of a part lead to."""
    dialect = taken.dialect
    branches: list[Branch] = [(at, tree)]
    for depth, key in enumerate(part.keys):
        _note_more(branches, path, taken)
        where, branch = branches[0]
        if not dialect.is_object(branch):
            message = f"{_shown(branch)} stands where an object should"
            taken.issue(Code.WRONG_SHAPE, Severity.ERROR, message, path, where)
            return []
        branches = dialect.under(branch, key, where)
        if not branches or (depth + 1 < len(part.keys) and branches[0][1] is None):
            return []
    if dialect.lists:
        where, branch = branches[0]
        if isinstance(branch, list) and part.many:
            return [((*where, index), one) for index, one in enumerate(branch)]
        if part.many and branch not in (None, "", {}):
            message = f"{_shown(branch)} stands where a list should; read as a list of one"
            taken.issue(Code.WRONG_SHAPE, Severity.WARNING, message, path, where)
    elif not (part.many or part.several) and not _says_again(part, branches, path, taken):
        _note_more(branches, path, taken)
    return branches


def _says_again(part: Part, branches: list[Branch], path: str, taken: Taken) -> bool:
    """Say whether several leaves say the same, and note those after the first as that."""
    if len(branches) < 2 or part.shape is not None:  # noqa: PLR2004 - there is one to say again
        return False
    leaves = [taken.dialect.leaf(branch, where) for where, branch in branches]
    objects = any(words is None and branches[place][1] for place, (_, words) in enumerate(leaves))
    if objects or len({words for _, words in leaves}) > 1:
        return False
    taken.repeats += [(path, where, part) for where, words in leaves[1:] if words is not None]
    return True


def _note_more(branches: list[Branch], path: str, taken: Taken) -> None:
    """Say that only the first of several is taken, where one belongs and others say more."""
    if len(branches) > 1:
        message = f"it stands {len(branches)} times; the first is taken"
        where, branch = branches[1]
        place, _ = taken.dialect.leaf(branch, where)
        taken.issue(Code.DISAGREEMENT, Severity.WARNING, message, path, place)


def _one(part: Part, branch: object, path: str, at: Pointer, taken: Taken) -> Any:  # noqa: ANN401 - as above
    """Give one object or value."""
    shape, dialect = part.shape, taken.dialect
    if shape is None:
        return _value(part, branch, path, at, taken)
    if part.at.wraps is not None:
        inner = next(one for one in shape.parts if one.field == part.at.wraps)
        text = _value(inner, branch, f"{path}.{inner.field}", at, taken)
        return None if text is None else shape.make(**{inner.field: text, **part.at.says})
    if branch is None:
        return None
    if not dialect.is_object(branch):
        message = f"{_shown(branch)} stands where an object should"
        taken.issue(Code.WRONG_SHAPE, Severity.ERROR, message, path, at)
        return None
    return _read(shape, branch, path, at, part.at.says, taken)


def _value(part: Part, branch: object, path: str, at: Pointer, taken: Taken) -> Any:  # noqa: ANN401 - as above
    """Give the value of a leaf."""
    dialect = taken.dialect
    if part.kind is Kind.DATED:
        return _date(part, branch, path, at, taken)
    where, words = dialect.leaf(branch, at)
    if words is None or words in ("", {}, []):
        return None
    value: Any
    if part.kind is Kind.CODE and part.enum is not None:
        value = coded_or_unlisted(part.enum, words) if isinstance(words, str) else None
        if isinstance(value, Unlisted):
            message = f"{_shown(words)} is on no list of {part.enum.__name__}; kept as written"
            taken.issue(Code.UNLISTED_WORD, Severity.WARNING, message, path, where)
    else:
        kind = part.kind or Kind.TEXT
        if kind in dialect.silent and words in dialect.silent[kind]:
            taken.silent.append(where)
            return None
        value = dialect.reads[kind](words)
        if value is None and kind in dialect.lenient:
            value = dialect.lenient[kind](words)
            if value is not None:
                message = f"{_shown(words)} is a text, which should be {_CALLED[kind]}; read as one"
                taken.issue(Code.WRONG_SHAPE, Severity.WARNING, message, path, where)
    if value is None:
        message = f"{_shown(words)} cannot be read as {_CALLED[part.kind or Kind.TEXT]}"
        taken.issue(Code.UNREADABLE_VALUE, Severity.ERROR, message, path, where)
        return None
    taken.facts.append((path, where, part))
    return value


def _date(part: Part, branch: object, path: str, at: Pointer, taken: Taken) -> Any:  # noqa: ANN401 - as above
    """Give a date that is an object, with its kind where that is said."""
    dialect = taken.dialect
    plain = evolve(part, kind=Kind.DATE)
    if not dialect.is_object(branch):
        if dialect.bare_dates:
            return _value(plain, branch, path, at, taken)
        if branch is not None:
            message = f"{_shown(branch)} stands where an object should"
            taken.issue(Code.WRONG_SHAPE, Severity.ERROR, message, path, at)
        return None
    key, key_of_kind = dialect.dated
    value = None
    for where, one in dialect.under(branch, key, at)[:1]:
        value = _value(plain, one, path, where, taken)
    if value is None:
        return None
    for where, one in dialect.under(branch, key_of_kind, at)[:1]:
        place, words = dialect.leaf(one, where)
        kind = coded(DateKind, words) if isinstance(words, str) else None
        if kind is not None:
            taken.facts.append((f"{path}.kind", place, evolve(part, kind=Kind.CODE, enum=DateKind)))
            value = evolve(value, kind=kind)
        elif words is not None and words != "":
            message = f"{_shown(words)} is no kind of date"
            taken.issue(Code.UNREADABLE_VALUE, Severity.ERROR, message, f"{path}.kind", place)
    return value


def _compare(  # noqa: PLR0913, PLR0917 - as above
    part: Part, tree: object, path: str, at: Pointer, values: dict[str, Any], taken: Taken
) -> None:
    """Read a place that only says again what another said, and say where it does not."""
    aside = Taken(taken.dialect)
    value = _read_part(part, tree, _join(path, part.field), at, 0, aside)
    if not value:
        return
    if values.get(part.field) == value:
        taken.repeats += aside.facts
        return
    if part.field not in values:
        values[part.field] = value
        taken.facts += aside.facts
        return
    where = at + part.keys
    message = f"{part.keys[-1]} says something else than was said before; the first is taken"
    taken.issue(Code.DISAGREEMENT, Severity.WARNING, message, _join(path, part.field), where)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _shown(value: object) -> str:
    value = getattr(value, "words", value)  # of a leaf
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    words = repr(value) if isinstance(value, str) else str(value)
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"

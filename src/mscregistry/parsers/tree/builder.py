"""The fast way from a tree to objects, for a tree in which nothing is odd.

Python is written for each shape and compiled once, as attrs does for its classes.  It makes what
`mscregistry.parsers.tree.reader` makes, and where anything is not as the table says, an unknown
word, a date that is none, a name that is missing, it gives up, and the reader takes over.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrs import NOTHING

from mscregistry.grammar.ages import Age, read_age
from mscregistry.grammar.dates import PartialDate, read_iso_date
from mscregistry.lex.json_text import parse_json
from mscregistry.model import Trial
from mscregistry.parsers.tree.json_dialect import V2
from mscregistry.parsers.tree.reader import Taken, read_tree
from mscregistry.parsers.tree.shape import Kind, is_small
from mscregistry.parsers.tree.twin import twin_of
from mscregistry.vocab import DateKind, display_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from mscregistry.parsers.tree.shape import Part, Shape

#: How many dates, ages and places are remembered; there are fewer days than this since 1999.
_REMEMBERED: Final = 16_384


#: What is made even where nothing is said of it.
_ROOTS: Final = frozenset({Trial})


_KINDS_OF_DATE: Final[dict[str, DateKind]] = {one.value: one for one in DateKind}


class Odd(ValueError):
    """Something in a tree is not as its table says."""


@lru_cache(_REMEMBERED)
def _date(words: str, kind: str | None = None) -> PartialDate:
    known = None if kind is None else _KINDS_OF_DATE.get(kind)
    found = read_iso_date(words, known)
    if found is None or (known is None and kind is not None):
        raise Odd(words)
    return found


@lru_cache(_REMEMBERED)
def _age(words: str) -> Age:
    found = read_age(words)
    if found is None:
        raise Odd(words)
    return found


@cache
def _words(enum: type[StrEnum]) -> dict[str, StrEnum]:
    return {words: one for one in enum for words in (display_of(one), one.value)}


def _texts(words: list[str]) -> tuple[str, ...]:
    if "" in words:
        raise Odd(words)
    return tuple(words)


def _wrapping(kind: type, field: str) -> Callable[[str], Any]:
    """Give what makes an object of the bare text that stands in its place."""
    names = [one.name for one in kind.__attrs_attrs__]  # type: ignore[attr-defined]  # every class of the model is one of attrs
    before = [None] * names.index(field)
    after = [None] * (len(names) - len(before) - 1)
    twin = twin_of(kind)

    def make(text: str) -> Any:  # noqa: ANN401 - an object of `kind`
        if not text:
            raise Odd(text)
        made = twin(*before, text, *after)
        made.__class__ = kind
        return made

    return make


def _small(shape: Shape) -> Callable[[bytes], Any]:
    """Give what makes an object of a few numbers of its bytes; the same bytes, the same object."""

    @lru_cache(_REMEMBERED)
    def make(data: bytes) -> Any:  # noqa: ANN401 - an object of the shape's class
        taken = Taken(V2)
        found = read_tree(shape, parse_json(data.decode(), ""), taken)
        if found is None or taken.issues or len(taken.facts) != len(json.loads(data)):
            raise Odd(data)
        return found

    return make


class Builder:
    """Writes the functions for a shape, and for the shapes below it."""

    def __init__(self, attribute: Callable[[str], str]) -> None:
        """Hold how a key is written as an attribute of a struct."""
        self._attribute = attribute
        self._scope: dict[str, Any] = {
            "Odd": Odd,
            "new": object.__new__,
            "date": _date,
            "age": _age,
            "texts": _texts,
        }
        self._count = 0

    def build(self, shape: Shape) -> Callable[[Any], Any]:
        """Give a function from a struct of the shape to the object; it raises `Odd`."""
        make: Callable[[Any], Any] = self._scope[self._function(shape)]
        return make

    def _keep(self, stem: str, value: object) -> str:
        """Make a value known to what is written, and give its name there."""
        for name, held in self._scope.items():
            if held is value:
                return name
        name = f"{stem}_{len(self._scope)}"
        self._scope[name] = value
        return name

    def _function(
        self, shape: Shape, says: tuple[tuple[str, object], ...] = (), *, in_list: bool = False
    ) -> str:
        name = f"make_{shape.make.__name__}_{self._count}"
        self._count += 1
        exec("\n".join(self._write(name, shape, dict(says), in_list=in_list)), self._scope)  # noqa: S102 - made of the names of fields and keys alone
        return name

    def _write(
        self, name: str, shape: Shape, says: dict[str, object], *, in_list: bool
    ) -> list[str]:
        lines = [f"def {name}(at):"]
        found: dict[str, list[str]] = {}
        groups: dict[tuple[str, ...], list[Part]] = {}
        for part in shape.parts:
            groups.setdefault(part.keys[:-1], []).append(part)
        steps: dict[tuple[str, ...], str] = {(): "at"}
        for keys, parts in groups.items():
            where = self._step(keys, steps, lines)
            body, variables = self._parts(shape, parts, where, found)
            if where == "at":
                lines += [f"    {line}" for line in body]
            else:
                # Most modules are there: what is in one is asked for once the module is.
                lines.append(f"    if {where} is not None:")
                lines += [f"        {line}" for line in body]
                lines.append("    else:")
                lines += [f"        {one} = {usual}" for one, usual in variables.items()]
        if not shape.required and shape.make not in _ROOTS:
            nothing = " or ".join([variable for some in found.values() for variable in some])
            # An object that says nothing is none at all; ``False`` and 0 are said.
            lines += [f"    if not ({nothing}):", f"        if {self._silent(found)}:"]
            lines += ["            raise Odd" if in_list else "            return None"]
        twin, kind = self._keep("twin", twin_of(shape.make)), self._keep("kind", shape.make)
        lines.append(f"    made = new({twin})")
        late: frozenset[str] = getattr(shape.make, "deferrable", frozenset()) - found.keys()
        for one in shape.make.__attrs_attrs__:  # type: ignore[attr-defined]  # every class of the model is one of attrs
            if one.name in late:
                continue  # the slot stays empty, and is filled when it is asked for
            lines.append(f"    made.{one.name} = {self._field(one, found, says)}")
        lines += [f"    made.__class__ = {kind}", "    return made"]
        return lines

    def _parts(
        self, shape: Shape, parts: list[Part], where: str, found: dict[str, list[str]]
    ) -> tuple[list[str], dict[str, str]]:
        """Write how the parts of one object are read, and give what they are where it is not."""
        lines: list[str] = []
        variables: dict[str, str] = {}
        for part in parts:
            leaf = f"{where}.{self._attribute(part.keys[-1])}"
            variable = f"v{part.field}{len(found.get(part.field, ()))}"
            empty = " or None" if part.kind is Kind.TEXT and not part.many else ""
            lines.append(f"{variable} = {leaf}{empty}")
            value = self._value(part, variable)
            if part.at.again:
                said = " + ".join(found[part.field])
                lines.append(f"if {variable} is not None and {value} != {said}: raise Odd")
                continue
            if value != variable:
                lines.append(f"if {variable} is not None: {variable} = {value}")
            if part.several:
                lines.append(f"else: {variable} = ()")
            elif part.field in shape.required:
                lines.append(f"if {variable} is None: raise Odd")
            variables[variable] = "()" if part.several else "None"
            found.setdefault(part.field, []).append(variable)
        return lines, variables or {"_": "None"}

    def _silent(self, found: dict[str, list[str]]) -> str:
        every = [variable for some in found.values() for variable in some]
        return " and ".join([f"({variable} is None or {variable} == ())" for variable in every])

    def _field(self, one: Any, found: dict[str, list[str]], says: dict[str, object]) -> str:  # noqa: ANN401 - an attribute of attrs
        if one.name in says:
            return self._keep("said", says[one.name])
        if one.name not in found:
            return self._keep("usual", one.default)
        if one.default in (None, (), NOTHING):
            return " + ".join(found[one.name])
        usual, (variable,) = self._keep("usual", one.default), found[one.name]
        return f"{usual} if {variable} is None else {variable}"

    def _step(
        self, keys: tuple[str, ...], steps: dict[tuple[str, ...], str], lines: list[str]
    ) -> str:
        """Give the variable of the object that keys lead to, and write how it is found."""
        if keys not in steps:
            above = self._step(keys[:-1], steps, lines)
            leaf = f"{above}.{self._attribute(keys[-1])}"
            steps[keys] = f"at{len(steps)}"
            known = "" if above == "at" else f" if {above} is not None else None"
            lines.append(f"    {steps[keys]} = {leaf}{known}")
        return steps[keys]

    def _value(self, part: Part, variable: str) -> str:
        """Write how the value of a part is made of what stands there."""
        if part.shape is not None and part.at.wraps is not None:
            make = self._keep("wrap", _wrapping(part.shape.make, part.at.wraps))
            return f"({make}({variable}),)"
        if part.shape is not None and is_small(part.shape):
            make = self._keep("small", _small(part.shape))
            return f"{make}(bytes({variable})) if {variable} else None"
        if part.shape is not None:
            make = self._function(part.shape, tuple(part.at.says.items()), in_list=part.several)
            if part.many:
                return f"tuple([{make}(one) for one in {variable}])"
            return f"({make}({variable}),)" if part.several else f"{make}({variable})"
        if part.kind is Kind.TEXT and part.many:
            return f"texts({variable})"
        one = self._leaf(part, "one" if part.many else variable)
        return f"tuple([{one} for one in {variable}])" if part.many else one

    def _leaf(self, part: Part, variable: str) -> str:
        match part.kind:
            case Kind.CODE if part.enum is not None and part.at.displayed:
                return f"{self._keep('words', _words(part.enum))}[{variable}]"
            case Kind.DATE:
                return f"date({variable})"
            case Kind.DATED:
                return f"date({variable}.date, {variable}.{self._attribute('type')})"
            case Kind.AGE:
                return f"age({variable})"
            case _:
                return variable

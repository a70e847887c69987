"""The fast way from a tree to objects, for a tree in which nothing is odd.

Python is written for each shape and compiled once, as attrs does for its classes.  It makes what
`mscregistry.parsers.tree.reader` makes, and where anything is not as the table says, an unknown
word, a date that is none, a name that is missing, it gives up (`GIVE_UP`), and the reader takes
over.  How trees of one make are walked, a builder of its own says: `of_structs`, `of_plain`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Final

from attrs import NOTHING

from mscregistry.model import Trial
from mscregistry.parsers.tree.makers import Odd, codes, reading, texts, wrapping
from mscregistry.parsers.tree.shape import Kind
from mscregistry.parsers.tree.twin import twin_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mscregistry.parsers.tree.dialect import Dialect
    from mscregistry.parsers.tree.shape import Part, Shape

#: What is made even where nothing is said of it.
_ROOTS: Final = frozenset({Trial})

#: The variables that the places of each field were read into, in the order of the places.
_Found = dict[str, list[str]]


class Builder(ABC):
    """Writes the functions for a shape, and for the shapes below it."""

    def __init__(self, dialect: Dialect) -> None:
        """Hold how words are read."""
        self._dialect = dialect
        self._scope: dict[str, Any] = {"Odd": Odd, "new": object.__new__}
        self._count = 0

    def build(self, shape: Shape) -> Callable[[Any], Any]:
        """Give a function from a tree of the shape to the object; it raises one of `GIVE_UP`."""
        make: Callable[[Any], Any] = self._scope[self._function(shape)]
        return make

    # ── What trees of another make do otherwise ──────────────────────────────────────────────────

    @abstractmethod
    def _under(self, branch: str, key: str) -> str:
        """Write what stands under a key of an object, `None` where nothing does."""

    @abstractmethod
    def _alone(self, variable: str) -> str:
        """Write the one branch that a key leads to."""

    @abstractmethod
    def _each(self, variable: str) -> str:
        """Write all the branches of a list."""

    @abstractmethod
    def _one_text(self, variable: str) -> Iterator[str]:
        """Write the lines that check a text, which becomes `None` if it is empty."""

    @abstractmethod
    def _dated(self, variable: str) -> str:
        """Write a date with its kind."""

    def _coded(self, part: Part, variable: str) -> str:
        """Write a word of a list."""
        return f"{self._keep('codes', codes(part.enum))}[{variable}]"

    def _read(self, kind: Kind, variable: str) -> str:
        """Write a value of another kind."""
        return f"{self._keep('read', reading(self._dialect, kind))}({variable})"

    def _object(self, part: Part, variable: str) -> str:
        """Write an object of the part's shape."""
        make = self._function(part.shape, dict(part.at.says), in_list=part.several)  # type: ignore[arg-type]  # the part has a shape
        return f"{make}({variable})"

    # ── What all have in common ──────────────────────────────────────────────────────────────────

    def _keep(self, stem: str, value: object) -> str:
        """Make a value known to what is written, and give its name there."""
        for name, held in self._scope.items():
            if held is value:
                return name
        name = f"{stem}_{len(self._scope)}"
        self._scope[name] = value
        return name

    def _function(
        self, shape: Shape, says: dict[str, object] | None = None, *, in_list: bool = False
    ) -> str:
        name = f"make_{shape.make.__name__}_{self._count}"
        self._count += 1
        exec("\n".join(self._write(name, shape, says or {}, in_list=in_list)), self._scope)  # noqa: S102 - made of the names of fields and keys alone
        return name

    def _write(
        self, name: str, shape: Shape, says: dict[str, object], *, in_list: bool
    ) -> Iterator[str]:
        yield f"def {name}(at):"
        found: _Found = {}
        again: list[tuple[Part, str]] = []
        groups: dict[tuple[str, ...], list[tuple[Part, str]]] = {}
        for part in shape.parts:
            places = found.setdefault(part.field, [])
            variable = f"v{len(places) + len(again)}_{part.field}"
            if part.at.again:
                again.append((part, variable))
            else:
                places.append(variable)
            groups.setdefault(part.keys[:-1], []).append((part, variable))
        steps: dict[tuple[str, ...], str] = {(): "at"}
        for keys, parts in groups.items():
            yield from self._step(keys, steps)
            where = steps[keys]
            body = [line for part, variable in parts for line in self._part(part, where, variable)]
            if where == "at":
                yield from (f"    {line}" for line in body)
                continue
            # Most modules are there: what is in one is asked for once the module is.
            yield f"    if {where} is not None:"
            yield from (f"        {line}" for line in body)
            yield "    else:"
            for part, variable in parts:
                yield f"        {variable} = {'()' if part.several else 'None'}"
        yield from (f"    {line}" for line in self._agree(shape, found, again))
        if shape.make not in _ROOTS:
            yield from (f"    {line}" for line in self._nothing(shape, found, in_list=in_list))
        yield from (f"    {line}" for line in self._made(shape, found, says))

    def _step(self, keys: tuple[str, ...], steps: dict[tuple[str, ...], str]) -> Iterator[str]:
        """Write how the object that keys lead to is found, and name its variable in `steps`."""
        if keys in steps:
            return
        yield from self._step(keys[:-1], steps)
        above = steps[keys[:-1]]
        here = steps[keys] = f"at{len(steps)}"
        known = "" if above == "at" else f" if {above} is not None else None"
        yield f"    {here} = {self._under(above, keys[-1])}{known}"
        alone = self._alone(here)
        if alone != here:
            yield f"    if {here} is not None: {here} = {alone}"

    def _part(self, part: Part, where: str, variable: str) -> Iterator[str]:
        """Write how the value of a field is read at one place."""
        yield f"{variable} = {self._under(where, part.keys[-1]) if part.keys else where}"
        if part.kind is Kind.TEXT and not part.several:
            yield from self._one_text(variable)
            return
        value = self._value(part, variable)
        if value != variable:
            yield f"if {variable} is not None: {variable} = {value}"
        if part.several:
            yield f"else: {variable} = ()"

    def _value(self, part: Part, variable: str) -> str:
        """Write the value of a field of what stands at its place."""
        if part.several and (part.many or not self._dialect.lists):
            return self._list(part, variable)
        alone = self._alone(variable) if part.keys else variable
        value = self._one(part, alone)
        return f"({value},)" if part.several else value

    def _list(self, part: Part, variable: str) -> str:
        """Write a tuple of values."""
        if part.kind is Kind.TEXT:
            return f"{self._keep('texts', texts)}({variable})"
        return f"tuple([{self._one(part, 'one')} for one in {self._each(variable)}])"

    def _one(self, part: Part, variable: str) -> str:
        """Write one value."""
        if part.shape is not None and part.at.wraps is not None:
            inner = next(one for one in part.shape.parts if one.field == part.at.wraps)
            wrap = wrapping(part.shape.make, part.at.wraps, part.at.says)
            return f"{self._keep('wrap', wrap)}({self._one(inner, variable)})"
        if part.shape is not None:
            return self._object(part, variable)
        if part.kind is Kind.CODE:
            return self._coded(part, variable)
        if part.kind is Kind.DATED:
            return self._dated(variable)
        return self._read(part.kind or Kind.TEXT, variable)

    def _agree(self, shape: Shape, found: _Found, again: list[tuple[Part, str]]) -> Iterator[str]:
        """Write how what is said at several places becomes one, and that nothing is missing."""
        for part in shape.parts:
            first, *others = found[part.field]
            if others and not part.several:
                for other in others:
                    yield f"if {first} is None: {first} = {other}"
                    yield f"elif {other} is not None and {other} != {first}: raise Odd"
                found[part.field] = [first]
        for part, variable in again:
            said = " + ".join(found[part.field])
            yield f"if {variable} and {variable} != {said}: raise Odd"

    def _nothing(self, shape: Shape, found: _Found, *, in_list: bool) -> Iterator[str]:
        """Write what becomes of an object that says nothing: it is none at all."""
        every = [variable for places in found.values() for variable in places]
        needed = [found[name][0] for name in shape.required & found.keys()]
        missing = " or ".join([f"{one} is None" for one in needed])
        said = " or ".join(every)
        yield f"if {missing}:" if missing else f"if not ({said}):"
        # ``False`` and 0 are said.
        yield f"    if {' and '.join([f'({one} is None or {one} == ())' for one in every])}:"
        yield "        raise Odd" if in_list else "        return None"
        if missing:
            yield "    raise Odd"

    def _made(self, shape: Shape, found: _Found, says: dict[str, object]) -> Iterator[str]:
        """Write how the object is made of its fields."""
        late: frozenset[str] = getattr(shape.make, "deferrable", frozenset()) - found.keys()
        yield f"made = new({self._keep('twin', twin_of(shape.make))})"
        for one in shape.make.__attrs_attrs__:  # type: ignore[attr-defined]  # every class of the model is one of attrs
            if one.name in late:
                continue  # the slot stays empty, and is filled when it is asked for
            yield f"made.{one.name} = {self._field(one, found, says)}"
        yield f"made.__class__ = {self._keep('kind', shape.make)}"
        yield "return made"

    def _field(self, one: Any, found: _Found, says: dict[str, object]) -> str:  # noqa: ANN401 - an attribute of attrs
        if one.name in says:
            return self._keep("said", says[one.name])
        if one.name not in found:
            return self._keep("usual", one.default)
        variables = found[one.name]
        if one.default in (None, (), NOTHING):
            return " + ".join(variables)
        return f"{self._keep('usual', one.default)} if {variables[0]} is None else {variables[0]}"

"""A record's tree given the shape of the model, by a table that says what moves where.

The tree of a registry has its own order and its own codes.  A table names, for each field of the
model, the path at which the record has it; what is read then (`mscregistry.parsers.tree.reader`)
is a tree of the model's own shape, each leaf of which still knows where it stood.  What no
line of the table moves stays unread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from mscregistry.issues import Code, Severity
from mscregistry.model import Trial
from mscregistry.parsers.tree.dialect import Piece, Several, pointers
from mscregistry.parsers.tree.leaf_dialect import TEXT, Leaf
from mscregistry.parsers.tree.shape import shape_of
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.parsers.tree.placed import Node
    from mscregistry.parsers.tree.reader import Taken
    from mscregistry.parsers.tree.shape import Shape

#: Gives what an odd field is read from, of a node.
Odd: TypeAlias = "Callable[[Node, Mover], Iterable[Any]]"
#: Where a field stands: a path, objects, coded words, a function, or several of these.
Place: TypeAlias = "str | Each | Wrapped | Together | Coded | Odd | tuple[Place, ...]"
#: For each field of a class of the model, where it stands.
Table: TypeAlias = Mapping[str, Place]


@frozen
class Each:
    """The objects under a path, each of them an object of the model."""

    #: The keys that lead to them, with dots between; none for the object itself.
    keys: str
    #: Where the fields stand in it.
    table: Table
    #: What the place itself says of each: ``{"role": "PUBLIC"}``.
    says: Mapping[str, str] = field(factory=dict)

    def found(self, node: Node, mover: Mover) -> list[Any]:
        """Give the objects, each in the model's shape; none of what says nothing."""
        found = branches(node, self.keys)
        objects = [one for one in found if isinstance(one, dict)]
        for leaf in found:
            if isinstance(leaf, Leaf):
                message = f"{leaf.words[:60]!r} stands where an object should"
                mover.issue(Code.WRONG_SHAPE, Severity.ERROR, message, "", leaf)
        moved = [mover.moved(one, self.table) for one in objects]
        said = {name: [constant(words)] for name, words in self.says.items()}
        return [{**said, **one} for one in moved if one]


@frozen
class Wrapped:
    """The leaves under a path, each of them one field of an object of its own."""

    keys: str
    #: The field that each leaf is.
    into: str
    #: What the place itself says of each.
    says: Mapping[str, str] = field(factory=dict)

    def found(self, node: Node, mover: Mover) -> list[Any]:
        """Give an object for each leaf."""
        said = {name: [constant(words)] for name, words in self.says.items()}
        return [{**said, self.into: [leaf]} for leaf in mover.leaves(node, self.keys)]


@frozen
class Together:
    """Leaves that are read as one value, their words joined by blanks: ``18`` and ``Years``."""

    #: The path of each.
    keys: tuple[str, ...]
    #: Joined words that say that there is no value: ``0 No limit``.
    silent: frozenset[str] = frozenset()

    def found(self, node: Node, mover: Mover) -> list[Any]:
        """Give one leaf for all, if any of them is there and they say a value."""
        leaves = [leaf for keys in self.keys for leaf in mover.leaves(node, keys)[:1]]
        said = " ".join([leaf.words for leaf in leaves])
        if said in self.silent:
            mover.silence(leaves)
            return []
        return [together(leaves, said)] if leaves else []


@frozen
class Coded:
    """Words of the registry's own list, each with the word of ours that it stands for.

    A word that is not on the list is kept, and read as it is written.
    """

    keys: str
    #: Our word for each, as `mscregistry.vocab.fold` leaves theirs.
    words: Mapping[str, str]

    def found(self, node: Node, mover: Mover) -> list[Any]:
        """Give each leaf with our word for its own."""
        return [coded(leaf, self.words) for leaf in mover.leaves(node, self.keys)]


class Mover:
    """Moves the leaves of one tree; made and used up within one call."""

    def __init__(self, taken: Taken, silent: frozenset[str] = frozenset()) -> None:
        """Begin with nothing moved; `silent` are the words that say that nothing is said."""
        self.taken = taken
        self._silent = silent

    def leaves(self, node: Node, keys: str) -> list[Leaf]:
        """Give the leaves at the end of a path; of an element, its text.

        Those whose words say that nothing is said are noted as that.
        """
        found: list[Leaf] = []
        for one in branches(node, keys):
            leaf = leaf_of(one)
            if leaf is not None and leaf.words in self._silent:
                self.silence([leaf])
            elif leaf is not None:
                found.append(leaf)
        return found

    def silence(self, leaves: Iterable[Leaf]) -> None:
        """Note that some leaves, or parts of leaves, say that nothing is said, or only lead."""
        self.taken.silent += [leaf.at for leaf in leaves]

    def issue(self, code: str, severity: Severity, message: str, path: str, leaf: Leaf) -> None:
        """Add an issue about a leaf; `path` is that of the field, or empty."""
        self.taken.issue(code, severity, message, path, leaf.at)

    def again(self, path: str, leaf: Leaf) -> None:
        """Note that a leaf only says again what the field at a path says."""
        name = path.partition(".")[0].partition("[")[0]
        part = next(one for one in own_shape().parts if one.field == name)
        self.taken.repeats.append((path, leaf.at, part))

    def differs(self, path: str, leaf: Leaf) -> None:
        """Note that a leaf says something else than the field at a path, and stays unread."""
        message = f"{leaf.words[:60]!r} says something else than was said before; it is left unread"
        self.taken.issue(Code.DISAGREEMENT, Severity.WARNING, message, path, leaf.at)

    def moved(self, node: Node, table: Table) -> Node:
        """Give a node of the model's shape; a field for which nothing is found has no key."""
        found = {name: self.found(node, place) for name, place in table.items()}
        return {name: some for name, some in found.items() if some}

    def found(self, node: Node, place: Place) -> list[Any]:
        """Give what stands at a place of a node."""
        if isinstance(place, str):
            return self.leaves(node, place)
        if isinstance(place, tuple):
            return [one for inner in place for one in self.found(node, inner)]
        if isinstance(place, Each | Wrapped | Together | Coded):
            return place.found(node, self)
        return list(place(node, self))


def branches(node: Node, keys: str) -> list[Any]:
    """Give all that stands at the end of a path, through every object on the way."""
    found: list[Any] = [node]
    for key in keys.split(".") if keys else ():
        found = [one for inner in found if isinstance(inner, dict) for one in inner.get(key, ())]
    return found


def leaf_of(branch: Any) -> Leaf | None:  # noqa: ANN401 - a branch of any tree
    """Give a leaf, or the text of an element; None for any other object."""
    if isinstance(branch, dict):
        # A key of JSON may have the name under which the text of an element is held.
        branch = next(iter(branch.get(TEXT, ())), None)
    return branch if isinstance(branch, Leaf) else None


def coded(leaf: Leaf, words: Mapping[str, str]) -> Leaf:
    """Give a leaf with our word for its own, if its own is on the list."""
    return Leaf(leaf.at, words.get(fold(leaf.words), leaf.words))


def constant(words: str) -> Leaf:
    """Give a leaf for what the place itself says, which has no words of its own."""
    return Leaf(Several(()), words)


def together(leaves: Iterable[Leaf], words: str) -> Leaf:
    """Give one leaf for what several say together; its words are those that are read."""
    return Leaf(Several([at for leaf in leaves for at in pointers(leaf.at)]), words)


def piece(leaf: Leaf, start: int, end: int) -> Leaf:
    """Give the leaf of a part of the words of a leaf, without the blanks around it."""
    part = leaf.words[start:end]
    start += len(part) - len(part.lstrip())
    words = part.strip()
    if isinstance(leaf.at, Piece):
        begin = leaf.at.start + start
        return Leaf(Piece(leaf.at.at, begin, begin + len(words)), words)
    (at,) = pointers(leaf.at)
    return Leaf(Piece(at, start, start + len(words)), words)


@cache
def own_shape() -> Shape:
    """Give the shape of a tree in which each field of the model stands under its own name."""
    return shape_of(Trial, {}, spelled=str, dated=True)

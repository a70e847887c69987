"""A format of XML or JSON as a value: a table, and how days and ages are written in it.

With it a parser is little more than its table; see the guide on writing a parser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from mscregistry.errors import BrokenRecord
from mscregistry.grammar.ages import read_age
from mscregistry.grammar.dates import read_iso_date
from mscregistry.lex.json_text import parse_json
from mscregistry.lex.json_tree import lex_json
from mscregistry.lex.xml_text import parse_raw_xml
from mscregistry.lex.xml_tree import lex_xml
from mscregistry.model import Trial
from mscregistry.parsers.tree.dialect import Read
from mscregistry.parsers.tree.leaf_dialect import own_dialect
from mscregistry.parsers.tree.moved import Mover, own_shape
from mscregistry.parsers.tree.placed import placed_json, placed_xml
from mscregistry.parsers.tree.reader import Taken, read_tree
from mscregistry.parsers.tree.table_check import check_table
from mscregistry.parsers.tree.trace import Places, no_id, trace

if TYPE_CHECKING:
    from mscregistry.parsers.tree.placed import Node
    from mscregistry.source import Source

#: Gives how one record is read, by its tree; for formats of several dialects.
Choose: TypeAlias = "Callable[[Node], TreeFormat]"


@frozen(eq=False)
class TreeFormat:
    """How the records of a format are read: where each field stands, and how values are written."""

    #: For each field of a trial, where it stands.
    table: Mapping[str, Any]
    #: Reads a date; what it gives none for stays unread.
    read_date: Read = read_iso_date
    #: Reads an age, likewise.
    read_age: Read = read_age
    #: Words that say that nothing is said: ``N/A``, ``-``.
    silent: frozenset[str] = frozenset()
    #: The elements of XML that a record may be; none for JSON.
    tags: tuple[str, ...] = ()
    #: Gives another format for a record, where a format has several dialects.
    choose: Choose | None = None

    def __attrs_post_init__(self) -> None:
        """Look at what was written by hand.

        Raises:
            ValueError: If the table names what the model does not have.
            TypeError: If the silent words are one text, and no set of them.
        """
        if isinstance(self.silent, str):
            raise TypeError("silent words are a set: frozenset({'N/A'})")
        check_table(self.table)

    def trial(self, source: Source) -> Trial:
        """Give the trial of a record.

        Raises:
            BrokenRecord: If it is not well-formed, could do harm, or is no such record.
        """
        return self._read(source)[0]

    def words(self, source: Source) -> dict[str, object]:
        """Give the fields of a reading that tell where words stand, and what is wrong with them."""
        trial, taken = self._read(source)
        if self.tags:
            tree = lex_xml(source.text)
            leaves = {at: words.spans for at, words in tree.leaves.items()}
            places = Places(leaves, tree.names)
        else:
            found = lex_json(source.text)
            places = Places(found.leaves, found.names)
        return trace(source, taken, places, no_id(trial))

    def _read(self, source: Source) -> tuple[Trial, Taken]:
        node = self._node(source)
        chosen = self if self.choose is None else self.choose(node)
        taken = Taken(own_dialect(chosen.read_date, chosen.read_age))
        moved = Mover(taken, chosen.silent).moved(node, chosen.table)
        return read_tree(own_shape(), moved, taken) or Trial(), taken

    def _node(self, source: Source) -> Node:
        if self.tags:
            root = parse_raw_xml(source.text, source.name)
            if root.tag not in self.tags:
                wanted = " or ".join(map(repr, self.tags))
                why = f"its element is {root.tag[:60]!r}, and not {wanted}"
                raise BrokenRecord(source.name, why)
            return placed_xml(root)
        tree = parse_json(source.text, source.name, as_written=True)
        if not isinstance(tree, dict):
            raise BrokenRecord(source.name, "the record is no object, as a trial should be")
        node: Node = placed_json(tree)[0]
        return node

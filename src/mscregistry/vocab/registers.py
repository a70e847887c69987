"""How the registers of the WHO's portal (ICTRP) write what it passes on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from attrs import field, frozen

from mscregistry.vocab.lookup import fold
from mscregistry.vocab.table_files import read_table


@frozen(kw_only=True)
class Register:
    """A register's dialect, as ``tables/registers.toml`` has it.

    >>> register_of("IRCT").design["Blinding"]
    'masking'
    """

    #: Its key among the registries; the empty string for one that is not known.
    key: str = ""
    #: What it is called in the portal's data.
    names: tuple[str, ...] = field(default=(), converter=tuple)
    #: The unit of an age that is written without one.
    bare_age: Literal["years"] | None = None
    #: Words that say that there is no limit of age, in lower case.
    no_age: frozenset[str] = frozenset()
    #: Its own signs for the sexes.
    sex: Mapping[str, str] = field(factory=dict)
    #: Whether its days may be months alone, which spreadsheets make the first of the month.
    says_months: bool = False
    #: What parts the items of its lists, besides ``;``.
    list: str = ""
    #: How its outcomes are written.
    outcomes: Literal["one", "list", "timed", "labelled", "eu"] = "one"
    #: How its interventions are.
    interventions: Literal["one", "typed", "eu"] = "one"
    #: The labels of its study design, each with its field, or ``?`` for a question of its own.
    design: Mapping[str, str] = field(factory=dict)
    #: By field, its own words for our codes, as `fold` leaves them.
    words: Mapping[str, Mapping[str, str]] = field(factory=dict)


def register_of(name: str | None) -> Register:
    """Give the dialect of a register by its name in the portal's data; a plain one if unknown.

    >>> register_of("ChiCTR").key, register_of("Moon Register").key
    ('CHICTR', '')
    """
    return _registers().get("" if name is None else name.strip().casefold()) or _registers()[""]


@cache
def _registers() -> Mapping[str, Register]:
    table = {**read_table("registers")}
    usual = table.pop("default")
    found = {"": Register(**_dialect({}, usual))}
    for key, row in table.items():
        register = Register(key=key, **_dialect(row, usual))
        found |= {name.casefold(): register for name in register.names}
    return found


def _dialect(row: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    theirs = {"overall_status": usual["overall_status"], **row.get("words", {})}
    words = {
        name: {fold(word): ours for word, ours in some.items()} for name, some in theirs.items()
    }
    no_age = frozenset([*usual["no_age"], *row.get("no_age", ())])
    return {**row, "no_age": no_age, "words": words}

"""The measures that criteria name: what they are called, their units, their scales."""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from mscregistry.vocab.lookup import fold
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class UnitRule:
    """How values get to another unit where no factor alone does it.

    >>> rule = measure_of("hba1c").convert
    >>> print(float(rule.slope * 7 + rule.offset), rule.unit)
    53.00565 mmol/mol
    """

    #: The other unit.
    unit: str
    #: What a value in the measure's own unit is multiplied by.
    slope: Fraction
    #: What is added then.
    offset: Fraction


@frozen(kw_only=True)
class MeasureEntry:
    """A measure, as ``tables/measures.toml`` has it.

    >>> entry = measure_of("creatinine")
    >>> entry.name, entry.unit, entry.loinc, entry.molar_mass
    ('Serum creatinine', 'mg/dL', '2160-0', Fraction(2828, 25))
    >>> entry.group, measure_of("womac").group
    ('laboratory', 'scale')
    """

    #: Our code for it, never changed.
    code: str
    #: What it is called in full.
    name: str
    #: What kind of measure it is: a key of `mscregistry.vocab.measured_groups.measured_groups`.
    group: str
    #: What else criteria call it, in lower case.
    aliases: tuple[str, ...] = ()
    #: The unit, in UCUM, that its values are compared in; ``"1"`` for a score.
    unit: str
    #: Other units that it is stated in.
    units: tuple[str, ...] = ()
    #: Grams in a mole of what is measured, where laboratories state its mass and its amount.
    molar_mass: Fraction | None = None
    #: The chemical formula that this is the mass of.
    formula: str | None = None
    #: What of a protein this is the mass of, which has no formula here.
    substance: str | None = None
    #: How many equivalents a mole of an ion has.
    valence: int | None = None
    #: The levels of an ordinal scale, in their order.
    levels: tuple[str, ...] = ()
    #: In the unit, the least and the greatest value that is no slip of the pen.
    plausible: tuple[Fraction, Fraction] | None = None
    #: The code in LOINC of the measure in this unit, where it was checked.
    loinc: str | None = None
    #: Units that are written for another one, each with that one.
    slips: tuple[tuple[str, str], ...] = ()
    #: The way to a unit that no factor leads to.
    convert: UnitRule | None = None


def measure_of(code: str) -> MeasureEntry:
    """Give the measure with a code.

    Raises:
        KeyError: There is none with this code.

    >>> measure_of("nyha").levels
    ('I', 'II', 'III', 'IV')
    """
    return measures()[code]


def unit_meant(unit: str, entry: MeasureEntry) -> str:
    """Give the unit that is meant by one that is written for a measure.

    >>> unit_meant("mL/min/m2", measure_of("egfr")), unit_meant("mL/min", measure_of("egfr"))
    ('mL/min/{1.73_m2}', 'mL/min')
    """
    return dict(entry.slips).get(unit, unit)


@lru_cache(maxsize=4096)  # criteria name few measures, many times
def measure_called(words: str) -> MeasureEntry | None:
    """Give the measure that the words, all of them, are the name of; `None` for other words.

    Name, aliases and code are known.  Case, blanks and hyphens make no difference; nothing else is
    forgiven.

    >>> measure_called("Serum  Creatinine").code, measure_called("NT-proBNP").code
    ('creatinine', 'nt_probnp')
    >>> measure_called("creatinine and urea") is None
    True
    """
    return _called().get(fold(words))


def measure_meant(words: str) -> MeasureEntry:
    """Give the measure that a code or a name is meant to be of.

    >>> measure_meant("HbA1c").code
    'hba1c'

    Raises:
        ValueError: If there is none; the message names those that are written nearly so.
    """
    found = measures().get(words) or measure_called(words)
    if found is None:
        near = measures_like(words)
        meant = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise ValueError(f"no measure is called {words!r}{meant}")
    return found


def measures_like(words: str) -> tuple[str, ...]:
    """Give the codes of measures that are written nearly so, the nearest first.

    >>> measures_like("creatinnine"), measures_like("Sample score")
    (('creatinine',), ())
    """
    writings = _squeezed()
    asked = _plain(words)
    near = get_close_matches(asked, writings, n=3, cutoff=_NEAR) if asked else []
    return tuple(dict.fromkeys([writings[one] for one in near]))


#: How alike two writings are where one may be a slip: a letter of seven, or two of thirteen.
_NEAR: Final = 0.84


@cache
def _squeezed() -> Mapping[str, str]:
    """Give the code of every writing, without blanks and marks."""
    called = {_plain(words): entry.code for words, entry in _called().items()}
    return {words: code for words, code in called.items() if words}


def _plain(words: str) -> str:
    return "".join([letter for letter in words.casefold() if letter.isalnum()])


@cache
def measures() -> Mapping[str, MeasureEntry]:
    """Give every measure by its code.

    >>> measures()["sbp"].unit
    'mm[Hg]'
    """
    return {code: _entry(code, row) for code, row in read_table("measures").items()}


@cache
def measure_aliases() -> Mapping[str, str]:
    """Give the code of every writing: the names, in lower case, and the aliases.

    >>> measure_aliases()["ejection fraction"]
    'lvef'
    """
    return {
        words: code
        for code, entry in measures().items()
        for words in (entry.name.lower(), *entry.aliases)
    }


def _entry(code: str, row: Mapping[str, Any]) -> MeasureEntry:
    """Make a measure from its table, where exact numbers are written as strings."""
    known = dict(row)
    for field in ("aliases", "units", "levels"):
        known[field] = tuple(row.get(field, ()))
    if "molar_mass" in row:
        known["molar_mass"] = Fraction(row["molar_mass"])
    if "plausible" in row:
        low, high = row["plausible"]
        known["plausible"] = (Fraction(low), Fraction(high))
    known["slips"] = tuple(row.get("slips", {}).items())
    if "convert" in row:
        rule = row["convert"]
        known["convert"] = UnitRule(rule["unit"], Fraction(rule["slope"]), Fraction(rule["offset"]))
    return MeasureEntry(code=code, **known)


@cache
def _called() -> Mapping[str, MeasureEntry]:
    writings = {fold(code): entry for code, entry in measures().items()}
    return writings | {fold(words): measures()[code] for words, code in measure_aliases().items()}

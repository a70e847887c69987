"""What is a kind of what among our conditions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.vocab.conditions import condition_of, conditions
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What comes before the six figures of a number that is filled up to nine.
_FILLED: Final = "D000"


def broader(code: str) -> frozenset[str]:
    """Give the conditions of ours that one of them is a kind of, itself left out.

    >>> sorted(broader("end_stage_kidney_disease"))
    ['chronic_kidney_disease', 'kidney_disease', 'kidney_failure']

    Raises:
        KeyError: There is no condition with this code.
    """
    return _broader()[condition_of(code).code]


def narrower(code: str) -> frozenset[str]:
    """Give the conditions of ours that are a kind of one of them, itself left out.

    >>> sorted(narrower("multiple_system_atrophy")), sorted(narrower("als"))
    (['msa_cerebellar', 'msa_parkinsonian'], [])

    Raises:
        KeyError: There is no condition with this code.
    """
    return _narrower()[condition_of(code).code]


def can_be(code: str) -> frozenset[str]:
    """Give the conditions of ours that may be one of them, and are no kind of it.

    They are wider, or a stage or a sign that has several causes; who has one of them may have the
    other or not.

    >>> sorted(can_be("diabetic_nephropathy"))[:3]
    ['chronic_kidney_disease', 'diabetes', 'end_stage_kidney_disease']

    Raises:
        KeyError: There is no condition with this code.
    """
    named = {code, *narrower(code)}
    causes = [wide for wide, every in _may_be().items() if not named.isdisjoint(every)]
    return (broader(code) | frozenset(causes)) - named


def code_of_mesh(number: str) -> str | None:
    """Give our code for a descriptor of MeSH; `None` for one that is not in our table.

    Its number may be filled up to nine figures, as some sources write all of them.

    >>> code_of_mesh("D007674"), code_of_mesh("D000007674"), code_of_mesh("D999999")
    ('kidney_disease', 'kidney_disease', None)
    """
    written = number.strip().upper()
    found = _of_mesh().get(written)
    return found or _of_mesh().get(f"D{written.removeprefix(_FILLED)}")


@cache
def _within() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(wider) for code, wider in read_table("condition_tree")["within"].items()}


@cache
def _may_be() -> Mapping[str, frozenset[str]]:
    return {
        code: frozenset(other) for code, other in read_table("condition_tree")["may_be"].items()
    }


@cache
def _broader() -> Mapping[str, frozenset[str]]:
    return {code: frozenset(_reached(code)) for code in conditions()}


def _reached(code: str) -> list[str]:
    found = list(_within().get(code, ()))
    for one in found:  # grows as it is gone through
        found += [wider for wider in _within().get(one, ()) if wider not in found]
    return found


@cache
def _narrower() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {code: set() for code in conditions()}
    for code, wider in _broader().items():
        for one in wider:
            found[one].add(code)
    return {code: frozenset(codes) for code, codes in found.items()}


@cache
def _of_mesh() -> Mapping[str, str]:
    return {entry.mesh: code for code, entry in conditions().items() if entry.mesh is not None}

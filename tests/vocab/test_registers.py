"""How registers write what the WHO's portal passes on: the table holds together."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, get_args

import pytest
from attrs import fields, resolve_types

from mscregistry.model import Design, Trial
from mscregistry.model.resolve import resolve_trial
from mscregistry.vocab import Sex, fold, registries
from mscregistry.vocab.registers import Register, register_of
from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLE: Mapping[str, Any] = {
    key: row for key, row in read_table("registers").items() if key != "default"
}


def enum_of(field: str) -> type[StrEnum]:
    known = {
        one.name: one.type
        for kind in (resolve_trial(), resolve_types(Design))
        for one in fields(kind)
    }
    (enum,) = [
        one for one in get_args(known[field]) if isinstance(one, type) and issubclass(one, StrEnum)
    ]
    return enum


def test_every_register_is_a_registry_or_the_network_of_those_of_japan() -> None:
    assert TABLE.keys() <= {registry.key for registry in registries()} | {"JPRN"}


def test_no_two_registers_share_a_name() -> None:
    names = [name for row in TABLE.values() for name in {one.casefold() for one in row["names"]}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("key", TABLE)
def test_a_register_is_found_by_each_of_its_names(key: str) -> None:
    for name in TABLE[key]["names"]:
        for written in (name, f" {name.upper()}\n", name.lower()):
            assert register_of(written).key == key


@pytest.mark.parametrize("key", TABLE)
def test_every_word_of_a_register_stands_for_a_code(key: str) -> None:
    register = register_of(TABLE[key]["names"][0])
    for field, words in register.words.items():
        assert set(words.values()) <= {*enum_of(field)}, field
        assert all(word == fold(word) for word in words)
    assert set(register.sex.values()) <= {*Sex}
    assert all(word == word.casefold() for word in register.no_age)


@pytest.mark.parametrize("key", TABLE)
def test_every_label_of_a_design_leads_to_a_field_of_it_or_is_a_question(key: str) -> None:
    known = {one.name for one in fields(Design)} | {"?"}
    design = register_of(TABLE[key]["names"][0]).design
    assert set(design.values()) <= known
    assert (
        register_of(TABLE[key]["names"][0]).words.keys()
        <= {one.name for one in fields(Trial)} | known
    )


@pytest.mark.parametrize("name", [None, "", "Moon Register", "default"])
def test_a_register_that_is_not_known_has_what_all_share_and_nothing_else(name: str | None) -> None:
    register = register_of(name)
    assert register == Register(no_age=register.no_age, words=register.words)
    assert "no limit" in register.no_age
    assert register.words["overall_status"]["finished"] == "COMPLETED"
    assert register_of("REBEC").no_age > register.no_age

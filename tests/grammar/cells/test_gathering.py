"""Mentions that tell nothing otherwise are mentions of one product."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.gathering import Gathered, family, gather
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.vocab.cells import kind_called
from tests.grammar.cells.products_said import mention, name, summary, told

if TYPE_CHECKING:
    from collections.abc import Sequence


def gathered(*passages: CellPassage) -> list[Gathered]:
    return gather(one for passage in passages for one in mentions_of(passage))


def known(*passages: CellPassage) -> list[dict[str, str]]:
    """Give what each product is told to be."""
    return [
        {axis: stated.value for axis, stated in one.told.items()} for one in gathered(*passages)
    ]


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        (("MSCs", "MSCs"), 1),
        (("MSCs", "adipose MSCs"), 1),
        (("autologous MSCs", "adipose MSCs"), 1),
        (("autologous MSCs", "allogeneic MSCs"), 2),
        (("adipose MSCs", "placental MSCs"), 2),
        (("umbilical cord MSCs", "Wharton's jelly MSCs"), 1),
        (("Wharton's jelly MSCs", "umbilical cord MSCs"), 1),
        (("MSCs", "NK cells"), 2),
        (("chondrocytes", "keratinocytes"), 2),
        (("stem cells", "MSCs"), 1),
        ((), 0),
    ],
)
def test_mentions_are_parted_by_what_they_tell_otherwise(texts: Sequence[str], number: int) -> None:
    assert len(gathered(*[name(text, at) for at, text in enumerate(texts)])) == number


def test_a_product_is_of_the_kind_that_is_named_best() -> None:
    (product,) = gathered(name("stem cells"), told("MSCs"), told("stem cells"))
    assert product.kind == kind_called("msc")
    assert [one.kind.code for one in product.mentions] == ["stem", "msc", "stem"]


def test_all_mentions_tell_of_one_product_together() -> None:
    texts = (name("autologous MSCs"), told("adipose MSCs"))
    assert known(*texts) == [{"donor": "autologous", "tissue": "adipose"}]


def test_the_finer_tissue_counts_but_not_at_length() -> None:
    assert known(name("cord MSCs"), told("Wharton's jelly MSCs")) == [{"tissue": "whartons_jelly"}]
    assert known(name("cord MSCs"), summary("Wharton's jelly MSCs")) == [
        {"tissue": "umbilical_cord"}
    ]


def test_a_mention_that_may_be_of_two_products_is_of_the_one_it_agrees_with() -> None:
    one, other = gathered(
        name("autologous MSCs"), name("allogeneic MSCs", 1), name("autologous MSCs", 2)
    )
    assert (len(one.mentions), len(other.mentions)) == (2, 1)


def test_a_mention_that_may_be_of_any_product_is_of_none() -> None:
    products = gathered(name("autologous MSCs"), name("allogeneic MSCs", 1), name("MSCs", 2))
    assert [len(one.mentions) for one in products] == [1, 1]


def test_a_description_tells_of_its_own_intervention_and_of_no_other_product() -> None:
    assert len(gathered(name("autologous MSCs"), told("allogeneic MSCs"))) == 1
    assert len(gathered(name("autologous MSCs"), told("allogeneic MSCs", 1))) == 2
    assert len(gathered(name("MSCs"), told("NK cells"))) == 2


def test_a_product_knows_which_mentions_it_has() -> None:
    mine, other = mention(name("MSCs")), mention(name("MSCs", 1))
    (product,) = gather([mine])
    assert product.has(mine)
    assert not product.has(other)


def test_two_products_are_never_equal() -> None:
    (one,), (other,) = gathered(name("MSCs")), gathered(name("MSCs"))
    assert one != other
    assert one == one  # noqa: PLR0124 - a product is itself


def test_kinds_of_one_form_are_one_family_except_other_cells() -> None:
    assert family(kind_called("msc")) == family(kind_called("asc"))
    assert family(kind_called("nk")) != family(kind_called("islet"))
    assert family(kind_called("named")) == "named"


WORDS = st.sampled_from(
    [
        "autologous",
        "allogeneic",
        "adipose",
        "cord",
        "MSCs",
        "NK cells",
        "stem cells",
        "and",
        ",",
        "exosomes",
    ]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=4)


@given(TEXTS, st.sampled_from(Role))
def test_every_mention_is_of_one_product_at_most(texts: Sequence[str], role: Role) -> None:
    passages = [
        CellPassage(f"arms[{at}].label", text, role, group=f"arms[{at}]")
        for at, text in enumerate(texts)
    ]
    every = [one for passage in passages for one in mentions_of(passage)]
    products = gather(every)
    assert bool(products) == bool(every)
    taken = [id(one) for product in products for one in product.mentions]
    assert len(set(taken)) == len(taken)
    assert set(taken) <= {id(one) for one in every}
    for product in products:
        assert product.mentions
        assert all(product.has(one) for one in product.mentions)
        assert set(product.told) == {axis for one in product.mentions for axis in one.told}

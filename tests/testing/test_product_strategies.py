"""Products are drawn with any of their statements, and every record of them gives them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import find, given, settings
from hypothesis import strategies as st

from mscregistry.testing import StatedProduct, strategies
from mscregistry.vocab.cells import ProductForm

if TYPE_CHECKING:
    from mscregistry.model import Trial

BOTH = strategies.stated_products().flatmap(
    lambda product: st.tuples(st.just(product), strategies.trials_stating(product))
)


@given(BOTH)
@settings(max_examples=200)
def test_a_record_of_a_product_gives_it_back(drawn: tuple[StatedProduct, Trial]) -> None:
    product, trial = drawn
    assert [StatedProduct.of(one) for one in trial.cell_products] == [product]


@given(BOTH)
def test_every_statement_is_said_by_words_of_the_record(
    drawn: tuple[StatedProduct, Trial],
) -> None:
    _, trial = drawn
    texts = [one.name for one in trial.interventions]
    texts += [one.description or "" for one in trial.interventions]
    texts += [one.description or "" for one in trial.arms]
    texts += [name for one in trial.interventions for name in one.other_names]
    (product,) = trial.cell_products
    stated = [product.form, product.tissue, product.donor, product.brand]
    for one in [*stated, *product.routes, *product.doses, *product.schedules]:
        assert one is None or any(
            all(word in text for word in one.words.split(" … ")) for text in texts
        )


@given(strategies.stated_products())
def test_a_product_without_a_form_has_a_name_alone(product: StatedProduct) -> None:
    assert product.form is not None or product.brand is not None
    assert product.form is not None or product.tissue is product.donor is None


def test_everything_may_be_stated_or_not() -> None:
    drawn = strategies.stated_products()
    for field in ("form", "tissue", "donor", "route", "dose", "schedule", "brand"):
        assert getattr(find(drawn, lambda one, field=field: bool(getattr(one, field))), field)  # type: ignore[misc]  # a default binds the loop's name
        assert not getattr(find(drawn, lambda one, field=field: not getattr(one, field)), field)  # type: ignore[misc]  # the same


def test_a_field_can_be_given_a_strategy_of_ones_own() -> None:
    @given(strategies.stated_products(form=st.just(ProductForm.EV)))
    @settings(max_examples=10)
    def each(product: StatedProduct) -> None:
        assert product.form is ProductForm.EV

    each()

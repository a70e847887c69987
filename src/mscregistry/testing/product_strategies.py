"""Strategies for cell products that a record states, and for records that state them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.stated_products import (
    DONORS,
    FORMS,
    ROUTES,
    SCHEDULES,
    TISSUES,
    StatedProduct,
)
from mscregistry.testing.value_strategies import Values, instances, optional

if TYPE_CHECKING:
    from mscregistry.model import Trial

#: Names that are in our table, and so need no words for cells.
BRANDS: Final = ("Ryoncil", "Alofisel", "Cartistem")


def stated_products(**fields: Values) -> st.SearchStrategy[StatedProduct]:
    """Give products that a record states, each with any of what it may state.

    A product without a form has a brand, and neither tissue nor donor.

    >>> from hypothesis import given
    >>> @given(stated_products())
    ... def every_product_is_read_back(product): ...
    """
    giving: dict[str, Values] = {
        "route": optional(st.sampled_from(sorted(ROUTES))),
        "dose": optional(st.integers(1, 999).map(lambda tenths: tenths * 100_000)),
        "schedule": st.just(()) | st.sampled_from(sorted(SCHEDULES)),
    }
    brands = st.sampled_from(BRANDS)
    named = instances(StatedProduct, fields, **giving, brand=brands)
    said = instances(
        StatedProduct,
        fields,
        **giving,
        form=st.sampled_from(sorted(FORMS)),
        tissue=optional(st.sampled_from(sorted(TISSUES))),
        donor=optional(st.sampled_from(sorted(DONORS))),
        brand=optional(brands),
    )
    return said | named


def trials_stating(product: StatedProduct) -> st.SearchStrategy[Trial]:
    """Give trials that state a product and no other, in different words and fields.

    >>> from hypothesis import given, strategies as st
    >>> @given(stated_products().flatmap(trials_stating))
    ... def every_such_trial_gives_one_product(trial): ...
    """
    return st.sampled_from(list(product.trials()))

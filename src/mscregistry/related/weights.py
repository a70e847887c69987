"""How much each aspect counts in the likeness of two trials."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from attrs import Attribute, field, fields, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


def _is_weight(_: object, attribute: Attribute[Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"the weight of {attribute.name} is {value!r}; give a number")
    if not isfinite(value) or value < 0:
        raise ValueError(f"the weight of {attribute.name} is {value}; give one of 0 or more")


@frozen(kw_only=True)
class Weights:
    """How much each aspect counts; only how they stand to each other matters.

    The weight of `cells` counts where both trials give cells.  Elsewhere it goes to `intervention`,
    so that what is given counts as much in every pair of trials.

    >>> Weights(text=0).by_aspect()["text"]
    0

    Raises:
        TypeError: If one is no number.
        ValueError: If one is below zero or not finite, or none is above zero.
    """

    #: The conditions: by our codes, by the words of their names, by the registry's terms.
    condition: float = field(default=0.40, validator=_is_weight)
    #: What is given or done, by the words of its names and by the registry's terms.
    intervention: float = field(default=0.08, validator=_is_weight)
    #: The cells that are given: form, tissue, donor, ways of giving, dose, brand.
    cells: float = field(default=0.22, validator=_is_weight)
    #: Study type, phases, allocation, masking, primary purpose.
    design: float = field(default=0.08, validator=_is_weight)
    #: The ages of those who may take part.
    ages: float = field(default=0.04, validator=_is_weight)
    #: The words of titles, summary, conditions, keywords, interventions and outcomes.
    text: float = field(default=0.18, validator=_is_weight)

    def __attrs_post_init__(self) -> None:
        """Refuse weights of which none counts."""
        if not any(self.by_aspect().values()):
            raise ValueError("every weight is 0; give one above 0")

    def by_aspect(self) -> Mapping[str, float]:
        """Give the weights under the names of their aspects, in the order of the fields."""
        return {one.name: getattr(self, one.name) for one in fields(Weights)}


#: The weights that are used where none are given.
USUAL: Final = Weights()

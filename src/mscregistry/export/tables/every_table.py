"""All tidy tables, in a fixed order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mscregistry.export.tables.arms import ARMS, INTERVENTIONS
from mscregistry.export.tables.cell_products import CELL_PRODUCTS
from mscregistry.export.tables.comparisons import COMPARISONS
from mscregistry.export.tables.conditions import CONDITIONS
from mscregistry.export.tables.criteria import CRITERIA
from mscregistry.export.tables.identifiers import IDENTIFIERS
from mscregistry.export.tables.medicinal_products import MEDICINAL_PRODUCTS
from mscregistry.export.tables.outcomes import OUTCOMES
from mscregistry.export.tables.overview import OVERVIEW
from mscregistry.export.tables.people import PEOPLE, SPONSORS
from mscregistry.export.tables.readings import ISSUES, WORDS
from mscregistry.export.tables.references import REFERENCES
from mscregistry.export.tables.sites import COUNTRIES, SITES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.export.tables.columns import TidyTable

#: Every table by its name.
TABLES: Final[Mapping[str, TidyTable]] = MappingProxyType(
    {
        table.name: table
        for table in (
            OVERVIEW,
            ARMS,
            INTERVENTIONS,
            OUTCOMES,
            CONDITIONS,
            CELL_PRODUCTS,
            MEDICINAL_PRODUCTS,
            CRITERIA,
            COMPARISONS,
            SITES,
            COUNTRIES,
            SPONSORS,
            PEOPLE,
            IDENTIFIERS,
            REFERENCES,
            ISSUES,
            WORDS,
        )
    }
)


def table_called(name: str) -> TidyTable:
    """Give the table of a name.

    Raises:
        ValueError: There is none; the message names those that there are.

    >>> table_called("sponsors").comment
    'An organisation that leads or supports the study.'
    """
    if name not in TABLES:
        raise ValueError(f"no table is called {name!r}; there are: {', '.join(TABLES)}")
    return TABLES[name]

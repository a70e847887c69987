"""Trials and readings leaving the house, in forms that others read.

Each name is loaded when it is first asked for, and packages of extras by the function that needs
them.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mscregistry.export.arrow import batches, from_arrow, to_arrow, trial_schema
    from mscregistry.export.converter import make_converter
    from mscregistry.export.csv_text import csv_lines, from_csv_cell, to_csv_text
    from mscregistry.export.ctgov import ctgov_dict, ctgov_json, ctgov_left_out
    from mscregistry.export.frames import to_csv, to_pandas, to_parquet, to_polars, to_table
    from mscregistry.export.json import from_dict, from_json, to_dict, to_json
    from mscregistry.export.references import to_bibtex, to_ris
    from mscregistry.export.tables import TABLES, tidy_schema, tidy_table

__all__ = [
    "TABLES",
    "batches",
    "csv_lines",
    "ctgov_dict",
    "ctgov_json",
    "ctgov_left_out",
    "from_arrow",
    "from_csv_cell",
    "from_dict",
    "from_json",
    "make_converter",
    "tidy_schema",
    "tidy_table",
    "to_arrow",
    "to_bibtex",
    "to_csv",
    "to_csv_text",
    "to_dict",
    "to_json",
    "to_pandas",
    "to_parquet",
    "to_polars",
    "to_ris",
    "to_table",
    "trial_schema",
]

#: The file or folder that each name lives in.
_FILES = {
    "arrow": ("batches", "from_arrow", "to_arrow", "trial_schema"),
    "converter": ("make_converter",),
    "csv_text": ("csv_lines", "from_csv_cell", "to_csv_text"),
    "ctgov": ("ctgov_dict", "ctgov_json", "ctgov_left_out"),
    "frames": ("to_csv", "to_pandas", "to_parquet", "to_polars", "to_table"),
    "json": ("from_dict", "from_json", "to_dict", "to_json"),
    "references": ("to_bibtex", "to_ris"),
    "tables": ("TABLES", "tidy_schema", "tidy_table"),
}

if not TYPE_CHECKING:  # a type checker has the imports above, and so it sees a misspelt name

    def __getattr__(name: str) -> object:
        """Load a name, and keep it."""
        from importlib import import_module

        file = next((file for file, names in _FILES.items() if name in names), None)
        if file is None:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg, name=name, obj=sys.modules[__name__])
        globals()[name] = getattr(import_module(f"{__name__}.{file}"), name)
        return globals()[name]


def __dir__() -> list[str]:
    """Give the names of this room."""
    return sorted(__all__)

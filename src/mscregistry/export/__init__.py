"""Trials and readings leaving the house, in forms that others read."""

from mscregistry.export.converter import make_converter
from mscregistry.export.ctgov import ctgov_dict, ctgov_json, ctgov_left_out
from mscregistry.export.json import from_dict, from_json, to_dict, to_json

__all__ = [
    "ctgov_dict",
    "ctgov_json",
    "ctgov_left_out",
    "from_dict",
    "from_json",
    "make_converter",
    "to_dict",
    "to_json",
]

"""Trials and readings leaving the house, in forms that others read."""

from mscregistry.export.converter import make_converter
from mscregistry.export.json import from_dict, from_json, to_dict, to_json

__all__ = ["from_dict", "from_json", "make_converter", "to_dict", "to_json"]

"""MedPath pages: `page` reads one, the other files its lists, tables and places."""

from mscregistry.parsers.medpath.page import MEDPATH

__all__ = ["MEDPATH"]

"""Trials and the publications they cite, as RIS and BibTeX for reference managers."""

from mscregistry.export.references.bibtex import to_bibtex
from mscregistry.export.references.ris import to_ris

__all__ = ["to_bibtex", "to_ris"]

"""Texts in which cells may be named, and how tests make a passage of one."""

from __future__ import annotations

from hypothesis import strategies as st

from mscregistry.grammar.cells.passages import CellPassage, Role

WORDS = [
    "allogeneic", "autologous", "and", "or", "bone", "marrow", "cord", "adipose", "UC", "hUC-MSCs", "MSCs", "(MSC)",
    "stem", "cells", "stromal", "mesenchymal", "exosomes", "derived", "secreted", "from", "of", "the", "human", "NK",
    "CAR-T", "iPSC", "conditioned", "medium", "cultured", "expanded", "selected", ",", ";", ".", "\n", "(", ")", "[", "]",
    "were", "obtained", "intravenously", "IV", "IM", "injected", "into", "in", "on", "wound", "knee", "joint", "finger",
    "applied", "implanted", "scaffold", "kidney", "intra-arterial", "disease", "grade", "engineered", "unheard", "cell's",
    "therapy", "islets", "AlloUCMSC", "İ", "’", "Prochymal", "remestemcel-L", "P-MSC",
]  # fmt: skip

#: Any text at all, and texts of the words that the grammar knows.
ANY = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))


def passage(text: str, role: Role = Role.GIVEN) -> CellPassage:
    return CellPassage("arms[0].description", text, role)

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

#: Pieces that, repeated, make a text that is hard to read in linear time.
HOSTILE = [
    "MSCs ", "MSCs (", "(MSC) ", "A) (", "cells, ", "cells\n", "cells. ", "msc", "a", " ", "\n", "(", "'a", "cel ", "and ",
    "the ", "of ", "bone ", "cord, cord, ", "allogeneic and autologous ", "exosomes of MSCs ", "MSCs exosomes ",
    "cells were derived from ", "mesenchymal stem and ", "into the finger ", "injected into the finger ", "in finger, ",
    "on the wound ", "applied on the wound ", "IV ", "grade IV ", "implanted scaffold ", "intra the arterial ", "İ",
]  # fmt: skip

#: What begins and ends such a text, or nothing.
AROUND = [("", ""), ("MSCs", "x from"), ("cel ", "(MSC)")]

#: So long is the shortest of the texts that are timed.
SHORT = 25_000


def passage(text: str, role: Role = Role.GIVEN) -> CellPassage:
    return CellPassage("arms[0].description", text, role)

"""What is counted is named by the last of the words behind a number."""

import pytest

from mscregistry.grammar.cells.dose_counted import counted_at, kind_of


@pytest.mark.parametrize(
    ("words", "kind", "named"),
    [
        (" MSC", "cells", "MSC"),
        (" allo-hMSCs/kg", "cells", "allo-hMSCs"),
        (" of viable nucleated cells in", "cells", "viable nucleated cells"),
        (" MSC-derived extracellular vesicles", "particles", "MSC-derived extracellular vesicles"),
        (" MSC suspension, once", "cells", "MSC suspension"),
        (" lyophilized secretome", "product", "lyophilized secretome"),
        (" cells per day", "cells", "cells"),
        (" MSC infusions", "cells", "MSC"),
    ],
)
def test_the_name_is_that_of_the_words(words: str, kind: str, named: str) -> None:
    found = counted_at(words, words.lower(), 0)
    assert found is not None
    assert (found.kind, words[found.start : found.end], found.foreign) == (kind, named, False)


@pytest.mark.parametrize("words", ["", " 3 cells", " in cells", ", cells", " (hUC) cells"])
def test_no_words_name_nothing(words: str) -> None:
    assert counted_at(words, words.lower(), 0) is None


def test_words_for_other_things_are_told_from_cells() -> None:
    found = counted_at(" blue buttons", " blue buttons", 0)
    assert found is not None
    assert not found.found


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("iMSC", "cells"),
        ("NK", "cells"),
        ("tank", None),
        ("TANK", None),
        ("CD34+", "cells"),
        ("nano-vesicles", "particles"),
        ("Prochymal", "cells"),
        ("basic", None),
        ("BASIC", None),
    ],
)
def test_abbreviations_count_with_letters_before(word: str, kind: str | None) -> None:
    assert kind_of(word, word.lower()) == kind

"""The unit behind a number ends where its words end, and a laboratory's is foreign."""

import pytest

from mscregistry.grammar.cells.dose_units import read_unit


@pytest.mark.parametrize(
    ("words", "symbol", "read"),
    [
        (" cells/kg, once", "cells/kg", " cells/kg"),
        (" cells/kg body weight/time of", "cells/kg", " cells/kg body weight/time"),
        (" cell number/50ml/bag/time", "cells", " cell number/50ml/bag/time"),
        (" cells/kg/eye/time/patient/day", "cells/kg", " cells/kg/eye/time/patient"),
        ("/kg of MSC", "cells/kg", "/kg"),
        (" mg/kg exosomes", "mg/kg", " mg/kg exosomes"),
        (" cells (3 ml) per knee", "cells", " cells (3 ml) per knee"),
        (" cells (3 ml) at once", "cells", " cells"),
        (" (cells/kg) at", "cells/kg", " (cells/kg)"),
        (" cells/kg each", "cells/kg", " cells/kg"),
    ],
)
def test_a_unit_ends_with_its_words(words: str, symbol: str, read: str) -> None:
    unit = read_unit(words, words.lower(), 0)
    assert (unit.symbol, words[: unit.end]) == (symbol, read)
    assert unit.known
    assert not unit.foreign


@pytest.mark.parametrize(
    "words", [" cells/µL", " x/L", " cells per 10 kg", " people", " viral particles", "/mm3"]
)
def test_the_unit_of_another_thing_is_foreign(words: str) -> None:
    assert read_unit(words, words.lower(), 0).foreign


@pytest.mark.parametrize("words", ["", ", once", " at once", " (at once)", " (cells/kg"])
def test_where_no_unit_stands_none_is_read(words: str) -> None:
    unit = read_unit(words, words, 0)
    assert not unit.known
    assert unit.end == 0


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        (" cells/lb", "cells/lb"),
        (" cells per pound", "cells/lb"),
        (" cells per week", "cells/wk"),
        (" cells/day", "cells/d"),
        (" cells a month", "cells"),
        (" cells per month", "cells/mo"),
        (" cells/kg/week", "cells/kg"),
        (" cells/kg per lb", "cells/kg"),
    ],
)
def test_a_rare_divisor_is_kept(words: str, symbol: str) -> None:
    assert read_unit(words, words, 0).symbol == symbol

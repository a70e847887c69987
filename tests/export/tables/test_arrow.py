"""Tables of Arrow: schema, hostile text, numbers beyond a type, many rows, what is refused."""

from __future__ import annotations

import re
import sys

import pyarrow as pa
import pytest

from mscregistry.errors import MissingExtra
from mscregistry.export.tables import TABLES, tidy_schema, tidy_table
from mscregistry.export.tables.arrow import _type
from mscregistry.model import Arm, Intervention, Trial
from mscregistry.testing import awkward
from mscregistry.testing.samples import sample_trials

HOSTILE = (*awkward.TIDY, *awkward.LINES, *awkward.WILD, "nul \0 inside", "'; DROP TABLE arms; --")


def escaped(text: str) -> str:
    """Give a text with its halves of surrogate pairs written out."""
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def test_the_schema_says_what_it_is_and_what_each_column_means() -> None:
    schema = tidy_schema("countries")
    assert schema.metadata == {b"mscregistry.schema": b"mscregistry/arrow/countries/1"}
    assert schema.field("country").metadata == {b"comment": b"Its name, as written."}
    assert schema.field("record").metadata == {
        b"comment": b"Place of the record among those given."
    }


def test_each_type_is_one_of_arrow() -> None:
    places = pa.decimal128(38, 12)
    assert tidy_schema("comparisons").field("low").type == places
    assert tidy_schema("sites").field("x").type == pa.float64()
    assert tidy_schema("arms").field("place").type == pa.int64()
    assert tidy_schema("arms").field("label").type == pa.string()
    assert tidy_schema("arms").field("intervention_names").type == pa.list_(pa.string())
    assert tidy_schema("comparisons").field("sure").type == pa.bool_()
    assert _type(pa, "date") == pa.date32()
    doses = tidy_schema("cell_products").field("doses").type
    assert doses.value_type.field("high").type == places
    assert doses.value_type.field("of").metadata[b"comment"].startswith(b"What is counted")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_nothing_has_the_schema(name: str) -> None:
    for nothing in ((), [Trial()]):
        table = tidy_table(nothing, name)
        assert table.schema.equals(tidy_schema(name), check_metadata=True)
        assert table.num_rows == (len(nothing) if name == "overview" else 0)


def test_records_are_counted_from_the_first() -> None:
    trials = [Trial(arms=(Arm("A"), Arm("B"))), Trial(), Trial(trial_id="X", arms=(Arm("C"),))]
    table = tidy_table(iter(trials), "arms", first=10)
    assert table["record"].to_pylist() == [10, 10, 12]
    assert table["trial_id"].to_pylist() == [None, None, "X"]


def test_more_rows_than_are_held_at_once_make_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    trials = list(sample_trials(20))
    whole = tidy_table(trials, "outcomes")
    monkeypatch.setattr("mscregistry.export.tables.arrow._AT_ONCE", 7)
    pieces = tidy_table(trials, "outcomes")
    assert pieces["place"].num_chunks > 1
    assert pieces.equals(whole, check_metadata=True)


def test_hostile_text_comes_through_unchanged() -> None:
    arms = tuple([Arm(text, description=text, intervention_names=(text,)) for text in HOSTILE])
    table = tidy_table([Trial(trial_id=text, arms=arms) for text in HOSTILE], "arms")
    table.validate(full=True)
    wanted = [escaped(text) for text in HOSTILE]
    for name in ("label", "description"):
        assert table[name].to_pylist() == wanted * len(HOSTILE)
    assert table["intervention_names"].to_pylist()[: len(HOSTILE)] == [[one] for one in wanted]
    assert table["trial_id"].to_pylist()[:: len(HOSTILE)] == wanted


def test_half_a_surrogate_pair_is_written_as_its_escape() -> None:
    arm = Arm("ok é 👩", description="a\udc80b", intervention_names=("fine", "\ud83d"))
    (row,) = tidy_table([Trial(arms=(arm,))], "arms").to_pylist()
    assert row["label"] == "ok é 👩"
    assert row["description"] == "a\\udc80b"
    assert row["intervention_names"] == ["fine", "\\ud83d"]


def test_a_dose_stays_whole_beside_half_a_surrogate_pair() -> None:
    """The rows within a row are then made anew as well."""
    given = [
        Intervention("Knee MSCs, 2 × 10^6 cells/kg IV"),
        Intervention("MSCs", description="1 × 10^6 \udc80MSCs\udc80/kg of low dose"),
    ]
    trials = [Trial(trial_id="\udc80", interventions=(one,)) for one in given]
    table = tidy_table(trials, "cell_products")
    table.validate(full=True)
    assert table["trial_id"].to_pylist() == ["\\udc80"] * 2
    (dose,) = table["doses"].to_pylist()[0]
    assert (dose["unit"], dose["low_exact"], dose["sure"]) == ("cells/kg", "2000000", True)


@pytest.mark.parametrize("beyond", [2**63, 2**64, 10**30, -(2**63) - 1])
def test_an_integer_beyond_the_type_is_null(beyond: int) -> None:
    arms = (Arm("A"), Arm("B"))
    assert tidy_table([Trial(arms=arms)], "arms", first=beyond)["record"].to_pylist() == [None] * 2


def test_the_greatest_integer_stays_beside_one_beyond_the_type() -> None:
    trials = [Trial(arms=(Arm("A"),)), Trial(arms=(Arm("B"),))]
    table = tidy_table(trials, "arms", first=2**63 - 1)
    assert table["record"].to_pylist() == [2**63 - 1, None]
    assert table["place"].to_pylist() == [0, 0]


@pytest.mark.parametrize("name", ["arm", "", "trials", "Arms"])
def test_a_table_that_is_not_there_is_refused_with_those_that_are(name: str) -> None:
    message = re.escape(f"no table is called {name!r}; there are: {', '.join(TABLES)}")
    with pytest.raises(ValueError, match=message):
        tidy_table([], name)
    with pytest.raises(ValueError, match=message):
        tidy_schema(name)


def test_without_pyarrow_the_line_that_installs_it_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'mscregistry\[arrow\]'"):
        tidy_table([], "arms")

"""A dose is that of each giving where its own text repeats it."""

import pytest

from tests.grammar.cells.products_said import given, product


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 x 10^6 cells/kg infused once a week", "1000000 cells/kg per_infusion"),
        ("Infused on day 0 and day 7, 1 x 10^6 cells/kg", "1000000 cells/kg per_infusion"),
        ("A single infusion of 1 x 10^6 cells/kg", "1000000 cells/kg"),
        ("A total of 1 x 10^6 cells/kg, infused on day 0 and day 7", "1000000 cells/kg total"),
        ("1 x 10^6 cells/kg; a second infusion may be given after a month", "1000000 cells/kg"),
        (f"1 x 10^6 cells/kg. {'These are kept cold. ' * 20}Infused weekly", "1000000 cells/kg"),
        ("A low or a high dose of cells infused weekly", "low, high"),
    ],
)
def test_basis(text: str, expected: str) -> None:
    assert [str(one.value) for one in product(given(text)).doses] == [expected]


def test_the_words_of_the_times_state_the_basis() -> None:
    (dose,) = product(given("1 x 10^6 cells/kg infused once a week")).doses
    assert dose.words == "1 x 10^6 cells/kg … once a week"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("10^8 cells", "Cord MSC, 10^8 cells in each infusion", ["100000000 cells per_infusion"]),
        ("10^8 cells", "Cord MSC, 10^8 cells", ["100000000 cells", "100000000 cells"]),
        ("10^8 cells", "Cord MSC are infused weekly", ["100000000 cells per_infusion?"]),
        ("10^8 cells", "Cord MSC are infused on day 0 and 7", ["100000000 cells per_infusion?"]),
        ("10^8 cells", "A single infusion of cord MSC", ["100000000 cells"]),
        ("10^8 cells", "Cord MSC are infused 3 times", ["100000000 cells"]),
        ("10^8 cells", "Cord MSC. A second infusion may be given on day 7", ["100000000 cells"]),
        ("A total of 10^8 cells", "Cord MSC are infused weekly", ["100000000 cells total"]),
        (
            "10^8 cells in each infusion",
            "Cord MSC are infused weekly",
            ["100000000 cells per_infusion"],
        ),
        ("A low or a high dose of cells", "Cord MSC are infused weekly", ["low, high?"]),
        ("10^8 cells", "10^6 cells/kg of cord MSC, infused weekly",
         ["100000000 cells per_infusion?", "1000000 cells/kg per_infusion"]),
    ],
)  # fmt: skip
def test_basis_told_elsewhere(first: str, second: str, expected: list[str]) -> None:
    found = product(given(first), given(second, "arms[0]")).doses
    assert [str(one) for one in found] == expected

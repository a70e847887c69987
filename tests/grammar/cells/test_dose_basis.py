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

"""The end of an address is told by names of countries and regions, and by nothing less."""

import pytest

from mscregistry.vocab import country_code, country_of, is_also_city, is_country, is_region
from mscregistry.vocab.table_files import read_table

TABLE = read_table("countries")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Taiwan", "TW"),
        ("Korea (the Republic of)", "KR"),
        ("South Korea", "KR"),
        ("Korea, Republic of", "KR"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("England", "GB"),
        ("USA.", "US"),
        ("united  states", "US"),
        ("Côte d\u2019Ivoire", "CI"),
    ],
)
def test_a_country_is_known_by_its_names(words: str, code: str) -> None:
    assert country_code(words) == code
    assert is_country(words)


@pytest.mark.parametrize("words", ["", "Taipei", "Taiwann", "Minnesota", "Korea (the"])
def test_other_words_are_no_country(words: str) -> None:
    assert country_code(words) is None
    assert not is_country(words)


def test_a_region_is_one_of_its_own_country() -> None:
    assert is_region("Minnesota", "US")
    assert not is_region("Minnesota", "CA")
    assert is_region("western australia", "AU")
    assert not is_region("Leicester", "GB")
    assert not is_region("Eastern", "SA")


def test_a_region_named_like_a_city_is_told() -> None:
    assert is_also_city("New York", "US")
    assert not is_also_city("Minnesota", "US")
    assert not is_also_city("Riyadh", "SA")


def test_no_name_stands_for_two_countries() -> None:
    names = [name for names in TABLE["names"].values() for name in names]
    assert len(names) == len(set(names))
    assert all(
        country_code(name) == code for code in TABLE["names"] for name in TABLE["names"][code]
    )


def test_every_region_is_of_a_country_and_every_city_is_a_region() -> None:
    assert TABLE["regions"].keys() <= TABLE["names"].keys()
    assert all(is_region(name, code) for code in TABLE["cities"] for name in TABLE["cities"][code])
    assert TABLE["cities"].keys() <= TABLE["regions"].keys()


def test_all_states_and_provinces_of_the_countries_that_always_state_them_are_listed() -> None:
    # 50 states, the District of Columbia, Puerto Rico; 13 with two spellings; 8.
    assert {code: len(TABLE["regions"][code]) for code in ("US", "CA", "AU")} == {
        "US": 52,
        "CA": 15,
        "AU": 8,
    }


def test_every_country_has_three_letters_and_three_figures_of_its_own() -> None:
    codes = TABLE["codes"]
    assert codes.keys() == TABLE["names"].keys()
    assert len(codes) == 249
    for place, length in ((0, 3), (1, 3)):
        every = [code[place] for code in codes.values()]
        assert len(set(every)) == 249
        assert {len(one) for one in every} == {length}
    assert all(three.isalpha() and three.isupper() for three, _ in codes.values())
    assert all(figures.isdecimal() for _, figures in codes.values())
    assert all(len(code) == 2 and code.isupper() for code in codes)


@pytest.mark.parametrize("code", TABLE["codes"])
def test_a_country_is_found_by_its_letters_and_by_its_names(code: str) -> None:
    found = country_of(code)
    assert found is not None
    assert (found.code, [found.alpha3, found.numeric]) == (code, TABLE["codes"][code])
    assert found.name == TABLE["names"][code][0]
    assert country_of(found.alpha3) == found
    assert all(country_of(name) == found for name in TABLE["names"][code])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("England", "GB"),
        ("Turkey", "TR"),
        ("Korea, Republic of", "KR"),
        ("KOR", "KR"),
        ("kor", None),
        ("410", None),
        ("Europe", None),
        ("", None),
    ],
)
def test_a_country_is_known_as_registries_write_it(words: str, code: str | None) -> None:
    found = country_of(words)
    assert (None if found is None else found.code) == code

"""An identifier is known by its shape, and linked only where we know how."""

import re
import time
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab import Registry, doi_url, pubmed_url, registries, registry_of, trial_url
from tests.vocab.numbers import EXAMPLES, PAIRS

BY_KEY = {registry.key: registry for registry in registries()}


def test_every_registry_has_an_example_here() -> None:
    assert list(EXAMPLES) == list(BY_KEY)


@pytest.mark.parametrize(("key", "identifier"), PAIRS)
def test_a_number_belongs_to_one_registry(key: str, identifier: str) -> None:
    assert [found.key for found in registries() if found.match(identifier)] == [key]
    assert registry_of(identifier) is BY_KEY[key]


@pytest.mark.parametrize(("key", "identifier"), PAIRS)
def test_a_number_is_found_in_a_sentence(key: str, identifier: str) -> None:
    if re.search(r"EUCTR|CTIS|3RD", identifier):
        identifier = re.sub(r"EUCTR|CTIS|-3RD|-[A-Z]{2}$", "", identifier)
    found = BY_KEY[key].loose.search(f"see ({identifier}).")
    assert found is not None
    assert found.group() in identifier


@pytest.mark.parametrize(
    "identifier",
    [
        "",
        "NCT0419467",
        "NCT041946711",
        "nct04194671",
        "NCT04194671\n",
        " NCT04194671",
        "NCT\uff10\uff14\uff11\uff19\uff14\uff16\uff17\uff11",
        "JPRN-NCT04194671",
        "2022-500024-30",
        "PO0559",
    ],
)
def test_anything_else_belongs_to_none(identifier: str) -> None:
    assert registry_of(identifier) is None
    assert trial_url(identifier) is None


@given(st.integers(2000, 2099), st.integers(0, 999_999), st.integers(0, 99))
def test_a_eudract_number_is_never_taken_for_ctis(year: int, serial: int, last: int) -> None:
    """They begin alike; the first digit of the second group tells them apart."""
    eudract = f"{year}-{serial:06}-{last:02}"
    expected = "EUCTR" if serial < 500_000 else None
    found = registry_of(eudract)
    assert (found and found.key) == expected
    ctis = registry_of(f"{eudract}-00")
    assert (ctis and ctis.key) == ("CTIS" if 500_000 <= serial < 600_000 else None)
    assert bool(BY_KEY["CTIS"].loose.search(eudract)) == (500_000 <= serial < 600_000)
    assert bool(BY_KEY["EUCTR"].loose.search(eudract)) == (serial < 500_000)


@pytest.mark.parametrize(
    ("identifier", "url"),
    [
        ("NCT04194671", "https://clinicaltrials.gov/study/NCT04194671"),
        ("ISRCTN17973604", "https://www.isrctn.com/ISRCTN17973604"),
        (
            "EUCTR2015-000950-39-SE",
            "https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:2015-000950-39",
        ),
        (
            "CTIS2022-500024-30-00",
            "https://euclinicaltrials.eu/ctis-public/view/2022-500024-30-00",
        ),
        ("DRKS00021134", "https://drks.de/search/en/trial/DRKS00021134"),
        ("NL-OMON36374", "https://onderzoekmetmensen.nl/en/trial/36374"),
    ],
)
def test_a_trial_is_linked_where_the_url_is_verified(identifier: str, url: str) -> None:
    assert trial_url(identifier) == url


@pytest.mark.parametrize(
    "identifier",
    ["NL8504", "CTRI/2017/08/009535", "ACTRN12605000057684", "ChiCTR2000029953", "U1111-1131-4384"],
)
def test_a_trial_is_not_linked_where_it_is_not(identifier: str) -> None:
    assert trial_url(identifier) is None


def test_a_registry_links_no_number_of_another() -> None:
    assert BY_KEY["CTGOV"].url_of("ISRCTN17973604") is None


@pytest.mark.parametrize("registry", registries(), ids=lambda registry: registry.key)
def test_no_verified_url_needs_what_the_number_does_not_say(registry: Registry) -> None:
    assert {registry.format_status, registry.url_status} <= {"verified", "unverified"}
    if registry.url_status == "verified":
        assert registry.url_template is not None
        fields = {field for _, field, _, _ in Formatter().parse(registry.url_template) if field}
        assert fields < {"id", "digits"}
        assert fields


@pytest.mark.parametrize("registry", registries(), ids=lambda registry: registry.key)
@pytest.mark.parametrize("filler", ["0", "1", "N1", "-", "/", " ", "20", "a", "NL", "C", "1111-"])
def test_no_pattern_loses_itself_in_a_long_text(registry: Registry, filler: str) -> None:
    """Each takes milliseconds; one that tried every way to cut 10,000 characters would not end."""
    start = time.perf_counter()
    for identifier in EXAMPLES[registry.key]:
        for head in (identifier, re.split(r"\d", identifier)[0], identifier[:-1]):
            registry.match(head + filler * 10_000)
            registry.loose.search(head + filler * 10_000 + "!")
    assert time.perf_counter() - start < 5


def test_a_pmid_is_linked_only_when_all_digits() -> None:
    assert pubmed_url("12345678") == "https://pubmed.ncbi.nlm.nih.gov/12345678/"
    for words in ("", "PMC123", "12 34", "12/../34", "\u0661\u0662", "1\u00b2", "-1"):
        assert pubmed_url(words) is None


def test_a_doi_is_linked_only_when_it_is_one() -> None:
    assert doi_url("10.1000/182") == "https://doi.org/10.1000/182"
    for words in (
        "",
        "doi:10.1000/182",
        "https://doi.org/10.1000/182",
        "10.1000/\n1",
        "10.1/\ud800",
    ):
        assert doi_url(words) is None


@given(st.text())
def test_no_doi_can_leave_its_url(suffix: str) -> None:
    url = doi_url(f"10.1000/{suffix}")
    assert url is None or re.fullmatch(r"https://doi\.org/10\.1000/[A-Za-z0-9/_.~%-]*", url)

"""The number of a trial is read however it is written, and found where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab import TrialId, find_trial_ids, registries
from tests.vocab.numbers import EXAMPLES, PAIRS


@pytest.mark.parametrize(("key", "identifier"), PAIRS)
def test_a_number_of_any_registry_is_read_strictly(key: str, identifier: str) -> None:
    found = TrialId.read(identifier, strict=True)
    assert found is not None
    assert found.registry == key
    assert TrialId.read(str(found), strict=True) == found
    assert identifier in {str(found), found.ictrp}


@pytest.mark.parametrize(("key", "identifier"), PAIRS)
def test_a_number_is_found_in_a_sentence_with_its_place(key: str, identifier: str) -> None:
    text = f"(see {identifier}), and so on"
    (found,) = find_trial_ids(text)
    assert found.id.registry == key
    assert text[found.start : found.end] == identifier


def test_every_registry_that_gives_numbers_can_be_read() -> None:
    assert {registry.key for registry in registries()} == set(EXAMPLES)


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        ("nct 04194671", "NCT04194671"),
        ("NCT4194671", "NCT04194671"),
        ("NCT: 04194671", "NCT04194671"),
        ("isrctn-17973604", "ISRCTN17973604"),
        ("EudraCT number 2020-001457-43", "2020-001457-43"),
        ("EUCTR2020-001457-43-FR", "2020-001457-43-FR"),
        ("2015-000950-39-3RD", "2015-000950-39-3RD"),
        ("CTIS2022-500024-30-01", "2022-500024-30-01"),
        ("2022-500024-30", "2022-500024-30"),
        ("2022\u2011500024\u201130", "2022-500024-30"),
        ("chictr-ocs-13003526", "ChiCTR-OCS-13003526"),
        ("CTRI-2024-07-070268", "CTRI/2024/07/070268"),
        ("JPRN-jRCTs041190120", "jRCTs041190120"),
        ("ANZCTR 12605000057684", "ACTRN12605000057684"),
        ("RBR 2B9QF7H", "RBR-2b9qf7h"),
        ("UMIN-CTR ID: 000039873", "UMIN000039873"),
        ("  KCT0004176\n", "KCT0004176"),
    ],
)
def test_a_number_written_otherwise_is_brought_into_its_form(words: str, canonical: str) -> None:
    found = TrialId.read(words)
    assert found is not None
    assert str(found) == canonical


@pytest.mark.parametrize(
    "words",
    [
        "",
        "NCT",
        None,
        "NCT123456789",
        "NCT041946711",  # a figure too many
        "NCT0004194671",
        "NCT00041946711",
        "NCT503",  # a compound
        "NCT00000000",
        "PO0559",
        "RBR-controls",
        "per-100-10",
        "2020-601457-43",
        "2020-001457-43-07",
        "12020-001457-43",
        "NCT04194671 and more",
    ],
)
def test_what_is_no_number_of_a_trial_is_none(words: str | None) -> None:
    assert TrialId.read(words) is None


def test_strictly_only_the_registry_s_own_writing_is_read() -> None:
    assert TrialId.read("nct04194671", strict=True) is None
    assert TrialId.read("2022-500024-30", strict=True) is None


@given(st.integers(2000, 2099), st.integers(0, 999_999), st.integers(0, 99))
def test_a_number_of_eudract_and_one_of_ctis_are_never_confused(
    year: int, serial: int, last: int
) -> None:
    number = f"{year}-{serial:06}-{last:02}"
    expected = "EUCTR" if serial < 500_000 else "CTIS" if serial < 600_000 else None
    for words in (number, f"EudraCT {number}", f"see {number};"):
        found = find_trial_ids(words)
        assert [one.id.registry for one in found] == ([expected] if expected else [])
    read = TrialId.read(f"{number}-00")
    assert (read and read.registry) == ("CTIS" if expected == "CTIS" else None)


def test_records_of_member_states_and_versions_are_of_one_trial() -> None:
    french = TrialId.read("EUCTR2020-001457-43-FR")
    spanish = TrialId.read("2020-001457-43-ES")
    assert french is not None
    assert spanish is not None
    assert french != spanish
    assert french.trial == spanish.trial
    assert (french.country, spanish.version) == ("FR", None)
    first, second = (TrialId.read(f"2022-500024-30-0{version}") for version in (0, 1))
    assert first is not None
    assert second is not None
    assert first.trial == second.trial
    assert second.version == "01"


def test_the_portal_s_writing_has_its_prefix() -> None:
    for words in ("JPRN-UMIN000039873", "EUCTR2020-001457-43-FR", "CTIS2022-500024-30-00"):
        found = TrialId.read(words)
        assert found is not None
        assert found.ictrp == words


def test_numbers_are_linked_where_their_pages_are_known() -> None:
    found = TrialId.read("EUCTR2020-001457-43-FR")
    assert found is not None
    assert str(found.url).endswith("2020-001457-43")


def test_all_numbers_of_a_text_are_found_in_their_order() -> None:
    text = (
        "Registered as NCT04194671 (EudraCT 2020-001457-43, CTIS 2022-500024-30-00), "
        "ChiCTR2000029953; formerly UMIN000039873. Not: NCT123, 2020-12-31, PER-formance."
    )
    found = find_trial_ids(text)
    assert [one.id.registry for one in found] == [
        "CTGOV",
        "EUCTR",
        "CTIS",
        "CHICTR",
        "UMIN",
    ]
    assert [text[one.start : one.end] for one in found][1:3] == [
        "EudraCT 2020-001457-43",
        "CTIS 2022-500024-30-00",
    ]
    assert find_trial_ids("nothing of the kind") == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("NTR 2020-001457-43", "2020-001457-43"),  # and no NTR2020
        ("ChiCTR-NCT04194671", "ChiCTR-NCT-04194671"),
    ],
)
def test_of_two_numbers_that_share_words_the_longer_is_found(text: str, number: str) -> None:
    assert [str(one.id) for one in find_trial_ids(text)] == [number]


@given(st.text())
def test_no_text_is_too_strange_to_look_through(text: str) -> None:
    for one in find_trial_ids(text):
        assert TrialId.read(text[one.start : one.end]) == one.id


def test_numbers_are_put_in_order_by_registry_and_value_and_those_without_a_country_first() -> None:
    numbers = ["2020-001457-43-GB", "NCT04194671", "2020-001457-43", "2020-001457-43-DE"]
    found = [one for one in map(TrialId.read, numbers) if one is not None]
    assert [str(one) for one in sorted(found)] == [
        "NCT04194671",
        "2020-001457-43",
        "2020-001457-43-DE",
        "2020-001457-43-GB",
    ]

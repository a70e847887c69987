"""Rules on people and places: names that were cut, numbers in two ways, sites listed twice."""

from __future__ import annotations

import pytest

from tests.validation.rules.asked import found


def calling(*phones: str) -> str:
    contacts = ", ".join(
        [f"Contact('Office {at}', phone={one!r})" for at, one in enumerate(phones)]
    )
    return f"Trial(central_contacts=({contacts},))"


@pytest.mark.parametrize(
    ("phones", "times"),
    [
        (("+56 2 1234 5678", "212345678"), 1),
        (("+56212345678", "+56 2 1234 5678", "2 1234 5678"), 2),
        (("+56 2 1234 5678", "+56 2 1234 5678"), 0),
        (("+56 2 1234 5678", "+1 999 212345678"), 0),
        (("1234", "12-34"), 0),
        (("21234567 89", "2123456789", "0012345678"), 1),
    ],
)
def test_a_number_in_two_ways_is_told_once_for_each(phones: tuple[str, ...], times: int) -> None:
    assert len(found("MSC605", calling(*phones))) == times


def test_a_number_with_an_extension_is_another() -> None:
    one = "Contact('A', phone='+56 2 1234 5678'), Contact('B', phone='56212345678', phone_ext='7')"
    assert found("MSC605", f"Trial(central_contacts=({one}))") == []


@pytest.mark.parametrize(
    ("one", "other", "fires"),
    [
        ("Ana F E, MD", "Ana E. Figueroa MD", True),
        ("Ana F E", "Ana Soto", False),
        ("Ana Soto", "Ana Soto Figueroa", False),
        ("Ana F", "Ana F", False),
        ("1", "2", False),
        ("MD", "Ana", False),
    ],
)
def test_a_name_that_is_cut_is_found_by_the_whole(one: str, other: str, fires: bool) -> None:  # noqa: FBT001 - as the table has it
    trial = f"Trial(officials=(Official({one!r}),), responsible_party=ResponsibleParty({other!r}))"
    assert bool(found("MSC607", trial)) is fires


def test_a_country_is_asked_of_once() -> None:
    sites = 'Site("A", country="Ruritania"), Site("B", country="Ruritania"), Site("C")'
    assert len(found("MSC601", f"Trial(sites=({sites}))")) == 1


def test_a_sponsor_with_an_address_can_be_asked() -> None:
    recruiting = "overall_status=Status.RECRUITING"
    assert found("MSC602", f'Trial({recruiting}, sponsors=(Sponsor("University A"),))')
    asked = 'Sponsor("University A", contact=Contact("Office"))'
    assert found("MSC602", f"Trial({recruiting}, sponsors=({asked},))") == []


def test_a_trial_has_a_sponsor_who_leads() -> None:
    helping = 'Sponsor("University A", role=SponsorRole.COLLABORATOR)'
    assert found("MSC608", f"Trial(sponsors=({helping},))") == ["no sponsor leads"]
    assert found("MSC608", f'Trial(sponsors=({helping}, Sponsor("University B")))') == []


def test_sites_without_a_name_are_not_the_same() -> None:
    assert found("MSC610", 'Trial(sites=(Site(city="Lima"), Site(city="Lima")))') == []

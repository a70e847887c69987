"""Rules on numbers of trials look at every number that a record has, and at no more."""

from __future__ import annotations

import pytest

from tests.validation.rules.asked import found, places


def test_a_number_is_looked_for_among_all_that_a_record_has() -> None:
    assert places("MSC106", 'Trial(trial_id="NCT04194671", nct_id_aliases=("NCT04194671",))') == [
        "nct_id_aliases[0]"
    ]


@pytest.mark.parametrize(
    "number", ["NCT00000000", "NCT 4", "2019/001234", "R01 DK12345", "UMINA-7"]
)
def test_a_number_of_noughts_or_of_somebody_else_is_not_damaged(number: str) -> None:
    assert found("MSC108", f'Trial(secondary_ids=(SecondaryId("{number}"),))') == []


def test_a_number_in_prose_is_told_once_and_not_where_the_record_names_that_trial() -> None:
    twice = 'brief_title="As in NCT00000102", brief_summary="As in NCT00000102."'
    assert len(found("MSC107", f"Trial({twice})")) == 1
    assert found("MSC107", f'Trial(trial_id="NCT00000102", {twice})') == []

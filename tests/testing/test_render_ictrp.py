"""Trials as records of the WHO's portal."""

from __future__ import annotations

import mscregistry as msc
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Trial
from mscregistry.model.derived import Derived
from mscregistry.model.people import Contact
from mscregistry.testing import render_ictrp


def test_the_day_of_a_copy_is_written_with_its_month_by_name() -> None:
    trial = Trial(derived=Derived(refreshed_date=PartialDate(2026, 11, 9)))
    document = render_ictrp.render_xml(trial)
    assert "<Last_Refreshed_on>9 November 2026<" in document
    assert msc.read(document).trial.derived == trial.derived
    month = Trial(derived=Derived(refreshed_date=PartialDate(2026, 11)))
    assert "Last_Refreshed_on" not in render_ictrp.render_xml(month)


def test_the_first_contact_that_says_something_is_written() -> None:
    trial = Trial(central_contacts=(Contact(), Contact(last_name="Ann")))
    assert "Ann<" in render_ictrp.render_xml(trial)
    assert "Contact_Lastname>" not in render_ictrp.render_xml(Trial(central_contacts=(Contact(),)))

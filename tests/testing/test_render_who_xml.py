"""Trials as records that registers send to the WHO."""

from __future__ import annotations

import mscregistry as msc
from mscregistry.model import Contact, Trial
from mscregistry.testing import render_who_xml


def test_a_contact_without_anything_is_none() -> None:
    trial = Trial(central_contacts=(Contact(), Contact(last_name="Nobody")))
    assert render_who_xml.carried(trial).central_contacts == (Contact(last_name="Nobody"),)
    document = render_who_xml.render(trial)
    assert msc.read(document).trial == render_who_xml.carried(trial)

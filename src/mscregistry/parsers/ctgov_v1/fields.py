"""Which fields a study of version 1 of the API has: those of version 2, but for what that added.

The site's notes on its change of API list what was added: whether there are results, and where
places lie on the globe.  That a day is not known was said in the place of the day.
"""

from __future__ import annotations

from typing import Final

from mscregistry.model import Intervention, Site, Trial
from mscregistry.parsers.ctgov_json.fields import FIELDS as NEW
from mscregistry.parsers.tree.shape import At, Keys, shape_of

#: Where fields stand, by the keys of version 2.
FIELDS: Final[Keys] = {
    **NEW,
    Trial: {
        **NEW[Trial],
        "has_results": None,
        "sites": At("protocolSection.contactsLocationsModule.locations"),
    },
    Intervention: {**NEW[Intervention], "mapped_names": None},
    Site: {**NEW[Site], "geo_point": None},
}

#: A whole study.
STUDY: Final = shape_of(Trial, FIELDS)

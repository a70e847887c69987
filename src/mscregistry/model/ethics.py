"""What boards said about a study: item 21 of the WHO's Trial Registration Data Set."""

from __future__ import annotations

from attrs import frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.model.people import Contact
from mscregistry.vocab import EthicsStatus, Unlisted


@frozen(weakref_slot=False)
class EthicsReview:
    """What one ethics committee said."""

    #: Whether it approved.
    status: EthicsStatus | Unlisted | None = None
    #: When it did.
    approval_date: PartialDate | None = None
    #: When it was asked.
    application_date: PartialDate | None = None
    #: The number it gave to the study.
    number: str | None = None
    #: The committee and how to reach it.
    contact: Contact | None = None
    #: All of it in one text, where the record does not part it.
    description: str | None = None

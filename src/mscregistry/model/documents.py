"""Files that a record offers: ``documentSection``."""

from __future__ import annotations

from attrs import frozen

from mscregistry.grammar.dates import PartialDate


@frozen(weakref_slot=False)
class LargeDocument:
    """A file at the registry: a protocol, an analysis plan, a consent form."""

    #: Which of the three it is or holds, abbreviated: ``Prot``, ``SAP``, ``ICF``, ``Prot_SAP``.
    type_abbrev: str | None = None
    #: Whether it holds the study protocol.
    has_protocol: bool | None = None
    #: Whether it holds the statistical analysis plan.
    has_sap: bool | None = None
    #: Whether it holds the informed consent form.
    has_icf: bool | None = None
    #: What it is called.
    label: str | None = None
    #: The day of the document.
    date: PartialDate | None = None
    #: When it was put there, day and time, as written.
    upload_date: str | None = None
    #: Where it is.
    url: str | None = None
    #: The name of the file.
    filename: str | None = None
    #: Its size in bytes.
    size: int | None = None


@frozen(weakref_slot=False)
class Documents:
    """The files of a record."""

    #: Whether it is said that there is no statistical analysis plan.
    no_sap: bool | None = None
    #: The files.
    large_docs: tuple[LargeDocument, ...] = ()

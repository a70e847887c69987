"""What comes in the place of a reading where a document could not be read."""

from __future__ import annotations

from typing import ClassVar

from attrs import frozen

from mscregistry.errors import MscRegistryError
from mscregistry.issues import Code, Issue, Severity
from mscregistry.locator import Locator


@frozen(repr=False)
class FailedReading:
    """A document, or a record of one, that could not be read; made with ``on_error="collect"``.

    Ask any of the two for ``failed`` to tell it from a `Reading`.
    """

    failed: ClassVar[bool] = True

    #: What the document is called in messages.
    name: str
    #: What was raised, with what was seen and what to do.
    error: MscRegistryError
    #: Where the record lies, where that is known.
    locator: Locator | None = None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The error, as the one issue that there is."""
        return (Issue(Code.NOT_READ, Severity.ERROR, str(self.error)),)

    def __repr__(self) -> str:
        """Give one line: what could not be read, and at which byte it begins."""
        at = "" if self.locator is None or not self.locator.offset else f" at {self.locator.offset}"
        return f"<FailedReading of {self.name}{at}: {type(self.error).__name__}>"

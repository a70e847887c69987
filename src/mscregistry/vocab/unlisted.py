"""What stands in a coded field whose word is on none of our lists."""

from __future__ import annotations

from attrs import frozen


@frozen(repr=False)
class Unlisted:
    """A word of the source that is on no list of ours, kept as it was written.

    Registries coin words faster than lists are kept.  Such a word is neither an error nor a reason
    to guess: it stands in the coded field itself, where no member of an enum can equal it.

    >>> from mscregistry.vocab import Status, coded_or_unlisted
    >>> coded_or_unlisted(Status, "Recruiting")
    <Status.RECRUITING: 'RECRUITING'>
    >>> coded_or_unlisted(Status, "Pausing")
    Unlisted('Pausing')
    >>> str(Unlisted("Pausing"))
    'Pausing'
    """

    #: The characters of the source.
    words: str

    def __repr__(self) -> str:
        return f"Unlisted({self.words!r})"

    def __str__(self) -> str:
        return self.words

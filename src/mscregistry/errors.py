"""What is raised when a reader cannot go on; everything else is an `Issue`."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence


class MscRegistryError(Exception):
    """Base of every error of this package.

    An error carries its fields, and makes its sentence from them when it is shown.
    """

    def __init__(self, *args: Any) -> None:  # noqa: ANN401 - each child says its own
        """Keep the arguments, which also makes every error picklable."""
        super().__init__(*args)

    def sentence(self) -> str:
        """Say what is the matter; each error says its own."""
        return super().__str__()

    def __str__(self) -> str:
        """Give the sentence, with no character that could write to a terminal."""
        return visible(self.sentence(), breaks=True)

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild from the arguments and the notes."""
        return (_rebuild, (type(self), self.args, getattr(self, "__notes__", [])))


class UnknownFormat(MscRegistryError, ValueError):
    """No parser recognises the document."""

    def __init__(self, name: str, seen: str, closest: Sequence[tuple[str, str]] = ()) -> None:
        """Say what was seen in `name`, and which formats came closest and what each lacked."""
        super().__init__(name, seen, tuple(closest))
        self.name = name
        self.seen = seen
        self.closest = tuple(closest)

    def sentence(self) -> str:
        """Say what was seen, what came closest, and what to do."""
        lines = [f"{self.name}: no known format; the document is {self.seen}."]
        lines += [f"  closest: {title}: {lacks}" for title, lacks in self.closest]
        if self.closest:
            lines.append("  If you know its format, name it: read(…, format='…').")
        if self.seen != "empty":
            lines.append("  What can be read is listed by formats().")
        return "\n".join(lines)


class AmbiguousFormat(MscRegistryError, ValueError):
    """Two parsers recognise the document equally well."""

    def __init__(self, name: str, rivals: Sequence[tuple[str, str]]) -> None:
        """Name the rivals, each with the evidence it gave."""
        super().__init__(name, tuple(rivals))
        self.name = name
        self.rivals = tuple(rivals)

    def sentence(self) -> str:
        """Name the rivals and their evidence."""
        lines = [f"{self.name}: more than one format fits; choose one with format='…'."]
        lines += [f"  {rival}: {why}" for rival, why in self.rivals]
        return "\n".join(lines)


class NoSuchFormat(MscRegistryError, LookupError):
    """The named format is none that is registered."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        """Say which name was asked for and which there are."""
        super().__init__(asked, tuple(known))
        self.asked = asked
        self.known = tuple(known)

    def sentence(self) -> str:
        """Name what was asked for and what there is."""
        folded = self.asked.lower().replace("_", "-")
        near = get_close_matches(folded, self.known, n=1)
        meant = f"; did you mean {near[0]!r}?" if near else ";"
        return f"no format is called {self.asked!r}{meant} there are: {', '.join(self.known)}"


class RefusedDocument(MscRegistryError, ValueError):
    """The document is recognised, and is not a trial record: a results page, a session page."""

    def __init__(self, name: str, kind: str, why: str, hint: str) -> None:
        """Say what kind of document `name` is, how one can tell, and what to read instead."""
        super().__init__(name, kind, why, hint)
        self.name = name
        self.kind = kind
        self.why = why
        self.hint = hint

    def sentence(self) -> str:
        """Say what it is, why, and what to read instead."""
        sentence = f"{self.name}: this is {self.kind} ({self.why}), not a trial record."
        return f"{sentence} {self.hint}".rstrip()


class Undecodable(MscRegistryError, ValueError):
    """The bytes are not text in any encoding that is tried."""

    def __init__(
        self,
        name: str,
        seen: str,
        hint: str = "Decode it yourself and hand over a str, if you know its encoding.",
    ) -> None:
        """Say what was seen in `name`, and what to do about it."""
        super().__init__(name, seen, hint)
        self.name = name
        self.seen = seen
        self.hint = hint

    def sentence(self) -> str:
        """Say what was seen and what to do."""
        return f"{self.name}: cannot be read as text: {self.seen}. {self.hint}".rstrip()


class WorkerDied(MscRegistryError, RuntimeError):
    """A process that worked for `map_trials` ended before its work was done."""

    def sentence(self) -> str:
        """Say what may have ended it."""
        return (
            "a worker ended before its work was done: it was killed, ran out of memory, or could "
            "not start. A script that calls map_trials must do so below "
            "if __name__ == '__main__':, for each worker imports the script. To find the record, "
            "take workers=1."
        )


class BrokenRecord(MscRegistryError, ValueError):
    """A record is not well-formed JSON, XML or CSV, or says something that a reader must refuse."""

    def __init__(self, name: str, why: str, hint: str = "") -> None:
        """Say what is wrong with the record in `name`, with its place, and what to do about it."""
        super().__init__(name, why, hint)
        self.name = name
        self.why = why
        self.hint = hint

    def sentence(self) -> str:
        """Say what is wrong, and what to do."""
        return f"{self.name}: {self.why}. {self.hint}".rstrip()


class ParserFailed(MscRegistryError, RuntimeError):
    """A parser raised or gave what no parser may; that is a fault of the parser."""

    def __init__(self, name: str, parser: str, distribution: str, why: str) -> None:
        """Say which parser it was, of which distribution, and how it failed at `name`."""
        super().__init__(name, parser, distribution, why)
        self.name = name
        self.parser = parser
        self.distribution = distribution
        self.why = why

    def sentence(self) -> str:
        """Say whom to tell."""
        whose = f" of the distribution {self.distribution!r}" if self.distribution else ""
        return (
            f"{self.name}: the parser {self.parser!r}{whose} failed: {self.why}. "
            "Please report it to those who wrote the parser."
        )


class UnreadableSource(MscRegistryError, OSError):
    """The file, folder or object cannot be opened."""

    def __init__(self, name: str, why: str, errno: int | None = None) -> None:
        """Say what could not be opened and what the system answered, in words and as its code."""
        super().__init__(name, why, errno)
        self.name = name
        self.why = why
        # `OSError` takes its arguments for a code, a text and a path, and drops the third.
        self.args = (name, why, errno)
        self.errno = errno
        self.strerror = why
        self.filename = name

    def sentence(self) -> str:
        """Say what could not be opened and why."""
        return f"{self.name}: cannot be opened: {self.why}"


class TooLarge(MscRegistryError, ValueError):
    """A document is over a limit that keeps time and memory bounded."""

    def __init__(self, name: str, what: str, size: int, limit: int) -> None:
        """Say what is at least how large, and the limit; neither is read further to be told."""
        super().__init__(name, what, size, limit)
        self.name = name
        self.what = what
        self.size = size
        self.limit = limit

    def sentence(self) -> str:
        """Say what is too large and how to raise the limit."""
        return (
            f"{self.name}: {self.what} is {self.size:,} or more, over the limit of "
            f"{self.limit:,}; if you trust the document, raise the limit with "
            f"limits=mscregistry.Limits(…)"
        )


class SeveralTrials(MscRegistryError, ValueError):
    """`read` was given more than one record."""

    def __init__(self, name: str, seen: str) -> None:
        """Say what `name` is seen to be, as in "this is a folder"."""
        super().__init__(name, seen)
        self.name = name
        self.seen = seen

    def sentence(self) -> str:
        """Name the functions that read many."""
        return f"{self.name}: {self.seen}; read takes one record, scan(…) and load(…) take many"


class SeveralRecords(MscRegistryError, LookupError):
    """One id names several records that differ (snapshots, sources)."""

    def __init__(self, identifier: str, names: Sequence[str], hint: str = "") -> None:
        """Say which records carry the id, and how to choose where it is not as of a set."""
        super().__init__(identifier, tuple(names), hint)
        self.identifier = identifier
        self.names = tuple(names)
        self.hint = hint

    def sentence(self) -> str:
        """Name the records and the ways to choose."""
        ways = f"take .records({self.identifier!r}) or .latest({self.identifier!r})"
        return (
            f"{self.identifier} is in {len(self.names)} records that differ "
            f"({', '.join(self.names)}); {self.hint or ways}"
        )


class NoSuchTrial(MscRegistryError, KeyError):
    """No record of the set carries the id."""

    def __init__(self, identifier: str, size: int) -> None:
        """Say which id was asked for, of how many records."""
        super().__init__(identifier, size)
        self.identifier = identifier
        self.size = size

    def sentence(self) -> str:
        """Say which id is missing."""
        records = f"{self.size:,} record{'' if self.size == 1 else 's'}"
        return f"no trial has the id {self.identifier!r} among {records}"


class NoSuchPath(MscRegistryError, LookupError):
    """A field path names nothing in the trial."""

    def __init__(self, path: str, why: str) -> None:
        """Say which path, and at which step it ends."""
        super().__init__(path, why)
        self.path = path
        self.why = why

    def sentence(self) -> str:
        """Say where the path ends."""
        return f"{path_or_root(self.path)}: {self.why}"


class MissingExtra(MscRegistryError, ImportError):
    """A feature needs a package that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        """Say which feature asks for which extra."""
        super().__init__(feature, extra)
        self.feature = feature
        self.extra = extra

    def sentence(self) -> str:
        """Give the line that installs it."""
        return f"{self.feature} needs an extra: pip install 'mscregistry[{self.extra}]'"


class UnusableDatabase(MscRegistryError, RuntimeError):
    """A database cannot be opened, or is none that was written by this package."""

    def __init__(self, name: str, why: str, hint: str = "") -> None:
        """Say which database, what is the matter, and what to do about it."""
        super().__init__(name, why, hint)
        self.name = name
        self.why = why
        self.hint = hint

    def sentence(self) -> str:
        """Say what is the matter, and what to do."""
        return f"{self.name}: {self.why}. {self.hint}".rstrip()


class BadStructure(MscRegistryError, ValueError):
    """JSON or a table does not have the shape of a trial or a reading."""

    def __init__(self, faults: Sequence[str], what: str = "the JSON") -> None:
        """Hold every fault as ``message @ $.path``, and what they are in."""
        super().__init__(tuple(faults), what)
        self.faults = tuple(faults)
        self.what = what

    def sentence(self) -> str:
        """List every fault, a line each."""
        count = len(self.faults)
        head = f"{count} fault{'s' if count != 1 else ''} in {self.what}:"
        return "\n".join([head, *(f"  {fault}" for fault in self.faults)])


class IssueRaised(MscRegistryError, ValueError):
    """One issue of a document that was read with ``strict=True``."""

    def __init__(self, issue: object) -> None:
        """Hold the issue."""
        super().__init__(issue)
        self.issue = issue

    def sentence(self) -> str:
        """Give the issue's line."""
        return str(self.issue)


class FaultyDocument(MscRegistryError, ExceptionGroup[IssueRaised]):
    """A document has issues, and was read with ``strict=True``; each is an exception of it."""

    def derive(self, excs: Sequence[IssueRaised]) -> FaultyDocument:  # type: ignore[override]  # it holds issues alone
        """Make a group of some of the issues, which is how ``except*`` splits it."""
        return FaultyDocument(self.message, excs)


def path_or_root(path: str) -> str:
    """Give the path, or a name for the empty one."""
    return path or "the trial itself"


def _rebuild(
    kind: type[MscRegistryError], args: tuple[Any, ...], notes: list[str]
) -> MscRegistryError:
    error = kind(*args)
    for note in notes:
        error.add_note(note)
    return error

"""The desk at which a record of the portal is written: fields as they come, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.issues import Code, Severity
from mscregistry.model import (
    Answer,
    Design,
    Eligibility,
    IpdStatement,
    Link,
    ResultsSummary,
    Trial,
)
from mscregistry.model.derived import Bridging, Derived
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from enum import StrEnum

    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.who.items import Extent
    from mscregistry.source import Words
    from mscregistry.vocab import Unlisted
    from mscregistry.vocab.registers import Register

#: The parts of a trial that are objects of their own.
_PARTS: dict[str, Any] = {
    "design": Design,
    "eligibility": Eligibility,
    "results_summary": ResultsSummary,
    "ipd_sharing": IpdStatement,
}


class Record:
    """What has been read of one record so far; made and used up within one call of a parser."""

    def __init__(self, draft: Draft, register: Register) -> None:
        """Begin with nothing read."""
        self.draft = draft
        #: The dialect of the register that the record is of.
        self.register = register
        #: The fields of the trial that hold one value.
        self.fields: dict[str, Any] = {}
        #: Those of the trial and of its parts that hold several, by path; added to one by one.
        self.lists: dict[str, list[Any]] = {}
        #: The fields of its parts, by the name of the part.
        self.parts: dict[str, dict[str, Any]] = {}
        self.derived: dict[str, Any] = {}
        self.bridging: dict[str, Any] = {}
        #: Cells that are read together with others, by column.
        self.held: dict[str, Words] = {}

    def part(self, name: str) -> dict[str, Any]:
        """Give the fields of a part of the trial."""
        return self.parts.setdefault(name, {})

    def append(self, field: str, item: object) -> None:
        """Add an item to a field that holds several, of the trial or of a part of it."""
        self.lists.setdefault(field, []).append(item)

    def next(self, field: str) -> str:
        """Give the path of the item that will be added next."""
        return f"{field}[{len(self.lists.get(field, ()))}]"

    def coded(self, path: str, words: Words, enum: type[StrEnum]) -> StrEnum | Unlisted | None:
        """Take a coded word, of our lists or of the register's own."""
        theirs = self.register.words.get(path.rpartition(".")[2], {}).get(fold(words.text))
        if theirs is not None:
            self.draft.fact(path, words)
            return enum(theirs)
        return self.draft.coded(path, words, enum)

    def ask(self, question: Words, answer: Words) -> None:
        """Take the answer to a question that no field asks."""
        path = self.next("answers")
        asked = self.draft.fact(f"{path}.question", question)
        self.append("answers", Answer(asked, self.draft.fact(f"{path}.text", answer)))

    def label(self, words: Words, extent: Extent) -> None:
        """Note that a part of a cell names another."""
        self.draft.label(words.slice(*extent))

    def trial(self) -> Trial:
        """Give the trial of all that was read."""
        for path, held in self.lists.items():
            part, _, name = path.rpartition(".")
            (self.part(part) if part else self.fields)[name] = tuple(held)
        for name, values in self.parts.items():
            self.fields[name] = _PARTS[name](**values)
        if self.bridging:
            self.derived["bridging"] = Bridging(**self.bridging)
        if self.derived:
            self.fields["derived"] = Derived(**self.derived)
        trial = Trial(**self.fields)
        if trial.trial_id is None:
            message = "the record has no number of its trial"
            self.draft.issue(Code.NO_ID, Severity.WARNING, message, "trial_id")
        return trial

    def link(self, words: Words) -> None:
        """Take the address of the record at its register."""
        url = self.draft.fact("derived.record_link.url", words)
        self.derived["record_link"] = Link(url)

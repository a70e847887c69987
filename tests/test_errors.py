"""Every error says in one sentence what happened and what to do, and travels between processes."""

import copy
import errno
import inspect
import pickle

import pytest

from mscregistry import errors
from mscregistry.errors import (
    AmbiguousFormat,
    BadStructure,
    BrokenRecord,
    FaultyDocument,
    IssueRaised,
    MissingExtra,
    MscRegistryError,
    NoSuchFormat,
    NoSuchPath,
    NoSuchTrial,
    ParserFailed,
    RefusedDocument,
    SeveralRecords,
    SeveralTrials,
    TooLarge,
    Undecodable,
    UnknownFormat,
    UnreadableSource,
    UnusableDatabase,
    WorkerDied,
)
from mscregistry.issues import Code, Issue, Severity

UNLISTED = Issue(Code.UNLISTED_WORD, Severity.WARNING, "'Pausing' is on no list", "overall_status")
UNREAD = Issue(Code.UNREAD_WORDS, Severity.WARNING, "'Hm': nothing is known to stand here")

SENTENCES: list[tuple[MscRegistryError, type[Exception], str]] = [
    (MscRegistryError("anything"), Exception, "anything"),
    (
        UnknownFormat("a.txt", "empty", [("toy format", "lacks TOY"), ("other", "lacks all")]),
        ValueError,
        (
            "a.txt: no known format; the document is empty.\n"
            "  closest: toy format: lacks TOY\n"
            "  closest: other: lacks all\n"
            "  If you know its format, name it: read(…, format='…')."
        ),
    ),
    (
        AmbiguousFormat("a.txt", [("one", "sees this"), ("two", "sees that")]),
        ValueError,
        (
            "a.txt: more than one format fits; choose one with format='…'.\n"
            "  one: sees this\n"
            "  two: sees that"
        ),
    ),
    (
        ParserFailed("a.txt", "moon", "moons", "ValueError: x"),
        RuntimeError,
        (
            "a.txt: the parser 'moon' of the distribution 'moons' failed: ValueError: x. "
            "Please report it to those who wrote the parser."
        ),
    ),
    (
        UnusableDatabase("x.duckdb", "it is empty", "Write trials into it."),
        RuntimeError,
        "x.duckdb: it is empty. Write trials into it.",
    ),
    (
        WorkerDied(),
        RuntimeError,
        (
            "a worker ended before its work was done: it was killed, ran out of memory, or could "
            "not start. A script that calls map_trials must do so below "
            "if __name__ == '__main__':, for each worker imports the script. To find the record, "
            "take workers=1."
        ),
    ),
    (
        NoSuchFormat("pdf", ["one", "two"]),
        LookupError,
        "no format is called 'pdf'; there are: one, two",
    ),
    (
        RefusedDocument("a.html", "a page of results", "it says so", "Read the record."),
        ValueError,
        "a.html: this is a page of results (it says so), not a trial record. Read the record.",
    ),
    (
        RefusedDocument("a.html", "a session page", "it says so", ""),
        ValueError,
        "a.html: this is a session page (it says so), not a trial record.",
    ),
    (
        Undecodable("a.bin", "binary data"),
        ValueError,
        (
            "a.bin: cannot be read as text: binary data. "
            "Decode it yourself and hand over a str, if you know its encoding."
        ),
    ),
    (
        Undecodable("a.png", "it is a PNG image", ""),
        ValueError,
        "a.png: cannot be read as text: it is a PNG image.",
    ),
    (
        UnreadableSource("a.txt", "Permission denied", errno.EACCES),
        OSError,
        "a.txt: cannot be opened: Permission denied",
    ),
    (
        TooLarge("a.txt", "its length in bytes", 2001, 2000),
        ValueError,
        (
            "a.txt: its length in bytes is 2,001 or more, over the limit of 2,000; if you trust the "
            "document, raise the limit with limits=mscregistry.Limits(…)"
        ),
    ),
    (
        BrokenRecord("a.json", "a key stands twice", "Which is meant?"),
        ValueError,
        "a.json: a key stands twice. Which is meant?",
    ),
    (
        SeveralTrials("pages", "this is a folder"),
        ValueError,
        "pages: this is a folder; read takes one record, scan(…) and load(…) take many",
    ),
    (
        SeveralRecords("NCT00000102", ["a.txt", "b.txt"]),
        LookupError,
        (
            "NCT00000102 is in 2 records that differ (a.txt, b.txt); "
            "take .records('NCT00000102') or .latest('NCT00000102')"
        ),
    ),
    (NoSuchTrial("NCT1", 12), KeyError, "no trial has the id 'NCT1' among 12 records"),
    (NoSuchPath("arms[9]", "there is no arms[9]"), LookupError, "arms[9]: there is no arms[9]"),
    (NoSuchPath("", "no words"), LookupError, "the trial itself: no words"),
    (
        MissingExtra("a progress bar", "progress"),
        ImportError,
        "a progress bar needs an extra: pip install 'mscregistry[progress]'",
    ),
    (BadStructure(["no @ $.a"]), ValueError, "1 fault in the JSON:\n  no @ $.a"),
    (
        BadStructure(["no @ $.a", "no @ $.b"]),
        ValueError,
        "2 faults in the JSON:\n  no @ $.a\n  no @ $.b",
    ),
    (
        IssueRaised(UNLISTED),
        ValueError,
        "MSC001 warning overall_status: 'Pausing' is on no list",
    ),
    (
        FaultyDocument("a.txt: 2 issues", [IssueRaised(UNLISTED), IssueRaised(UNREAD)]),
        ExceptionGroup,
        "a.txt: 2 issues (2 sub-exceptions)",
    ),
]
each = pytest.mark.parametrize(
    ("error", "parent", "sentence"), SENTENCES, ids=[type(one[0]).__name__ for one in SENTENCES]
)


def test_the_list_of_this_file_is_complete() -> None:
    defined = {
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, MscRegistryError)
    }
    assert defined == {type(error) for error, _, _ in SENTENCES}


@each
def test_an_error_says_its_sentence(
    error: MscRegistryError, parent: type[Exception], sentence: str
) -> None:
    assert str(error) == sentence
    assert isinstance(error, parent)


@each
def test_an_error_is_pickled_with_its_notes(
    error: MscRegistryError, parent: type[Exception], sentence: str
) -> None:
    mine = copy.copy(error)
    mine.add_note("while reading page 2")
    again = pickle.loads(pickle.dumps(mine))  # noqa: S301 - made in this line
    assert type(again) is type(error)
    assert isinstance(again, parent)
    assert str(again) == sentence
    assert again.__notes__ == ["while reading page 2"]
    assert {name: value for name, value in vars(again).items() if name != "__notes__"} == vars(
        error
    )


def test_what_cannot_be_opened_answers_as_the_systems_errors_do() -> None:
    error = UnreadableSource("a.txt", "Permission denied", errno.EACCES)
    assert (error.errno, error.strerror, error.filename) == (
        errno.EACCES,
        "Permission denied",
        "a.txt",
    )
    assert UnreadableSource("*.txt", "no file fits this pattern").errno is None


def test_except_star_splits_a_faulty_document() -> None:
    group = FaultyDocument("a.txt: 2 issues", [IssueRaised(UNLISTED), IssueRaised(UNREAD)])
    unlisted, rest = group.split(lambda one: isinstance(one, IssueRaised) and one.issue is UNLISTED)
    assert isinstance(unlisted, FaultyDocument)
    assert isinstance(rest, FaultyDocument)
    assert [str(one) for one in unlisted.exceptions] == [str(UNLISTED)]
    assert [str(one) for one in rest.exceptions] == [str(UNREAD)]
    seen = []
    try:
        raise group
    except* IssueRaised as raised:
        seen = [str(one) for one in raised.exceptions]
    assert seen == [str(UNLISTED), str(UNREAD)]

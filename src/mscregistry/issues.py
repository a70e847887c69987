"""What is wrong with a document, said and not raised."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from attrs import field, frozen

from mscregistry.source import Span


class Severity(IntEnum):
    """How much an issue matters; higher is worse."""

    #: Worth knowing; nothing is wrong with the reading.
    INFO = 1
    #: The words are kept, and what they mean is in doubt.
    WARNING = 2
    #: A fact could not be read.
    ERROR = 3

    def __str__(self) -> str:
        """Give the name in lower case, as it is printed."""
        return self.name.lower()


class Code(StrEnum):
    """The codes of what reading alone can find; a code is never given a second meaning."""

    #: A coded field holds a word that is on no list; it is kept as `Unlisted`.
    UNLISTED_WORD = "MSC001"
    #: A date, number, age or yes-or-no cannot be read; its words stay unread.
    UNREADABLE_VALUE = "MSC002"
    #: A label is missing a letter or has a wrong one; what it names is not guessed.
    DAMAGED_LABEL = "MSC003"
    #: Where the site's fixed help line should stand, there is other text; it stays unread.
    UNKNOWN_HELP_LINE = "MSC004"
    #: A list stands in one line without delimiters and is kept as one.
    UNSPLIT_LIST = "MSC005"
    #: The cells of a table row are run together and cannot be told apart; kept as one.
    UNSPLIT_ROW = "MSC006"
    #: Two places of the document state the same field differently; the first is taken.
    DISAGREEMENT = "MSC007"
    #: A heading was lost, so that the kind of what stood below it is not known.
    LOST_HEADING = "MSC008"
    #: Words at a place where nothing is known to read them stay unread.
    UNREAD_WORDS = "MSC009"
    #: Characters show that the text was decoded wrongly once; kept as they are.
    DAMAGED_TEXT = "MSC010"
    #: The document has no id by which its trial could be known again.
    NO_ID = "MSC011"
    #: The text has control characters that no page should have.
    CONTROL_CHARACTERS = "MSC012"
    #: The bytes are not UTF-8 and were read in a legacy encoding.
    LEGACY_ENCODING = "MSC013"
    #: The document ends in the middle: parts that its layout always has are missing.
    TRUNCATED = "MSC014"
    #: A section that the layout knows stands out of its order, or twice.
    OUT_OF_ORDER = "MSC015"
    #: The words look as if the site had lost a letter of them; kept as they are.
    LOST_LETTER = "MSC016"
    #: Nothing in the document shows the format that it was said to be in.
    NOT_THE_FORMAT = "MSC017"
    #: A document or record could not be read at all; what was raised says why.
    NOT_READ = "MSC018"
    #: A value has another shape than its format says: a text for a list, a word for a number.
    WRONG_SHAPE = "MSC019"
    #: What the words mean was worked out from more than themselves; the message says from what.
    INTERPRETED = "MSC020"
    #: A spreadsheet turned a phase into a day, or a month into its first; nothing is put back.
    DAMAGED_VALUE = "MSC021"


@frozen
class Issue:
    """One finding about a document: what, where, and what to do.

    >>> print(Issue("MSC001", Severity.WARNING, "unlisted status 'Pausing'", "overall_status"))
    MSC001 warning overall_status: unlisted status 'Pausing'
    """

    #: A stable code; never reused.  The families are listed in the documentation.
    code: str
    #: How much it matters.
    severity: Severity
    #: What is the matter, in a sentence.
    message: str
    #: The path of the field it concerns, or the empty string for the document.
    path: str = ""
    #: Where the words stand; empty where it concerns something absent.
    spans: tuple[Span, ...] = field(default=(), repr=False)
    #: What to do about it, or the empty string.
    hint: str = ""

    def __str__(self) -> str:
        """Give one line: code, severity, path, message."""
        place = f" {self.path}" if self.path else ""
        return f"{self.code} {self.severity}{place}: {self.message}"

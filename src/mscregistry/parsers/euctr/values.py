"""Answers of a kind: a state, a number, a yes; each taken with its words or left with an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.vocab import EthicsStatus, Status, Unlisted, coded

if TYPE_CHECKING:
    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr.form import Form
    from mscregistry.source import Words

#: What the register writes where it has results.
RESULTS: Final = "View results"
_COUNT: Final = re.compile(r"\d{1,9}", re.ASCII)
#: Fewer and more characters than it takes to say that nothing was entered, a damaged one included.
_LEAST: Final = 32
_MOST: Final = 40
_YES: Final = {"Yes": True, "No": False, "yes": True, "no": False, "YES": True, "NO": False}


def is_nothing(draft: Draft, form: Form, words: Words) -> bool:
    """Say whether words say that nothing was entered, which they are then taken for.

    What nearly says so is left, and an issue says that.
    """
    text = words.text
    if not text:
        return True
    if not _LEAST < len(text) < _MOST:
        return False
    if text in form.nothing:
        draft.label(words)
        return True
    meant = form.nothing.nearly(text)
    if meant is None:
        return False
    draft.issue(
        Code.UNREAD_WORDS,
        Severity.WARNING,
        f"{text!r} is nearly {meant!r}, which stands where nothing was entered; left unread",
        words=words,
    )
    return True


def yes_or_no(draft: Draft, path: str, words: Words) -> bool | None:
    """Give what a yes or a no says; anything else stays unread."""
    value = _YES.get(words.text)
    if value is None:
        draft.unreadable(path, words, "yes or no")
    return value


def check_yes_or_no(draft: Draft, form: Form, path: str, words: Words) -> None:
    """Say where an answer is neither yes nor no; it may be that nothing was entered."""
    if words.text and words.text not in form.nothing:
        yes_or_no(draft, path, words)


def take_flag(draft: Draft, path: str, words: Words) -> bool | None:
    """Take a yes or no as the value of a field."""
    value = yes_or_no(draft, path, words)
    if value is not None:
        draft.fact(path, words)
    return value


def take_count(draft: Draft, path: str, words: Words) -> int | None:
    """Take a number of people or of arms."""
    if _COUNT.fullmatch(words.text) is None:
        draft.unreadable(path, words, "a number")
        return None
    return int(draft.fact(path, words))


def take_status(draft: Draft, form: Form, path: str, words: Words) -> Status | Unlisted:
    """Take where a trial stands."""
    text = draft.fact(path, words)
    status = form.status.get(text) or coded(Status, text)
    if status is None:
        draft.unlisted(path, words, "Status")
        return Unlisted(text)
    return status


def take_opinion(draft: Draft, form: Form, path: str, words: Words) -> EthicsStatus | Unlisted:
    """Take what an ethics committee says."""
    text = draft.fact(path, words)
    status = form.opinion.get(text)
    if status is None:
        draft.unlisted(path, words, "EthicsStatus")
        return Unlisted(text)
    return status

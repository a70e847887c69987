"""The questions of the EudraCT form, as ``vocab/tables/euctr.toml`` has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from attrs import Factory, frozen

from mscregistry.model import Answer
from mscregistry.parsers.labels import Labels
from mscregistry.vocab import EthicsStatus, Status
from mscregistry.vocab.table_files import read_table

#: The number of a question, or of two that are asked as one.
CODE: Final = re.compile(
    r"[A-P]\.(?:\d{1,2}(?:\.\d{1,2}){0,5})?(?: (?:and|to) [A-P]\.\d{1,2}(?:\.\d{1,2}){0,5})?(?= )"
)
#: A question of which nothing is known but that it has a number and ends in a colon.
UNKNOWN: Final = re.compile(
    r"([A-P]\.\d{1,2}(?:\.\d{1,2}){0,5}(?:[ \t](?:and|to)[ \t][A-P]\.\d{1,2}(?:\.\d{1,2}){0,5})?)"
    r"[ \t]+([A-Z(][^:\n]{2,200}?)[ \t]*:"
)
#: The two answers that most questions have.
_OFTEN: Final = ("Yes", "No")


@frozen(eq=False)
class Question:
    """A question of the form, or a heading."""

    #: Number and wording, as a line begins with them.
    label: str
    #: Which function reads the answer.
    take: str
    #: The field that it fills, or what the function is to know.
    at: str = ""
    #: The number; empty where it has none.
    code: str = ""
    #: The wording.
    wording: str = ""
    #: Its place in the form.
    order: int = 0
    #: The repeated part that it is asked of, and the field of that.
    group: str = ""
    field: str = ""
    #: The most frequent answers, made once.
    often: Mapping[str, Answer] = Factory(dict)

    @classmethod
    def of(cls, label: str, how: str, order: int) -> Question:
        """Give the question of a line of the table."""
        take, _, at = how.partition(" ")
        found = CODE.match(label)
        code = "" if found is None else found[0].rstrip(".")
        wording = label if found is None else label[found.end() + 1 :]
        group, _, field = at.partition(".")
        often = {text: Answer(wording, text, code or None) for text in _OFTEN}
        return cls(label, take, at, code, wording, order, group, field, often)


@frozen(eq=False)
class Form:
    """All questions, by label."""

    #: The questions and headings.
    known: Mapping[str, Question]
    #: Whole lines that are frequent: headings, and questions with a yes or a no.
    whole: Mapping[str, tuple[Question, int, str]]
    #: Their labels, which also know what is nearly one of them.
    labels: Labels
    #: Headings without a number, which may stand below an answer of several lines.
    bare: Labels
    #: How it is written that nothing was entered.
    nothing: Labels
    #: Words for states that only this register has.
    status: Mapping[str, Status]
    #: What an ethics committee says.
    opinion: Mapping[str, EthicsStatus]
    #: The question that has a note below it, and how the note begins.
    note: tuple[str, str]


@cache
def form() -> Form:
    """Give the form; built once."""
    table = read_table("euctr")
    rows = [(label, "heading") for label in table["headings"]]
    rows += [(label, "answer") for label in table["answers"]]
    rows += table["fields"].items()
    questions = {label: Question.of(label, how, at) for at, (label, how) in enumerate(rows)}
    known = dict(questions)
    for label, question in questions.items():
        # How some are written: a tab behind the number, a blank before the colon.
        known[question.code + "\t" + question.wording] = question
        known[label + " "] = question
    whole = {
        f"{label}: {text}": (question, len(label) + 1, text)
        for label, question in questions.items()
        for text in _OFTEN
        if question.code
    }
    whole |= {
        label: (question, len(label), "")
        for label, question in questions.items()
        if question.take == "heading"
    }
    return Form(
        known,
        whole,
        Labels(questions),
        Labels(["MedDRA Classification", "Sponsor"]),
        Labels(table["nothing"]["words"]),
        {words: Status(name) for words, name in table["status"].items()},
        {words: EthicsStatus(name) for words, name in table["opinion"].items()},
        (table["note"]["below"], table["note"]["begins"]),
    )

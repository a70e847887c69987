"""What a record says in codes, in another language, or in answer to a form."""

from __future__ import annotations

from attrs import frozen


@frozen(weakref_slot=False)
class CodedTerm:
    """A term of a vocabulary, for a condition or an intervention: MedDRA, ICD-10, DeCS.

    What the registry itself filed the record under; nothing is looked up.
    """

    #: The words of the term.
    term: str | None = None
    #: Its code in the vocabulary.
    code: str | None = None
    #: The vocabulary, as the record names it.
    system: str | None = None
    #: The version of the vocabulary.
    version: str | None = None
    #: Its level in the vocabulary, such as ``PT`` or ``LLT`` of MedDRA.
    level: str | None = None
    #: The class above it, as written: the system organ class of MedDRA.
    parent: str | None = None


@frozen(weakref_slot=False)
class Translation:
    """What a field says, in another language."""

    #: The field, by its path in the trial: ``brief_title``, ``outcomes[0].measure``.
    field: str
    #: The words.
    text: str
    #: The language, as the record names it: ``de``, ``Greek``.
    language: str | None = None


@frozen(weakref_slot=False)
class Answer:
    """What a record answers to a question of its registry's form, where no field asks the same.

    >>> Answer("Recombinant medicinal product", "No", code="D.3.11.9").is_yes
    False
    """

    #: The question, as the form asks it.
    question: str
    #: The answer, as written.
    text: str
    #: The number of the question in the form.
    code: str | None = None

    @property
    def is_yes(self) -> bool | None:
        """Whether the answer is yes; `None` where it is neither yes nor no."""
        return {"yes": True, "no": False}.get(self.text.casefold())

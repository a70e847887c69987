"""The perturbation test finds what a careless reader throws away."""

from __future__ import annotations

from attrs import evolve

from mscregistry.coverage import Use
from mscregistry.errors import UnknownFormat
from mscregistry.issues import Issue, Severity
from mscregistry.model import Trial
from mscregistry.reading import Origins, Reading
from mscregistry.source import Source, Span
from mscregistry.testing.perturb import another, perturbations, unnoticed

TEXT = "Title: Cells 7"


def careful(text: str) -> Reading:
    """Read the title; a wrong label is left unread."""
    label = (Span(0, 6),) if text.startswith("Title:") else ()
    return Reading(
        Trial(brief_title=text[7:]),
        Source(text),
        "toy",
        Origins({"brief_title": (Span(7, len(text)),)}),
        labels=label,
    )


def careless(text: str) -> Reading:
    """Claim everything and keep only the number."""
    return evolve(careful(text), trial=Trial(brief_title=text[-1]), labels=(Span(0, 6),))


def test_a_careful_reader_notices_every_exchange() -> None:
    assert list(unnoticed(careful, TEXT)) == []


def test_a_careless_reader_is_caught() -> None:
    missed = list(unnoticed(careless, TEXT))
    assert [one.offset for one in missed] == [0, 1, 2, 3, 4, 7, 8, 9, 10, 11]
    assert str(missed[0]) == "label at 0: 'T' → 'U' in 'Uitle: Cells 7'"
    assert missed[-1].use is Use.FACT


def test_a_new_issue_is_a_notice() -> None:
    def reporting(text: str) -> Reading:
        issues = () if text == TEXT else (Issue("MSC009", Severity.WARNING, "changed"),)
        return evolve(careless(text), issues=issues)

    assert list(unnoticed(reporting, TEXT)) == []


def test_a_refusal_is_a_notice() -> None:
    def refusing(text: str) -> Reading:
        if text != TEXT:
            raise UnknownFormat("<text>", "changed")
        return careless(text)

    assert list(unnoticed(refusing, TEXT)) == []


def test_a_sample_is_drawn_by_its_seed() -> None:
    reading = careful(TEXT)
    few = [one.offset for one in perturbations(reading, sample=3, seed=1)]
    assert few == [one.offset for one in perturbations(reading, sample=3, seed=1)]
    assert len(few) == 3
    assert len(list(perturbations(reading, sample=99))) == 11


def test_letters_and_digits_have_another() -> None:
    assert [another(one) for one in "az09AZé-"] == ["b", "a", "1", "0", "B", "A", "x", None]

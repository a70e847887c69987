"""A page saved as HTML says what the same page saved as text says."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.testing.perturb import unnoticed

DOCUMENTS = sorted((Path(__file__).parents[2] / "examples" / "documents").glob("*.txt"))


def saved(text: str) -> str:
    """Give a text as a browser might save it: a paragraph for each block, breaks within."""
    blocks = text.strip("\n").split("\n\n")
    lines = [html.escape(block, quote=False).replace("\n", "<br>\n") for block in blocks]
    body = "\n".join(f'<p class="a &gt; b">{block}</p>' for block in lines)
    return f"<!DOCTYPE html>\n<html><head><title>Page</title></head>\n<body>{body}</body></html>\n"


def facts(trial: msc.Trial) -> msc.Trial:
    """Give a trial without the white space of its criteria, which HTML does not keep."""
    eligibility = trial.eligibility
    texts = [evolve(one, text=" ".join(one.text.split())) for one in eligibility.texts]
    return evolve(trial, eligibility=evolve(eligibility, texts=tuple(texts)))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_saved_page_gives_the_same_trial(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    as_text, as_html = msc.read(msc.Source(text)), msc.read(msc.Source(saved(text)))
    assert as_html.format == as_text.format
    assert facts(as_html.trial) == facts(as_text.trial)
    assert as_html.unread == ()
    criteria = [one.text for one in as_text.trial.eligibility.criteria]
    assert [one.text for one in as_html.trial.eligibility.criteria] == criteria


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_changed_letter_of_a_saved_page_is_noticed(path: Path) -> None:
    page = saved(path.read_text(encoding="utf-8"))
    assert list(unnoticed(lambda text: msc.read(msc.Source(text)), page, sample=60)) == []

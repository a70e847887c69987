"""A document is read as HTML when it begins as HTML does."""

import pytest

from mscregistry.lex import lex_page, looks_like_html
from mscregistry.source import Source


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>Sex</p>",
        "\ufeff\n <!doctype HTML PUBLIC '-//W3C//DTD XHTML 1.0//EN'>",
        '<?xml version="1.0"?>\n<!-- saved --><!-- twice --> <html lang=en>',
        "<body>Sex",
        "<HEAD><title>x</title>",
        "<div><h1>Sex</h1><p>All</p>",
        '<script>x()</script><div class="a"><p>Sex<br/>All</div>',
        "<p>Sex<p>Age<p>Phase",
    ],
)
def test_a_page_or_a_piece_of_one_is_html(text: str) -> None:
    assert looks_like_html(text)
    assert lex_page(Source(text)).html


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sex\nAll",
        "Sex<br>All<br>Age<br>18<br>",
        "<p>Sex",
        "< 18 years <p><p><p>",
        "<trial><p>a</p><p>b</p></trial>",
        '<?xml version="1.0"?><main><p>a</p><p>b</p></main>',
        "<!-- <html> is how a page begins",
        "<!-- a -->" * 300,
        "<htmlx><headline>",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert not looks_like_html(text)
    assert not lex_page(Source(text)).html


def test_escape_marks_are_left_out_of_both_when_asked() -> None:
    for text in ("Age \\> 18", "<!doctype html>Age \\&gt; 18", "<!doctype html>Age \\> 18"):
        (line,) = lex_page(Source(text), escapes=True).lines
        assert line.text == "Age > 18"

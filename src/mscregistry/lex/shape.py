"""Which lexer a document is for, told by its first characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.lex.html_nesting import BLOCKS
from mscregistry.lex.text import lex_text

if TYPE_CHECKING:
    from mscregistry.lex.page import Page
    from mscregistry.source import Source

#: How far into a document is looked.
_HEAD_LENGTH: Final = 4096
#: What may stand before the first element.
_PROLOGUE: Final = re.compile(r"\A(?:\s|\ufeff|<\?[^>]*>|<!--.*?-->)*", re.DOTALL)
_DOCUMENT: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_BLOCK_TAG: Final = re.compile(rf"</?(?:br|{'|'.join(sorted(BLOCKS))})(?=[\s>/])", re.IGNORECASE)
_FIRST_TAG: Final = re.compile(
    rf"<(?:a|link|meta|script|span|style|{'|'.join(sorted(BLOCKS))})(?=[\s>/])", re.IGNORECASE
)
#: How many tags of blocks a piece of a page has.
_SEVERAL: Final = 3


def looks_like_html(text: str) -> bool:
    """Say whether a text is an HTML page, or a piece of one that begins with its tags.

    A text with a tag here and there is not.

    >>> looks_like_html("<!DOCTYPE html><p>Sex"), looks_like_html("Sex<br>All<br>Age<br>18")
    (True, False)
    """
    head = text[:_HEAD_LENGTH]
    body = _PROLOGUE.sub("", head, count=1)
    if _DOCUMENT.match(body):
        return True
    if _FIRST_TAG.match(body) is None or "<?xml" in head[: len(head) - len(body)]:
        return False
    return sum(1 for _ in _BLOCK_TAG.finditer(body)) >= _SEVERAL


def lex_page(source: Source, *, escapes: bool = False) -> Page:
    """Give the lines of a page, as HTML where it looks like it and as plain text elsewhere.

    With `escapes`, backslashes of Markdown are left out.
    """
    if looks_like_html(source.text):
        # Most documents are text, and do without the tables of HTML.
        from mscregistry.lex.html import lex_html

        return lex_html(source, escapes=escapes)
    return lex_text(source, escapes=escapes)

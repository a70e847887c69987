"""Text to lines, by the shape of the document and not by its registry."""

from mscregistry.lex.page import Line, Page
from mscregistry.lex.shape import lex_page, looks_like_html
from mscregistry.lex.text import lex_text

__all__ = ["Line", "Page", "lex_page", "lex_text", "looks_like_html"]

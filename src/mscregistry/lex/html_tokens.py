"""HTML to tokens, each with its place; malformed HTML too, and in time that grows linearly.

The standard library's `html.parser` was tried first, on CPython 3.11, 3.12 and 3.13.  It takes
16 seconds for 16,000 times ``<a``, raises `AssertionError` at ``<![x[``, and with
``convert_charrefs=False`` (without which entities have no place) takes all tags after the
second ``&#;`` for text.  Its names of entities and its meaning of numbers are used here.
"""

from __future__ import annotations

import re
from enum import Enum
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where something may begin that is not text.
_START: Final = re.compile(r"<(?=[A-Za-z/!?])|&(?=[#A-Za-z])")
_TAG_NAME: Final = re.compile(r"</?([A-Za-z][^\s/>]*+)")
#: Where a tag ends, or where a value in quotes begins.
_TAG_STOP: Final = re.compile(r">|=\s*+[\"']")
_ENTITY: Final = re.compile(
    r"&(?:#(?:[0-9]{1,9}(?![0-9])|[xX][0-9A-Fa-f]{1,9}(?![0-9A-Fa-f]))|([A-Za-z][A-Za-z0-9]{1,31}));?"
)
_ATTRIBUTE: Final = re.compile(
    r"([^\s\"'<>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=<>`]++)))?"
)
#: The longest name that stands for itself without a semicolon, as ``&frac12`` does.
_SHORT_NAME: Final = max(len(name) for name in html5 if not name.endswith(";"))
#: What is in these elements is no HTML.
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")
}


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    ENTITY = "entity"
    OPEN = "open"
    CLOSE = "close"
    #: Comments, declarations, processing instructions, scripts.
    OTHER = "other"


class Token(NamedTuple):
    """A piece of an HTML document."""

    kind: Kind
    #: Offset of its first character.
    start: int
    #: Offset after its last character.
    end: int
    #: The tag's name in lower case; what an entity stands for.
    word: str = ""
    #: What stands between the tag's name and its ``>``.
    rest: str = ""


def attributes(rest: str) -> dict[str, str]:
    """Give the attributes in the rest of a tag, names in lower case; the first of a name counts.

    >>> attributes(' START=3 class="a" hidden')
    {'start': '3', 'class': 'a', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(rest):
        found.setdefault(name.lower(), double or single or bare)
    return found


def tokens(text: str) -> Iterator[Token]:
    """Give the tokens of a document, which follow each other without a gap.

    A ``<`` or ``&`` that begins nothing is text, and so is a tag that is cut off.  A comment
    that is never closed ends at the next ``>``: it must not hide the rest of the page.

    >>> [(token.kind.value, token.word) for token in tokens("a&lt;<br>")]
    [('text', ''), ('entity', '<'), ('open', 'br')]
    """
    return _Tokens(text).run()


class _Tokens:
    """The way through one document.

    Nothing is looked for twice: `_find` remembers where the next mark of each kind is, or that
    there is none.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        #: Mark → where the next one stands; -1 where none follows.
        self.ahead: dict[str, int] = {}
        #: Whether a tag's quotes ran to the end; from then on a tag ends at its first ``>``.
        self.loose = False

    def run(self) -> Iterator[Token]:
        text = self.text
        begun = at = 0
        while (found := _START.search(text, at)) is not None:
            at = found.start()
            some = self._entity(at) if text[at] == "&" else self._markup(at)
            if not some:
                at += 1
                continue
            if begun < at:
                yield Token(Kind.TEXT, begun, at)
            yield from some
            begun = at = some[-1].end
        if begun < len(text):
            yield Token(Kind.TEXT, begun, len(text))

    def _find(self, mark: str, at: int) -> int:
        known = self.ahead.get(mark, 0)
        if 0 <= known < at or mark not in self.ahead:
            known = self.ahead[mark] = self.text.find(mark, at)
        return known

    def _entity(self, at: int) -> tuple[Token, ...]:
        found = _ENTITY.match(self.text, at)
        if found is None:
            return ()
        written, name = found[0], found[1]
        if name is None:
            # No character has some numbers, the control characters'; they stay as written.
            word = unescape(written)
            return (Token(Kind.ENTITY, at, found.end(), word),) if word else ()
        if written[1:] in html5:
            return (Token(Kind.ENTITY, at, found.end(), html5[written[1:]]),)
        for length in range(min(len(name), _SHORT_NAME), 1, -1):
            if (word := html5.get(name[:length], "")) != "":
                return (Token(Kind.ENTITY, at, at + 1 + length, word),)
        return ()

    def _markup(self, at: int) -> tuple[Token, ...]:
        text = self.text
        if text[at + 1] not in "!?":
            return self._tag(at)
        if text.startswith("<!--", at):
            # From the second character on, since <!--> is a whole comment.
            end = self._find("-->", at + 2)
            if end >= 0:
                return (Token(Kind.OTHER, at, end + 3),)
        if text.startswith("<![CDATA[", at):
            begin, end = at + 9, self._find("]]>", at + 9)
            mark = Token(Kind.OTHER, at, begin)
            if end < 0:
                return (mark,)
            inside = (Token(Kind.TEXT, begin, end),) if end > begin else ()
            return (mark, *inside, Token(Kind.OTHER, end, end + 3))
        return self._until_bracket(at)

    def _until_bracket(self, at: int) -> tuple[Token, ...]:
        end = self._find(">", at)
        return (Token(Kind.OTHER, at, end + 1),) if end >= 0 else ()

    def _tag(self, at: int) -> tuple[Token, ...]:
        text = self.text
        if self._find(">", at) < 0:
            return ()
        found = _TAG_NAME.match(text, at)
        if found is None:
            # </ and no name is a comment to every browser.
            return self._until_bracket(at)
        name, closes = found[1].lower(), text[at + 1] == "/"
        end = self._tag_end(found.end())
        rest = text[found.end() : end - 1]
        tag = Token(Kind.CLOSE if closes else Kind.OPEN, at, end, name, rest)
        if closes or name not in _RAW or rest.endswith("/"):
            return (tag,)
        close = _RAW[name].search(text, end)
        until = len(text) if close is None else close.start()
        return (tag, Token(Kind.OTHER, end, until)) if until > end else (tag,)

    def _tag_end(self, begun: int) -> int:
        """Give the offset after the ``>`` that ends a tag; there is one."""
        text, at = self.text, begun
        while not self.loose:
            found = _TAG_STOP.search(text, at)
            if found is None:
                self.loose = True
            elif found[0] == ">":
                return found.end()
            else:
                # Quotes that are never closed are letters of the value.
                at = max(self._find(found[0][-1], found.end()) + 1, found.end())
        return self._find(">", begun) + 1

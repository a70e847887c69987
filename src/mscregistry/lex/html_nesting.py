"""Which HTML elements stand in which, where end tags are missing too."""

from __future__ import annotations

from typing import Final

LISTS: Final = ("ul", "ol", "menu", "dir")
ROW_GROUPS: Final = ("thead", "tbody", "tfoot")
CELLS: Final = ("td", "th")
#: Elements that begin and end a line.
BLOCKS: Final = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
#: Elements without content.
VOID: Final = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
#: Elements whose text no reader of the page sees.
UNSEEN: Final = frozenset(
    (
        "audio",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "noembed",
        "noframes",
        "noscript",
        "script",
        "style",
        "svg",
        "template",
        "title",
        "video",
    )
)

#: No end tag but those of a table's parts reaches past these, and no start tag ends what is
#: outside of them.
_WALLS: Final = ("caption", *CELLS, "table", "template")
_TABLE_PARTS: Final = frozenset(("caption", *CELLS, "tr", *ROW_GROUPS))
#: Start tag → the elements which it ends, and those it does not reach past.
_ENDS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "li": (("li",), (*LISTS, *_WALLS)),
    "dt": (("dt", "dd"), ("dl", *_WALLS)),
    "dd": (("dt", "dd"), ("dl", *_WALLS)),
    "option": (("option",), ("select", "datalist")),
    "td": ((*CELLS, "caption"), ("table",)),
    "th": ((*CELLS, "caption"), ("table",)),
    "tr": (("tr", *CELLS, "caption"), ("table",)),
    **dict.fromkeys(ROW_GROUPS, ((*ROW_GROUPS, "tr", *CELLS, "caption"), ("table",))),
}
#: Blocks that do not end a paragraph, which their table or list has ended already.
_KEEP_PARAGRAPH: Final = frozenset(("option", "optgroup", "select", "legend", *_TABLE_PARTS))


class Nesting:
    """The open elements, outermost first.

    Every question takes the same time however deep the nesting is.
    """

    def __init__(self) -> None:
        """Begin outside of every element."""
        self.names: list[str] = []
        self._places: dict[str, list[int]] = {}

    def __len__(self) -> int:
        """Count the open elements."""
        return len(self.names)

    def push(self, name: str) -> None:
        """Open an element."""
        self._places.setdefault(name, []).append(len(self.names))
        self.names.append(name)

    def pop(self) -> str:
        """Close the innermost element, and give its name."""
        name = self.names.pop()
        self._places[name].pop()
        return name

    def last(self, *names: str) -> int:
        """Give the place of the innermost element of these names; -1 where none is open."""
        place = -1
        for name in names:
            places = self._places.get(name)
            if places and places[-1] > place:
                place = places[-1]
        return place

    def wall(self) -> int:
        """Give the place of the innermost table or cell, which shut their content in."""
        return self.last(*_WALLS)

    def before(self, name: str) -> int:
        """Give how many elements stay open when an element of this name begins."""
        depth = len(self.names)
        ends = _ENDS.get(name)
        if ends is not None:
            bound = self.last(*ends[1])
            for one in ends[0]:
                place = self.last(one)
                if bound < place < depth:
                    depth = place
        if name in BLOCKS and name not in _KEEP_PARAGRAPH:
            place = self.last("p")
            if self.wall() < place < depth:
                depth = place
        return depth

    def after(self, name: str) -> int:
        """Give how many elements stay open after an end tag; all where it ends none."""
        place = self.last(name)
        if name in _TABLE_PARTS:
            bound = self.last("table")
        elif name == "table":
            bound = -1
        else:
            bound = self.last(*LISTS, *_WALLS) if name == "li" else self.wall()
        # An element that is itself a wall is not behind it.
        return place if place >= 0 and place >= bound else len(self.names)

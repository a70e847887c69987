"""Trees with every text at its place: the same texts, at the same places, as the lexers find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex.json_text import parse_json
from mscregistry.lex.json_tree import lex_json
from mscregistry.lex.xml_text import parse_raw_xml
from mscregistry.lex.xml_tree import lex_xml
from mscregistry.parsers.tree.leaf_dialect import Leaf
from mscregistry.parsers.tree.placed import placed_json, placed_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.dialect import Whereabouts


def leaves(branch: Any) -> Iterator[tuple[Whereabouts, str]]:  # noqa: ANN401 - a branch of any tree
    if isinstance(branch, Leaf):
        yield branch
        return
    for some in branch.values():
        for one in some:
            yield from leaves(one)


said = st.sampled_from(
    ["a", " ", "\n  b", "\r\n", "&#65;", "<![CDATA[\r\nc ]]>", "<!-- x -->", "<?p q?>", "\xa0"]
)
elements = st.recursive(
    st.lists(said, max_size=3).map("".join),
    lambda inner: st.lists(
        st.one_of(
            inner,
            inner.map("<e>{}</e>".format),
            inner.map("<f k=' l\n&amp;' m=''>{}</f >".format),
            st.just("<e/>"),
        ),
        max_size=4,
    ).map("".join),
    max_leaves=10,
)


@given(elements.map("<r n='1'>{}</r>".format))
def test_the_texts_of_elements_are_those_that_the_lexer_finds(text: str) -> None:
    found = {at: words.text for at, words in lex_xml(text).leaves.items()}
    assert dict(leaves(placed_xml(parse_raw_xml(text, "x")))) == found


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-999, 999)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.sampled_from('a \n"\\é😀'), max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner),
    max_leaves=12,
)


@given(values)
def test_the_values_of_json_are_those_that_the_lexer_finds(value: object) -> None:
    text = json.dumps({"v": value})
    spans = lex_json(text).leaves
    words = {at: "".join([span.of(text) for span in some]) for at, some in spans.items()}
    found = dict(leaves(placed_json(parse_json(text, "x", as_written=True))[0]))
    assert found == {at: one for at, one in words.items() if one.strip()}


def test_each_value_becomes_the_words_that_it_is_written_in() -> None:
    (node,) = placed_json({"a": ["1", [True, None, [" x "]], "0.10"], "b": {}, "c": " "})
    assert node == {
        "a": [
            Leaf(("a", 0), "1"),
            Leaf(("a", 1, 0), "true"),
            Leaf(("a", 1, 2, 0), " x "),
            Leaf(("a", 2), "0.10"),
        ],
        "b": [{}],
    }

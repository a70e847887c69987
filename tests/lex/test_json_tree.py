"""Where in a JSON text each key and each value stands."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex.json_tree import lex_json
from mscregistry.parsers.tree.json_dialect import leaves

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=15,
)


@given(values, st.sampled_from(({}, {"ensure_ascii": True}, {"indent": 0}, {"indent": 2})))
def test_every_leaf_is_found_with_its_words(value: object, how: dict[str, int]) -> None:
    written = json.dumps(value, **{"ensure_ascii": False, **how})  # type: ignore[arg-type]  # as json takes them
    tree = lex_json(written)
    expected = dict(leaves(value))
    assert tree.leaves.keys() == expected.keys()
    for at, leaf in expected.items():
        words = "".join(span.of(written) for span in tree.leaves[at])
        if leaf is None or leaf in ("", [], {}):
            assert words == ""
        else:
            assert words == (leaf if isinstance(leaf, str) else json.dumps(leaf))


def test_keys_are_named_at_the_place_of_their_value() -> None:
    written = '{"a": {"b": [1, {"c": 2}]}}'
    tree = lex_json(written)
    assert {at: spans[0].of(written) for at, spans in tree.names.items()} == {
        ("a",): "a",
        ("a", "b"): "b",
        ("a", "b", 1, "c"): "c",
    }


def test_an_escape_is_a_span_with_what_it_stands_for() -> None:
    written = r'["a\u2265b\n\ud83d\ude00"]'
    spans = lex_json(written).leaves[0,]
    assert [(span.of(written), span.decoded) for span in spans] == [
        ("a", None),
        ("≥", "≥"),
        ("b", None),
        ("\n", "\n"),
        ("😀", "😀"),
    ]

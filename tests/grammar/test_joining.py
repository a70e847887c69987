"""Parts are joined to a whole that is as flat and as sure as they allow."""

from mscregistry.grammar.expressions import All, Any, Presence
from mscregistry.grammar.joining import joined
from mscregistry.source import Span

FEVER, COUGH, RASH = Presence("fever"), Presence("cough"), Presence("rash", sure=False)
HERE = (Span(0, 9),)


def test_none_is_nothing_and_one_is_itself() -> None:
    assert joined(All, [], HERE) is None
    assert joined(All, [FEVER], HERE) is FEVER
    assert joined(Any, [All((FEVER, COUGH))], HERE) == All((FEVER, COUGH))


def test_nested_ones_of_the_same_kind_are_made_one() -> None:
    assert joined(All, [All((FEVER, COUGH)), RASH], HERE) == All((FEVER, COUGH, RASH))
    assert joined(All, [Any((FEVER, COUGH)), RASH], HERE) == All((Any((FEVER, COUGH)), RASH))


def test_a_whole_is_sure_where_all_of_its_parts_are() -> None:
    for parts, sure in (([FEVER, COUGH], True), ([FEVER, RASH], False)):
        found = joined(Any, parts, HERE)
        assert found is not None
        assert (found.sure, found.spans) == (sure, HERE)
    doubted = joined(Any, [FEVER, COUGH], HERE, sure=False)
    assert doubted is not None
    assert not doubted.sure

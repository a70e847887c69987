"""Criteria are split from their texts when asked, and know the words they came from."""

import copy
import pickle

from attrs import asdict, evolve

from mscregistry.grammar.expressions import parts_of
from mscregistry.model import CriteriaText, Eligibility
from mscregistry.vocab import CriterionKind

IN, OUT = CriterionKind.INCLUSION, CriterionKind.EXCLUSION
TWO = Eligibility(
    texts=(
        CriteriaText("* Adults\n* Either of:\n  * a graft\n  * dialysis", IN),
        CriteriaText("* Smokers", OUT),
    )
)


def test_criteria_are_flat_in_reading_order_with_level_and_parent() -> None:
    assert [(one.text, one.kind, one.level, one.parent) for one in TWO.criteria] == [
        ("Adults", IN, 0, None),
        ("Either of:", IN, 0, None),
        ("a graft", IN, 1, 1),
        ("dialysis", IN, 1, 1),
        ("Smokers", OUT, 0, None),
    ]


def test_a_parent_in_the_second_text_counts_from_the_first() -> None:
    swapped = Eligibility(texts=TWO.texts[::-1])
    assert [one.parent for one in swapped.criteria] == [None, None, None, 2, 2]


def test_each_criterion_knows_its_place() -> None:
    for one in TWO.criteria:
        path, spans = one.place
        assert path == f"eligibility.texts[{one.text_index}].text"
        text = TWO.texts[one.text_index].text
        assert "".join(span.of(text) for span in spans) == one.text


def test_inclusion_and_exclusion_hold_what_is_known_to_be_that() -> None:
    unclear = evolve(TWO, texts=(*TWO.texts, CriteriaText("* Tall people")))
    assert [one.text for one in unclear.inclusion] == [
        "Adults",
        "Either of:",
        "a graft",
        "dialysis",
    ]
    assert [one.text for one in unclear.exclusion] == ["Smokers"]
    assert unclear.criteria[-1].kind is None


def test_no_text_gives_no_criterion() -> None:
    assert Eligibility().criteria == ()
    assert Eligibility(texts=(CriteriaText(""),)).criteria == ()


def test_the_view_is_no_part_of_the_facts() -> None:
    fresh = Eligibility(texts=TWO.texts)
    assert TWO.criteria is TWO.criteria
    assert fresh == TWO
    assert hash(fresh) == hash(TWO)
    assert "criteria" not in asdict(TWO)
    again = pickle.loads(pickle.dumps(TWO))  # noqa: S301 - made in this line
    assert again == copy.deepcopy(TWO) == TWO
    assert again.criteria == TWO.criteria
    assert evolve(TWO, texts=()).criteria == ()


def test_a_criterion_says_what_its_kind_and_words_mean() -> None:
    text = "INR > 2 unless frail"
    one, other, unclear = Eligibility(
        texts=(CriteriaText(text, IN), CriteriaText(text, OUT), CriteriaText(text))
    ).criteria
    assert str(one.expression) == 'inr >2 or finding "frail"'
    assert str(other.expression) == 'inr >2 and not finding "frail"'
    assert unclear.expression == one.expression


def test_the_spans_of_an_expression_lie_in_the_words_of_the_criterion() -> None:
    eligibility = Eligibility(
        texts=(CriteriaText("* Adults\n* Acute or chronic\n  nephritis", OUT),)
    )
    one = eligibility.criteria[1]
    assert one.text == "Acute or chronic nephritis"
    assert [
        "".join(span.of(one.text) for span in node.spans) for node in parts_of(one.expression)
    ] == ["Acute nephritis", "chronic nephritis"]


def test_an_expression_is_read_once_and_no_part_of_the_facts() -> None:
    fresh, read = TWO.criteria[0], copy.copy(TWO.criteria[0])
    assert read.expression is read.expression
    assert read == fresh
    assert hash(read) == hash(fresh)
    assert repr(read) == repr(fresh)
    assert "expression" not in asdict(read)
    again = pickle.loads(pickle.dumps(read))  # noqa: S301 - made in this line
    assert again == read
    assert again.expression == read.expression

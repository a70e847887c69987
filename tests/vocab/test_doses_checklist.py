"""Words of the checklist DOSES: each item has fields, and each phrase is found."""

from collections import Counter

import pytest

from mscregistry.vocab.doses_checklist import DosesItem, checklist_phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_patterns import folded, spelled_out

TABLE = read_table("doses_checklist")
ROWS = [
    (item, field, code)
    for item, fields in TABLE.items()
    for field, codes in fields.items()
    for code in codes
]


def test_the_items_are_those_of_the_checklist() -> None:
    # The tissue has a table of its own.
    assert set(TABLE) == {item.value for item in DosesItem} - {"origin"}


@pytest.mark.parametrize(("item", "field", "code"), ROWS)
def test_every_phrase_reports_its_field(item: str, field: str, code: str) -> None:
    patterns = TABLE[item][field][code]
    assert [word for word, times in Counter(patterns).items() if times > 1] == []
    for pattern in patterns:
        assert pattern == pattern.lower().strip() != ""
        for phrase in spelled_out(pattern):
            words = phrase.split()
            assert words == [folded(word) for word in words]
            found = checklist_phrases().at(words, 0)
            assert found is not None
            assert (DosesItem(item), field, code) in found[0]
            assert found[1] == len(words)

"""What a column holds is told by the comment above the field of the model."""

import pytest

from mscregistry.database import comments
from mscregistry.database.comments import field_comments
from mscregistry.model import Trial


def test_every_field_of_a_trial_has_its_comment() -> None:
    found = field_comments(Trial)
    assert set(found) >= {one.name for one in Trial.__attrs_attrs__}
    assert found["last_update_date"].startswith("When the record was last changed, as the page")


def test_without_sources_there_are_no_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object) -> str:
        raise OSError

    monkeypatch.setattr(comments, "getsource", missing)
    assert field_comments(Trial) == {}

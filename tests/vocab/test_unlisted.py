"""A word on no list of ours stays what it is."""

import pickle

from mscregistry.vocab import Status, Unlisted


def test_an_unlisted_word_shows_itself() -> None:
    assert repr(Unlisted("Pausing")) == "Unlisted('Pausing')"
    assert str(Unlisted("Pausing")) == "Pausing"


def test_two_unlisted_words_are_equal_when_written_alike() -> None:
    assert Unlisted("Pausing") == Unlisted("Pausing")
    assert hash(Unlisted("Pausing")) == hash(Unlisted("Pausing"))
    assert Unlisted("Pausing") != Unlisted("pausing")


def test_an_unlisted_word_equals_no_member_even_when_written_like_one() -> None:
    value: Status | Unlisted = Unlisted("RECRUITING")
    assert value != Status.RECRUITING


def test_an_unlisted_word_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(Unlisted("Pausing"))) == Unlisted("Pausing")  # noqa: S301 - our own bytes

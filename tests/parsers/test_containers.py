"""A file of one record is one source, up to the limit."""

from io import BytesIO

import pytest

from mscregistry.errors import TooLarge, Undecodable
from mscregistry.parsers.containers import whole_document
from mscregistry.parsers.parser import Limits


def test_the_whole_file_is_one_source() -> None:
    (source,) = whole_document(BytesIO(b"TOY\r\nid: 1"), "a.txt", Limits())
    assert (source.text, source.name, source.encoding) == ("TOY\r\nid: 1", "a.txt", "utf-8")


def test_a_file_over_the_limit_is_refused_without_reading_on() -> None:
    stream = BytesIO(b"x" * 1000)
    assert len(next(whole_document(BytesIO(b"x" * 10), "a.txt", Limits(record_bytes=10)))) == 10
    with pytest.raises(TooLarge) as caught:
        next(whole_document(stream, "a.txt", Limits(record_bytes=10)))
    assert (caught.value.size, caught.value.limit, stream.tell()) == (11, 10, 11)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Undecodable):
        next(whole_document(BytesIO(b"%PDF-1.7"), "a.pdf", Limits()))

"""A document's format is told by the surest parser, and doubt is said and not decided."""

import pickle

import pytest
from attrs import evolve, exceptions

from mscregistry.errors import AmbiguousFormat, NoSuchFormat, RefusedDocument, UnknownFormat
from mscregistry.parsers.formats import Formats, formats
from mscregistry.parsers.parser import Head, Match, Parser, Strength
from mscregistry.source import Source
from tests.toy_format import TOY, TOYS, toy


def always(strength: Strength, name: str) -> Parser:
    return evolve(
        TOY, name=name, title=f"{name} format", recognise=lambda _: Match(strength, f"as {name}")
    )


SHAPED = always(Strength.SHAPED, "shaped")
STRUCTURED = always(Strength.STRUCTURED, "structured")
OTHER = always(Strength.STRUCTURED, "other")
NEVER = always(Strength.NONE, "never")


def test_the_surest_parser_wins_in_any_order() -> None:
    for several in ((SHAPED, STRUCTURED, NEVER), (NEVER, STRUCTURED, SHAPED)):
        assert Formats(several).recognise(Head("hm")) is STRUCTURED


def test_what_each_thinks_is_given_the_surest_first() -> None:
    found = Formats((NEVER, SHAPED, STRUCTURED, OTHER)).matches(Head("hm"))
    assert [parser.name for parser, _ in found] == ["structured", "other", "shaped", "never"]


def test_a_tie_is_said_with_the_evidence_of_each() -> None:
    with pytest.raises(AmbiguousFormat) as caught:
        Formats((SHAPED, STRUCTURED, OTHER)).recognise(Head("hm", "a.txt"))
    assert caught.value.rivals == (("structured", "as structured"), ("other", "as other"))
    assert caught.value.name == "a.txt"


def test_a_tie_below_the_surest_does_not_matter() -> None:
    assert Formats((STRUCTURED, OTHER, TOY)).recognise(Head(toy())) is TOY


def test_an_unknown_document_names_what_came_closest() -> None:
    with pytest.raises(UnknownFormat) as caught:
        Formats((TOY, NEVER)).recognise(Head("hello toy", "a.txt"))
    assert caught.value.closest == (("toy format", "has toy; lacks TOY"),)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", "empty"),
        (" \r\n\t", "empty"),
        ("hello\nworld", "text, beginning 'hello'"),
        ("\n  hello  \r\nworld", "text, beginning 'hello'"),
        ('{"id": 1}', "JSON of no format that is known, beginning '{\"id\": 1}'"),
        ("[1]", "JSON of no format that is known, beginning '[1]'"),
        (
            "<?xml version='1.0'?><a/>",
            "XML of no format that is known, beginning \"<?xml version='1.0'?><a/>\"",
        ),
        ("<p>hello", "HTML of no page that is known, beginning '<p>hello'"),
        ("x" * 60, f"text, beginning '{'x' * 60}'"),
        ("x" * 61, f"text, beginning '{'x' * 60}'…"),
        ("\x1b[2J\u202e", r"text, beginning '\x1b[2J\u202e'"),
    ],
)
def test_an_unknown_document_is_described_by_how_it_begins(text: str, seen: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        TOYS.recognise(Head(text))
    assert caught.value.seen == seen


def test_without_parsers_everything_is_unknown() -> None:
    with pytest.raises(UnknownFormat) as caught:
        Formats(()).recognise(Head("hello"))
    assert caught.value.closest == ()


def test_a_known_page_that_is_no_record_is_refused() -> None:
    with pytest.raises(RefusedDocument) as caught:
        TOYS.recognise(Head("RESULTS OF TOY", "a.txt"))
    assert str(caught.value) == (
        "a.txt: this is a page of results (it says so), not a trial record. Read the record."
    )


def test_a_format_is_found_by_its_name() -> None:
    assert Formats((NEVER, TOY)).named("toy") is TOY
    with pytest.raises(NoSuchFormat) as caught:
        Formats((NEVER, TOY)).named("Toy")
    assert (
        str(caught.value) == "no format is called 'Toy'; did you mean 'toy'? there are: never, toy"
    )


def test_a_parser_joins_in_a_new_value() -> None:
    mine = evolve(TOY, title="my toy")
    assert tuple(TOYS.with_parser(NEVER)) == (TOY, NEVER)
    assert tuple(TOYS.with_parser(NEVER).with_parser(mine)) == (NEVER, mine)
    assert tuple(TOYS) == (TOY,)
    assert len(TOYS.with_parser(NEVER)) == 2
    with pytest.raises(exceptions.FrozenInstanceError):
        TOYS.parsers = ()  # type: ignore[misc]


def test_the_formats_of_the_package_are_one_value_with_a_name_each() -> None:
    names = [parser.name for parser in formats()]
    assert formats() is formats()
    assert len(set(names)) == len(formats()) >= 4
    for parser in formats():
        assert formats().named(parser.name) is parser
        match = parser.recognise(Head(""))
        assert (match.strength, match.refused) == (Strength.NONE, "")
        assert match.why


def test_parsers_can_be_sent_to_another_process() -> None:
    for several in (formats(), TOYS):
        assert pickle.loads(pickle.dumps(several)) == several  # noqa: S301 - made in this line


def test_a_parser_reads_a_source() -> None:
    reading = TOY.read(Source(toy(), "a.txt"))
    assert reading.trial.trial_id == reading.words("trial_id") == "NCT00000102"
    assert reading.format == "toy"


def test_formats_are_shown_by_their_names() -> None:
    assert repr(Formats(())) == "<Formats none>"
    assert repr(TOYS) == "<Formats toy>"

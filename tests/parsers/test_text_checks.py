"""Damage that the characters themselves show is said, whatever the format."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.issues import Code, Severity
from mscregistry.parsers.text_checks import check_text
from mscregistry.source import Source


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain text\twith\na\r\nbreak\x0b\x0c\x85\u2028",
        "naïve “quotes” – ≥ 30 µg, Ångström, Ünal",
        "SÃO PAULO, Â, Àâê, pâte, L’âme, Ãrea",
        "細胞 клетки خلايا \u200b\u00ad\U0001f9ec",
    ],
)
def test_a_sound_text_has_no_issue(text: str) -> None:
    assert check_text(Source(text, encoding="utf-8")) == ()


@given(st.text(st.characters(min_codepoint=0xA0, max_codepoint=0x7FF), min_size=1, max_size=5))
def test_letters_of_europe_read_in_the_wrong_encoding_are_seen(letters: str) -> None:
    """The second byte of Â and Ã alone; other lead bytes are letters of real words too."""
    for letter in letters:
        damaged = letter.encode().decode("cp1252", "replace")
        found = check_text(Source(f"cells {damaged} here"))
        expected = letter.encode()[0] in (0xC2, 0xC3) or "\ufffd" in damaged
        assert [one.code for one in found] == [Code.DAMAGED_TEXT] * expected


@pytest.mark.parametrize("letter", list("–—‘’“”•…‰€™≤≥≠±−→\u2009é×µ°²½\u00a0Åß"))
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_the_marks_of_trials_read_in_the_wrong_encoding_are_seen(letter: str, wrong: str) -> None:
    damaged = letter.encode().decode(wrong, "replace")
    issue = check_text(Source(f"age {damaged} 18"))[0]
    assert issue.code == Code.DAMAGED_TEXT
    assert issue.severity is Severity.WARNING
    assert issue.spans[0].start == 4


def test_damage_is_said_once_with_its_places() -> None:
    (issue,) = check_text(Source("5 Âµg, 6 Âµg \ufffd"))
    assert issue.message == (
        "3 × characters look like text that was once decoded wrongly; kept as they are, first 'Âµ'"
    )
    assert [(span.start, span.end) for span in issue.spans] == [(2, 4), (9, 11), (13, 14)]


@pytest.mark.parametrize("number", [0, 8, 0x1B, 0x7F, 0x9B, 0xD800, 0xDCE9, 0xDFFF])
def test_control_characters_and_lone_halves_are_said(number: int) -> None:
    control = chr(number)
    (issue,) = check_text(Source(f"TOY {control}"))
    assert issue.code == Code.CONTROL_CHARACTERS
    assert issue.message == (f"1 × control characters that no page should have, first {control!r}")
    assert issue.spans[0].of(f"TOY {control}") == control


def test_of_many_places_all_are_counted_and_some_shown() -> None:
    (issue,) = check_text(Source("\0" * 12_345))
    assert issue.message.startswith("12,345 × ")
    assert len(issue.spans) == 50


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_what_one_expects(encoding: str | None) -> None:
    assert check_text(Source("cells", encoding=encoding)) == ()


def test_another_encoding_is_worth_knowing() -> None:
    (issue,) = check_text(Source("cells", encoding="cp1252"))
    assert (issue.code, issue.severity, issue.spans) == (Code.LEGACY_ENCODING, Severity.INFO, ())
    assert issue.message == "the bytes are not UTF-8, and were read as cp1252"

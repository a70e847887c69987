"""Texts that have broken readers and writers before, kept in one pool."""
# ruff: noqa: RUF001 - look-alike letters are among what breaks them

from __future__ import annotations

from typing import Final

#: Texts of one line, with something at both ends, as a parser may yield them.
TIDY: Final = (
    # Escapes, and marks that a page may take for its own.
    r"eGFR \> 30 mL/min, CRP \< 5",
    r"1\. not an item \* nor a bullet",
    r"C:\new\table",
    "* looks like a bullet",
    "-",
    "–",
    "---",
    "#",
    "|",
    "Name | Role | Affiliation",
    "||| |",
    # Quotes, also the low one that looks like a comma.
    'He said "no"',
    "‚low‘ and „double“",
    "d'Ivoire; O’Neil; 5′ 11″",
    # What looks like markup, a formula, a label, or no value.
    "<b>not bold</b>",
    "<script>alert(1)</script>",
    "</td></tr></table>",
    "&lt; &amp;amp; &#8805; &nbsp",
    "{{ 7 * 7 }} ${HOME} %s %(x)d",
    '=HYPERLINK("https://example.org")',
    "@SUM(A1:A9)",
    "+1-202-555-0100",
    "-1",
    "Sex: All",
    "Inclusion Criteria:",
    "Exclusion Criteria",
    "N/A",
    "null",
    "None",
    "NaN",
    "true",
    "0",
    "1e400",
    "9007199254740993",
    "2021-02-30",
    "NCT00000000",
    # Letters of all kinds.
    "Sjögren’s, façade, Győr, İstanbul, STRASSE/straße",
    "e\u0301 is not é, n\u0303 is not ñ",
    "Z\u0351\u036b\u0343a\u0361lgo",
    "募集中（第二期）：间充质干细胞",
    "\u200fניסוי קליני\u200e (RTL)",
    "\u202eright to left\u202c",
    "soft\u00adhyphen, zero\u200bwidth, no\u00a0break, word\u2060joiner",
    "👩🏽\u200d🔬 𝔐𝔖ℭ 𠀋",
    "2 × 10⁶ cells/kg ≥ 18 µg/mL, ±0.5 °C, α ≤ β, 3∶1",
    "\ufeffmark of byte order",
    "\ufffd",
    "\ue000",
    # Text decoded wrongly once.
    "â‰¥ 18 years, donâ€™t, Ã©",
    # Sizes and blanks.
    "x",
    "two  blanks   inside",
    "word " * 200 + "end",
    "unbroken" * 60,
)

#: Texts of several lines, as a description or criteria may be.
LINES: Final = (
    "Inclusion Criteria:\n\n* Adults\n* eGFR > 30\n\nExclusion Criteria:\n\n* Pregnancy",
    "1. One of:\n   - first\n   - second\n2. Two",
    "A paragraph.\n\nAnother.\n\n\nA third after a gap.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "Line with\ttab\n  and an indented one",
    "Sex\nAll\n\nAges\n18 Years to 65 Years",
)

#: Texts that no parser yields: empty, with blanks at an end, with characters no page should have.
WILD: Final = (
    "",
    " ",
    "\n",
    " blank before",
    "blank after ",
    "\u00a0",
    "carriage\rreturn\r\nand more\r",
    "line\u2028separator\u2029paragraph\x85next\x0bline\x0cfeed",
    "\x00",
    "NUL\x00inside",
    "\x1b[31mred\x1b[0m",
    "\x07\x08\x7f",
    "\ud800",
    "half a pair \ude00 alone",
    "two halves \ud83d\ude00 not joined",
    "\uffff",
)

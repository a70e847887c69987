"""Strategies for texts of criteria: their words, numbers, signs, units, brackets, connectives."""

from __future__ import annotations

from hypothesis import strategies as st

_THINGS = [
    "asthma",
    "hepatitis B",
    "C",
    "acute",
    "chronic pancreatitis",
    "surgery",
    "heparin",
    "consent",
    "able to",
    "women",
    "males and females",
    "pregnant",
    "blue",
    "another trial",
    "history of",
    "patients with",
    "dose",
    "age",
    "hemoglobin",
    "eGFR",
    "ALT",
    "blood pressure",
    "NYHA class",
    "stage",
    "Bishop score",
]
_NUMBERS = [
    "3",
    "0",
    "18",
    "-2",
    "1.5",
    "2,5",
    "150,000",
    "two",
    "twenty-one",
    "III",
    "140/90",
    "1:80",
    "2015",
    "10^9/L",
    "5-10",
    "½",
    "1 or 2",
]
_SIGNS = [
    "<",
    "≥",
    ">/=",
    "=",
    "at least",
    "more than",
    "up to",
    "between",
    "from",
    "to",
    "or less",
    "or older",
    "minimum",
    "+",
    "%",
    "%",
]
_UNITS = [
    "years",
    "months",
    "week",
    "mg/dL",
    "mg/day",
    "mmHg",
    "kg/m2",
    "x ULN",
    "times",
    "times the upper limit of normal",
    "points",
    "fold increase",
    "of predicted",
    "cigarettes per day",
    "/µL",
    "mL/min/1.73 m2",
]
_TIMES = [
    "within",
    "the last",
    "past year",
    "next",
    "prior to",
    "before enrolment",
    "after",
    "of the first dose",
    "since",
    "ago",
    "for",
    "since January 2014",
    "post-stroke",
]
_CONNECTIVES = [
    "and",
    "or",
    "and/or",
    ",",
    ";",
    ".",
    ":",
    "if",
    "unless",
    "except",
    "despite",
    "such as",
    "e.g.",
    "defined as",
    "provided that",
    "no",
    "not",
    "without",
    "neither",
    "nor",
    "with",
    "of the following",
    "two of the following:",
    "may",
]
_MARKS = ["(", ")", "[", "]", "•", "-", "–", "/", "'", '"', "\n", "\\", "*", "1.", "a)", "\u00a0"]

_PIECES = st.sampled_from([*_THINGS, *_NUMBERS, *_SIGNS, *_UNITS, *_TIMES, *_CONNECTIVES, *_MARKS])


def criteria() -> st.SearchStrategy[str]:
    """Give texts made of the pieces that criteria are made of, with other text among them."""
    piece = st.one_of(_PIECES, _PIECES, _PIECES, st.text(max_size=6))
    parted = st.sampled_from([" ", " ", " ", "", "\n", "  "])
    return st.lists(st.tuples(piece, parted), max_size=24).map(
        lambda found: "".join([word + gap for word, gap in found])
    )

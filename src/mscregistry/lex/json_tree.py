"""Where in a JSON text each key and each value stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from mscregistry.source import Span

#: A token is a string, a bracket, a comma, a number or a literal; the rest is colons and blanks.
_TOKEN: Final = re.compile(r'"((?:[^"\\]|\\.)*)"|[{}\[\],]|[-+0-9.a-zA-Z]+', re.DOTALL)
_ESCAPES: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)


@frozen
class JsonTree:
    """The places of a JSON text; a place is given by the keys and indices that lead to it."""

    #: The spans of each leaf, without quotes; none for ``null`` and for what is empty.
    leaves: Mapping[tuple[str | int, ...], tuple[Span, ...]]
    #: The span of each key, at the place of its value.
    names: Mapping[tuple[str | int, ...], tuple[Span, ...]]


def lex_json(text: str) -> JsonTree:
    """Give the places of a JSON text that is known to be well-formed."""
    leaves: dict[tuple[str | int, ...], tuple[Span, ...]] = {}
    names: dict[tuple[str | int, ...], tuple[Span, ...]] = {}
    path: list[str | int] = []
    #: For each open object or list: whether it is an object, and whether anything was in it.
    opened: list[list[bool]] = []
    expects_key = False
    for token in _TOKEN.finditer(text):
        mark = text[token.start()]
        if mark in "{[":
            if opened:
                opened[-1][1] = True
            is_object = mark == "{"
            opened.append([is_object, False])
            path.append("" if is_object else 0)
            expects_key = is_object
        elif mark in "}]":
            _, was_filled = opened.pop()
            path.pop()
            if not was_filled:
                leaves[tuple(path)] = ()
            expects_key = False
        elif mark == ",":
            if opened[-1][0]:
                expects_key = True
            else:
                path[-1] = int(path[-1]) + 1
        elif expects_key:
            path[-1] = json.loads(token[0])
            names[tuple(path)] = (Span(token.start() + 1, token.end() - 1),)
            expects_key = False
        else:
            if opened:
                opened[-1][1] = True
            leaves[tuple(path)] = _spans(text, token)
    return JsonTree(leaves, names)


def _spans(text: str, token: re.Match[str]) -> tuple[Span, ...]:
    start, end = token.span()
    if text[start] != '"':
        return () if token[0] == "null" else (Span(start, end),)
    spans: list[Span] = []
    at = start + 1
    for escape in _ESCAPES.finditer(text, start + 1, end - 1):
        if escape.start() > at:
            spans.append(Span(at, escape.start()))
        spans.append(Span(*escape.span(), json.loads(f'"{escape[0]}"')))
        at = escape.end()
    if end - 1 > at:
        spans.append(Span(at, end - 1))
    return tuple(spans)

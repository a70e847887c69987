"""Hypothesis, or the error that says how to get it."""

from mscregistry.errors import MissingExtra

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:
    raise MissingExtra("the strategies", "testing") from error

__all__ = ["st"]

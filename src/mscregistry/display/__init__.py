"""Readings for eyes."""

from mscregistry.display.card import card

__all__ = ["card"]

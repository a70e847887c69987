"""What can become of a statement between two trials, or two versions of one."""

from __future__ import annotations

from enum import StrEnum


class ChangeKind(StrEnum):
    """What became of a statement."""

    #: It lets fewer patients in.
    STRICTER = "stricter"
    #: It lets more patients in.
    LOOSER = "looser"
    #: There was none.
    ADDED = "added"
    #: There is none any more.
    REMOVED = "removed"
    #: It is the same.
    SAME = "same"
    #: It is another one, and whether it lets more patients in cannot be told.
    CHANGED = "changed"
    #: The units cannot be converted, or the words around it are others.
    INCOMPARABLE = "incomparable"

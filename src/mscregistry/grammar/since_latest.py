"""Times that are counted from the latest of some events: `last dose of X at least 3 weeks ago`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mscregistry.grammar.expressions import Anchor, Window
from mscregistry.vocab.subject_words import latest_words

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Amount
    from mscregistry.grammar.pieces import Piece
    from mscregistry.grammar.token_text import TokenText


def since_latest(
    text: TokenText, pieces: list[Piece], window: Window | None, duration: Amount | None
) -> tuple[list[Piece], Window | None, Amount | None]:
    """Give the words of a thing, its window and how long it lasts, where words say when it ended.

    ::

        chemotherapy completed at least 3 weeks prior     chemotherapy, none within 3 weeks
        last transfusion > 7 days prior                   transfusion, none within 7 days
        time since transplant > 6 months                  transplant, none within 6 months
        time since injury ≤ 72 hours                      injury, within 72 hours
    """
    if not pieces or (window is not None and duration is not None):
        return pieces, window, duration
    if duration is not None:
        found = latest_words()["spans"].at(text.words, pieces[0][0])
        if found is not None and found[1] < pieces[-1][1]:
            window = Window(duration, Anchor.BEFORE)
    if window is None or window.anchor is not Anchor.BEFORE or window.whole:
        return pieces, window, duration
    amount = window.amount.interval
    bare = bare_of_latest(text, pieces)
    if amount.exact is not None or bare == pieces:
        return pieces, None if duration is not None else window, duration
    return bare, evolve(window, latest=amount.low is not None), None


def bare_of_latest(text: TokenText, pieces: list[Piece]) -> list[Piece]:
    """Give the pieces without the words that say that it is the latest, or over."""
    table = latest_words()
    found = list(pieces)
    (low, high), last = found[0], found[-1]
    if (lead := table["before"].at(text.words, low)) and lead[1] < last[1]:
        found[0] = (lead[1], high)
    low, high = found[-1]
    for at in range(low + 1, high):
        ending = table["behind"].at(text.words, at)
        if ending is not None and ending[1] == high:
            found[-1] = (low, at)
            break
    return [piece for piece in found if piece[0] < piece[1]]

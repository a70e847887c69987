"""How far events are held to come of the treatment, in the words of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose
    from mscregistry.grammar.stated import Stated

#: A denial stands so near before it: `was not considered related`.
_NEAR: Final = 4


class Related(NamedTuple):
    """What is said, and where."""

    #: The words, small and without hyphens: `possibly related`, `unrelated`.
    words: Stated[str]
    #: Whether it is denied by words that are not part of it.
    denied: bool
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int

    def judged(self, prose: Prose) -> Stated[str]:
        """Give what is said, with its denial."""
        if not self.denied:
            return self.words
        return prose.stated(f"not {self.words.value}", self.first, self.end)


def related_in(prose: Prose, first: int, end: int) -> Related | None:
    """Give what a stretch says of relatedness: the first thing it does."""
    table = told_as("related")
    for at in range(first, end):
        found = table.at(prose.words, at)
        if found is None or found[1] > end:
            continue
        kind, behind = found
        related = {"related", "attributed", "attributable"}
        if (
            kind == "yes"
            and prose.word(at) in related
            and prose.word(behind)
            not in {
                "to",
                "adverse",
                "aes",
                "ae",
                "saes",
                "sae",
                "serious",
                ".",
                "",
                ",",
                "with",
                "events",
            }
        ):
            continue
        before = prose.words[max(first, at - _NEAR) : at]
        before += [word for word in prose.words[first:at] if word in {"none", "neither"}]
        denied = kind != "no" and not told_words("denials", "words").isdisjoint(before)
        words = " ".join(prose.words[at:behind])
        return Related(prose.stated(words, at, behind), denied, at, behind)
    return None

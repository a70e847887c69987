"""Whether a patient has, had, takes, underwent or declares what a criterion names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Subject
from mscregistry.matching.answers import Answer, unknown
from mscregistry.matching.listed import listed
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.words import folded
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Presence
    from mscregistry.matching.asking import Asking

_FEMALE: Final = frozenset(("female", "woman", "women", "girl"))
_MALE: Final = frozenset(("male", "man", "men", "boy"))
_PREGNANT: Final = frozenset(("pregnant", "pregnancy"))
#: What no man is: words that say nothing about a wish or a partner.
_NO_MAN: Final = _PREGNANT | {"breast", "feeding", "breastfeeding", "lactating", "lactation"}
#: Words beside these that add nothing.
_PLAIN: Final = frozenset(("or", "and", "currently", "current", "patient", "subject", "is", "are"))


def presence(node: Presence, asking: Asking) -> Answer:
    """Say whether a presence holds."""
    match node.subject:
        case Subject.SEX:
            return _sex(node, asking)
        case Subject.PREGNANCY:
            return _pregnancy(node, asking)
        case Subject.ATTESTATION:
            return _attested(node, asking, NeedKind.ATTESTATION)
        case _:
            return listed(node, asking)


def _sex(node: Presence, asking: Asking) -> Answer:
    sex = asking.patient.sex
    if sex is None:
        return unknown(f"{node}: the sex is not known", Need(NeedKind.SEX, "sex"))
    words = frozenset(folded(node.words))
    named = [one for one, its in ((Sex.FEMALE, _FEMALE), (Sex.MALE, _MALE)) if words & its]
    if named and sex not in named:
        return Answer(Truth.FALSE, f"{node}: {sex}")
    more = words - _FEMALE - _MALE - _PLAIN
    if not named or more:
        return unknown(f"{node}: {sex}, and the words say more than a sex")
    return Answer(Truth.TRUE, f"{node}: {sex}")


def _pregnancy(node: Presence, asking: Asking) -> Answer:
    words = frozenset(folded(node.words)) - _PLAIN - _FEMALE
    if words and asking.patient.sex is Sex.MALE and words <= _NO_MAN:
        return Answer(Truth.FALSE, f"{node}: {Sex.MALE}")
    plain = node.window is None and node.duration is None and node.count is None
    if plain and words and words <= _PREGNANT:
        truth = asking.patient.pregnancy
        need = () if truth is not Truth.UNKNOWN else (Need(NeedKind.PREGNANCY, node.words),)
        return Answer(truth, f"{node}: pregnancy is {truth.name.lower()}", need)
    return _attested(node, asking, NeedKind.PREGNANCY)


def _attested(node: Presence, asking: Asking, kind: NeedKind) -> Answer:
    """Look for what was declared in the same words."""
    if node.window is None and node.duration is None and node.count is None:
        asked = folded(node.words)
        said = {truth for words, truth in asking.patient.attestations if folded(words) == asked}
        if len(said) == 1 and Truth.UNKNOWN not in said:
            truth = said.pop()
            return Answer(truth, f"{node}: declared {truth.name.lower()}")
    when = str(node.window) if node.window else ""
    return unknown(f"{node}: not declared", Need(kind, node.words, when=when))

"""Whether a patient has, had, takes, underwent or declares what a criterion names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Subject
from mscregistry.matching.answers import Answer, unknown
from mscregistry.matching.listed import listed
from mscregistry.matching.needs import Need, NeedKind
from mscregistry.matching.said import said_presence, said_window
from mscregistry.matching.sexes import FEMALE, PLAIN, sexes_named
from mscregistry.matching.since_last import since_last
from mscregistry.matching.words import folded
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Presence
    from mscregistry.matching.asking import Asking

_PREGNANT: Final = frozenset(("pregnant", "pregnancy"))
#: What no man is: words that say nothing about a wish or a partner.
_NO_MAN: Final = _PREGNANT | {"breast", "feeding", "breastfeeding", "lactating", "lactation"}
#: Words around a test for pregnancy that say no more than that it was made.
_OF_A_TEST: Final = frozenset(
    (
        *("test", "testing", "result", "serum", "urine", "urinary", "blood", "beta", "β", "hcg"),
        *("human", "chorionic", "gonadotropin", "must", "have", "has", "had", "having", "with"),
        *("a", "an", "the", "be", "who", "all", "documented", "confirmed", "for", "by", "in"),
        *("of", "childbearing", "child", "bearing", "potential", "age", "wocbp", "at", "before"),
        *("screening", "baseline", "visit", "enrollment", "enrolment", "entry", "study"),
    )
)
#: Words that make of something that is declared its opposite, or another thing.
_DENYING: Final = frozenset(
    (
        *("no", "not", "non", "without", "never", "none", "neither", "nor", "cannot", "unless"),
        *("unable", "inability", "incapable", "incapacity", "impaired", "unwilling", "lack"),
        *("unwillingness", "refuse", "refused", "refusal", "decline", "declined", "fail", "failed"),
        *("failure", "withdraw", "withdrawn", "withdrawal", "revoke", "revoked", "waive", "waived"),
        *("waiver", "absence", "absent", "missing", "denied", "prior", "previous", "other"),
    )
)

_PREGNANCY: Final = {
    Truth.TRUE: "the patient is pregnant",
    Truth.FALSE: "the patient is not pregnant",
    Truth.UNKNOWN: "whether the patient is pregnant is not known",
}
_SAID: Final = {Truth.TRUE: "so", Truth.FALSE: "not so"}


def presence(node: Presence, asking: Asking) -> Answer:
    """Say whether a presence holds."""
    match node.subject:
        case Subject.SEX:
            return _sex(node, asking)
        case Subject.PREGNANCY:
            return _pregnancy(node, asking)
        case Subject.ATTESTATION:
            return _attested(node, asking, NeedKind.ATTESTATION)
        case _ if node.window is not None and node.window.latest:
            return since_last(node, node.window, partial(listed, asking=asking))
        case _:
            return listed(node, asking)


def _sex(node: Presence, asking: Asking) -> Answer:
    sex = asking.patient.sex
    if any((node.window, node.duration, node.count, node.dose)):
        return unknown(f"{said_presence(node)}: more is said than a sex")
    if sex is None:
        return unknown(f"{said_presence(node)}: the sex is not known", Need(NeedKind.SEX, "sex"))
    named, plain = sexes_named(node.words)
    said = f"{said_presence(node)}: the patient is {sex.lower()}"
    if named and sex not in named:
        return Answer(Truth.FALSE, said)
    return Answer(Truth.TRUE, said) if plain else unknown(f"{said}, and more is said than a sex")


def _pregnancy(node: Presence, asking: Asking) -> Answer:
    said = frozenset(folded(node.words))
    words = said - PLAIN - FEMALE
    result = words & {"negative", "positive"}
    if len(result) == 1 and words & _PREGNANT and words <= _OF_A_TEST | _PREGNANT | result:
        return _tested(node, asking, positive="positive" in result)
    if words and asking.patient.sex is Sex.MALE and words <= _NO_MAN:
        return Answer(Truth.FALSE, f"{said_presence(node)}: the patient is male")
    plain = node.window is None and node.duration is None and node.count is None
    if plain and words and words <= _PREGNANT:
        truth = asking.patient.pregnancy
        need = () if truth is not Truth.UNKNOWN else (Need(NeedKind.PREGNANCY, node.words),)
        return Answer(truth, f"{said_presence(node)}: {_PREGNANCY[truth]}", need)
    return _attested(node, asking, NeedKind.PREGNANCY)


def _tested(node: Presence, asking: Asking, *, positive: bool) -> Answer:
    """Say how a test for pregnancy is, from whether there is one."""
    found = _attested(node, asking, NeedKind.PREGNANCY)
    if found.truth is not Truth.UNKNOWN:
        return found
    male = asking.patient.sex is Sex.MALE
    pregnant = Truth.FALSE if male else asking.patient.pregnancy
    if pregnant is Truth.UNKNOWN:
        return found
    why = "a man is not asked for it" if male else "the test was not seen"
    known = "the patient is male" if male else _PREGNANCY[pregnant]
    reason = f"{said_presence(node)}: {known}"
    return Answer(pregnant if positive else ~pregnant, reason).guessed(why)


def _attested(node: Presence, asking: Asking, kind: NeedKind) -> Answer:
    """Look for what was declared in the same words, or in some of them."""
    if node.window is None and node.duration is None and node.count is None:
        asked, declared = folded(node.words), asking.patient.attestations
        same = {truth for words, truth in declared if folded(words) == asked}
        if (truth := _only(same)) is not None:
            return Answer(truth, f"{said_presence(node)}: declared {_SAID[truth]}")
        part = [(words, truth) for words, truth in declared if _is_part(folded(words), asked)]
        if (
            not same
            and kind is NeedKind.ATTESTATION
            and ((truth := _only({truth for _, truth in part})) is not None)
        ):
            answer = Answer(
                truth, f"{said_presence(node)}: {part[0][0]!r} is declared {_SAID[truth]}"
            )
            return answer.guessed("the words say more")
    when = said_window(node.window)
    return unknown(f"{said_presence(node)}: not declared", Need(kind, node.words, when=when))


def _only(said: set[Truth]) -> Truth | None:
    """Give what was said, where it is known and is not two things."""
    return next(iter(said)) if len(said) == 1 and Truth.UNKNOWN not in said else None


def _is_part(words: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Say whether words stand within others that do not turn them around."""
    size = len(words)
    within = any(asked[at : at + size] == words for at in range(len(asked) - size + 1))
    return bool(words) and within and _DENYING.isdisjoint(asked)

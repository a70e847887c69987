"""Whether what a criterion names is among the facts that are listed for a patient.

Facts are counted: those that surely are what is named, and those that may be.  In a kind that is
known in full there are no more; in an open kind there may be.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Anchor, Subject
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.quantities import convert
from mscregistry.matching.answers import Answer, all_of, negated, unknown
from mscregistry.matching.elapsed import is_time, lasts
from mscregistry.matching.needs import Need, NeedKind, each_once
from mscregistry.matching.observations import shown
from mscregistry.matching.ranges import Days, lies
from mscregistry.matching.said import listing, said_presence, said_time, said_window
from mscregistry.matching.sustained import wanted_length
from mscregistry.matching.windows import in_window, unclear
from mscregistry.matching.words import Meaning, folded, means
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.expressions import Amount, Presence, Window
    from mscregistry.matching.asking import Asking
    from mscregistry.matching.facts import Fact

#: The kind of facts that each subject is looked for in.
KIND_OF: Final = {
    Subject.CONDITION: "conditions",
    Subject.PROCEDURE: "procedures",
    Subject.MEDICATION: "medications",
    Subject.ALLERGY: "allergies",
    Subject.STUDY: "studies",
}
#: Kinds whose borders are not sharp: dialysis is a procedure to one and a condition to another.
_NEAR: Final = ("conditions", "procedures", "medications")
#: Words for studies that name no certain one.
_ANY_STUDY: Final = frozenset(
    (
        *("participation", "participating", "participant", "enrolled", "enrolment", "enrollment"),
        *("in", "a", "an", "any", "another", "other", "clinical", "trial", "study", "research"),
        *("or", "the", "concurrent"),
    )
)
#: The words before what an allergy is to.
_ALLERGY: Final = re.compile(
    r"^\s*(?:known\s+)?(?:allerg(?:y|ies|ic(?:\s+reactions?)?)|hypersensitivity|intolerance)"
    r"\s+(?:to|against)\s+",
    re.IGNORECASE,
)


def listed(node: Presence, asking: Asking, exceptions: Sequence[Presence] = ()) -> Answer:
    """Say whether what is named is listed, as often and at the time that is asked for.

    A fact that is one of the exceptions does not count.
    """
    patient = asking.patient
    kinds = [KIND_OF[node.subject]] if node.subject in KIND_OF else list(KIND_OF.values())
    facts = [(fact, _means(fact, node)) for kind in kinds for fact in patient.facts(kind)]
    found = [
        _is_but(fact, _is(fact, meaning, node, asking), exceptions, asking)
        for fact, meaning in facts
        if meaning[0] is not Truth.FALSE
    ]
    strangers = len(facts) - len(found)
    found += _elsewhere(node, kinds, asking)
    full = patient.complete.issuperset(kinds)
    truth = _count(node.count, [answer.truth for answer in found], full=full)
    # That a fact of another name is another thing is a guess.
    firm = [*[answer.firm for answer in found], *[Truth.UNKNOWN] * strangers]
    reasons = [one.reason for one in found if one.truth is truth] or [one.reason for one in found]
    return Answer(
        truth,
        f"{said_presence(node)}: {listing(reasons) or _none(kinds, facts, full=full)}",
        _needed(node, found, full=full) if truth is Truth.UNKNOWN else (),
        sure=_count(node.count, firm, full=full) is truth,
    )


def _none(kinds: list[str], facts: Sequence[object], *, full: bool) -> str:
    """Say that nothing of it is listed."""
    # All kinds in a row are no help.
    what = kinds[0] if len(kinds) == 1 else "facts"
    if not facts:
        return f"there are no {what}" if full else f"no {what} are known"
    return f"not among the {what} listed" + ("" if full else ", which may not be all")


def _count(stated: Amount | None, truths: list[Truth], *, full: bool) -> Truth:
    """Say whether so many are there; `two` may mean two or more, so that three are unknown."""
    wanted = Interval.at_least(1) if stated is None else stated.interval
    least = truths.count(Truth.TRUE)
    most = least + truths.count(Truth.UNKNOWN) if full else None
    found = lies(least, most, wanted)
    if found is Truth.FALSE and wanted.exact and least > wanted.exact:
        return Truth.UNKNOWN
    return found


def _is(fact: Fact, meaning: Meaning, node: Presence, asking: Asking) -> Answer:
    """Say whether a fact that means what is named, or may, is as it is asked for."""
    truth, sure = meaning
    answers = [_timed(fact, node, asking)]
    if truth is Truth.UNKNOWN:
        need = Need(_need_kind(node.subject), node.words)
        answers.append(unknown(f"{fact} may be something else", need))
    elif not sure:
        answers.append(Answer(truth, f"{fact}").guessed(f"taken as {node.words!r}"))
    if node.duration is not None:
        answers.append(_lasted(fact, node.duration, asking))
    if node.dose is not None:
        answers.append(_dosed(fact, node.dose))
    return all_of(answers)


def _is_but(fact: Fact, answer: Answer, exceptions: Sequence[Presence], asking: Asking) -> Answer:
    """Say whether a fact that is what is named is none of the exceptions."""
    answers = [answer]
    for node in exceptions:
        meaning = _means(fact, node)
        if meaning[0] is Truth.FALSE:
            other = Answer(Truth.TRUE, f"{fact} is no {node.words!r}")
            answers.append(other.guessed("the words are others"))
        else:
            answers.append(negated(_is(fact, meaning, node, asking)))
    return all_of(answers)


def _means(fact: Fact, node: Presence) -> Meaning:
    """Say whether a fact is what is named; any study is `another trial`."""
    if node.subject is Subject.ALLERGY:
        return means([_substance(name) for name in fact.names], _substance(node.words))
    if node.subject is Subject.STUDY and _ANY_STUDY.issuperset(folded(node.words)):
        return Truth.TRUE, True
    return means(fact.names, node.words)


def _substance(words: str) -> str:
    """Give what an allergy is to: of `known allergy to latex`, latex."""
    return _ALLERGY.sub("", words)


def _timed(fact: Fact, node: Presence, asking: Asking) -> Answer:
    on = asking.on
    if node.window is not None:
        return _windowed(fact, node, node.window, asking)
    begun = fact.begins(on).up_to(on)
    if begun is Truth.FALSE:
        return Answer(begun, f"{fact} is yet to come")
    if begun is Truth.UNKNOWN:
        need = Need(NeedKind.DATE, fact.words)
        return unknown(f"{fact}: whether it has come is not known", need)
    past_counts = node.ever or node.subject is Subject.PROCEDURE
    if not past_counts and fact.ended(on) is not Truth.FALSE:
        return unknown(f"{fact} is over, and the words do not say whether the past counts")
    return Answer(Truth.TRUE, f"{fact}")


def _windowed(fact: Fact, node: Presence, window: Window, asking: Asking) -> Answer:
    """Say whether a fact is in a window of time."""
    why = unclear(window)
    if why:
        return unknown(f"{fact}: {why}")
    on = asking.on
    truth = in_window(window, fact.begins(on), fact.ends(on), on)
    if truth is Truth.UNKNOWN:
        need = Need(NeedKind.DATE, fact.words, when=said_window(window))
        return unknown(f"{fact}: whether it is in time is not known", need)
    answer = Answer(truth, f"{fact} {'is' if truth is Truth.TRUE else 'is not'} in time")
    doubt = _doubt(fact, node, window, asking) if truth is Truth.TRUE else ""
    return answer.guessed(doubt) if doubt else answer


def _doubt(fact: Fact, node: Presence, window: Window, asking: Asking) -> str:
    """Say why something in time may not be meant; empty where it is."""
    on = asking.on
    begins = fact.begins(on)
    if begins.up_to(on) is Truth.FALSE and window.anchor is Anchor.EITHER:
        return "it is yet to come"
    if node.subject is Subject.CONDITION and fact.lasting:
        started = in_window(window, begins, begins, on)
        # `diabetes within 2 years` may mean that it was found then.
        return "" if started is Truth.TRUE else "it began before, and goes on"
    return ""


def _lasted(fact: Fact, duration: Amount, asking: Asking) -> Answer:
    need = Need(NeedKind.DATE, fact.words, when=f"for {said_time(duration)}")
    if not is_time(duration.unit) or duration.unit is None or fact.date is not None:
        return unknown(f"{fact}: how long it lasts is not known", need)
    on = asking.on
    begins = fact.begins(on) if fact.start else Days(date.min, fact.begins(on).last)
    ends = on if fact.lasting else Days(fact.ends(on).first, min(fact.ends(on).last, on.last))
    truth = lasts(begins, ends, wanted_length(duration), duration.unit)
    if truth is Truth.UNKNOWN:
        return unknown(f"{fact}: whether it lasts for {said_time(duration)} is not known", need)
    return Answer(
        truth, f"{fact} is {'' if truth is Truth.TRUE else 'not '}for {said_time(duration)}"
    )


def _dosed(fact: Fact, dose: Amount) -> Answer:
    need = Need(NeedKind.DOSE, fact.words, dose.unit)
    if fact.dose is None or dose.unit is None or dose.reference is not None:
        return unknown(f"{fact}: whether the dose is {dose} is not known", need)
    found = convert(fact.dose, dose.unit, None)
    if found is None:
        return unknown(f"{fact}: {shown(fact.dose)} cannot be given in {dose.unit}", need)
    inside = found.value in dose.interval
    return Answer(
        Truth.of(inside), f"{fact}: {shown(fact.dose)} is {'' if inside else 'not '}{dose}"
    )


def _elsewhere(node: Presence, kinds: list[str], asking: Asking) -> Iterator[Answer]:
    """Give what is listed under a kind near the one that is asked for: it may be meant."""
    if len(kinds) > 1 or kinds[0] not in _NEAR:
        return
    for kind in _NEAR:
        for fact in asking.patient.facts(kind) if kind not in kinds else ():
            if means(fact.names, node.words)[0] is not Truth.FALSE:
                yield unknown(f"{fact} is listed among the {kind}")


def _need_kind(subject: Subject | None) -> NeedKind:
    return NeedKind.FINDING if subject is None else NeedKind(subject.value)


def _needed(node: Presence, found: list[Answer], *, full: bool) -> tuple[Need, ...]:
    kind = _need_kind(node.subject)
    own = [] if full else [Need(kind, node.words, when=said_window(node.window))]
    return each_once([*own, *[need for answer in found for need in answer.needed]])

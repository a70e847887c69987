"""Sponsors, people and places: MSC60x and MSC61x."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Severity
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Rule
from mscregistry.vocab import ResponsiblePartyType, SponsorRole, Status, country_of, is_country
from mscregistry.vocab.rule_words import rule_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.model import Contact, Trial

_WORD: Final = re.compile(r"[^\W\d_]+")
_MAIL: Final = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]{2,}")
#: No telephone number that can be called from elsewhere has fewer figures, or more (E.164).
_FIGURES: Final = range(5, 21)
_LONG: Final = 8
#: With so many spellings of numbers that end alike each is compared.
_MANY: Final = 8
#: The country's part of a number has three figures at most (E.164).
_COUNTRY: Final = 3
_INVESTIGATORS: Final = frozenset(
    {ResponsiblePartyType.PRINCIPAL_INVESTIGATOR, ResponsiblePartyType.SPONSOR_INVESTIGATOR}
)
_ASKED: Final = frozenset({Status.RECRUITING, Status.NOT_YET_RECRUITING})


def _contacts(trial: Trial) -> Iterator[tuple[str, Contact]]:
    """Yield everybody who can be asked, with the path."""
    for name in ("central_contacts", "facility_contacts"):
        for at, one in enumerate(getattr(trial, name)):
            yield f"{name}[{at}]", one
    for place, site in enumerate(trial.sites):
        for at, one in enumerate(site.contacts):
            yield f"sites[{place}].contacts[{at}]", one


def _country_unknown(trial: Trial) -> Iterator[Finding]:
    """A site's country is none of ISO 3166.

    Other names of countries, those of ClinicalTrials.gov among them, are known too.

    Bad::

        Trial(sites=(Site("Hospital A", country="Ruritania"),))

    Good::

        Trial(sites=(Site("Hospital A", country="Korea, Republic of"),))
    """
    seen: set[str] = set()
    for at, site in enumerate(trial.sites):
        country = site.country
        if country is not None and country not in seen:
            seen.add(country)
            if country_of(country) is None and not is_country(country):
                yield Finding(f"{country!r} is no country that is known", f"sites[{at}].country")


def _nobody_to_ask(trial: Trial) -> Iterator[Finding]:
    """The trial recruits or will, and the record names nobody to ask.

    Item 7 and 8 of the WHO's data set.

    Bad::

        Trial(overall_status=Status.RECRUITING)

    Good::

        Trial(
            overall_status=Status.RECRUITING,
            central_contacts=(Contact("Study office", email="office@example.org"),),
        )
    """
    if trial.overall_status in _ASKED and next(_contacts(trial), None) is None:
        sponsors = [one.contact for one in trial.sponsors if one.contact is not None]
        if not sponsors:
            yield Finding(
                f"the status is {trial.overall_status}, and there is nobody to ask",
                "overall_status",
            )


def _mail_address(trial: Trial) -> Iterator[Finding]:
    """An address for electronic mail cannot be one.

    Bad::

        Trial(central_contacts=(Contact("Study office", email="office at example.org"),))

    Good::

        Trial(central_contacts=(Contact("Study office", email="office@example.org"),))
    """
    for path, one in _contacts(trial):
        mail = (one.email or "").strip()
        if mail and not all(
            _MAIL.fullmatch(each) for each in re.split(r"\s*[;,/]\s*|\s+", mail) if each
        ):
            yield Finding(f"{one.email!r} is no address", f"{path}.email")


def _telephone_number(trial: Trial) -> Iterator[Finding]:
    """A telephone number has too few figures, or too many.

    Bad::

        Trial(central_contacts=(Contact("Study office", phone="12"),))

    Good::

        Trial(central_contacts=(Contact("Study office", phone="+56 2 1234 5678"),))
    """
    for path, one in _contacts(trial):
        figures = _figures(one.phone)
        if one.phone and len(figures) not in _FIGURES and not re.search(r"[;,/]|\bor\b", one.phone):
            yield Finding(f"{one.phone!r} is no telephone number", f"{path}.phone")


def _figures(phone: str | None) -> str:
    return "".join(one for one in phone or "" if one.isdecimal())


def _is_same_number(one: str, other: str) -> bool:
    """Say whether figures are one number, be it once without the country's."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and len(long) - len(short) <= _COUNTRY


def _telephone_twice(trial: Trial) -> Iterator[Finding]:
    """The same telephone number is written in two ways.

    Bad::

        Trial(
            central_contacts=(
                Contact("Ana Soto", phone="+56 2 1234 5678"),
                Contact("Study office", phone="56212345678"),
            )
        )

    Good::

        Trial(
            central_contacts=(
                Contact("Ana Soto", phone="+56 2 1234 5678"),
                Contact("Study office", phone="+56 2 1234 5678"),
            )
        )
    """
    # By the end, which a number keeps when it is written without its country.
    known: dict[str, dict[str, str]] = {}
    for path, one in _contacts(trial):
        figures = _figures(one.phone)
        if one.phone and len(figures) >= _LONG and not one.phone_ext:
            written = known.setdefault(figures[-_LONG:], {})
            if one.phone in written:
                continue
            for words, first in islice(written.items(), _MANY):
                if _is_same_number(figures, _figures(words)):
                    yield Finding(
                        f"{one.phone!r} is also written {words!r}", f"{path}.phone", first
                    )
                    break
            written[one.phone] = f"{path}.phone"


def _affiliation_is_a_title(trial: Trial) -> Iterator[Finding]:
    """An investigator's institution is a job title.

    The institution was lost, or two fields were joined.

    Bad::

        Trial(officials=(Official("Ana Soto", affiliation="Professor School of Medicine"),))

    Good::

        Trial(officials=(Official("Ana Soto", affiliation="Universidad Example"),))
    """
    places = [
        (f"officials[{at}].affiliation", one.affiliation) for at, one in enumerate(trial.officials)
    ]
    if trial.responsible_party is not None:
        places.append(("responsible_party.affiliation", trial.responsible_party.affiliation))
    for path, affiliation in places:
        words = _WORD.findall((affiliation or "").casefold())
        is_title = any(_begins(words, title) for title in rule_words("titles"))
        if is_title and not rule_words("institutions") & set(words):
            yield Finding(f"{affiliation!r} is a title, and no institution", path)


def _begins(words: list[str], title: str) -> bool:
    parts = title.split()
    return words[: len(parts)] == parts


def _name_cut(trial: Trial) -> Iterator[Finding]:
    """A person's name stands twice, once cut.

    Bad::

        Trial(
            officials=(Official("Ana F E"),),
            central_contacts=(Contact("Ana E. Figueroa"),),
        )

    Good::

        Trial(
            officials=(Official("Ana Figueroa"),),
            central_contacts=(Contact("Ana E. Figueroa"),),
        )
    """
    people = [(f"officials[{at}].name", one.name) for at, one in enumerate(trial.officials)]
    if trial.responsible_party is not None and trial.responsible_party.name:
        people.append(("responsible_party.name", trial.responsible_party.name))
    people += [(f"{path}.name", one.name) for path, one in _contacts(trial) if one.name]
    split = [(path, name, _before_degrees(name)) for path, name in people]
    # By the first name and the first letters of the others, which a cut name keeps.
    whole: dict[tuple[str, ...], tuple[str, str]] = {}
    for path, name, words in split:
        if any(len(word) > 1 for word in words[1:]):
            whole.setdefault(_initials(words), (path, name))
    told: set[tuple[str, ...]] = set()
    for path, name, words in split:
        is_cut = len(words) > 1 and all(len(word) == 1 for word in words[1:])
        key = _initials(words) if is_cut else ()
        if key in whole and key not in told:
            told.add(key)
            other, full = whole[key]
            yield Finding(f"{name!r} is {full!r} elsewhere", path, other)


def _initials(words: Sequence[str]) -> tuple[str, ...]:
    """Give a first name and the first letters of the others, in any order."""
    return (*words[:1], *sorted(word[0] for word in words[1:]))


def _before_degrees(name: str) -> list[str]:
    """Give the words of a name: degrees are behind a comma, or capitals at the end."""
    words = _WORD.findall(name.partition(",")[0])
    while len(words) > 1 and len(words[-1]) > 1 and words[-1].isupper():
        words.pop()
    return words


def _one_lead_sponsor(trial: Trial) -> Iterator[Finding]:
    """There are several lead sponsors, or sponsors of whom none leads.

    A trial has one lead sponsor, who answers for it.

    Bad::

        Trial(
            sponsors=(
                Sponsor("University A", role=SponsorRole.LEAD),
                Sponsor("University B", role=SponsorRole.LEAD),
            )
        )

    Good::

        Trial(
            sponsors=(
                Sponsor("University A", role=SponsorRole.LEAD),
                Sponsor("University B", role=SponsorRole.COLLABORATOR),
            )
        )
    """
    leads = [at for at, one in enumerate(trial.sponsors) if one.role is SponsorRole.LEAD]
    if len(leads) > 1:
        yield Finding(f"{len(leads)} sponsors lead", *[f"sponsors[{at}].role" for at in leads])
    elif trial.sponsors and all(one.role is SponsorRole.COLLABORATOR for one in trial.sponsors):
        yield Finding("no sponsor leads", "sponsors")


def _investigator_without_name(trial: Trial) -> Iterator[Finding]:
    """An investigator is responsible, and name, title or institution is not stated.

    ClinicalTrials.gov asks for all three where the responsible party is an investigator.

    Bad::

        Trial(
            responsible_party=ResponsibleParty(
                "Ana Soto", type=ResponsiblePartyType.PRINCIPAL_INVESTIGATOR
            )
        )

    Good::

        Trial(
            responsible_party=ResponsibleParty(
                "Ana Soto",
                "Professor",
                "Universidad Example",
                ResponsiblePartyType.PRINCIPAL_INVESTIGATOR,
            )
        )
    """
    party = trial.responsible_party
    if party is not None and party.type in _INVESTIGATORS:
        lacking = [name for name in ("name", "title", "affiliation") if not getattr(party, name)]
        if lacking:
            yield Finding(
                f"{', '.join(lacking)} of the investigator not stated", "responsible_party.type"
            )


def _site_twice(trial: Trial) -> Iterator[Finding]:
    """A site is listed twice.

    Bad::

        Trial(
            sites=(
                Site("Hospital A", city="Lima", country="Peru"),
                Site("Hospital A", city="Lima", country="Peru"),
            )
        )

    Good::

        Trial(
            sites=(
                Site("Hospital A", city="Lima", country="Peru"),
                Site("Hospital A", city="Cusco", country="Peru"),
            )
        )
    """
    known: dict[tuple[object, ...], int] = {}
    for at, site in enumerate(trial.sites):
        key = (
            site.facility,
            site.city,
            site.state,
            site.zip,
            site.country,
            site.department,
            site.contacts,
        )
        if site.facility is not None:
            first = known.setdefault(key, at)
            if first != at:
                yield Finding(
                    f"{site.facility!r} is listed twice",
                    f"sites[{at}].facility",
                    f"sites[{first}].facility",
                )


RULES: Final = (
    Rule(
        "MSC601",
        Severity.WARNING,
        _country_unknown,
        "ISO 3166-1 and the names of ClinicalTrials.gov, tried",
        verified=True,
    ),
    Rule(
        "MSC602",
        Severity.INFO,
        _nobody_to_ask,
        "WHO TRDS 1.3.1, items 7 and 8; the rule is our own",
        verified=False,
        absent=("central_contacts",),
    ),
    Rule("MSC603", Severity.INFO, _mail_address, "RFC 5322, in its usual part", verified=True),
    Rule(
        "MSC604",
        Severity.INFO,
        _telephone_number,
        "ITU-T E.164: figures of a number",
        verified=True,
    ),
    Rule("MSC605", Severity.INFO, _telephone_twice, "seen in a record", verified=False),
    Rule("MSC606", Severity.INFO, _affiliation_is_a_title, "seen in a record", verified=False),
    Rule("MSC607", Severity.INFO, _name_cut, "seen in a record", verified=False),
    Rule(
        "MSC608",
        Severity.ERROR,
        _one_lead_sponsor,
        "ClinicalTrials.gov API v2: leadSponsor",
        verified=True,
    ),
    Rule(
        "MSC609",
        Severity.ERROR,
        _investigator_without_name,
        "ClinicalTrials.gov API v2: responsibleParty",
        verified=True,
        absent=("responsible_party.affiliation",),
    ),
    Rule("MSC610", Severity.INFO, _site_twice, "our own", verified=False),
)

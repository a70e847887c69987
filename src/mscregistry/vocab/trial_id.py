"""The number of a trial at a registry: read as it is written, and found in texts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from attrs import field, frozen

from mscregistry.vocab.registry import Registry, registries, trial_url

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What every number of a registry has somewhere; few other texts that are asked about have.
_HINT: Final = re.compile(
    r"(?<!\w)(?:NCT|ISRCTN|ACTRN|ANZCTR|RBR|ChiCTR|KCT|CTRI|RPCEC|DRKS|IRCT|JPRN|jRCT|UMIN|C0000"
    r"|Japic|JMA|PACTR|PER-|SLCTR|TCTR|LBCTR|ITMCTR|NL-|NL\d|NTR|U?1111-)"
    r"|20\d\d[^\w\s]\d{6}",
    re.IGNORECASE,
)


def _first(said: str | None) -> str:
    """Give what puts a number without country or version before those that have one."""
    return said or ""


@frozen(order=True)
class TrialId:
    """The number of a trial at one registry, in the form in which the registry writes it.

    Two numbers are of one trial when their `trial` is equal: records of member states of the
    European Union differ in `country`, those of CTIS in `version`.

    >>> TrialId.read("EUCTR2020-001457-43-FR")
    TrialId(registry='EUCTR', value='2020-001457-43', country='FR', version=None)
    >>> str(TrialId.read("nct 04194671")), TrialId.read("next to 12")
    ('NCT04194671', None)
    """

    #: The registry's key, as in `mscregistry.vocab.registries`.
    registry: str
    #: The number, without country and version.
    value: str
    #: The member state whose record it is, by two letters, or ``3RD`` (EudraCT).
    country: str | None = field(default=None, order=_first)
    #: The version of the application (CTIS).
    version: str | None = field(default=None, order=_first)

    @classmethod
    def read(cls, words: str | None, *, strict: bool = False) -> Self | None:
        """Give the number that some words are, with nothing before or after it.

        With `strict`, only as its registry or the WHO's portal writes it; else also in other
        letters, with other signs between, or without leading zeros.
        """
        words = "" if words is None else words.strip()
        if _HINT.search(words) is None:
            return None
        for registry in registries():
            if strict and registry.match(words) is None:
                continue
            found = registry.loose.fullmatch(words)
            if found is None and registry.key == "EUCTR":
                # The country is told by its capitals, which in a text small words are not.
                found = registry.loose.fullmatch(words.upper())
            if found is not None:
                return cls._made(registry, found)
        return None

    @classmethod
    def _made(cls, registry: Registry, found: re.Match[str]) -> Self:
        said = {
            name: text.upper() if name.isupper() else text.lower()
            for name, text in found.groupdict().items()
            if text is not None
        }
        form = next(form for form, names in _forms(registry.key) if names <= said.keys())
        country, version = found.groupdict().get("country"), said.get("version")
        value = form.format_map(said)
        return cls(registry.key, value, None if country is None else country.upper(), version)

    @property
    def trial(self) -> TrialId:
        """The number of the trial, without country and version."""
        return TrialId(self.registry, self.value)

    @property
    def ictrp(self) -> str:
        """The number as the WHO's portal (ICTRP) writes it.

        >>> TrialId.read("UMIN000039873").ictrp, TrialId.read("2020-001457-43").ictrp
        ('JPRN-UMIN000039873', 'EUCTR2020-001457-43')
        """
        prefix = {"EUCTR": "EUCTR", "CTIS": "CTIS"}.get(self.registry)
        if prefix is None:
            prefix = next(one.ictrp_prefix for one in registries() if one.key == self.registry)
        return f"{prefix}{self}"

    @property
    def url(self) -> str | None:
        """The trial's page at its registry, where the form of such pages is known."""
        return trial_url(str(self))

    def __str__(self) -> str:
        """Give the number as its registry writes it."""
        return "-".join([part for part in (self.value, self.country, self.version) if part])


def number_key(number: str) -> str:
    """Give a number as it is compared: that of a registry in its own form, another folded.

    >>> number_key("nct 00000102"), number_key(" EK 12/2020")
    ('NCT00000102', 'ek 12/2020')
    """
    found = TrialId.read(number)
    return number.strip().casefold() if found is None else str(found)


class FoundId(NamedTuple):
    """A number of a trial in a text, and where it stands: ``text[start:end]``."""

    id: TrialId
    start: int
    end: int


def find_trial_ids(text: str) -> tuple[FoundId, ...]:
    """Give the numbers of trials that stand in a text, in their order.

    Of two that share words the longer is given, and none within a longer word.

    >>> [str(found.id) for found in find_trial_ids("see NCT04194671 and EudraCT 2020-001457-43.")]
    ['NCT04194671', '2020-001457-43']
    """
    if _HINT.search(text) is None:
        return ()
    every = sorted(_every(text), key=lambda one: (one.start, -one.end))
    found: list[FoundId] = []
    for one in every:
        if not found or one.start >= found[-1].end:
            found.append(one)
        elif one.end - one.start > found[-1].end - found[-1].start:
            found[-1] = one
    return tuple(found)


def _every(text: str) -> Iterator[FoundId]:
    for registry in registries():
        for found in registry.loose.finditer(text):
            yield FoundId(TrialId._made(registry, found), *found.span())  # noqa: SLF001 - the way to make one of a match


@cache
def _forms(key: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Give the forms of a registry's numbers, each with the groups that it is made of."""
    registry = next(one for one in registries() if one.key == key)
    return tuple((form, frozenset(re.findall(r"\{(\w+)", form))) for form in registry.forms)

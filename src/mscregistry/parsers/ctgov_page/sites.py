"""Sites: under a line for country and state, a line for each facility and one for its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.model import Contact, Site
from mscregistry.parsers.ctgov_page.cells import bare, cells
from mscregistry.parsers.ctgov_page.contacts import Person, read_contact
from mscregistry.source import Words
from mscregistry.vocab import Status, display_of
from mscregistry.vocab.countries import is_country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.draft import Draft

#: The statuses that a site can have, the longer before those they end in.
_STATUSES: Final = sorted((display_of(one) for one in Status), key=len, reverse=True)


@frozen(eq=False)
class Place:
    """The parts of a line such as ``Beijing, Beijing, China, 100853``."""

    city: Words
    state: Words | None
    country: Words
    zip: Words | None


@frozen(eq=False)
class Group:
    """A line such as ``China, Beijing``, cut in the two ways it can be."""

    line: Words
    #: Country and state; the second way is all of it the country.
    ways: tuple[tuple[Words, Words | None], ...]


class Sites:
    """The sites while they are read."""

    def __init__(self, draft: Draft) -> None:
        """Begin with none."""
        self.draft = draft
        self.sites: list[Site] = []
        self.central: list[Contact] = []
        self.left: list[Words] = []
        self._group: Group | None = None
        self._contacts: list[Contact] = []

    def read(self, lines: Sequence[Line | Person]) -> None:
        """Read all lines, in order."""
        index = 0
        while index < len(lines):
            line = lines[index]
            if isinstance(line, Line):
                index += self._site_from(line, _line(lines, index + 1), _line(lines, index + 2))
            else:
                self._contact(line)
                index += 1
        self._end_site()

    def _contact(self, person: Person) -> None:
        if self.sites:
            path = f"sites[{len(self.sites) - 1}].contacts[{len(self._contacts)}]"
            self._contacts.append(read_contact(self.draft, person, path))
        else:
            path = f"central_contacts[{len(self.central)}]"
            self.central.append(read_contact(self.draft, person, path))

    def _site_from(self, first: Line, second: Line | None, third: Line | None) -> int:
        """Read a site that begins with this line, and say how many lines are done with."""
        group = _group(first)
        if second is not None and third is not None and (place := _in_group(third, group)):
            self._group = group
            self._add(second, place)
            self._confirm(group, place)
            return 3
        if second is not None and (place := _in_group(second, group)):
            self._group = group
            self._add(None, place)
            self._confirm(group, place)
            return 2
        known = None if second is None or self._group is None else _in_group(second, self._group)
        if second is not None and (place := known or _unannounced(second)):
            self._add(first, place)
            return 2
        self.left.append(bare(first))
        return 1

    def _add(self, facility: Line | None, place: Place) -> None:
        self._end_site()
        draft, path = self.draft, f"sites[{len(self.sites)}]"
        name, status = (None, None) if facility is None else _with_status(facility)
        self.sites.append(
            Site(
                facility=draft.maybe(f"{path}.facility", name),
                status=None if status is None else draft.coded(f"{path}.status", status, Status),
                city=draft.maybe(f"{path}.city", place.city),
                state=draft.maybe(f"{path}.state", place.state),
                zip=draft.maybe(f"{path}.zip", place.zip),
                country=draft.maybe(f"{path}.country", place.country),
            )
        )

    def _confirm(self, group: Group, place: Place) -> None:
        """Compare the line for country and state with the first place below it."""
        path = f"sites[{len(self.sites) - 1}]"
        country, state = next(way for way in group.ways if way[0].text == place.country.text)
        self.draft.confirm(f"{path}.country", country)
        if state is not None and place.state is not None:
            self.draft.confirm(f"{path}.state", state)
        elif state is not None:
            self.draft.issue(
                Code.DISAGREEMENT,
                Severity.WARNING,
                f"the place below {group.line.text[:60]!r} does not name its state",
                f"{path}.state",
                state,
                hint="it is left unread",
            )

    def _end_site(self) -> None:
        if self._contacts:
            self.sites[-1] = evolve(self.sites[-1], contacts=tuple(self._contacts))
            self._contacts = []


def read_sites(draft: Draft, lines: Sequence[Line | Person], facts: Facts) -> None:
    """Read the sites, and the contacts of the study and of each site, into `facts`."""
    sites = Sites(draft)
    sites.read(lines)
    facts["sites"] = tuple(sites.sites)
    facts["central_contacts"] = tuple(sites.central)
    draft.leave(sites.left, "neither a facility nor its place is known in it", "sites")


def _line(lines: Sequence[Line | Person], index: int) -> Line | None:
    line = lines[index] if index < len(lines) else None
    return line if isinstance(line, Line) else None


def _group(line: Line) -> Group:
    words = bare(line)
    cut = words.text.rfind(", ")
    whole: tuple[Words, Words | None] = (words, None)
    if cut < 0:
        return Group(words, (whole,))
    return Group(words, (whole, (words.slice(0, cut), words.slice(cut + 2, len(words.text)))))


def _in_group(line: Line, group: Group) -> Place | None:
    """Read a place that names the country of its group."""
    words = bare(line)
    text = words.text
    for country, state in group.ways:
        name = f", {country.text}"
        end = len(text)
        if text.endswith(name):
            start, zip_ = end - len(name), None
        else:
            start = text.rfind(f"{name}, ")
            zip_ = words.slice(start + len(name) + 2, end)
            if "," in zip_.text:
                continue
        if start <= 0:
            continue
        city, named = words.slice(0, start), None
        if state is not None and city.text.endswith(f", {state.text}"):
            at = len(city.text) - len(state.text)
            city, named = city.slice(0, at - 2), city.slice(at, len(city.text))
        return Place(city, named, words.slice(start + 2, start + len(name)), zip_)
    return None


def _unannounced(line: Line) -> Place | None:
    """Read a place by its commas, where it ends in the name of a country."""
    words = bare(line)
    parts = words.split(", ")
    zip_ = None
    if any(mark.isdigit() for mark in parts[-1].text):
        zip_ = parts.pop()
    if len(parts) > 2 and is_country(f"{parts[-2].text}, {parts[-1].text}"):  # noqa: PLR2004 - city, state, country
        start = parts[-2].start - words.start
        parts[-2:] = [words.slice(start, parts[-1].end - words.start)]
    if not 2 <= len(parts) <= 3 or not is_country(parts[-1].text):  # noqa: PLR2004 - city, state, country - city, state if any, country
        return None
    return Place(parts[0], parts[1] if len(parts) > 2 else None, parts[-1], zip_)  # noqa: PLR2004 - city, state, country


def _with_status(line: Line) -> tuple[Words, Words | None]:
    """Give the facility and the recruitment status beside it, where there is one."""
    found = cells(line)
    if len(found) > 1 and found[1].text:
        return found[0], found[1]
    words = bare(line)
    for status in _STATUSES:
        if words.text.endswith(f" {status}"):
            at = len(words.text) - len(status)
            return words.slice(0, at).strip(), words.slice(at, len(words.text))
    return words, None

"""Write the pages of the rules, one for each family, from the rules themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.validation.every_rule import RULES
from mscregistry.validation.rule import Needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mscregistry.validation import Rule

#: The families of codes, each with its page and title.
FAMILIES: Final = {
    "MSC1": ("ids", "Numbers of the trial"),
    "MSC2": ("dates", "Dates and status"),
    "MSC3": ("design", "Design and arms"),
    "MSC4": ("outcomes", "Outcomes"),
    "MSC5": ("eligibility", "Eligibility"),
    "MSC6": ("people", "Places, people and text"),
    "MSC7": ("compliance", "Duties"),
    "MSC8": ("cells", "Cells and kidney"),
}
_NEEDS: Final = {
    Needs.NOTHING: "",
    Needs.DATE: "It is asked only with a day: `validate(…, on=…)`.",
    Needs.EARLIER: "It is asked only with an earlier record of the trial.",
}


def write_pages(folder: Path) -> None:
    """Write a page for each family, and one that lists all rules."""
    folder.mkdir(parents=True, exist_ok=True)
    for prefix, (name, title) in FAMILIES.items():
        rules = [rule for rule in RULES if rule.code.startswith(prefix)]
        _write(folder / f"{name}.md", _family(prefix, title, rules))
    _write(folder / "index.md", _index())


def _write(path: Path, lines: Iterator[str]) -> None:
    text = "\n".join(lines) + "\n"
    # A page that says the same is left, so that it is not read anew.
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _index() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield f"{len(RULES)} rules, each with a code that is never reused."
    yield "One whose source was not looked up is no error; see {doc}`/howto/check_records`."
    yield ""
    yield "```{toctree}\n:maxdepth: 1\n"
    yield from [name for name, _ in FAMILIES.values()]
    yield "```"
    yield ""
    yield "| code | severity | what it asks | source | looked up |"
    yield "|---|---|---|---|---|"
    for rule in RULES:
        page = next(name for prefix, (name, _) in FAMILIES.items() if rule.code.startswith(prefix))
        link = f"[`{rule.code}`]({page}.md#{rule.code.lower()})"
        looked_up = "yes" if rule.verified else "no"
        yield f"| {link} | {rule.severity} | {rule.summary} | {rule.source} | {looked_up} |"


def _family(prefix: str, title: str, rules: list[Rule]) -> Iterator[str]:
    yield f"# {title} (`{prefix}xx`)"
    for rule in rules:
        yield ""
        yield f"({rule.code.lower()})="
        yield f"## `{rule.code}` {rule.summary}"
        yield ""
        looked_up = "looked up there" if rule.verified else "not looked up"
        yield f"Severity: **{rule.severity}**. Source: {rule.source} ({looked_up})."
        yield from ("", rule.rationale, _NEEDS[rule.needs])
        if rule.absent:
            yield f"Not asked of formats that have no place for {_listed(rule.absent)}."
        if rule.earlier is not None:
            yield from _example("The earlier record:", rule.earlier)
        yield from _example("It fires on", rule.bad)
        yield from _example("and not on", rule.good)


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join([f"`{name}`" for name in names])


def _example(words: str, code: str) -> Iterator[str]:
    yield ""
    yield words
    yield ""
    yield f"```python\n{code}\n```"

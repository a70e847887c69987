"""Answers that say something only together: phases, design, ages, sexes, the country, the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import (
    Design,
    Eligibility,
    Enrollment,
    EthicsReview,
    Oversight,
    TrialCountry,
)
from mscregistry.parsers.euctr.values import (
    check_yes_or_no,
    is_nothing,
    take_count,
    take_opinion,
    take_status,
)
from mscregistry.vocab import (
    Allocation,
    EnrollmentKind,
    EthicsStatus,
    InterventionModel,
    Masking,
    Phase,
    Sex,
    StandardAge,
)

if TYPE_CHECKING:
    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr.form import Form
    from mscregistry.parsers.euctr.item import Item
    from mscregistry.parsers.euctr.record import Record
    from mscregistry.source import Words

#: The words of a question that state the phase.
_PHASES: Final = {
    Phase.PHASE1: "Phase I",
    Phase.PHASE2: "Phase II",
    Phase.PHASE3: "Phase III",
    Phase.PHASE4: "Phase IV",
}
#: What each field of the design is, by the name of what a yes says.
_DESIGN: Final[dict[str, Any]] = {
    "allocation.RANDOMIZED": Allocation.RANDOMIZED,
    "masking.NONE": Masking.NONE,
    "masking.SINGLE": Masking.SINGLE,
    "masking.DOUBLE": Masking.DOUBLE,
    "intervention_model.PARALLEL": InterventionModel.PARALLEL,
    "intervention_model.CROSSOVER": InterventionModel.CROSSOVER,
    "multicenter.True": True,
    "multicenter.False": False,
}
_COUNTRY: Final = "country_details[0]."


class Late:
    """The answers that wait for others of the record."""

    def __init__(self, draft: Draft, form: Form) -> None:
        """Begin with none."""
        self._draft = draft
        self._form = form
        self._held: dict[str, list[Item]] = {}
        self._asked: set[str] = set()

    def hold(self, record: Record, item: Item) -> None:
        """Hold an answer until the record is read; one that is asked for twice is the first."""
        label = item.question.label
        if label in self._asked:
            record.answer(item)
        else:
            self._asked.add(label)
            self._held.setdefault(item.question.take, []).append(item)

    def finish(self, record: Record) -> dict[str, Any]:
        """Give the fields of the trial that these answers fill."""
        fields, lists = record.fields, record.lists
        design = self._design(record)
        if (arms := fields.pop("design.number_of_arms", None)) is not None:
            design["number_of_arms"] = arms
        if controls := lists.get("design.controls"):
            design["controls"] = tuple(controls)
        found: dict[str, Any] = {
            "phases": self._yeses(record, "phase", "phases", _PHASES),
            "design": Design(**design),
            "eligibility": self._eligibility(record),
            "enrollment": self._enrollment(record),
            "country_details": self._country(record),
            "ethics_reviews": self._ethics(record),
        }
        if (board := fields.pop("oversight.has_dmc", None)) is not None:
            found["oversight"] = Oversight(has_dmc=board)
        return found

    def _yes(self, record: Record, item: Item, path: str, words: Words) -> bool:
        """Say whether the answer is yes, which the words of the question are then taken for.

        Any other answer stays one.
        """
        draft = self._draft
        if item.text == "Yes":
            draft.fact(path, words)
            draft.label(item)
            draft.label(item.value)
            return True
        check_yes_or_no(draft, self._form, path, item.value)
        record.answer(item)
        return False

    def _yeses(
        self, record: Record, take: str, path: str, words: dict[Any, str]
    ) -> tuple[Any, ...]:
        """Give what each yes of several stands for."""
        found: list[Any] = []
        kinds = {kind.name: kind for kind in words}
        for item in self._held.get(take, ()):
            kind = kinds[item.question.at]
            if self._yes(record, item, f"{path}[{len(found)}]", item.named(words[kind])):
                found.append(kind)
        return tuple(found)

    def _design(self, record: Record) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for item in self._held.get("design", ()):
            field = item.question.at.partition(".")[0]
            value = _DESIGN[item.question.at]
            if field not in found:
                words = item.named(item.question.wording)
                if self._yes(record, item, f"design.{field}", words):
                    found[field] = value
            else:
                if item.text == "Yes" and found[field] != value:
                    self._contradiction(item, f"design.{field}")
                record.answer(item)
        return found

    def _contradiction(self, item: Item, path: str) -> None:
        self._draft.issue(
            Code.DISAGREEMENT,
            Severity.WARNING,
            f"the record says yes to another question first, and to {item.question.wording!r} too",
            path,
            item.label,
            hint="the first is taken",
        )

    def _eligibility(self, record: Record) -> Eligibility:
        ages = {StandardAge.CHILD: "under 18", StandardAge.ADULT: "Adults"}
        return Eligibility(
            texts=tuple(record.lists.get("eligibility.texts", ())),
            sex=self._sex(record),
            standard_ages=self._yeses(
                record,
                "age",
                "eligibility.standard_ages",
                {**ages, StandardAge.OLDER_ADULT: "Elderly"},
            ),
            healthy_volunteers=record.fields.pop("eligibility.healthy_volunteers", None),
        )

    def _sex(self, record: Record) -> Sex | None:
        """Give the sexes that may take part, if both questions are answered."""
        said = {item.question.at: item for item in self._held.get("sex", ())}
        asked = [said.get("FEMALE"), said.get("MALE")]
        female, male = [one is not None and one.text == "Yes" for one in asked]
        sex = Sex.ALL if female and male else Sex.FEMALE if female else Sex.MALE
        whole = all(one is not None and one.text in {"Yes", "No"} for one in asked)
        if not (whole and (female or male)):
            for item in said.values():
                record.answer(item)
            return None
        draft = self._draft
        items = list(said.values())
        draft.fact("eligibility.sex", items[0].value)
        draft.confirm("eligibility.sex", items[1].value)
        for item in items:
            draft.label(item)
        return sex

    def _enrollment(self, record: Record) -> Enrollment | None:
        """Give how many are to take part, planned where the heading says so."""
        count = record.fields.pop("enrollment.count", None)
        headings = self._held.get("planned", ())
        for item in headings:
            self._draft.label(item)
            if item.text:
                self._draft.leave([item.value], "it stands behind a heading")
        if count is None:
            return None
        if not headings:
            return Enrollment(count)
        self._draft.fact("enrollment.kind", headings[0].named("Planned"))
        return Enrollment(count, EnrollmentKind.ESTIMATED)

    def _country(self, record: Record) -> tuple[TrialCountry, ...]:
        """Give how things stand in the country whose record it is."""
        draft = self._draft
        held = [
            *self._held.get("count", ()),
            *self._held.get("date", ()),
            *self._held.get("status", ()),
        ]
        asked = [item for item in held if not self._is_blank(item)]
        where = record.fields.get("record_country")
        if where is None:
            for item in asked:
                record.answer(item)
            return ()
        found: dict[str, Any] = {}
        for item in asked:
            field = item.question.at.removeprefix("country.")
            path = f"{_COUNTRY}{field}"
            draft.label(item)
            if field == "status":
                found[field] = take_status(draft, self._form, path, item.value)
            elif field == "decision_date":
                found[field] = draft.date(path, item.value)
            else:
                found[field] = take_count(draft, path, item.value)
        if all(value is None for value in found.values()):
            return ()
        words = draft.words("record_country")
        country = words.slice(0, len(words.text.partition(" - ")[0]))
        return (TrialCountry(draft.fact(f"{_COUNTRY}country", country), **found),)

    def _is_blank(self, item: Item) -> bool:
        """Say whether nothing was entered; the question is taken then."""
        blank = is_nothing(self._draft, self._form, item.value)
        if blank:
            self._draft.label(item)
        return blank

    def _ethics(self, record: Record) -> tuple[EthicsReview, ...]:
        """Give what the ethics committee said, and when it approved."""
        draft = self._draft
        said = {
            item.question.at: item
            for item in self._held.get("opinion", ())
            if not self._is_blank(item)
        }
        opinion, dated = said.get("status"), said.get("date")
        status = None
        if opinion is not None:
            draft.label(opinion)
            path = "ethics_reviews[0].status"
            status = take_opinion(draft, self._form, path, opinion.value)
        approval = None
        if dated is not None and status is EthicsStatus.APPROVED:
            draft.label(dated)
            approval = draft.date("ethics_reviews[0].approval_date", dated.value)
        elif dated is not None:
            record.answer(dated)  # the day of another opinion is no day of approval
        return () if status is None else (EthicsReview(status, approval),)

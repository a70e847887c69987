"""Who may take part: the words of the criteria, and the coded limits beside them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from mscregistry.grammar.ages import Age
from mscregistry.source import Span
from mscregistry.vocab import CriterionKind, SamplingMethod, Sex, StandardAge, Unlisted

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Expression


@frozen(weakref_slot=False)
class CriteriaText:
    """The criteria as the source gives them: bullets, numbers and line breaks kept."""

    #: The text.
    text: str
    #: What the source's heading says these are; `None` where the text holds both kinds or
    #: the heading was lost.
    kind: CriterionKind | None = None


@frozen(weakref_slot=False)
class Criterion:
    """One criterion, split from its text: a derived view, worked out when asked.

    Attributes:
        expression: What the words say, as a tree of `mscregistry.grammar.expressions`.

    >>> text = CriteriaText("eGFR < 30 mL/min/1.73m2", CriterionKind.EXCLUSION)
    >>> print(Eligibility(texts=(text,)).criteria[0].expression)
    egfr <30 mL/min/{1.73_m2}
    """

    #: The words, without bullet or number.
    text: str
    #: Inclusion or exclusion; `None` where the document does not say.
    kind: CriterionKind | None
    #: Depth of nesting, 0 for the outermost.
    level: int
    #: Index in `Eligibility.criteria` of the criterion this one belongs to.
    parent: int | None
    #: Index in `Eligibility.texts` of the text it was split from.
    text_index: int = field(repr=False)
    #: Where it stands in that text.
    spans: tuple[Span, ...] = field(repr=False)

    @cached_property
    def expression(self) -> Expression:
        """What the words say, a derived view: read when first asked for, no part of equality."""
        # The grammar of criteria is only for those who ask for it.
        from mscregistry.grammar.criterion import interpret

        return interpret(self.text, exclusion=self.kind is CriterionKind.EXCLUSION)

    @property
    def place(self) -> tuple[str, tuple[Span, ...]]:
        """The field, relative to the trial, and the spans in it that these words are."""
        return f"eligibility.texts[{self.text_index}].text", self.spans


@frozen(weakref_slot=False)
class Eligibility:
    r"""Who may take part.

    Attributes:
        criteria: The single criteria in reading order, a derived view of `texts`: split when
            first asked for, and no part of equality.

    >>> text = CriteriaText("* Adults\n* Able to consent", CriterionKind.INCLUSION)
    >>> [criterion.text for criterion in Eligibility(texts=(text,)).criteria]
    ['Adults', 'Able to consent']
    """

    #: The criteria in the source's own words, in its order.
    texts: tuple[CriteriaText, ...] = ()
    #: The sexes that may take part.
    sex: Sex | Unlisted | None = None
    #: Whether eligibility is based on gender.
    gender_based: bool | None = None
    #: How gender decides.
    gender_description: str | None = None
    #: The lowest age that may take part.
    minimum_age: Age | None = None
    #: The highest age that may take part.
    maximum_age: Age | None = None
    #: The age groups that the registry names for these limits.
    standard_ages: tuple[StandardAge | Unlisted, ...] = ()
    #: Whether people without the condition may take part.
    healthy_volunteers: bool | None = None
    #: The population an observational study draws from.
    study_population: str | None = None
    #: How an observational study draws it.
    sampling_method: SamplingMethod | Unlisted | None = None

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The single criteria in reading order, split from `texts`."""
        # The grammar of lists is only for those who ask for criteria.
        from mscregistry.grammar.criteria import split_criteria

        found: list[Criterion] = []
        for index, source in enumerate(self.texts):
            base = len(found)
            found += [
                Criterion(
                    text="".join([span.of(source.text) for span in piece.spans]),
                    kind=piece.kind or source.kind,
                    level=piece.level,
                    parent=None if piece.parent is None else base + piece.parent,
                    text_index=index,
                    spans=piece.spans,
                )
                for piece in split_criteria(source.text)
            ]
        return tuple(found)

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """What rooms above keep of what they worked out of this value, each under its name.

        The value never changes, so that it can be worked out once; no part of equality.
        """
        return {}

    @property
    def inclusion(self) -> tuple[Criterion, ...]:
        """The criteria that are known to be inclusion criteria."""
        return tuple([one for one in self.criteria if one.kind is CriterionKind.INCLUSION])

    @property
    def exclusion(self) -> tuple[Criterion, ...]:
        """The criteria that are known to be exclusion criteria."""
        return tuple([one for one in self.criteria if one.kind is CriterionKind.EXCLUSION])

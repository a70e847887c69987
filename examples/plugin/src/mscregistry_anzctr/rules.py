"""What the registry asks of its records: rules with codes of our own, ``ANZ``."""

from collections.abc import Iterator

from mscregistry import Trial
from mscregistry.issues import Severity
from mscregistry.truth import Truth
from mscregistry.validation import Finding, Rule


def approved_after_start(trial: Trial) -> Iterator[Finding]:
    """An ethics committee approved the trial after it had begun.

    Nobody may be enrolled before that.  Of a month nothing is said but where all of it lies before.

    Bad::

        Trial(
            start_date=day("2026-02-09"),
            ethics_reviews=(EthicsReview(approval_date=day("2026-03-01")),),
        )

    Good::

        Trial(
            start_date=day("2026-02-09"),
            ethics_reviews=(EthicsReview(approval_date=day("2026-01-12")),),
        )
    """
    for at, review in enumerate(trial.ethics_reviews):
        approved = review.approval_date
        if trial.start_date is None or approved is None:
            continue
        if trial.start_date.before(approved) is Truth.TRUE:
            yield Finding(
                f"it began in {trial.start_date}, and was approved in {approved}",
                f"ethics_reviews[{at}].approval_date",
                "start_date",
            )


APPROVED_AFTER_START = Rule(
    "ANZ001", Severity.WARNING, approved_after_start, "invented for this example", verified=False
)

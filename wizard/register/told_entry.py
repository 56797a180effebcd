"""What a report tells of a decision's place in the register and of its reviews."""

import json

from wizard.register.values import Decision
from wizard.report.register_entry import RegisterEntry, ReviewWords
from wizard.report.wording import clean


def told_entry(decision: Decision) -> RegisterEntry:
    """Return the entry that a PDF or a text of this version shows."""
    row = decision.row
    return RegisterEntry(
        decision=row.decision,
        version=row.version,
        latest=decision.versions[-1].version,
        kept_at=decision.kept_at,
        record=json.loads(decision.record)["digest"],
        entry=decision.digest,
        reviews=tuple(
            ReviewWords(
                result=review.result,
                reviewer=clean(review.reviewer),
                reviewed_at=review.reviewed_at,
                reason=clean(review.reason, lines=True),
            )
            for review in decision.reviews
        ),
    )

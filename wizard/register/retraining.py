"""What the register tells of who decided what, for the list of who must practice again."""

from collections.abc import Iterator

from wizard.register.register import Register
from wizard.report.stored import decided_from_json
from wizard.training.retraining import Decision


def decisions_before(register: Register, digest: str) -> Iterator[Decision]:
    """Yield the latest version of each decision made with other questions than those with this digest.

    Of a message of several topics each is a decision of its own, with the topic's name in id and name.

    Raises:
        RegisterError: the register cannot be read.
        RecordError: a record in it cannot be.
    """
    kept = dict(register.judged(other_than=digest))
    for row in register.rows_at(kept):
        decided = decided_from_json(row.number, kept[row.number])
        for topic in decided.topics:
            yield Decision(
                who=row.decided_by,
                id=f"{row.id} {topic.name}".rstrip(),
                name=f"{row.name}, {topic.name}" if topic.name else row.name,
                answers={step.question: step.answer for step in topic.steps},
                outcome=topic.verdict.outcome,
            )

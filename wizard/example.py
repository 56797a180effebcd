"""One shipped case worked to its rationale: what the program shows where nobody can answer it."""

from datetime import datetime
from pathlib import Path

from wizard import __version__
from wizard.assets import DEFAULT_SET
from wizard.engine.assessment import Assessment
from wizard.questionset.loader import read
from wizard.report.document import Filing, compose
from wizard.report.text import as_text

_HOW_TO = """\
Nobody can answer here, so this is an EXAMPLE: the shipped case '{case}', worked to its rationale.

To decide on a message of your own, write your answers in a file and run
    optin-wizard decide answers.yaml --pdf rationale.pdf
or take the answers of a shipped case:
    optin-wizard decide --case {case} --pdf rationale.pdf
The file for this case holds:
{answers}
In a terminal, 'optin-wizard ask' asks one question after the other. See 'optin-wizard --help'.
"""


def worked_example(questions: Path | None, *, decided_at: str | None = None) -> str:
    """Return the first case of a question set worked to its rationale, marked as an example, and how to decide.

    ``questions`` None means the shipped set; ``decided_at`` None means now.

    Raises:
        QuestionSetError: the question set cannot be used.
    """
    loaded = read(questions or DEFAULT_SET)
    case_id, case = next(iter(loaded.question_set.cases.items()))
    rationale = compose(
        Assessment.from_answers(loaded.question_set, case.answers, routes=loaded.routes),
        Filing(name=case_id, note=case.story, example=True),
        decided_at=decided_at or datetime.now().astimezone().isoformat(timespec="seconds"),
        program_version=__version__,
    )
    answers = "".join(f"    {question}: {answer}\n" for question, answer in case.answers.items())
    return _HOW_TO.format(case=case_id, answers=answers) + "\n" + as_text(rationale)

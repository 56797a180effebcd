"""Every path of a question set with its verdict, one a row, as CSV or JSON, written while walking."""

import csv
import io
import json
from collections.abc import Iterator

from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes


def as_csv(question_set: QuestionSet, routes: Routes) -> Iterator[str]:
    """Yield the rows of a table (RFC 4180): a column for each question, then outcome and class."""
    questions = list(question_set.questions)
    yield _row([*questions, "outcome", "class"])
    for path in routes.walk():
        answers = [path.answers.get(question, "") for question in questions]
        yield _row([*answers, path.outcome, question_set.outcomes[path.outcome].class_])


def as_json(question_set: QuestionSet, routes: Routes) -> Iterator[str]:
    """Yield a JSON list, one line a path: its answers in the order asked, its outcome and its class."""
    before = "[\n"
    for path in routes.walk():
        class_ = question_set.outcomes[path.outcome].class_
        yield before + json.dumps({"answers": path.answers, "outcome": path.outcome, "class": class_})
        before = ",\n"
    yield "\n]\n"


def _row(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()

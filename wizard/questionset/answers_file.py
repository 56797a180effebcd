"""Answers written down outside the program: one flat table of YAML or JSON, read as safely as a question set."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wizard.errors import AnswerError, did_you_mean, nearest
from wizard.questionset.model import QuestionSet
from wizard.questionset.nodes import Listing, Node, Scalar, Table
from wizard.questionset.notes import Notes, Refused
from wizard.questionset.yaml_text import MAX_BYTES, decode, parse

__all__ = ["MAX_BYTES", "GivenAnswers", "read_answers"]

_GROUPS = ("answers", "follow_ups")
"""Keys under which the answers may also stand, as they do in a case or a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswers:
    """Answers as written: question id to answer id, and follow-up id to the answer ids ticked."""

    answers: Mapping[str, str] = field(default_factory=dict)
    follow_ups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_answers(content: bytes, *, file: str, question_set: QuestionSet) -> GivenAnswers:
    """Return the answers in a file's bytes; ``file`` names it in messages. Whether they fit is not looked at here.

    Raises:
        AnswerError: it is no table of answers; each problem names the file, line and column.
    """
    notes = Notes(file=file)
    table = _table(content, notes)
    answers: dict[str, str] = {}
    follow_ups: dict[str, tuple[str, ...]] = {}
    for key, node in table.items():
        if _names_follow_up(key, question_set):
            follow_ups[key] = _several(key, node, notes)
        elif isinstance(node, Scalar):
            answers[key] = node.text
        elif key in question_set.questions:
            notes.note(node, "one-answer", f"'{key}' takes one answer", f"write '{key}: ANSWER'")
        else:
            hint = did_you_mean(key, question_set.questions)
            notes.note(node, "unknown-id", f"'{key}' is no question of this set{hint}", "correct or delete it")
    if notes.findings:
        raise AnswerError([str(finding) for finding in notes.findings])
    return GivenAnswers(answers=answers, follow_ups=follow_ups)


def _names_follow_up(key: str, question_set: QuestionSet) -> bool:
    """Say whether an id names a follow-up, or, being unknown, comes nearest to one."""
    if key in question_set.questions:
        return False
    return nearest(key, [*question_set.questions, *question_set.followups]) in question_set.followups


def _table(content: bytes, notes: Notes) -> Mapping[str, Node]:
    """Return the answers by id, whether they stand at the top or under "answers" and "follow_ups"."""
    try:
        root = parse(decode(content, notes), notes)
    except Refused:
        return {}
    if not isinstance(root, Table):
        notes.note(root, "no-answers", "No answers stand here", "write one line 'QUESTION: ANSWER' for each question")
        return {}
    groups = [root.items[group] for group in _GROUPS if group in root.items]
    if not groups:
        return root.items
    for key in root.items:
        if key not in _GROUPS:
            notes.note(root.keys[key], "beside-answers", f"'{key}' stands beside the answers", "move or delete it")
    answers: dict[str, Node] = {}
    for group in groups:
        if isinstance(group, Table):
            answers |= group.items
        else:
            notes.note(group, "no-table", "A table of answers belongs here", "write 'QUESTION: ANSWER' lines below it")
    return answers


def _several(key: str, node: Node, notes: Notes) -> tuple[str, ...]:
    items = node.items if isinstance(node, Listing) else [node]
    texts = tuple(item.text for item in items if isinstance(item, Scalar))
    if len(texts) < len(items):
        notes.note(node, "list-of-answers", f"'{key}' takes a list of answers", f"write '{key}: [ANSWER, ANSWER]'")
    return texts

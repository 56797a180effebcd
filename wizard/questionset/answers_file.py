"""Answers written down outside the program: one flat table of YAML or JSON, read as safely as a question set.

Those of a message with several topics stand in two: what its topics share, and what each answers on its own.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from wizard.errors import AnswerError, did_you_mean, nearest
from wizard.questionset.model import QuestionSet
from wizard.questionset.nodes import Listing, Node, Scalar, Table
from wizard.questionset.notes import Notes, Refused
from wizard.questionset.yaml_text import MAX_BYTES, decode, parse

__all__ = ["MAX_BYTES", "GivenAnswers", "read_answers"]

_GROUPS = ("answers", "follow_ups")
"""Keys under which the answers may also stand, as they do in a case or a record."""
_TOPICS = "topics"
"""The key under which the answers of each topic of a message may stand by its name; the others are shared then."""
_PROOFS = "proofs"
"""The key under which a few words to a question may stand: who confirmed the answer, or where the proof lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswers:
    """Answers as written: question id to answer id, follow-up id to the answer ids ticked, question id to its proof.

    For a message with ``topics``, these are for all of them; each topic has its own answers, and may have its own
    proofs, by its name.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    follow_ups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    proofs: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, Mapping[str, str]] | None = None
    topic_proofs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read_answers(content: bytes, *, file: str, question_set: QuestionSet) -> GivenAnswers:
    """Return the answers in a file's bytes; ``file`` names it in messages. Whether they fit is not looked at here.

    Raises:
        AnswerError: it is no table of answers; each problem names the file, line and column.
    """
    notes = Notes(file=file)
    root = _root(content, notes)
    topics = _topics(root, question_set, notes)
    proofs, topic_proofs = _proofs(root, topics or {}, question_set, notes)
    table = _table(root, notes)
    answers: dict[str, str] = {}
    follow_ups: dict[str, tuple[str, ...]] = {}
    for key, node in table.items():
        if _names_follow_up(key, question_set):
            follow_ups[key] = _several(key, node, notes)
        elif topics is not None and key in question_set.questions.keys() - set(question_set.shared):
            notes.note(node, "beside-answers", f"'{key}' is answered for each topic", "move it into the topics")
        else:
            answers |= _one(key, node, question_set, notes)
    if notes.findings:
        raise AnswerError([str(finding) for finding in notes.findings])
    return GivenAnswers(answers=answers, follow_ups=follow_ups, proofs=proofs, topics=topics, topic_proofs=topic_proofs)


def _names_follow_up(key: str, question_set: QuestionSet) -> bool:
    """Say whether an id names a follow-up, or, being unknown, comes nearest to one."""
    if key in question_set.questions:
        return False
    return nearest(key, [*question_set.questions, *question_set.followups]) in question_set.followups


def _root(content: bytes, notes: Notes) -> Table:
    """Return the table that the file is; an empty one where it is none, which is noted."""
    try:
        root = parse(decode(content, notes), notes)
    except Refused:
        return Table(line=0, column=0)
    if isinstance(root, Table):
        return root
    notes.note(root, "no-answers", "No answers stand here", "write one line 'QUESTION: ANSWER' for each question")
    return Table(line=0, column=0)


def _one(key: str, node: Node, question_set: QuestionSet, notes: Notes) -> dict[str, str]:
    """Return the answer to a question by its id; nothing where it is no single answer, which is noted."""
    if isinstance(node, Scalar):
        return {key: node.text}
    if key in question_set.questions:
        notes.note(node, "one-answer", f"'{key}' takes one answer", f"write '{key}: ANSWER'")
    else:
        hint = did_you_mean(key, question_set.questions)
        notes.note(node, "unknown-id", f"'{key}' is no question of this set{hint}", "correct or delete it")
    return {}


def _topics(root: Table, question_set: QuestionSet, notes: Notes) -> dict[str, dict[str, str]] | None:
    """Return each topic's answers by its name; None where the file has no topics."""
    table = root.items.get(_TOPICS)
    if not isinstance(table, Table):
        return None
    topics: dict[str, dict[str, str]] = {}
    for name, node in table.items.items():
        topics[name] = {}
        if isinstance(node, Table):
            topics[name] = _of_topic(name, node, question_set, notes)
        else:
            notes.note(
                node, "no-table", f"'{name}' takes a table of answers", "write 'QUESTION: ANSWER' lines below it"
            )
    return topics


def _of_topic(name: str, table: Table, question_set: QuestionSet, notes: Notes) -> dict[str, str]:
    answers: dict[str, str] = {}
    for key, node in table.items.items():
        if key in question_set.shared or key in question_set.followups:
            where = "answers" if key in question_set.shared else "follow_ups"
            message = f"'{key}' is answered once for the whole message, not in '{name}'"
            notes.note(table.keys[key], "beside-answers", message, f"move it under '{where}'")
        else:
            answers |= _one(key, node, question_set, notes)
    return answers


def _proofs(
    root: Table, topics: Container[str], question_set: QuestionSet, notes: Notes
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return the words under "proofs" by question id, and those that stand there for a topic by its name."""
    table = root.items.get(_PROOFS)
    if not isinstance(table, Table):
        return {}, {}
    of_topics = {name: node for name, node in table.items.items() if isinstance(node, Table) and name in topics}
    others = {key: node for key, node in table.items.items() if key not in of_topics}
    return (
        _proof_words(others, table, question_set, notes),
        {name: _proof_words(node.items, node, question_set, notes) for name, node in of_topics.items()},
    )


def _proof_words(items: Mapping[str, Node], table: Table, question_set: QuestionSet, notes: Notes) -> dict[str, str]:
    """Return the words of proof among a table's items by question id."""
    proofs: dict[str, str] = {}
    for key, node in items.items():
        if key not in question_set.questions:
            hint = did_you_mean(key, question_set.questions)
            message = f"'{key}' is no question of this set{hint}"
            notes.note(table.keys[key], "unknown-id", message, "correct or delete it")
        elif isinstance(node, Scalar):
            proofs[key] = node.text
        else:
            message = f"A few words prove the answer to '{key}'"
            notes.note(node, "wrong-type", message, f"write '{key}: who confirmed it, or where the proof lies'")
    return proofs


def _table(root: Table, notes: Notes) -> Mapping[str, Node]:
    """Return the answers by id, whether they stand at the top or under "answers" and "follow_ups"."""
    beside = (_PROOFS, _TOPICS)
    items = {key: node for key, node in root.items.items() if key not in beside or not isinstance(node, Table)}
    groups = [items[group] for group in _GROUPS if group in items]
    if not groups:
        return items
    for key in items:
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

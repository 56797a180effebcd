"""What must agree within a question set beyond the shape of each part."""

from collections.abc import Iterable, Mapping

from wizard.questionset.ids import suggest
from wizard.questionset.model import CLASS_ORDER, Case, ExceptionRule, FollowUp, Law, Outcome, Question, Wording
from wizard.questionset.nodes import Node, Scalar, Table, find, find_key
from wizard.questionset.notes import Notes, Refused
from wizard.questionset.patterns import RESERVED
from wizard.questionset.readers import Reading, answer_to


def check_case(case: Case, node: Table, reading: Reading) -> None:
    """Refuse clues that are no words of the story or message, or that settle a question the case does not answer."""
    told = " ".join(f"{case.story} {case.message}".split())
    refused = False
    for question, clue in case.clues.items():
        if question not in case.answers:
            message = f"The clue is for '{question}', which the case does not answer"
            reading.notes.note(find_key(node, "clues", question), "clue-without-answer", message, "delete the clue")
            refused = True
        if " ".join(clue.split()) not in told:
            message = "The clue is not found in the story or the message"
            reading.notes.note(find(node, "clues", question), "clue-not-told", message, "quote the story word for word")
            refused = True
    if refused:
        raise Refused


def check_law(law: Law, node: Table, reading: Reading) -> None:
    """Refuse a law that is none of the three kinds, or several at once."""
    kinds = [law.whenever is not None, bool(law.possible), bool(law.wording)]
    if kinds.count(True) != 1 or (law.whenever is None) == bool(law.then) or (law.unless and law.whenever is None):
        message = "A law says either 'whenever' with 'then' (and perhaps 'unless'), or 'possible', or 'wording'"
        raise reading.notes.refuse(node, "law-of-no-kind", message, "keep one of the three")


def check_wording(wording: Wording, node: Table, reading: Reading) -> None:
    """Refuse an answer that the question does not have, and a list of no words."""
    if not wording.mentions:
        message = "No words are listed, so nothing is kept"
        raise reading.notes.refuse(node.items["mentions"], "empty-list", message, "list the words to keep")
    if wording.answer is not None:
        answer_to(wording.question)(node.items["answer"], reading)


def check_answers(question: Question | FollowUp, node: Table, reading: Reading) -> None:
    """Refuse a question that nobody can answer."""
    if not question.answers:
        message = "The question has no answer, so nobody could go on"
        raise reading.notes.refuse(node.items["answers"], "no-answers", message, "add an answer")


def check_classes(node: Node, notes: Notes) -> None:
    """Refuse verdict classes other than the five, or one that is left out."""
    if not isinstance(node, Table):
        return
    for name, key in node.keys.items():
        if name not in CLASS_ORDER:
            fix = suggest(name, CLASS_ORDER, f"use one of: {', '.join(CLASS_ORDER)}")
            notes.note(key, "unknown-class", f"'{name}' is no verdict class", fix)
    for name in CLASS_ORDER:
        if name not in node.items:
            notes.note(
                node,
                "missing-class",
                f"The verdict class '{name}' has no words",
                f"add '{name}:' with label, short and meaning",
            )


def check_unlike_ids(tables: Mapping[str, Table | None], notes: Mapping[str, Notes]) -> None:
    """Refuse an id that stands for two things where either could be meant, or that is a word with another meaning."""
    seen: dict[str, str] = {}
    for section in ("questions", "junctions", "outcomes"):
        for id_, key in _keys(tables[section]):
            if id_ in seen:
                message = f"'{id_}' is also one of the {seen[id_]}, so 'leads_to: {id_}' could mean either"
                notes[section].note(key, "ambiguous-id", message, "rename one of the two")
            seen.setdefault(id_, section)
    for section in ("questions", "followups"):
        for id_, key in _keys(tables[section]):
            if section == "followups" and seen.get(id_) == "questions":
                message = f"'{id_}' is also one of the questions, so an answer to '{id_}' could be to either"
                notes[section].note(key, "ambiguous-id", message, "rename one of the two")
            if id_ in RESERVED:
                message = f"'{id_}' has a meaning of its own in laws, junctions or answers"
                notes[section].note(key, "reserved-id", message, "use another id")


def _keys(table: Table | None) -> Iterable[tuple[str, Scalar]]:
    return table.keys.items() if table else ()


def check_exceptions(
    outcomes: Mapping[str, Outcome],
    exceptions: Mapping[str, ExceptionRule],
    tables: Mapping[str, Table | None],
    notes: Mapping[str, Notes],
) -> None:
    """Refuse an outcome and an exception that do not name each other."""
    for outcome_id, outcome in outcomes.items():
        rule = exceptions.get(outcome.exception) if outcome.exception else None
        if rule and outcome_id not in rule.granted_by:
            node = _at(tables["outcomes"], outcome_id, "exception")
            message = f"The exception '{outcome.exception}' does not list '{outcome_id}' under 'granted_by'"
            notes["outcomes"].note(
                node, "one-sided-exception", message, f"add '{outcome_id}' there, or delete this line"
            )
    for exception_id, rule in exceptions.items():
        for position, outcome_id in enumerate(rule.granted_by):
            if outcome_id in outcomes and outcomes[outcome_id].exception != exception_id:
                node = _at(tables["exceptions"], exception_id, "granted_by", position)
                message = f"The outcome '{outcome_id}' does not name the exception '{exception_id}'"
                fix = f"write 'exception: {exception_id}' in the outcome, or delete it here"
                notes["exceptions"].note(node, "one-sided-exception", message, fix)


def _at(table: Table | None, *way: str | int) -> Node | None:
    return find(table, *way) if table else None

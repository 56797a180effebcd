"""What every drawing of the map says: of the whole, of each line, of each place."""

from collections.abc import Mapping

from wizard.engine.decision_map import DecisionMap, Link, Place
from wizard.questionset.model import ClassId

SHAPES: Mapping[ClassId, str] = {
    "not-governed": "none",
    "exception": "ok",
    "conditional": "cond",
    "authorization": "auth",
    "stop": "stop",
}
"""Verdict class to the name of its icon."""

DEPENDS = "Depends on earlier answers"


def title(decision_map: DecisionMap) -> str:
    """Return the title of a map."""
    return f"Decision map: {decision_map.question_set.title}"


def summary(decision_map: DecisionMap) -> str:
    """Say in a sentence or two what a map shows, for those who cannot see it."""
    places = decision_map.places.values()
    questions = sum(place.is_question for place in places)
    outcomes = len({place.node_id for place in places if not place.is_question})
    return (
        f"{questions} questions and {outcomes} outcomes, read from left to right. Each line stands for the answers "
        "that lead from a question to the next one or to an outcome. The logic table says the same in words."
    )


def edition(decision_map: DecisionMap) -> str:
    """Name the question set and its version, with its disclaimer."""
    question_set = decision_map.question_set
    return f"Question set {question_set.id}, version {question_set.version}. {question_set.disclaimer}"


def of_link(decision_map: DecisionMap, link: Link) -> str:
    """Say which answers a line stands for and where they lead, a line of text each."""
    question_set = decision_map.question_set
    end = decision_map.name(decision_map.places[link.end])
    question = question_set.questions[link.start]
    rows = [f"{question.label}: {question.answers[answer].text} → {end}" for answer in link.answers]
    return "\n".join([*rows, *([f"{DEPENDS}."] if link.depends else ())])


def of_place(decision_map: DecisionMap, place: Place) -> str:
    """Say in full what a place is: the question, or the verdict with its headline."""
    question_set = decision_map.question_set
    if place.is_question:
        return question_set.questions[place.node_id].ask
    outcome = question_set.outcomes[place.node_id]
    return f"{question_set.classes[outcome.class_].label}. {outcome.headline}"

"""A question set as a JSON Decision Model (JDM), which GoRules' zen-engine and its editor read.

The graph is the question set itself: each question and each junction is a switch whose first fitting statement is
taken, each outcome writes its id. So it grows with the set and not with its paths, and its trace tells the walk.
"""

import json
from collections.abc import Iterable
from typing import Any

from wizard.questionset.model import Branch, Outcome, Question, QuestionSet
from wizard.questionset.paths import successors

_START, _END = "@answers", "@outcome"
"""Ids of the model's own two nodes; no part of a question set may have such an id."""

_COLUMN, _ROW = 320, 160
"""How far apart the editor shows the nodes, in its own units."""

_Json = dict[str, Any]


def as_decision_model(question_set: QuestionSet) -> str:
    """Return the model as JSON text.

    In: the answers of one whole path, question id to answer id. Out: ``{"outcome": id}``, or nothing while an answer
    is missing. Unlike the wizard, it passes over answers that no question on the path asked for, and a junction would
    see them. zen-engine gives up a walk after some thousand nodes and then puts out nothing.
    """
    columns = _columns(question_set)
    places = {
        key: {"x": x * _COLUMN, "y": y * _ROW} for x, column in enumerate(columns) for y, key in enumerate(column)
    }
    nodes = [node | {"position": places[node["id"]]} for node in _nodes(question_set) if node["id"] in places]
    edges = [edge for edge in _edges(question_set) if edge["sourceId"] in places]
    model = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
    return json.dumps(model, indent=1, ensure_ascii=False) + "\n"


def _columns(question_set: QuestionSet) -> list[list[str]]:
    """Return the nodes that a walk can reach, as columns of the editor by their distance from the start, outcomes last.

    The others stay out: zen-engine begins at every node that nothing leads to.
    """
    columns: list[list[str]] = []
    ahead = [question_set.first]
    seen = set(ahead)
    while ahead:
        columns.append([key for key in ahead if key not in question_set.outcomes])
        ahead = [
            key
            for key in dict.fromkeys(each for here in ahead for each in successors(question_set, here))
            if key not in seen
        ]
        seen.update(ahead)
    return [[_START], *columns, [key for key in question_set.outcomes if key in seen], [_END]]


def _nodes(question_set: QuestionSet) -> Iterable[_Json]:
    yield _node(_START, "inputNode", {})
    for key, question in question_set.questions.items():
        yield _switch(key, _answer_statements(key, question))
    for key, branches in question_set.junctions.items():
        yield _switch(key, _branch_statements(key, branches))
    for key, outcome in question_set.outcomes.items():
        yield _ending(key, outcome)
    yield _node(_END, "outputNode", {})


def _node(key: str, kind: str, content: _Json) -> _Json:
    return {"id": key, "name": key, "type": kind, "content": content}


def _switch(key: str, statements: list[_Json]) -> _Json:
    return _node(key, "switchNode", {"hitPolicy": "first", "statements": statements})


def _answer_statements(key: str, question: Question) -> list[_Json]:
    return [
        {"id": f"{key}/{answer_id}", "condition": f"{_given(key)} == {json.dumps(answer_id)}", "isDefault": False}
        for answer_id in question.answers
    ]


def _branch_statements(key: str, branches: tuple[Branch, ...]) -> list[_Json]:
    return [
        {
            "id": f"{key}/{position}",
            "condition": " and ".join(f"{_given(asked)} in {json.dumps(fit)}" for asked, fit in branch.when.items()),
            "isDefault": not branch.when,
        }
        for position, branch in enumerate(branches)
    ]


def _given(question_id: str) -> str:
    """Return the expression for the answer given: ids have hyphens, which a bare name may not have."""
    return f"$root[{json.dumps(question_id)}]"


def _ending(key: str, outcome: Outcome) -> _Json:
    expression = {"id": f"{key}/outcome", "key": "outcome", "value": json.dumps(key)}
    return _node(key, "expressionNode", {"expressions": [expression]}) | {"description": outcome.headline}


def _edges(question_set: QuestionSet) -> list[_Json]:
    edges = [_edge(_START, question_set.first)]
    for key, question in question_set.questions.items():
        edges.extend(_edge(key, answer.leads_to, f"{key}/{name}") for name, answer in question.answers.items())
    for key, branches in question_set.junctions.items():
        edges.extend(_edge(key, branch.leads_to, f"{key}/{position}") for position, branch in enumerate(branches))
    edges.extend(_edge(key, _END) for key in question_set.outcomes)
    return edges


def _edge(source: str, target: str, statement: str | None = None) -> _Json:
    edge = {"id": f"{statement or source} > {target}", "type": "edge", "sourceId": source, "targetId": target}
    return edge if statement is None else edge | {"sourceHandle": statement}

import json

from tests.support.sets import question, small_set, tree
from wizard.decision_model import as_decision_model
from wizard.questionset.model import Outcome

STOP = Outcome(class_="stop", headline="Headline", explanation="Explanation.")


def model(question_set):
    return json.loads(as_decision_model(question_set))


def node(question_set, key):
    return next(each for each in model(question_set)["nodes"] if each["id"] == key)


def leaving(question_set, key):
    return [
        (edge.get("sourceHandle"), edge["targetId"]) for edge in model(question_set)["edges"] if edge["sourceId"] == key
    ]


def test_a_question_is_a_switch_with_a_statement_for_each_answer():
    cost = node(small_set(), "cost")
    assert (cost["type"], cost["content"]["hitPolicy"]) == ("switchNode", "first")
    assert cost["content"]["statements"][0] == {
        "id": "cost/at-cost",
        "condition": '$root["cost"] == "at-cost"',
        "isDefault": False,
    }
    assert leaving(small_set(), "cost") == [
        ("cost/at-cost", "refill-at-cost"),
        ("cost/above-cost", "paid"),
        ("cost/not-sure", "payer-unknown"),
    ]


def test_a_junction_keeps_the_order_of_its_branches_and_otherwise_is_the_default():
    statements = node(small_set(), "paid-by-maker")["content"]["statements"]
    assert [(each["condition"], each["isDefault"]) for each in statements] == [
        ('$root["purpose"] in ["refill"]', False),
        ("", True),
    ]


def test_an_outcome_writes_its_id_and_shows_its_headline():
    paid = node(small_set(), "paid")
    assert paid["content"]["expressions"][0]["value"] == '"paid"'
    assert paid["description"] == "Get a signed form first"
    assert leaving(small_set(), "paid") == [(None, "@outcome")]


def test_what_no_walk_reaches_stays_out():
    question_set = tree(
        {"first": question(a="end"), "lost": question(a="end", b="nowhere")}, {"end": STOP, "nowhere": STOP}
    )
    assert {each["id"] for each in model(question_set)["nodes"]} == {"@answers", "first", "end", "@outcome"}
    assert {edge["sourceId"] for edge in model(question_set)["edges"]} == {"@answers", "first", "end"}


def test_the_editor_shows_no_two_nodes_in_one_place():
    places = [tuple(each["position"].values()) for each in model(small_set())["nodes"]]
    assert len(set(places)) == len(places)


def test_no_two_edges_have_one_id():
    ids = [edge["id"] for edge in model(small_set())["edges"]]
    assert len(set(ids)) == len(ids)

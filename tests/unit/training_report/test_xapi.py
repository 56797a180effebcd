"""The structure is that of the xAPI specification 1.0.3, part two, written down here as a JSON Schema."""

import json
from datetime import datetime
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.support.practice import attempt, exam_result, turn
from tests.support.sets import small_set
from wizard.questionset.paths import Routes
from wizard.training.pool import pool_of
from wizard.training_report.practice import Practice
from wizard.training_report.xapi import statements

IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
WORDS = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"},
    "additionalProperties": {"type": "string"},
}
EXTENSIONS = {"type": "object", "propertyNames": IRI}
ACTIVITY = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "objectType": {"const": "Activity"},
        "id": IRI,
        "definition": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "name": WORDS,
                "description": WORDS,
                "type": IRI,
                "moreInfo": IRI,
                "extensions": EXTENSIONS,
                "interactionType": {"enum": ["true-false", "choice", "fill-in", "matching", "other"]},
                "correctResponsesPattern": {"type": "array", "items": {"type": "string"}},
                "choices": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id"],
                        "additionalProperties": False,
                        "properties": {"id": {"type": "string", "pattern": r"^\S+$"}, "description": WORDS},
                    },
                },
            },
            "dependentRequired": {
                "choices": ["interactionType"],
                "correctResponsesPattern": ["interactionType"],
            },
        },
    },
}
STATEMENT = {
    "type": "object",
    "required": ["actor", "verb", "object"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "version": {"type": "string", "pattern": r"^1\.0(\.\d+)?$"},
        "timestamp": {"type": "string", "format": "date-time"},
        "actor": {
            "type": "object",
            "required": ["account"],
            "additionalProperties": False,
            "properties": {
                "objectType": {"const": "Agent"},
                "name": {"type": "string"},
                "account": {
                    "type": "object",
                    "required": ["homePage", "name"],
                    "additionalProperties": False,
                    "properties": {"homePage": {"type": "string", "pattern": "^https?://"}, "name": {"type": "string"}},
                },
            },
        },
        "verb": {
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {"id": IRI, "display": WORDS},
        },
        "object": ACTIVITY,
        "result": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "score": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "scaled": {"type": "number", "minimum": -1, "maximum": 1},
                        **{name: {"type": "number"} for name in ("raw", "min", "max")},
                    },
                },
                "success": {"type": "boolean"},
                "completion": {"type": "boolean"},
                "response": {"type": "string"},
                "duration": {"type": "string", "pattern": r"^PT\d+(\.\d{1,2})?S$"},
                "extensions": EXTENSIONS,
            },
        },
        "context": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "platform": {"type": "string"},
                "language": {"const": "en-US"},
                "contextActivities": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {name: {"type": "array", "items": ACTIVITY} for name in ("parent", "grouping")},
                },
                "extensions": EXTENSIONS,
            },
        },
    },
}
FORMATS = FormatChecker(formats=())
FORMATS.checks("uuid", raises=ValueError)(UUID)
FORMATS.checks("date-time", raises=ValueError)(datetime.fromisoformat)

RIGHT = [turn("purpose", "visit"), turn("payment", "nobody")]
WRONG = [turn("purpose", "visit"), turn("payment", "maker", "nobody"), turn("cost", "above-cost", None)]


def said(*attempts, exams=()):
    question_set = small_set()
    pool = pool_of(question_set, Routes(question_set), 0)
    return list(statements(Practice(question_set=question_set, pool=pool, attempts={"Ada": attempts}, exams=exams)))


def test_every_statement_has_the_structure_of_the_specification():
    gone = attempt([turn("shelved", "x"), turn("payment", "nobody")], case_id="a case, with spaces", id="gone")
    tried = attempt(WRONG, exam="5f2c9a", mode="assessment", learner="Ana Núñez <x>")
    again = attempt(RIGHT, id="again", retry_of=tried.id)
    every = said(tried, again, gone, exams=(exam_result("+-"),))
    validator = Draft202012Validator({"type": "array", "items": STATEMENT}, format_checker=FORMATS)
    assert [error.message for error in validator.iter_errors(json.loads(json.dumps(every)))] == []
    assert len({each["id"] for each in every}) == len(every) == 3 + 1 + 2 + 1 + 2 + 1 + 1


def test_an_answer_says_what_was_chosen_what_is_right_and_how_long_it_took():
    _, answered, _, _ = said(attempt(WRONG))
    assert answered["verb"]["id"] == "http://adlnet.gov/expapi/verbs/answered"
    assert answered["object"]["id"] == "urn:exception-wizard:set:small-set:question:payment"
    assert answered["object"]["definition"]["correctResponsesPattern"] == ["nobody"]
    assert {"id": "maker", "description": {"en-US": "The maker of the product"}} in answered["object"]["definition"][
        "choices"
    ]
    assert answered["result"] == {"response": "maker", "success": False, "duration": "PT5.00S"}
    assert answered["context"]["contextActivities"]["parent"][0]["id"].endswith(":case:visit-letter")


def test_what_is_not_scored_has_no_success():
    *_, unscored, _ = said(attempt(WRONG))
    assert "success" not in unscored["result"]
    assert "correctResponsesPattern" not in unscored["object"]["definition"]


@pytest.mark.parametrize(("turns", "verb"), [(RIGHT, "passed"), (WRONG, "failed")])
def test_a_case_is_passed_or_failed(turns, verb):
    case = said(attempt(turns))[-1]
    assert case["verb"]["id"] == f"http://adlnet.gov/expapi/verbs/{verb}"
    assert case["result"]["completion"]


def test_a_test_has_its_score():
    (taken,) = said(exams=(exam_result("+++-"),))
    assert taken["result"]["score"] == {"scaled": 0.75, "raw": 3, "min": 0, "max": 4}
    assert (taken["result"]["success"], taken["result"]["duration"]) == (True, "PT1860.00S")
    assert taken["context"]["extensions"]["urn:exception-wizard:extension:seed"] == 7


def test_the_same_practice_gives_the_same_statements():
    assert said(attempt(WRONG)) == said(attempt(WRONG))

"""What a check found, in each of its formats."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.sets import replaced, write
from wizard.check_report import report
from wizard.findings import Finding
from wizard.questionset.checks import Proof, check

BROKEN = Finding(
    file="questions/mine/laws.yaml", line=3, column=1, code="broken-law", message="It is 100 % broken", fix="mend, now"
)
ODD = Finding(
    file="/a folder/extra.yaml", line=0, column=0, severity="warning", code="unread-file", message="Odd", fix="move it"
)
PROVED = Proof(findings=(), questions=3, answers=10, outcomes=7, paths=10_000, laws=5, cases=9)
WARNED = Proof(findings=(ODD,), questions=1)
FAILED = Proof(findings=(BROKEN, ODD))


def test_text_names_the_place_the_reason_the_fix_and_the_code() -> None:
    first, *_, last = report(FAILED, "text").splitlines()
    assert first == "questions/mine/laws.yaml:3:1: error: It is 100 % broken (mend, now) [broken-law]"
    assert last == "For more on a code: optin-wizard check --explain CODE"


def test_text_without_errors_ends_with_what_was_proved() -> None:
    assert report(PROVED, "text") == ("Proved: 3 questions, 10 answers, 7 outcomes, 10,000 paths, 5 laws, 9 cases.\n")
    assert report(WARNED, "text").splitlines()[-1].startswith("Proved: 1 questions")


def test_json_holds_the_findings_and_the_numbers() -> None:
    assert json.loads(report(FAILED, "json")) == {
        "findings": [
            {
                "code": "broken-law",
                "severity": "error",
                "file": "questions/mine/laws.yaml",
                "line": 3,
                "column": 1,
                "message": "It is 100 % broken",
                "fix": "mend, now",
            },
            {
                "code": "unread-file",
                "severity": "warning",
                "file": "/a folder/extra.yaml",
                "line": 0,
                "column": 0,
                "message": "Odd",
                "fix": "move it",
            },
        ],
        "proved": {"questions": 0, "answers": 0, "outcomes": 0, "paths": 0, "laws": 0, "cases": 0},
    }
    assert json.loads(report(PROVED, "json"))["proved"]["paths"] == 10_000


def test_github_gets_one_command_a_finding() -> None:
    assert report(FAILED, "github").splitlines() == [
        "::error file=questions/mine/laws.yaml,title=broken-law,line=3,col=1::It is 100 %25 broken (mend, now)",
        "::warning file=/a folder/extra.yaml,title=unread-file::Odd (move it)",
    ]
    assert report(PROVED, "github").startswith("::notice title=Proved::3 questions")


def test_a_command_cannot_be_ended_early_by_the_text_in_it() -> None:
    finding = Finding(file="a,b:c", line=1, column=1, code="tab", message="one\ntwo", fix="three")
    assert report(Proof(findings=(finding,)), "github") == (
        "::error file=a%2Cb%3Ac,title=tab,line=1,col=1::one%0Atwo (three)\n"
    )


SARIF_PART = {
    # The parts of the SARIF 2.1.0 schema that bind what is written here: required keys, types, lowest numbers.
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "message": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
        "rule": {
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/message"},
                "help": {"$ref": "#/$defs/message"},
            },
        },
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "type": "object",
                            "required": ["name"],
                            "properties": {
                                "name": {"type": "string"},
                                "version": {"type": "string"},
                                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
                            },
                        }
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                "properties": {"type": "object"},
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/message"},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object",
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "properties": {"uri": {"type": "string", "pattern": "^[^ ]+$"}},
                        },
                        "region": {
                            "type": "object",
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                }
            },
        },
    },
}


@pytest.mark.parametrize("proof", [PROVED, WARNED, FAILED])
def test_sarif_has_the_shape_of_version_2_1_0(proof: Proof) -> None:
    jsonschema.validate(json.loads(report(proof, "sarif")), SARIF_PART)


def test_a_sarif_result_points_to_its_rule_and_its_place() -> None:
    (run,) = json.loads(report(FAILED, "sarif"))["runs"]
    broken, odd = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in (broken, odd)] == ["broken-law", "unread-file"]
    assert broken["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "questions/mine/laws.yaml"},
        "region": {"startLine": 3, "startColumn": 1},
    }
    assert odd["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "file:///a%20folder/extra.yaml"}}
    assert "Wrong:" in rules[0]["help"]["text"]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_every_format_tells_of_a_real_set(tmp_path: Path, form: str) -> None:
    proof = check(write(tmp_path, replaced("questions", "hint: Choose", "hnit: Choose")))
    assert "hnit" in report(proof, form)

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard import assets
from wizard.errors import RecordError
from wizard.report.record import as_json, check_code, digest, open_record, read_record, schema

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))
KINDS = ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_reads_back_as_the_rationale_it_was(rationale_of, kind):
    rationale = rationale_of(kind)
    assert read_record(as_json(rationale)) == rationale


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_fits_the_shipped_schema(rationale_of, kind):
    shipped = json.loads((assets.RESOURCES / "schema" / "rationale.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(shipped)
    jsonschema.validate(json.loads(as_json(rationale_of(kind))), shipped)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_a_record_of_an_earlier_day_fits_the_shipped_schema(path):
    shipped = json.loads((assets.RESOURCES / "schema" / "rationale.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), shipped)


def test_the_shipped_schema_is_the_one_the_model_makes():
    shipped = assets.RESOURCES / "schema" / "rationale.schema.json"
    assert json.loads(shipped.read_text(encoding="utf-8")) == schema()


def test_the_same_rationale_gives_the_same_characters(rationale_of):
    assert as_json(rationale_of()) == as_json(rationale_of())


def test_a_record_ends_with_its_digest(rationale_of):
    words = json.loads(as_json(rationale_of()))
    assert list(words)[-1] == "digest"
    assert words["digest"] == digest(rationale_of())


def test_the_class_of_the_verdict_is_called_class(rationale_of):
    assert json.loads(as_json(rationale_of()))["verdict"]["class"] == "conditional"


def test_the_explanation_stands_in_the_record_under_its_keys(rationale_of):
    words = json.loads(as_json(rationale_of(proofs={"maker-payment": "Folder 12"})))
    for part, keys in {
        "why_not": {"exception", "question", "answer"},
        "would_change": {"change", "then", "outcome", "class"},
        "rests_on": {"question", "answer", "classes", "proof"},
    }.items():
        assert all(keys <= entry.keys() for entry in words[part])
    assert {entry["question"]: entry["proof"] for entry in words["rests_on"]}["maker-payment"] == "Folder 12"


def test_practice_is_said_in_a_format_that_older_programs_refuse(rationale_of):
    practice = as_json(rationale_of(practice=True))
    assert (json.loads(practice)["practice"], json.loads(practice)["format_version"]) == (True, 3)
    assert read_record(practice).practice
    decision = json.loads(as_json(rationale_of()))
    assert ("practice" in decision, decision["format_version"]) == (False, 2)


def test_the_check_code_is_the_start_of_the_digest(rationale_of):
    code = check_code(rationale_of())
    assert code.replace("-", "").lower() == digest(rationale_of())[:8]
    assert code[4] == "-"


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_a_record_of_an_earlier_day_still_opens_and_is_whole(path):
    text = path.read_text(encoding="utf-8")
    assert as_json(read_record(text)) == text


def test_there_are_records_of_an_earlier_day():
    assert GOLDEN


def changed(rationale, **parts):
    return json.dumps({**json.loads(as_json(rationale)), **parts})


def test_a_changed_word_is_noticed(rationale_of):
    text = as_json(rationale_of()).replace("D. Alvarez", "E. Alvarez")
    assert not open_record(text).is_whole
    with pytest.raises(RecordError, match="its digest does not fit"):
        read_record(text)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"format_version": 4}, "Install a newer Exception Wizard"),
        ({"format_version": "1"}, "a whole number is missing"),
        ({"format_version": True}, "a whole number is missing"),
        ({"format_version": 0}, "format_version: "),
        ({"format": "something-else"}, "no rationale"),
        ({"digest": None}, "has no digest"),
        ({"because": [{}]}, r"because\.0\.question: .*; and more"),
        ({"extra": 1}, "extra: Extra inputs"),
        ({"decided_at": "2026-03-09"}, "decided_at: "),
    ],
)
def test_what_is_wrong_in_a_record_is_named(rationale_of, parts, reason):
    with pytest.raises(RecordError, match=reason):
        read_record(changed(rationale_of(), **parts))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Line 1, column 1"),
        ("{", "this is no JSON"),
        ("[]", "no rationale"),
        ("[" * 100_000, "holds what no record holds"),
        ('{"format": NaN}', "holds what no record holds"),
        ('{"format": "a", "format": "b"}', "holds what no record holds"),
        (" " * 20_000_001, "too large"),
    ],
)
def test_what_is_no_record_is_refused(text, reason):
    with pytest.raises(RecordError, match=reason):
        read_record(text)


@given(st.text())
def test_any_text_is_a_record_or_refused(text):
    with pytest.raises(RecordError):
        read_record(text)


@given(data=st.data())
def test_a_record_with_any_letter_changed_is_refused_or_reads_the_same(rationale_of, data):
    text = as_json(rationale_of("stop"))
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(codec="utf-8"))
    try:
        read = read_record(text[:place] + letter + text[place + 1 :])
    except RecordError:
        return
    assert read == rationale_of("stop")

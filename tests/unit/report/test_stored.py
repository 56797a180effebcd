"""Records read as decisions to be judged again."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.support.decided import decided
from tests.support.messages import any_message
from tests.support.sets import shipped
from tests.unit.report.conftest import DECIDED_AT
from wizard.engine.assessment import Assessment
from wizard.engine.message import Message
from wizard.engine.rejudging import rejudge
from wizard.errors import RecordError
from wizard.report.document import Filing, compose_message
from wizard.report.record import as_json, read_record
from wizard.report.stored import decided_from, decided_from_json, parts_to_rejudge

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.json"))


@pytest.fixture
def record(rationale_of):
    """A plain decision's record, as parsed."""
    return json.loads(as_json(rationale_of()))


@pytest.fixture
def message_record(message_rationale_of):
    """The record of a message of three topics, as parsed."""
    return json.loads(as_json(message_rationale_of()))


@pytest.mark.parametrize("kind", ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"])
def test_a_record_is_the_decision_it_was_made_of(rationale_of, finished, kind):
    assert decided_from(7, rationale_of(kind)) == decided(finished(kind), 7)


def test_a_message_s_record_is_the_decision_it_was_made_of(message_rationale_of, message_of):
    assert decided_from("a", message_rationale_of()) == decided(message_of(), "a")


@given(any_message())
@settings(max_examples=40, deadline=None)
def test_whatever_the_message_its_record_whole_or_in_parts_is_the_same_decision(message):
    for each in (message, Message.of(message.topics[0].assessment)):
        rationale = compose_message(each, Filing(name="x"), decided_at=DECIDED_AT, program_version="1")
        whole = json.loads(as_json(rationale))
        parts = parts_to_rejudge(whole)
        assert decided_from("key", rationale) == decided(each, "key")
        assert decided_from_json("key", whole) == decided(each, "key")
        assert decided_from_json("key", json.loads(json.dumps(parts))) == decided(each, "key")
        assert parts_to_rejudge(parts) == parts


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_records_of_every_released_format_are_read_and_judged_again(path):
    text = path.read_text(encoding="utf-8")
    read = decided_from_json(path.stem, json.loads(text))
    assert read == decided_from(path.stem, read_record(text))
    assert rejudge(shipped().question_set, [read], routes=shipped().routes).alike == 1


def test_the_parts_are_a_small_part_of_the_record(record):
    assert len(json.dumps(parts_to_rejudge(record))) < len(json.dumps(record)) / 10


@pytest.mark.parametrize("part", ["question_set", "replay", "verdict", "answers"])
def test_a_part_that_is_missing_is_named(record, part):
    del record[part]
    for read in (parts_to_rejudge, lambda each: decided_from_json(1, each)):
        with pytest.raises(RecordError, match=rf"^The record cannot be judged again: '{part}' is missing\. Open it"):
            read(record)


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("replay",), []),
        (("replay", "answers"), ["provider"]),
        (("replay", "answers", "sender"), 1),
        (("question_set", "id"), None),
        (("verdict", "class"), "refused"),
        (("verdict", "class"), ["stop"]),
        (("verdict", "exception"), "refill"),
        (("verdict", "headline"), 5),
        (("answers",), None),
        (("answers", 0, "text"), {}),
    ],
)
def test_a_part_that_is_not_of_its_kind_is_refused(record, way, value):
    with pytest.raises(RecordError, match="a part is not what it should be"):
        decided_from_json(1, put(record, way, value))


@pytest.mark.parametrize(
    ("way", "value"),
    [(("answers", 0, "answer"), "plan"), (("answers",), []), (("replay", "answers", "payment"), "nobody")],
)
def test_answers_that_are_not_those_to_be_replayed_are_refused(record, way, value):
    with pytest.raises(RecordError, match="the answers told are not those to be replayed"):
        decided_from_json(1, put(record, way, value))


@pytest.mark.parametrize(
    ("way", "value", "reason"),
    [
        (("governing",), "Nobody", "the topic that decided is not among its topics"),
        (("topics", 0, "name"), "Other", "the topics told are not those whose answers it holds"),
        (("topics", 0, "name"), "Back class", "the topics told are not those whose answers it holds"),
        (("topics",), [], "the topics told are not those whose answers it holds"),
        (("replay", "answers", "payment"), "nobody", "the answers told are not those to be replayed"),
        (("replay", "answers", "delivery"), "remote", "the answers told are not those to be replayed"),
    ],
)
def test_a_message_that_contradicts_itself_is_refused(message_record, way, value, reason):
    with pytest.raises(RecordError, match=reason):
        decided_from_json(1, put(message_record, way, value))


def test_an_answer_for_the_whole_message_that_no_topic_asks_is_refused(message_record):
    with pytest.raises(RecordError, match="the answers told are not those to be replayed"):
        decided_from_json(1, put(message_record, ("replay", "answers", "medicine"), "current"))


def put(record, way, value):
    """Return a record with one part replaced."""
    record = deepcopy(record)
    at = record
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = value
    return record


def test_keys_in_another_order_and_nulls_make_no_difference(message_record, record):
    turned = json.loads(json.dumps(message_record, sort_keys=True))
    assert decided_from_json(1, turned) == decided_from_json(1, message_record)
    plain = put(record, ("replay", "topics"), None)
    assert decided_from_json(1, plain) == decided_from_json(1, record)
    assert "topics" not in parts_to_rejudge(plain)


def test_a_rationale_whose_answers_contradict_is_refused(rationale_of):
    rationale = rationale_of()
    forged = rationale.model_copy(update={"answers": rationale.answers[1:]})
    with pytest.raises(RecordError, match="not those to be replayed"):
        decided_from(1, forged)


def test_an_assessment_is_stored_with_its_steps_in_the_order_asked(hipaa):
    case = hipaa.cases["refill-reminder-by-mail"]
    read = decided(Assessment.from_answers(hipaa, case.answers))
    assert [step.question for step in read.topics[0].steps] == list(case.answers)

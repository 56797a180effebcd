"""A stored record as a decision to be judged again, read without checking all its words: ten thousand in half a second.

Whether a record is whole is for ``record.open_record`` to say; here only the parts that re-judging needs are looked at.
"""

from collections.abc import Mapping
from typing import Any, cast

from wizard.engine.decided import AnswerTold, Decided, TopicDecided, VerdictTold
from wizard.errors import RecordError
from wizard.questionset.model import CLASS_ORDER, ClassId
from wizard.report.document import Rationale

_Json = Mapping[str, Any]

_PARTS = ("question_set", "replay", "governing", "verdict", "answers", "topics")


def decided_from(key: object, rationale: Rationale) -> Decided:
    """Return the decision that a rationale tells, known by a key of the caller's.

    Raises:
        RecordError: its parts contradict each other.
    """
    return decided_from_json(key, rationale.model_dump(by_alias=True, include=set(_PARTS)))


def parts_to_rejudge(record: _Json) -> dict[str, Any]:
    """Return what ``decided_from_json`` reads of a record, in the same shape: about a twentieth of its text.

    Raises:
        RecordError: a part is missing or not of its kind.
    """
    try:
        kept = {
            "question_set": {"id": record["question_set"]["id"]},
            "replay": {key: record["replay"][key] for key in ("answers", "topics") if key in record["replay"]},
        }
        if record["replay"].get("topics") is None:
            return kept | _told(record)
        topics = [{"name": topic["name"], **_told(topic)} for topic in record["topics"]]
        return kept | {"governing": record["governing"], "topics": topics}
    except (KeyError, TypeError, AttributeError) as error:
        raise _unreadable(error) from error


def _told(part: _Json) -> dict[str, Any]:
    verdict, exception = part["verdict"], part["verdict"]["exception"]
    return {
        "verdict": {
            **{key: verdict[key] for key in ("class", "outcome", "label", "headline")},
            "exception": exception and {key: exception[key] for key in ("id", "title")},
        },
        "answers": [{key: step[key] for key in ("question", "asked", "answer", "text")} for step in part["answers"]],
    }


def decided_from_json(key: object, record: _Json) -> Decided:
    """Return the decision that a record of any format version holds, known by a key of the caller's.

    The record is parsed JSON, whole or only what ``parts_to_rejudge`` keeps.

    Raises:
        RecordError: a part is missing, is not of its kind, or contradicts another.
    """
    try:
        decided = _decided(key, record)
    except (KeyError, TypeError, AttributeError) as error:
        raise _unreadable(error) from error
    _refuse_contradictions(decided)
    return decided


def _decided(key: object, record: _Json) -> Decided:
    question_set = _text(record["question_set"]["id"])
    own = record["replay"].get("topics")
    shared = _answers(record["replay"]["answers"])
    if own is None:
        only = _topic("", shared, record)
        return Decided(key=key, question_set=question_set, shared={}, topics=(only,), governing="")
    told = {_text(part["name"]): part for part in record["topics"]}
    if told.keys() != own.keys() or len(told) != len(record["topics"]):
        raise _contradictory("the topics told are not those whose answers it holds")
    if record["governing"] not in told:
        raise _contradictory("the topic that decided is not among its topics")
    topics = tuple([_topic(name, _answers(own[name]), part) for name, part in told.items()])
    return Decided(key=key, question_set=question_set, shared=shared, topics=topics, governing=record["governing"])


def _topic(name: str, own: Mapping[str, str], part: _Json) -> TopicDecided:
    return TopicDecided(
        name=name,
        own=own,
        verdict=_verdict(part["verdict"]),
        steps=tuple(
            [
                AnswerTold(
                    question=_text(step["question"]),
                    asked=_text(step["asked"]),
                    answer=_text(step["answer"]),
                    text=_text(step["text"]),
                )
                for step in part["answers"]
            ]
        ),
    )


def _verdict(told: _Json) -> VerdictTold:
    if told["class"] not in CLASS_ORDER:
        raise TypeError("class")
    exception = told["exception"]
    return VerdictTold(
        class_=cast("ClassId", told["class"]),
        outcome=_text(told["outcome"]),
        exception=_text(exception["id"]) if exception else None,
        label=_text(told["label"]),
        headline=_text(told["headline"]),
        exception_title=_text(exception["title"]) if exception else None,
    )


def _answers(given: Mapping[str, Any]) -> Mapping[str, str]:
    return {question: _text(answer) for question, answer in given.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _refuse_contradictions(decided: Decided) -> None:
    """Raise where the answers told are not those to be replayed, each either shared or a topic's own."""
    shared, asked = decided.shared, set[str]()
    for topic in decided.topics:
        steps = {step.question: step.answer for step in topic.steps}
        asked |= steps.keys()
        within = topic.own.items() <= steps.items() <= {**topic.own, **shared}.items()
        if not within or not topic.own.keys().isdisjoint(shared):
            raise _contradictory("the answers told are not those to be replayed")
    if not shared.keys() <= asked:
        raise _contradictory("the answers told are not those to be replayed")


def _contradictory(reason: str) -> RecordError:
    return RecordError(f"The record cannot be judged again: {reason}. Open it to see what it tells, and decide anew.")


def _unreadable(error: Exception) -> RecordError:
    reason = f"'{error.args[0]}' is missing" if isinstance(error, KeyError) else "a part is not what it should be"
    return _contradictory(reason)

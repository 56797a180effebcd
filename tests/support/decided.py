"""Decisions as a store would hold them, made of finished assessments and messages; and what a replay makes of them."""

from wizard.engine.assessment import Assessment
from wizard.engine.decided import AnswerTold, Decided, TopicDecided, told_verdicts
from wizard.engine.message import Message
from wizard.errors import UnfinishedError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes


def decided(message: Message | Assessment, key: object = 0) -> Decided:
    """Return a finished message, or an assessment as one without a name, as it would be stored."""
    if isinstance(message, Assessment):
        message = Message.of(message)
    told = told_verdicts(message.question_set)
    named = bool(message.topics[0].name)
    shared = dict(message.shared_answers) if named else {}
    return Decided(
        key=key,
        question_set=message.question_set.id,
        shared=shared,
        topics=tuple(
            TopicDecided(
                name=topic.name,
                own={key: answer for key, answer in topic.assessment.answers.items() if key not in shared},
                verdict=told[topic.assessment.verdict.outcome_id],
                steps=tuple(
                    AnswerTold(
                        question=reason.question_id,
                        asked=reason.question.ask,
                        answer=reason.answer_id,
                        text=reason.answer.text,
                    )
                    for reason in topic.assessment.path
                ),
            )
            for topic in message.topics
        ),
        governing=message.verdict.governing.name,
    )


def replayed_strictly(question_set: QuestionSet, routes: Routes, message: Message) -> Message | None:
    """Return the finished message that the answers of a message make in another set, one by one; None if unfinished.

    Answers that the set no longer asks are left out first, since ``from_answers`` refuses them.
    """
    answers = {topic.name: {**topic.assessment.answers, **message.shared_answers} for topic in message.topics}
    said = {key: {own[key] for own in answers.values() if key in own} for key in question_set.shared}
    shared = {key: next(iter(each)) for key, each in said.items() if len(each) == 1}
    own = {
        name: {key: answer for key, answer in each.items() if key not in question_set.shared}
        for name, each in answers.items()
    }
    if not next(iter(own)):
        return _alone(question_set, routes, {**own[""], **shared})
    counted = Message.replay(question_set, routes, shared, own, follow_ups={}, confirmed={})
    left = {
        topic.name: {key: answer for key, answer in topic.assessment.answers.items() if key in own[topic.name]}
        for topic in counted.topics
    }
    try:
        return Message.from_answers(question_set, counted.shared_answers, left, routes=routes)
    except UnfinishedError:
        return None


def _alone(question_set: QuestionSet, routes: Routes, answers: dict[str, str]) -> Message | None:
    counted = Assessment.replay(question_set, routes, answers, {}, {}).answers
    try:
        return Message.of(Assessment.from_answers(question_set, counted, routes=routes))
    except UnfinishedError:
        return None

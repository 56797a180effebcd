"""The explanation of a message's verdict in words: what it rests on and what would change it, over all its topics."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.engine.footing import Support
from wizard.engine.message import Message
from wizard.engine.message_changes import SharedChange, message_rests_on, would_change_message
from wizard.questionset.model import QuestionSet
from wizard.report.explanation import change_words, support_words, verdict_names
from wizard.report.topic_words import SharedChangeWords, TopicWords
from wizard.report.words import ChangeWords, SupportWords


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageExplanation:
    """What holds for a whole message; ``equally_strict`` names the topics that share its class where several do."""

    rests_on: tuple[SupportWords, ...]
    would_change: tuple[ChangeWords, ...]
    shared_changes: tuple[SharedChangeWords, ...]
    equally_strict: tuple[str, ...]


def explain_message(message: Message, told: tuple[TopicWords, ...]) -> MessageExplanation:
    """Return the explanation of a finished message whose topics are ``told``; that of an only topic is its own.

    Raises:
        AnswerError: a question of some topic is still open.
    """
    if len(told) == 1:
        return MessageExplanation(
            rests_on=told[0].rests_on, would_change=told[0].would_change, shared_changes=(), equally_strict=()
        )
    question_set = message.question_set
    changes = would_change_message(message)
    return MessageExplanation(
        rests_on=_supports(message, told),
        would_change=tuple(
            change_words(question_set, changed.change).model_copy(update={"topic": changed.topic})
            for changed in changes.topics
        ),
        shared_changes=tuple(_shared_change(question_set, change) for change in changes.shared),
        equally_strict=changes.together,
    )


def _supports(message: Message, told: tuple[TopicWords, ...]) -> tuple[SupportWords, ...]:
    """Return the answers that the message's permission rests on, with the proofs that its topics have for them."""
    proofs = {topic.name: {support.question: support.proof for support in topic.rests_on} for topic in told}
    shared = {question_id: proof for own in proofs.values() for question_id, proof in own.items()}
    of_message, of_topics = message_rests_on(message)
    question_set = message.question_set
    return (
        *(_support(question_set, each, None, shared) for each in of_message),
        *(_support(question_set, each.support, each.topic, proofs[each.topic]) for each in of_topics),
    )


def _support(question_set: QuestionSet, support: Support, topic: str | None, proofs: Mapping[str, str]) -> SupportWords:
    words = support_words(question_set, support, proofs.get(support.reason.question_id, ""))
    return words.model_copy(update={"topic": topic})


def _shared_change(question_set: QuestionSet, change: SharedChange) -> SharedChangeWords:
    return SharedChangeWords(
        question=change.question_id,
        label=question_set.questions[change.question_id].label,
        answer=change.answer_id,
        text=question_set.answer_of(change.question_id, change.answer_id).text,
        verdicts=verdict_names(question_set, change.classes),
    )

"""Whether answers from outside the window fit a question set, and in words where they do not."""

from collections.abc import Collection, Iterable, Mapping

from wizard.errors import did_you_mean
from wizard.questionset.model import ClassId, FollowUp, Question, QuestionSet
from wizard.questionset.paths import Step


def missing_answer(step: Step) -> str:
    """Say that a step's question is still open, and what may be answered."""
    return f"The answer to '{step.question}' is missing. It may be: {', '.join(step.next)}."


def not_asked(question_ids: Iterable[str]) -> list[str]:
    """Say of each question that it was answered, but is not asked."""
    return [f"'{question_id}' is not asked on this path; leave it out." for question_id in question_ids]


def not_followed_up(question_set: QuestionSet, follow_up_ids: Iterable[str], classes: Collection[ClassId]) -> list[str]:
    """Say of each follow-up that no verdict of these classes asks that it is to be left out."""
    verdicts = " or ".join(f"'{class_}'" for class_ in classes)
    return [
        f"The follow-up '{key}' is not asked after the verdict {verdicts}; leave it out."
        for key in follow_up_ids
        if not set(classes) & set(question_set.followups[key].after)
    ]


def unknown_answers(question_set: QuestionSet, answers: Mapping[str, str]) -> list[str]:
    """Say of each answer (question id to answer id) that the set does not have what it may be."""
    problems = []
    for question_id, answer_id in answers.items():
        question = question_set.questions.get(question_id)
        if question is None:
            problems.append(
                f"'{question_id}' is no question of this set{did_you_mean(question_id, question_set.questions)}."
            )
        elif answer_id not in question.answers:
            problems.append(_no_such_answer(question_id, answer_id, question))
    return problems


def unknown_follow_ups(question_set: QuestionSet, chosen: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Say what is wrong with each follow-up's ticks: unknown, or ticked together though one stands alone."""
    problems = []
    for follow_up_id, answer_ids in chosen.items():
        follow_up = question_set.followups.get(follow_up_id)
        if follow_up is None:
            problems.append(
                f"'{follow_up_id}' is no follow-up of this set{did_you_mean(follow_up_id, question_set.followups)}."
            )
            continue
        unknown = [answer_id for answer_id in answer_ids if answer_id not in follow_up.answers]
        problems.extend(_no_such_answer(follow_up_id, answer_id, follow_up) for answer_id in unknown)
        alone = [
            answer_id for answer_id in answer_ids if answer_id not in unknown and follow_up.answers[answer_id].alone
        ]
        if len(answer_ids) > 1 and (alone or follow_up.choose == "one"):
            problems.append(f"'{follow_up_id}' takes '{(alone or list(answer_ids))[0]}' only on its own.")
    return problems


def _no_such_answer(question_id: str, answer_id: str, question: Question | FollowUp) -> str:
    hint = did_you_mean(answer_id, question.answers)
    return f"'{question_id}' has no answer '{answer_id}'{hint}. It may be: {', '.join(question.answers)}."

"""The parts of a difference between two question sets in plain words."""

from wizard.questionset.model import QuestionSet
from wizard.questionset.replay import Stop


def class_label(question_set: QuestionSet, outcome_id: str) -> str:
    """Return the label of an outcome's verdict class."""
    return question_set.classes[question_set.outcomes[outcome_id].class_].label


def verdict(question_set: QuestionSet, outcome_id: str) -> str:
    """Return an outcome as its class and its own name."""
    outcome = question_set.outcomes[outcome_id]
    return f"{class_label(question_set, outcome_id)} ({outcome.label or outcome.headline})"


def verdicts_apart(old: QuestionSet, before: str, new: QuestionSet, after: str) -> tuple[str, str]:
    """Return two outcomes in words that differ, by their ids and the exceptions they grant where they must."""
    plain = verdict(old, before), verdict(new, after)
    return plain if plain[0] != plain[1] else (_at_length(old, before), _at_length(new, after))


def _at_length(question_set: QuestionSet, outcome_id: str) -> str:
    exception = question_set.outcomes[outcome_id].exception
    granted = f"granting “{question_set.exceptions[exception].title}”" if exception else "granting no exception"
    return f"{verdict(question_set, outcome_id)}, '{outcome_id}', {granted}"


def condition(question_set: QuestionSet, question_id: str, answer_ids: tuple[str, ...]) -> str:
    """Return in words that a question is asked and has one of these answers."""
    question = question_set.questions[question_id]
    others = [answer.text for key, answer in question.answers.items() if key not in answer_ids]
    if not others:
        return f"{question.label} is asked"
    if len(others) == 1 and len(answer_ids) > 1:
        return f"{question.label} is asked and is anything but “{others[0]}”"
    return f"{question.label} is {' or '.join(f'“{question.answers[key].text}”' for key in answer_ids)}"


def stop_in_words(old: QuestionSet, new: QuestionSet, stop: Stop) -> str:
    """Return why answers to the old set cannot be completed in the new one."""
    label = new.questions[stop.question].label
    if stop.answer is None:
        return f"“{label}” is asked now, which these answers do not say."
    return f"“{label}” has no answer “{old.answer_of(stop.question, stop.answer).text}” any more."

"""Asking the questions, with a way back, and checking the answers before the verdict."""

from collections.abc import Iterable, Mapping

from wizard.engine.assessment import Assessment
from wizard.engine.glossary import Glossary
from wizard.questionset.model import Answer, FollowUp, FollowUpAnswer, Question, QuestionSet
from wizard.terminal.talk import Talk, number_in


def ask_until_checked(assessment: Assessment, talk: Talk) -> Assessment:
    """Return the assessment once every question is answered and the person has agreed to the answers.

    Raises:
        Left: the person left.
    """
    while True:
        while not assessment.is_final:
            assessment = _ask_next(assessment, talk)
        checked = check_answers(assessment, talk)
        if checked is None:
            return assessment
        assessment = checked


def check_answers(assessment: Assessment, talk: Talk) -> Assessment | None:
    """Show every answer; return None when they are agreed to, else the assessment after the change asked for.

    Raises:
        Left: the person left.
    """
    asked = list(assessment.answers.items())
    talk.heading("Check your answers")
    questions = assessment.question_set.questions
    talk.numbered([f"{questions[key].label}: {questions[key].answers[answer].text}" for key, answer in asked])
    while True:
        typed = talk.ask("Enter shows the verdict; a number changes that answer (b goes back, q quits):")
        if not typed:
            return None
        if typed.lower() == "b":
            return _without_last(assessment)
        position = number_in(typed, len(asked))
        if position is not None:
            question_id = asked[position][0]
            answer_id = _pick(assessment, question_id, talk)
            return assessment if answer_id is None else assessment.change(question_id, answer_id)
        talk.say(f"Press Enter for the verdict, or type a number from 1 to {len(asked)} to change that answer.")


def show_answers(answers: Iterable[Answer | FollowUpAnswer], talk: Talk) -> None:
    """Print answers with their numbers and examples."""
    talk.numbered(
        [f"{answer.text}\nExample: {answer.example}" if answer.example else answer.text for answer in answers]
    )


def explain(question: Question | FollowUp, question_set: QuestionSet, talk: Talk) -> None:
    """Print why a question is asked, what its words mean, and its legal sources."""
    talk.say(question.why, lead="Why we ask: ")
    texts = [question.ask, question.hint]
    for answer in question.answers.values():
        texts += [answer.text, answer.example]
    for term in Glossary(question_set).terms_in(texts):
        talk.say(f"{term.term}: {term.means}", lead="  ")
    for source in (question_set.sources[key] for key in question.sources):
        talk.say(f"{source.cite}, {source.title}. {source.says}", lead="  - ")
        talk.say(source.url, lead="    ")
        if source.checked == "knowledge":
            talk.say("Not read when these questions were written; counsel confirms it first.", lead="    ")


def _ask_next(assessment: Assessment, talk: Talk) -> Assessment:
    question_id = assessment.question_id
    assert question_id is not None
    answer_id = _pick(assessment, question_id, talk)
    if answer_id is not None:
        return assessment.answer(answer_id)
    if assessment.path:
        return _without_last(assessment)
    talk.say("This is the first question; there is nothing before it.")
    return assessment


def _pick(assessment: Assessment, question_id: str, talk: Talk) -> str | None:
    """Return the answer chosen for a question; None for the way back."""
    question_set = assessment.question_set
    question = question_set.questions[question_id]
    place, most = assessment.position(question_id)
    talk.heading(f"Question {place} of at most {most}: {question.label}")
    talk.say(question.ask)
    if question.hint:
        talk.say(question.hint)
    talk.print("")
    answers: Mapping[str, Answer] = question.answers
    show_answers(answers.values(), talk)
    while True:
        typed = talk.ask("Your answer (b goes back, ? says why we ask, q quits):")
        if typed.lower() == "b":
            return None
        position = number_in(typed, len(answers))
        if position is not None:
            return list(answers)[position]
        if typed == "?":
            explain(question, question_set, talk)
        else:
            talk.say(
                f"Type the number of one answer, from 1 to {len(answers)}. If you do not know, say so: that is one."
            )


def _without_last(assessment: Assessment) -> Assessment:
    """Return the assessment one answer earlier; what was answered after it stays remembered."""
    last = assessment.path[-1].question_id
    given = {key: answer for key, answer in assessment.given.items() if key != last}
    return Assessment.replay(
        assessment.question_set, assessment.routes, given, assessment.follow_ups, assessment.confirmed
    )

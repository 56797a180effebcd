"""From the verdict to the filed rationale: why, what must be done, follow-ups, name and note, the files."""

from collections.abc import Mapping
from typing import Literal

from wizard.engine.assessment import Assessment
from wizard.engine.explain import prospects
from wizard.engine.labels import quoted
from wizard.engine.message import Message
from wizard.engine.message_verdict import MessageDuty
from wizard.engine.patient_details import looks_like_patient_details
from wizard.engine.verdict import AskedFollowUp, Reason, Verdict
from wizard.questionset.model import QuestionSet
from wizard.report import alternatives
from wizard.report.explanation import explain as explanation_of
from wizard.report.shapes import Section
from wizard.report.text import section_lines
from wizard.terminal.questions import explain, show_answers
from wizard.terminal.talk import Talk, numbers_in

_MORE = "n: why not the others, c: what would change it, r: what it rests on, t: add another topic of this message"
Wish = Literal["on", "back", "topic"]
"""What the person wants once the verdict is explained."""
_WISHES: Mapping[str, Wish] = {"": "on", "b": "back", "t": "topic"}
_NOTHING_TO_TELL = {
    "n": "There are no other exceptions.",
    "c": "No other answers lead to another verdict.",
    "r": "The verdict rests on no single answer: none of them alone, if wrong, takes a permission away.",
}
"""What is said where there is nothing to show, by the letter typed."""


def show_verdict(assessment: Assessment, talk: Talk) -> None:
    """Print the verdict with its reasons, and what comes next."""
    verdict = assessment.verdict
    talk.heading(f"Verdict: {verdict.words.label}")
    talk.say(verdict.outcome.headline)
    if verdict.exception:
        talk.say(f"Exception: {verdict.exception.title}. {verdict.exception.summary}")
    talk.say(verdict.outcome.explanation)
    talk.print("\nBecause:")
    for reason in verdict.because:
        cites = [assessment.question_set.sources[key].cite for key in reason.question.sources]
        talk.say(f"{reason.because} ({'; '.join(cites)})" if cites else reason.because, lead="  - ")
    if verdict.unsure_about:
        _show_prospects(assessment, verdict.unsure_about, talk)
    _show_steps(verdict, talk)


def explain_on_demand(assessment: Assessment, talk: Talk) -> Wish:
    """Show what is asked for: why not the others, what would change the verdict, what it rests on.

    Return whether to go on, back to the answers, or to another topic.

    Raises:
        Left: the person left.
    """
    while True:
        typed = talk.ask(f"Enter goes on. {_MORE} (b goes back, q quits):").lower()
        if typed in _WISHES:
            return _WISHES[typed]
        if typed not in _NOTHING_TO_TELL:
            talk.say(f"Press Enter to go on. {_MORE}.")
            continue
        sections = _explained(assessment, typed)
        for section in sections:
            talk.print("")
            for line in section_lines(section):
                talk.print(line)
        if not sections:
            talk.say(_NOTHING_TO_TELL[typed])


def _explained(assessment: Assessment, wanted: str) -> tuple[Section, ...]:
    explanation = explanation_of(assessment, {})
    if wanted == "n":
        return tuple(alternatives.why_not(explanation.why_not))
    if wanted == "c":
        return tuple(alternatives.would_change(explanation.would_change, list(assessment.answers)))
    return tuple(alternatives.rests_on(explanation.rests_on))


def ask_follow_ups(message: Message, talk: Talk) -> Message | None:
    """Ask, once for all topics, what only adds obligations; return None for the way back to the answers.

    Raises:
        Left: the person left.
    """
    follow_ups = message.verdict.follow_ups
    place = 0
    while place < len(follow_ups):
        chosen = _pick_several(follow_ups[place], message.question_set, talk)
        if chosen is None:
            if place == 0:
                return None
            place -= 1
            continue
        first = message.topics[0].assessment
        message = message.with_topic(0, first.follow_up(follow_ups[place].follow_up_id, chosen))
        place += 1
    return message


def ask_what_is_done(message: Message, talk: Talk, *, today: str) -> Message:
    """Show the checklist and confirm, on the ISO date ``today``, the items that are done already.

    Raises:
        Left: the person left.
    """
    duties = message.verdict.duties
    if not duties:
        return message
    talk.heading("Checklist")
    talk.numbered([_to_do(duty, several=len(message.topics) > 1) for duty in duties])
    while True:
        chosen = numbers_in(talk.ask("Numbers of what is done already, or Enter for none:"), len(duties))
        if chosen is not None:
            break
        talk.say(f"Type numbers from 1 to {len(duties)} with spaces between them, or press Enter.")
    for position in chosen:
        first = message.topics[0].assessment
        message = message.with_topic(0, first.confirm(duties[position].obligation_id, today))
    return message


def _to_do(duty: MessageDuty, *, several: bool) -> str:
    needed = f"\nNeeded for {quoted(duty.topics, 'and')}." if several else ""
    return f"{duty.obligation.title}\n{duty.obligation.detail}{needed}"


def ask_words(prompt: str, talk: Talk) -> str:
    """Return words typed freely, after a quiet warning where they look like patient details.

    Raises:
        Left: the person left.
    """
    words = talk.ask(prompt)
    while kind := looks_like_patient_details(words):
        talk.say(f"This looks like {kind}. Please type no patient details: the rationale is filed and shared.")
        anew = talk.ask("Type it anew, or press Enter to keep it:")
        if not anew:
            break
        words = anew
    return words


def _show_prospects(assessment: Assessment, reason: Reason, talk: Talk) -> None:
    talk.print("")
    talk.say(reason.question.ask, lead="Find out: ")
    classes = assessment.question_set.classes
    for prospect in prospects(assessment, reason.question_id):
        answer = reason.question.answers[prospect.answer_id].text
        ends = " or ".join(classes[class_].label for class_ in prospect.classes)
        talk.say(f"{answer}: {ends}", lead="  - ")


def _show_steps(verdict: Verdict, talk: Talk) -> None:
    if verdict.duties:
        talk.print("\nWhat must be done:")
        for duty in verdict.duties:
            talk.say(duty.obligation.title, lead="  [ ] ")
    if verdict.outcome.next_steps:
        talk.print("\nNext steps:")
        for step in verdict.outcome.next_steps:
            talk.say(step, lead="  - ")


def _pick_several(asked: AskedFollowUp, question_set: QuestionSet, talk: Talk) -> tuple[str, ...] | None:
    """Return the answers ticked, none for Enter; None for the way back."""
    follow_up = asked.follow_up
    talk.heading(follow_up.label)
    talk.say(follow_up.ask)
    if follow_up.hint:
        talk.say(follow_up.hint)
    talk.print("")
    show_answers(follow_up.answers.values(), talk)
    several = "Numbers, with spaces between them" if follow_up.choose == "many" else "A number"
    while True:
        typed = talk.ask(f"{several}, or Enter to leave it open (b goes back, ? says why we ask, q quits):")
        if typed.lower() == "b":
            return None
        if typed == "?":
            explain(follow_up, question_set, talk)
            continue
        positions = numbers_in(typed, len(follow_up.answers))
        if positions is None:
            talk.say(f"Type numbers from 1 to {len(follow_up.answers)}, or press Enter.")
            continue
        chosen = tuple(list(follow_up.answers)[position] for position in positions)
        if len(set(chosen)) > 1 and follow_up.choose == "one":
            talk.say("Only one of these can be true: type one number.")
        elif len(set(chosen)) > 1 and (alone := [each for each in chosen if follow_up.answers[each].alone]):
            talk.say(f"This answer stands alone: {follow_up.answers[alone[0]].text}. Type its number, or the others.")
        else:
            return tuple(dict.fromkeys(chosen))

"""Messages drawn from question sets: some questions shared, a few finished topics that agree on them."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from tests.support.generated_sets import any_set
from wizard.engine.message import Message
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Path, Routes


def any_message() -> st.SearchStrategy[Message]:
    """Draw a set with up to three shared questions and a message of up to three topics through it."""
    return st.builds(_with_shared, any_set(), st.randoms(use_true_random=True)).flatmap(
        lambda question_set: messages_through(question_set, Routes(question_set))
    )


def messages_through(question_set: QuestionSet, routes: Routes) -> st.SearchStrategy[Message]:
    """Draw a finished message of up to three topics through a set."""
    return st.builds(lambda dice: _message(question_set, routes, dice), st.randoms(use_true_random=True))


def own_answers(question_set: QuestionSet, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that belong to a topic alone."""
    return {key: answer for key, answer in answers.items() if key not in question_set.shared}


def _with_shared(question_set: QuestionSet, dice: Random) -> QuestionSet:
    shared = dice.sample(list(question_set.questions), k=dice.randint(0, min(3, len(question_set.questions))))
    return replace(question_set, shared=tuple(key for key in question_set.questions if key in shared))


def _message(question_set: QuestionSet, routes: Routes, dice: Random) -> Message:
    shared: dict[str, str] = {}
    topics: dict[str, dict[str, str]] = {}
    for name in ["First", "Second", "Third"][: dice.randint(1, 3)]:
        path = _walked(routes, shared, dice)
        shared |= {key: answer for key, answer in path.answers.items() if key in question_set.shared}
        topics[name] = own_answers(question_set, path.answers)
    return Message.from_answers(question_set, shared, topics, routes=routes)


def _walked(routes: Routes, shared: Mapping[str, str], dice: Random) -> Path:
    """Return a path by chance that keeps the shared answers."""
    answers: dict[str, str] = {}
    here = routes.first
    while not isinstance(here, str):
        answer = shared.get(here.question) or dice.choice(list(here.next))
        answers[here.question] = answer
        here = here.next[answer]
    return Path(answers=answers, outcome=here)

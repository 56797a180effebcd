"""Decisions judged again by the question set of today: which would come to another verdict, where, and what is lacking.

The answers are walked as they were given; those that are no longer asked are left out, as in an assessment. A decision
that comes to the same verdicts in another way, or in other words, is not listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from wizard.engine.decided import AnswerTold, Decided, TopicDecided, VerdictTold, told_verdicts
from wizard.engine.message_verdict import governing_place
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step

Now = Literal[
    "answer-gone",
    "topics-differ",
    "question-gone",
    "other-question",
    "asked-further",
    "settled-before",
    "other-verdict",
    "verdict-changed",
]
"""What happens today at the first step that differs.

answer-gone: the question is asked, but the answer can no longer be given; topics-differ: it is now answered once for
the whole message, and the topics answered it differently; question-gone: the set has the question no more;
other-question: another one is asked in its place; asked-further: a question is asked where the verdict was reached;
settled-before: the verdict is reached before the question; other-verdict: the last answer leads to another verdict;
verdict-changed: to the same one, which is now of another class or grants another exception.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """The first step at which a walk differs from the one stored; ``place`` counts from 1.

    ``before`` is the last step that is alike, None at the start; ``then`` what was asked next, None where the verdict
    was reached; ``asked_now`` what is asked instead today, in today's words, None where the verdict is reached.
    """

    now: Now
    place: int
    before: AnswerTold | None
    then: AnswerTold | None
    asked_now: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """The question that waits for an answer now, as asked today.

    ``was_given`` is the answer in its words of then that no longer does, None where the topic has no answer to it;
    ``topics_differ``: it is to be answered once for the whole message, and the topics answered it differently.
    """

    question: str
    asked: str
    was_given: str | None
    topics_differ: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRejudged:
    """A topic then and now. Without ``now`` it reaches no verdict, and ``missing`` says what is open.

    ``first`` is None where the verdict is the same.
    """

    name: str
    was: VerdictTold
    now: VerdictTold | None
    first: FirstStep | None
    missing: OpenQuestion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudged:
    """A decision of which something differs; ``governs_now`` names the topic that would decide.

    While a topic is open nothing decides, and both ``governs_now`` and ``now`` are None.
    """

    key: object
    topics: tuple[TopicRejudged, ...]
    governed: str
    governs_now: str | None
    was: VerdictTold
    now: VerdictTold | None

    @property
    def differs_as_a_whole(self) -> bool:
        """Whether the message's own verdict differs, and not only that of a topic which does not decide."""
        return self.now is None or self.governed != self.governs_now or not self.was.is_as(self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudging:
    """What came of many decisions: those that differ, and how many do not.

    ``of_other_sets`` holds the keys of those that another question set decided, which were not judged.
    """

    differing: tuple[Rejudged, ...]
    alike: int
    of_other_sets: tuple[object, ...]


def rejudge(question_set: QuestionSet, decisions: Iterable[Decided], *, routes: Routes | None = None) -> Rejudging:
    """Judge decisions again, in their order. ``routes`` saves walking the set again.

    They are taken one by one, and only those that differ are kept.
    """
    anew = _Anew(question_set, routes or Routes(question_set))
    differing: list[Rejudged] = []
    elsewhere: list[object] = []
    alike = 0
    for decided in decisions:
        if decided.question_set != question_set.id:
            elsewhere.append(decided.key)
        elif (rejudged := anew.judge(decided)) is not None:
            differing.append(rejudged)
        else:
            alike += 1
    return Rejudging(differing=tuple(differing), alike=alike, of_other_sets=tuple(elsewhere))


def answers_now(decided: Decided, question_set: QuestionSet) -> tuple[Mapping[str, str], ...]:
    """Return each topic's answers, by question id, as the question set of today takes them.

    What was answered for the whole message holds for each topic. A question that all topics share by now gets the
    answer on which they agree; where they do not, it has none.
    """
    given = tuple([{**topic.own, **decided.shared} for topic in decided.topics])
    if len(given) > 1:
        for question_id in question_set.shared:
            said = {answers[question_id] for answers in given if question_id in answers}
            for answers in given:
                if len(said) == 1:
                    answers[question_id] = next(iter(said))
                else:
                    answers.pop(question_id, None)
    return given


_Walk = tuple[list[tuple[Step, str]], Step | str]
"""The steps taken with their answers, and where the walk stopped."""


class _Anew:
    """A question set made ready to judge many decisions."""

    def __init__(self, question_set: QuestionSet, routes: Routes) -> None:
        self._set = question_set
        self._routes = routes
        self._told = told_verdicts(question_set)

    def judge(self, decided: Decided) -> Rejudged | None:
        """Return what differs today; None where nothing does."""
        given = answers_now(decided, self._set)
        walks = [self._routes.follow(answers) for answers in given]
        governs_now = self._governing(decided.topics, walks)
        if governs_now == decided.governing and all(map(self._is_alike, decided.topics, walks)):
            return None
        topics = tuple(
            self._topic(decided, topic, answers, walk)
            for topic, answers, walk in zip(decided.topics, given, walks, strict=True)
        )
        return Rejudged(
            key=decided.key,
            topics=topics,
            governed=decided.governing,
            governs_now=governs_now,
            was=decided.verdict,
            now=next((topic.now for topic in topics if topic.name == governs_now), None),
        )

    def _governing(self, topics: tuple[TopicDecided, ...], walks: list[_Walk]) -> str | None:
        """Return the name of the topic that decides; None while one is open."""
        endings = [(topic.name, here) for topic, (_, here) in zip(topics, walks, strict=True) if isinstance(here, str)]
        if len(endings) < len(topics):
            return None
        return topics[governing_place(self._set, endings)].name

    def _is_alike(self, topic: TopicDecided, walk: _Walk) -> bool:
        _, here = walk
        return isinstance(here, str) and topic.verdict.is_as(self._told[here])

    def _topic(self, decided: Decided, topic: TopicDecided, answers: Mapping[str, str], walk: _Walk) -> TopicRejudged:
        _, here = walk
        missing = self._missing(decided, topic, here, answers) if isinstance(here, Step) else None
        return TopicRejudged(
            name=topic.name,
            was=topic.verdict,
            now=self._told[here] if isinstance(here, str) else None,
            first=None if self._is_alike(topic, walk) else self._first(topic, walk, missing),
            missing=missing,
        )

    def _missing(self, decided: Decided, topic: TopicDecided, here: Step, answers: Mapping[str, str]) -> OpenQuestion:
        question_id = here.question
        given = answers.get(question_id)
        steps = (step for each in (topic, *decided.topics) for step in each.steps)
        return OpenQuestion(
            question=question_id,
            asked=self._set.questions[question_id].ask,
            was_given=given and next(step.text for step in steps if step.question == question_id),
            topics_differ=given is None
            and question_id in self._set.shared
            and any(question_id in each.own for each in decided.topics),
        )

    def _first(self, topic: TopicDecided, walk: _Walk, missing: OpenQuestion | None) -> FirstStep:
        """Return the first step at which a topic's walk is no longer the one stored."""
        taken, here = walk
        alike = next(
            (
                place
                for place, (told, (step, answer)) in enumerate(zip(topic.steps, taken, strict=False))
                if (told.question, told.answer) != (step.question, answer)
            ),
            min(len(topic.steps), len(taken)),
        )
        then = topic.steps[alike] if alike < len(topic.steps) else None
        at = taken[alike][0] if alike < len(taken) else here
        return FirstStep(
            now=self._happens(topic, then, at, missing),
            place=alike + 1,
            before=topic.steps[alike - 1] if alike else None,
            then=then,
            asked_now=self._set.questions[at.question].ask if isinstance(at, Step) else None,
        )

    def _happens(
        self, topic: TopicDecided, then: AnswerTold | None, at: Step | str, missing: OpenQuestion | None
    ) -> Now:
        if then is None:
            if isinstance(at, Step):
                return "asked-further"
            return "verdict-changed" if at == topic.verdict.outcome else "other-verdict"
        if then.question not in self._set.questions:
            return "question-gone"
        if isinstance(at, str):
            return "settled-before"
        if then.question != at.question:
            return "other-question"
        return "topics-differ" if missing and missing.topics_differ else "answer-gone"

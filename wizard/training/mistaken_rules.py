"""Every mistaken rule that a trainer would look for in a learner: a rule of the set, bent at one question."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.questionset.model import Question, QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.answer_groups import Group, answer_groups

OFTEN = 0.05
"""In which share of the told cases a common mistaken rule goes wrong at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakenRule:
    """One bent rule: at ``question_id``, where an answer of ``overlooked`` is right, one of ``chosen`` is given.

    Both hold answer ids in the order of the question and share none. ``chosen`` are answers that come to the same; any
    of them may be given. Everywhere else the rule answers rightly. ``is_common`` says that it is one to look for first;
    see ``mistaken_rules``.
    """

    question_id: str
    overlooked: tuple[str, ...]
    chosen: tuple[str, ...]
    is_common: bool

    def answers(self, question_id: str, right: str) -> tuple[str, ...]:
        """Return the answers of which someone with this rule gives one where a certain answer is right."""
        bent = question_id == self.question_id and right in self.overlooked
        return self.chosen if bent else (right,)

    def words(self, question_set: QuestionSet) -> str:
        """Return the rule as one sentence about the learner, in the words of the question and its answers."""
        question = question_set.questions[self.question_id]
        sure = [key for key in self.chosen if not question.answers[key].unsure]
        at, chosen = f"At “{question.label}”", either(quoted(question, sure))
        if all(question.answers[key].unsure for key in self.overlooked):
            return f"{at}, assumes {chosen} where the facts do not say."
        if len(self.overlooked) > 1 and question.answers.keys() == {*self.overlooked, *self.chosen}:
            return f"{at}, answers {chosen} whatever the facts are."
        return f"{at}, takes {either(quoted(question, self.overlooked))} for {chosen}."


def mistaken_rules(question_set: QuestionSet, routes: Routes) -> tuple[MistakenRule, ...]:
    """Return every mistaken rule once, in the order of the set's questions and answers.

    A mistaken rule changes where messages end, so answers that come to the same are one group (``answer_groups``).
    For each group, someone may choose it

    - where one certain other group is right (takes that one for it);
    - where one certain answer of another group is right, though not where the rest of that group is;
    - whatever is right.

    No rule chooses "I'm not sure": not to know is not to be mistaken.

    Common are the rules about whole groups that go wrong in at least one told case of twenty (``OFTEN``); where there
    are no told cases, all about whole groups. A dozen of cases can look for these, and not for all: of the answers that
    end the questions, each needs a case of its own.
    """
    told = [routes.follow(case.answers)[0] for case in question_set.cases.values()]
    times = Counter((step.question, answer_id) for path in told for step, answer_id in path)
    groups = answer_groups(routes)
    found: dict[tuple[str, Group, Group], MistakenRule] = {}
    for key, question in question_set.questions.items():
        for overlooked, chosen in _bent(question, groups.get(key, ())):
            is_whole = len(overlooked) > 1 or overlooked in groups[key]
            is_often = sum(times[key, right] for right in overlooked) >= OFTEN * len(told)
            found[key, overlooked, chosen] = MistakenRule(
                question_id=key, overlooked=overlooked, chosen=chosen, is_common=is_whole and is_often
            )
    return tuple(found.values())


def _bent(question: Question, groups: tuple[Group, ...]) -> Iterator[tuple[Group, Group]]:
    """Yield the answers overlooked and those chosen of each mistaken rule; some more than once."""
    for chosen in groups:
        if all(question.answers[key].unsure for key in chosen):
            continue
        others = [group for group in groups if group != chosen]
        every = tuple(key for key in question.answers if any(key in group for group in others))
        for overlooked in (*others, *((key,) for key in every), every):
            if overlooked:
                yield overlooked, chosen


def quoted(question: Question, answer_ids: Iterable[str]) -> list[str]:
    """Return answers in quotes: the first sentence of each, or all of it where another begins with the same words."""
    return [_quoted(question, key) for key in answer_ids]


def either(words: list[str]) -> str:
    """Return things of which one is meant, as in "a, b or c"."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _quoted(question: Question, answer_id: str) -> str:
    text = question.answers[answer_id].text
    first = text.split(". ")[0]
    is_its_own = sum(answer.text.startswith(first) for answer in question.answers.values()) == 1
    return f"“{(first if is_its_own else text).rstrip('.')}”"

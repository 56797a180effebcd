"""Every mistaken rule that a learner of a question set may hold: a rule of the set, bent at one question."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard.questionset.model import Question, QuestionSet
from wizard.questionset.paths import Routes


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakenRule:
    """One bent rule: at ``question_id``, where an answer of ``overlooked`` is right, ``chosen`` is given.

    ``overlooked`` holds answer ids in the order of the question, never ``chosen`` itself. Everywhere else the rule
    answers rightly.
    """

    question_id: str
    overlooked: tuple[str, ...]
    chosen: str

    def answer(self, question_id: str, right: str) -> str:
        """Return the answer that someone with this rule gives where another one, or the same, is right."""
        bent = question_id == self.question_id and right in self.overlooked
        return self.chosen if bent else right

    def words(self, question_set: QuestionSet) -> str:
        """Return the rule as one sentence about the learner, in the words of the question and its answers."""
        question = question_set.questions[self.question_id]
        at, chosen = f"At “{question.label}”", _quoted(question, self.chosen)
        told_apart = [key for key in question.answers if key not in (*self.overlooked, self.chosen)]
        if len(self.overlooked) == 1:
            return f"{at}, takes {_quoted(question, self.overlooked[0])} for {chosen}."
        if not told_apart:
            return f"{at}, answers {chosen} whatever the facts are."
        if len(told_apart) == 1:
            return f"{at}, answers {chosen} unless {_quoted(question, told_apart[0])} is right."
        *first, last = [_quoted(question, key) for key in self.overlooked]
        return f"{at}, takes {', '.join(first)} or {last} for {chosen}."


def mistaken_rules(question_set: QuestionSet, routes: Routes) -> tuple[MistakenRule, ...]:
    """Return every mistaken rule of the set once, in the order of its questions and answers.

    For each answer that a question offers, someone may choose it

    - where one certain other answer is right (takes it for this one);
    - where any of the answers that lead to one and the same place is right (does not see what they have in common);
    - unless one certain other answer is right (tells apart these two alone);
    - always.

    Two bent rules that answer alike on every path are one: such as "always" and "unless" where a question has only
    two answers. Answers that no path gives are left out, for no case could show how they are mistaken.
    """
    given: dict[str, set[str]] = defaultdict(set)
    for step in routes.steps:
        given[step.question].update(step.next)
    found: dict[MistakenRule, None] = {}
    for key, question in question_set.questions.items():
        answers = {name: answer.leads_to for name, answer in question.answers.items() if name in given[key]}
        for chosen in answers:
            for overlooked in _overlooked(chosen, answers):
                found[MistakenRule(question_id=key, overlooked=overlooked, chosen=chosen)] = None
    return tuple(found)


def _overlooked(chosen: str, leads_to: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the sets of right answers that may be overlooked for the one chosen; some of them more than once."""
    others = tuple(name for name in leads_to if name != chosen)
    for name in others:
        yield (name,)
        yield tuple(each for each in others if leads_to[each] == leads_to[name])
        if len(others) > 1:
            yield tuple(each for each in others if each != name)
    if others:
        yield others


def _quoted(question: Question, answer_id: str) -> str:
    """Return an answer's first sentence, or its whole text where another answer begins with the same words."""
    text = question.answers[answer_id].text
    first = text.split(". ")[0]
    is_its_own = sum(answer.text.startswith(first) for answer in question.answers.values()) == 1
    return f"“{(first if is_its_own else text).rstrip('.')}”"

"""What a trainer sees of all learners: how each stands, and which cases and questions to look at again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wizard.questionset.model import QuestionSet
from wizard.training.attempt import Attempt
from wizard.training.days import day_of, in_order
from wizard.training.due import due_cases
from wizard.training.items import FEWEST, FEWEST_TO_DISCRIMINATE, Item, case_items, question_items
from wizard.training.pool import Pool
from wizard.training.practice_cases import PracticeCase, Withdrawn
from wizard.training.progress import first_tries

LISTED = 5
"""How many cases, and how many questions, each list has at most."""

TELLS_LITTLE = 0.1
"""From which discrimination down a case or question hardly tells who knows the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerStanding:
    """A learner: how many different cases were tried and right on first try, how many are due, the last practice."""

    name: str
    tried: int
    right: int
    due: int
    last: date

    @property
    def percent(self) -> int:
        """The share of first tries that were right, rounded down; a learner listed tried at least one case."""
        return self.right * 100 // self.tried


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedItem:
    """A case or question, as it is called, and what first tries at it tell; see ``Item``."""

    title: str
    item: Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """Cases, or questions, to look at: the hardest, hardest first, and those that tell little of who knows the rules.

    ``says`` tells in one sentence what these lists rest on, or why one is empty.
    """

    hardest: tuple[NamedItem, ...]
    telling_little: tuple[NamedItem, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Everything that a trainer's page shows, but for the list of who must practice again."""

    learners: tuple[LearnerStanding, ...]
    cases: Items
    questions: Items
    withdrawn: tuple[Withdrawn, ...]


def group_of(question_set: QuestionSet, pool: Pool, attempts: Mapping[str, Sequence[Attempt]], *, on: date) -> Group:
    """Return what the attempts of all learners come to, by name and in the order to list them."""
    every = in_order(attempt for of_learner in attempts.values() for attempt in of_learner)

    def case_title(key: str) -> str | None:
        return pool.cases[key].title if key in pool.cases else None

    def question_title(key: str) -> str | None:
        return question_set.questions[key].ask if key in question_set.questions else None

    return Group(
        learners=tuple(_standing(question_set, pool.cases, name, each, on) for name, each in attempts.items() if each),
        cases=_items("scenario", case_items(every), case_title),
        questions=_items("question", question_items(every), question_title),
        withdrawn=pool.withdrawn,
    )


def _standing(
    question_set: QuestionSet, cases: Mapping[str, PracticeCase], name: str, attempts: Sequence[Attempt], on: date
) -> LearnerStanding:
    first = first_tries(attempts)
    return LearnerStanding(
        name=name,
        tried=len(first),
        right=sum(attempt.wrong_turn is None for attempt in first),
        due=len(due_cases(question_set, cases, attempts, on=on)),
        last=max(map(day_of, attempts)),
    )


def _items(kind: str, items: Iterable[Item], title: Callable[[str], str | None]) -> Items:
    """Sort out what to look at; an item that is gone from the rules has no title and is left out."""
    named = [NamedItem(title=words, item=item) for item in items if (words := title(item.id)) is not None]
    shares = {each.item.id: each.item.share_right for each in named if each.item.share_right is not None}
    telling = {each.item.id: each.item.discrimination for each in named if each.item.discrimination is not None}
    hardest = [each for each in named if shares.get(each.item.id, 1.0) < 1]
    little = [each for each in named if telling.get(each.item.id, 1.0) <= TELLS_LITTLE]
    return Items(
        hardest=tuple(sorted(hardest, key=lambda each: shares[each.item.id])[:LISTED]),
        telling_little=tuple(sorted(little, key=lambda each: telling[each.item.id])[:LISTED]),
        says=_says(kind, len(shares), len(telling)),
    )


def _says(kind: str, shared: int, telling: int) -> str:
    if not shared:
        return (
            f"No {kind} was tried by {FEWEST} learners yet. With fewer, one person's bad day would look like a "
            f"hard {kind}."
        )
    first = f"Told of the {shared:,} tried by {FEWEST} learners or more."
    if not telling:
        return f"{first} How well they tell who knows the rules is told from {FEWEST_TO_DISCRIMINATE} learners on."
    return f"{first} How well they tell who knows the rules is known of {telling:,}."

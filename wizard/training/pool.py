"""Everything that can be practiced under one question set, told cases first."""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.questionset.model import Case, QuestionSet
from wizard.questionset.paths import Routes
from wizard.training.generated_cases import MinimalPair, generated_cases
from wizard.training.practice_cases import PracticeCase, Withdrawn, told_cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The cases by id, the told ones first, and what the trainer should know of them.

    ``withdrawn`` are told cases whose keys no longer hold; ``untried_laws`` are ids of laws that no made case shows.
    """

    cases: Mapping[str, PracticeCase]
    pairs: tuple[MinimalPair, ...]
    withdrawn: tuple[Withdrawn, ...]
    untried_laws: tuple[str, ...]


def pool_of(question_set: QuestionSet, routes: Routes, seed: int, told: Mapping[str, Case] | None = None) -> Pool:
    """Return what can be practiced. ``told`` are the told cases, those of the set unless given."""
    standing, withdrawn = told_cases(question_set, routes, told)
    made = generated_cases(question_set, routes, seed)
    return Pool(
        cases={case.id: case for case in (*standing, *made.cases)},
        pairs=made.pairs,
        withdrawn=withdrawn,
        untried_laws=made.untried_laws,
    )

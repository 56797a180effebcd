"""Where the words that settle a question stand in a case."""

import re
from dataclasses import dataclass
from typing import Literal

from wizard.questionset.model import QuestionSet
from wizard.training.generated_cases import fact_of
from wizard.training.practice_cases import PracticeCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of characters of a case's story or message: from ``start`` (counted from 0) up to but without ``end``."""

    part: Literal["story", "message"]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """The words that settle a question, and where they stand.

    ``spans`` has two entries where the words run on from the story into the message. It is empty where the case
    quotes none; ``words`` then tell the fact as the rules do.
    """

    words: str
    spans: tuple[Span, ...]


def clue_for(question_set: QuestionSet, case: PracticeCase, question_id: str) -> Clue:
    """Return the clue for a question that the case's key answers."""
    words = case.clues.get(question_id)
    if words is None:
        return Clue(words=fact_of(question_set, question_id, case.answers[question_id]), spans=())
    told = f"{case.story} {case.message}"
    found = re.search(r"\s+".join(map(re.escape, words.split())), told)
    if found is None:
        return Clue(words=words, spans=())
    return Clue(words=words, spans=_spans(case, *found.span()))


def _spans(case: PracticeCase, start: int, end: int) -> tuple[Span, ...]:
    """Return the parts of a run of characters of the story, one space and the message, read as one."""
    length = len(case.story)
    spans = []
    if start < length:
        spans.append(Span(part="story", start=start, end=min(end, length)))
    if end > length + 1:
        spans.append(Span(part="message", start=max(start - length - 1, 0), end=end - length - 1))
    return tuple(spans)

"""Whether people can read a question set at one go: school grades, long sentences, two questions in one.

All of it is for a person to weigh, so all of it is a warning.
"""

import re
from collections.abc import Iterator, Mapping

from wizard.findings import Finding
from wizard.questionset.loader import LoadedSet
from wizard.questionset.model import (
    Case,
    ExceptionRule,
    FollowUp,
    Law,
    Obligation,
    Outcome,
    Question,
    QuestionSet,
    Source,
    Term,
)
from wizard.questionset.readability import Reading, longest_sentence

GRADES: Mapping[str, int] = {
    "questions": 6,
    "followups": 6,
    "outcomes": 7,
    "obligations": 6,
    "cases": 6,
    "glossary": 8,
    "sources": 10,
}
"""The highest grade of a file as a whole: one above what the shipped set was reviewed with. What people answer and act
on must be easiest; definitions and legal sources use the law's own words more often."""
HARDEST = 12
"""The highest grade of one part, the last year of school; the hardest part shipped has 11."""
LONGEST_SENTENCE = 25
"""Words of a sentence, the bound of many public style guides; the longest one shipped has 20."""
FEWEST_FOR_A_PART = 20
"""Words below which the grade of a part is chance: one long name would decide it."""
FEWEST_FOR_A_FILE = 100
"""Words below which the grade of a file is chance."""

_Way = tuple[str | int, ...]
_Part = Question | FollowUp | Outcome | Obligation | Case | Term | Source | ExceptionRule | Law
_SECOND_QUESTION = re.compile(
    r"\?.*\?|\b(?:and|or),? (?:also |if so,? )?"
    r"(?:who|whose|what|which|when|where|why|how|is|are|was|were|does|do|did|has|have|had|can|could|will|would|should)\b",
    re.IGNORECASE | re.DOTALL,
)


def check_words(loaded: LoadedSet) -> Iterator[Finding]:
    """Find texts that are hard to read, and questions that ask two things."""
    for section, parts in _sections(loaded.question_set).items():
        readings: dict[str, Reading] = {}
        for key, part in parts.items():
            texts = list(_texts(part))
            readings[key] = Reading.of(text for _, text in texts)
            yield from _long_sentences(loaded, section, key, texts)
            if isinstance(part, Question | FollowUp) and _SECOND_QUESTION.search(part.ask):
                message = f"'{key}' seems to ask two things at once"
                fix = "ask one thing here, and the other in a question of its own"
                yield loaded.places.finding((section, key, "ask"), "two-questions", message, fix, "warning")
        yield from _hard_to_read(loaded, section, readings)


def _long_sentences(loaded: LoadedSet, section: str, key: str, texts: list[tuple[_Way, str]]) -> Iterator[Finding]:
    for way, text in texts:
        if text.count(" ") >= LONGEST_SENTENCE and (words := longest_sentence(text)) > LONGEST_SENTENCE:
            message = f"A sentence here has {words} words; {LONGEST_SENTENCE} are the most"
            fix = "make two sentences of it"
            yield loaded.places.finding((section, key, *way), "long-sentence", message, fix, "warning")


def _hard_to_read(loaded: LoadedSet, section: str, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """Find single parts that are hard; failing that, a file that is hard as a whole."""
    hard = [key for key, each in readings.items() if each.words >= FEWEST_FOR_A_PART and each.grade > HARDEST]
    fix = "use shorter words and sentences"
    for key in hard:
        message = f"'{key}' reads at about grade {readings[key].grade:.0f}; {HARDEST} is the highest for one part"
        yield loaded.places.finding((section, key), "hard-to-read", message, fix, "warning")
    whole = Reading.sum(readings.values())
    highest = GRADES.get(section, HARDEST)
    if not hard and whole.words >= FEWEST_FOR_A_FILE and whole.grade > highest:
        hardest = max(readings, key=lambda key: readings[key].grade)
        message = f"This file as a whole reads at about grade {whole.grade:.1f}; {highest} is its highest"
        fix = f"{fix}, first in '{hardest}', the hardest"
        yield loaded.places.finding((section, hardest), "reading-grade", message, fix, "warning")


def _sections(question_set: QuestionSet) -> Mapping[str, Mapping[str, _Part]]:
    return {
        "questions": question_set.questions,
        "followups": question_set.followups,
        "outcomes": question_set.outcomes,
        "exceptions": question_set.exceptions,
        "obligations": question_set.obligations,
        "sources": question_set.sources,
        "laws": question_set.laws,
        "cases": question_set.cases,
        "glossary": question_set.glossary,
    }


def _texts(part: _Part) -> Iterator[tuple[_Way, str]]:
    """Yield what people read as sentences in a part, each with the way to it."""
    match part:
        case Question() | FollowUp():
            yield from _asked(part)
        case Outcome():
            yield ("headline",), part.headline
            yield ("explanation",), part.explanation
            for position, step in enumerate(part.next_steps):
                yield ("next_steps", position), step
        case Obligation():
            yield ("title",), part.title
            yield ("detail",), part.detail
        case Case():
            yield ("story",), part.story
            yield ("message",), part.message
        case Term():
            yield ("means",), part.means
        case ExceptionRule():
            yield ("summary",), part.summary
        case _:
            yield ("says",), part.says


def _asked(question: Question | FollowUp) -> Iterator[tuple[_Way, str]]:
    yield ("ask",), question.ask
    yield ("why",), question.why
    if question.hint:
        yield ("hint",), question.hint
    for key, answer in question.answers.items():
        yield ("answers", key, "text"), answer.text
        if answer.example:
            yield ("answers", key, "example"), answer.example

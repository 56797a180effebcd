"""A booklet of cases for a classroom: the questions once, each case with room to answer on paper, and the key."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from string import ascii_uppercase

from wizard.engine.decision_map import DecisionMap
from wizard.engine.logic_table import AnswerEntry, LogicTable, QuestionEntry, tabulate
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.report.shapes import texts_in
from wizard.report.telling import citations
from wizard.report.wording import either, sentence, spoken_date
from wizard.training.clues import clue_for
from wizard.training.practice_cases import PracticeCase

SURE = ("A guess", "Fairly sure", "Certain")
HOW = (
    "Every message here is invented. Read a case, then ask yourself the questions in turn, beginning with question 1.",
    "For each, write down its number, the letter of your answer, and the words of the case that settle it.",
    "Leave out what you are not led to. When no question is left, tick the verdict and how sure you are.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedAnswer:
    """An answer under its letter, and where it leads."""

    letter: str
    text: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedQuestion:
    """A question as the booklet asks it; ``hint`` may be empty."""

    title: str
    ask: str
    hint: str
    answers: tuple[PrintedAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCase:
    """A case to answer; ``message`` may be empty."""

    title: str
    story: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedCase:
    """A case with its key: the verdict, and a row of question, answer, clue and rule for each step of the path."""

    title: str
    verdict: str
    rows: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """What a booklet prints, in order. Without ``cases`` it is a key alone, without ``key`` the cases alone.

    ``lines`` is how many rows each case has to answer in.
    """

    kicker: str
    title: str
    facts: tuple[tuple[str, str], ...]
    how: tuple[str, ...]
    header: tuple[str, str, str]
    lines: int
    verdicts: tuple[str, ...]
    sure: tuple[str, ...]
    questions: tuple[PrintedQuestion, ...]
    cases: tuple[PrintedCase, ...]
    key_header: tuple[str, str, str, str]
    key: tuple[KeyedCase, ...]
    footer: str

    def statements(self) -> Iterator[str]:
        """Yield every text of the booklet, in order."""
        yield from texts_in(asdict(self))


def booklet_of(
    question_set: QuestionSet,
    routes: Routes,
    cases: Iterable[PracticeCase],
    *,
    seed: int,
    with_cases: bool = True,
    with_key: bool = False,
) -> Booklet:
    """Return the booklet of some cases, drawn by a seed, which is printed so that it can be made again."""
    drawn = tuple(cases)
    table = tabulate(DecisionMap.draw(question_set, routes))
    facts = (
        ("Question set", f"{question_set.id}, version {question_set.version}"),
        ("Rules as of", spoken_date(question_set.effective)),
        ("Cases", str(len(drawn))),
        ("Seed", str(seed)),
    )
    return Booklet(
        kicker=question_set.title,
        title="Practice cases" if with_cases else "Key to the practice cases",
        facts=facts,
        how=HOW if with_cases else (),
        header=("Question", "Answer", "The words that settle it"),
        lines=max((len(case.answers) for case in question_set.cases.values()), default=len(question_set.questions)),
        verdicts=tuple(class_.label for class_ in question_set.classes.values()),
        sure=SURE,
        questions=tuple(_question(table, each) for each in table.questions) if with_cases else (),
        cases=tuple(_case(number, case) for number, case in enumerate(drawn, start=1)) if with_cases else (),
        key_header=("Question", "Answer", "Clue", "Rule"),
        key=tuple(_keyed(question_set, table, *each) for each in enumerate(drawn, start=1)) if with_key else (),
        footer=f"Invented for training. {question_set.id}, version {question_set.version}. Seed {seed}.",
    )


def _question(table: LogicTable, entry: QuestionEntry) -> PrintedQuestion:
    return PrintedQuestion(
        title=f"{entry.number}. {entry.label}",
        ask=entry.ask,
        hint=entry.hint or "",
        answers=tuple(
            PrintedAnswer(letter=letter, text=answer.answer.text, then=_then(table, answer))
            for letter, answer in zip(ascii_uppercase, entry.answers, strict=False)
        ),
    )


def _then(table: LogicTable, answer: AnswerEntry) -> str:
    """Say where an answer leads: to a question by its number, to the verdict, or to several by the earlier answers."""
    numbers = {entry.question_id: entry.number for entry in table.questions}
    asked = sorted(numbers[target.node_id] for target in answer.targets if target.class_ is None)
    ways = [f"question {number}" for number in asked]
    if any(target.class_ for target in answer.targets):
        ways.append("the verdict")
    return f"Then {either(ways)}{', by your earlier answers' if len(answer.targets) > 1 else ''}."


def _case(number: int, case: PracticeCase) -> PrintedCase:
    return PrintedCase(title=f"Case {number}", story=case.story, message=case.message)


def _keyed(question_set: QuestionSet, table: LogicTable, number: int, case: PracticeCase) -> KeyedCase:
    outcome = question_set.outcomes[case.outcome]
    entries = {entry.question_id: entry for entry in table.questions}
    return KeyedCase(
        title=f"Case {number}",
        verdict=f"{question_set.classes[outcome.class_].label}: {sentence(outcome.headline)}",
        rows=tuple(
            (
                f"{entries[question_id].number}. {entries[question_id].label}",
                _lettered(entries[question_id], answer_id),
                clue_for(question_set, case, question_id).words,
                "; ".join(citations(question_set, question_set.questions[question_id].sources)),
            )
            for question_id, answer_id in case.answers.items()
        ),
    )


def _lettered(entry: QuestionEntry, answer_id: str) -> str:
    place = [answer.answer_id for answer in entry.answers].index(answer_id)
    return f"{ascii_uppercase[place]}. {entry.answers[place].answer.text}"

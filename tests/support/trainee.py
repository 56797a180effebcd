"""Practices in the whole window as a new employee would: reads the story at the left, and answers from it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.support.practiced import shipped_pool
from tests.support.sets import shipped
from tests.support.window import NOON, WindowDriver
from wizard.register import FILE
from wizard.register.opening import open_register
from wizard.register.practice import PracticeBook
from wizard.register.values import Search
from wizard.training.practice_cases import PracticeCase

if TYPE_CHECKING:
    from wizard.training.attempt import Attempt
    from wizard.training.exam_result import ExamResult

SURE = {"guess": "I guessed", "fairly": "Fairly sure", "certain": "Certain"}


class Trainee:
    """One person at the window."""

    def __init__(self, driver: WindowDriver, name: str = "Ada Moore") -> None:
        self.driver = driver
        self.name = name

    def come(self) -> None:
        """Open training for the first time and say who one is."""
        self.driver.choose_menu("train")
        self.driver.settle()
        self.driver.write("Your name", self.name)
        self.driver.press("Continue")
        self.driver.settle()

    def begin(self) -> None:
        """Begin with what is due, or with the first cases."""
        self.driver.press(self.driver.button_like("Start"))
        self.driver.settle()

    @property
    def case(self) -> PracticeCase:
        """The case whose story stands at the left."""
        left = self.driver.left.split("\n")
        return next(case for case in self.cases if case.story in left and case.message in ["", *left])

    @property
    def cases(self) -> list[PracticeCase]:
        """Every case of the shipped set."""
        return list(shipped_pool().cases.values())

    @property
    def is_asked_how_sure(self) -> bool:
        return "How sure are you of your answers?" in self.driver.shown

    def answer(self, wrong_at: int | None = None) -> str:
        """Answer the case; from a question on, counted from 1, otherwise than the key. Return the wrong answer."""
        case, wrong = self.case, ""
        for place, (question_id, right) in enumerate(case.answers.items(), 1):
            if place == wrong_at:
                wrong = self.miss(question_id, right)
                break
            self.driver.choose(right)
        while not self.is_asked_how_sure:
            self.driver.choose(self.driver.group.ids[0])
        return wrong

    def miss(self, question_id: str, right: str) -> str:
        """Give another answer than the right one, and return its words."""
        other = next(each for each in self.driver.group.ids if each != right)
        self.driver.choose(other)
        return shipped().question_set.answer_of(question_id, other).text

    def say(self, confidence: str, following: str = "See the feedback") -> None:
        """Say how sure one is, and go on."""
        self.driver.pick(SURE[confidence])
        self.driver.press(following)
        self.driver.settle()

    def kept(self) -> "tuple[Attempt, ...]":
        """What the register's practice book holds."""
        return self._book()[0]

    def exams(self) -> "tuple[ExamResult, ...]":
        return self._book()[1]

    @property
    def decisions(self) -> int:
        """How many decisions the register holds."""
        register = open_register(self.driver.data_folder / FILE, lambda: NOON)
        number = register.count(Search())
        register.close()
        return number

    @property
    def drafts(self) -> int:
        return len(list((self.driver.data_folder / "drafts").glob("*")))

    def practiced_before(self, days: int, *, case_id: str) -> None:
        """Have answered a case wrongly so many days ago."""
        from tests.support.practice import attempt, turn

        case = shipped_pool().cases[case_id]
        question_id, right = next(iter(case.answers.items()))
        other = next(each for each in shipped().question_set.questions[question_id].answers if each != right)
        made = attempt(
            [turn(question_id, other, right)],
            case_id=case_id,
            learner=self.name,
            at=(NOON - timedelta(days=days)).isoformat(timespec="seconds"),
            right_outcome=case.outcome,
        )
        register = open_register(self.driver.data_folder / FILE, lambda: NOON)
        PracticeBook(register.engine, lambda: NOON).keep(made)
        register.close()

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.driver.key(key, modifier)

    def _book(self) -> "tuple[tuple[Attempt, ...], tuple[ExamResult, ...]]":
        self.driver.settle()
        register = open_register(self.driver.data_folder / FILE, lambda: NOON)
        book = PracticeBook(register.engine, lambda: NOON)
        kept = book.attempts(), book.exams()
        register.close()
        return kept

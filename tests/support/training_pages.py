"""The pages of a learner's progress and of the trainer, in the whole window, over made-up practice."""

from collections.abc import Iterable

from tests.support.practiced import exam_taken, shipped_practice
from tests.support.window import NOON, WindowDriver
from wizard.gui.practice_material import PracticeMaterial
from wizard.gui.progress_flow import ProgressFlow
from wizard.gui.trainer_flow import TrainerFlow
from wizard.register.practice import PracticeBook
from wizard.training.attempt import Attempt

LEARNERS = ("Ada Moore", "Bo Chen", "Cy Alvarez")


class TrainingPages:
    """Opens both pages in a driver's window. ``heard`` gathers what they ask for."""

    def __init__(self, driver: WindowDriver, learner: str = LEARNERS[0]) -> None:
        self.driver = driver
        self.learner = learner
        self.heard: list[str] = []
        desk = driver.desk
        material = PracticeMaterial()
        access = desk.decisions.access

        def rules():
            return desk.controller.question_set, desk.controller.routes

        self.progress = ProgressFlow(
            driver.window, desk._look, access, rules, lambda: self.learner, lambda: NOON, material
        )
        surroundings = desk._surroundings
        self.trainer = TrainerFlow(
            driver.window, desk._look, access, rules, surroundings, material, lambda: driver.data_folder
        )
        self.progress.trainer_requested.connect(self.trainer.show_page)
        self.trainer.back_requested.connect(self.progress.show_page)
        for name in ("due_requested", "exam_requested", "learner_change_requested"):
            getattr(self.progress, name).connect(lambda name=name: self.heard.append(name))
        for name in ("topic_requested", "case_requested"):
            getattr(self.progress, name).connect(lambda value, name=name: self.heard.append(f"{name} {value}"))
        self.progress.counted.connect(lambda due, begun: self.heard.append(f"counted {due} {begun}"))

    @property
    def book(self) -> PracticeBook:
        return PracticeBook(self.driver.desk._register.get().engine, lambda: NOON)

    def keep(self, attempts: Iterable[Attempt]) -> None:
        for attempt in attempts:
            self.book.keep(attempt)

    def practice(self) -> None:
        """Keep some weeks of practice of three learners, and two tests of the first."""
        for seed, name in zip((21, 18, 15), LEARNERS, strict=True):
            self.keep(shipped_practice(name, 24, seed=seed))
        self.book.keep_exam(exam_taken(self.learner, right=12, day=1))
        self.book.keep_exam(exam_taken(self.learner, right=16, day=2))

    def open_progress(self) -> None:
        self.progress.show_page()
        self.driver.settle()

    def open_trainer(self) -> None:
        self.trainer.show_page()
        self.driver.settle()

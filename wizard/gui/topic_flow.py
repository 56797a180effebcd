"""What happens with the topics of a message: they are added, named, looked at and taken out."""

from PySide6.QtCore import QObject, Signal

from wizard.errors import TopicError
from wizard.gui.assessment_controller import AssessmentController
from wizard.gui.main_window import MainWindow
from wizard.gui.pages.add_topic import AddTopic
from wizard.gui.pages.check_page import CheckPage
from wizard.gui.pages.question_page import QuestionPage
from wizard.gui.pages.verdict_page import VerdictPage
from wizard.gui.sitting import View


class TopicFlow(QObject):
    """Connects the controller with what the pages and the tabs above them say of topics.

    Signals:
        chosen_on_map: another topic is wanted on the map, which is shown.
    """

    chosen_on_map = Signal()

    def __init__(
        self,
        window: MainWindow,
        controller: AssessmentController,
        question: QuestionPage,
        check: CheckPage,
        verdict: VerdictPage,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._pages = (question, check, verdict)
        self._check = check
        self._verdict = verdict
        question.topic_added.connect(self._on_found)
        check.topic_added.connect(self._on_added_at_check)
        check.topic_renamed.connect(self._on_renamed)
        check.topic_removed.connect(self._on_removed_here)
        verdict.topic_added.connect(self._on_added_at_verdict)
        verdict.topic_opened.connect(controller.look_at)
        verdict.topic_change_requested.connect(self._on_change)
        verdict.topic_removed.connect(self._on_removed)
        window.topics.chosen.connect(self._on_chosen)
        self._question = question

    def _add(self, add_topic: AddTopic, name: str, *, go_there: bool = True) -> bool:
        """Add a topic, and say beside the field why it cannot be."""
        try:
            self._controller.add_topic(name, go_there=go_there)
        except TopicError as error:
            add_topic.show_error(str(error))
            return False
        return True

    def _on_added_at_check(self, name: str) -> None:
        self._add(self._check.add_topic, name)

    def _on_added_at_verdict(self, name: str) -> None:
        self._add(self._verdict.add_topic, name)

    def _on_found(self, name: str) -> None:
        """Add a topic found while answering for another, and go on with that one."""
        if self._add(self._question.add_topic, name, go_there=False):
            self._window.message.tell(
                f"“{name.strip()}” is added and comes next. Answer here for the rest of the message."
            )

    def _on_renamed(self, name: str) -> None:
        try:
            self._controller.rename_topic(name)
        except TopicError as error:
            self._check.show_topic_error(str(error))
        else:
            self._check.show_topic_name(name.strip())
            self._show_names()

    def _on_removed_here(self) -> None:
        sitting = self._controller.sitting
        if sitting is not None:
            self._on_removed(sitting.place)

    def _on_removed(self, place: int) -> None:
        sitting = self._controller.sitting
        if sitting is None:
            return
        name = sitting.message.topics[place].name
        self._controller.remove_topic(place)
        self._window.message.tell(f"“{name}” is removed. Undo brings it back.")

    def _on_change(self, place: int) -> None:
        self._controller.look_at(place, view=View(kind="check"))

    def _on_chosen(self, place: int | None) -> None:
        on_map = self._window.page not in self._pages
        self._controller.look_at(place)
        if on_map:
            self.chosen_on_map.emit()

    def _show_names(self) -> None:
        sitting = self._controller.sitting
        if sitting is not None:
            self._window.topics.show_sitting(sitting)

"""The one holder of the current assessment: pages say what the person did, and it says what is true now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.engine.changes import Change, what_if
from wizard.engine.message_changes import SharedChange, TopicChange, what_if_shared, what_if_topic
from wizard.errors import DraftTakenError
from wizard.gui.background import Background
from wizard.gui.history import History
from wizard.gui.openings import (
    at_verdict,
    changed_sitting,
    example_sitting,
    new_sitting,
    resumed_sitting,
    under_rules,
    walked_sitting,
)
from wizard.gui.sitting import Sitting, View, following, where
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.register.drafts import Draft, DraftFolder
from wizard.register.values import Row

if TYPE_CHECKING:
    from wizard.report.document import Rationale


class AssessmentController(QObject):
    """Holds one sitting at a time, keeps it as a draft after every change, and can undo.

    Signals:
        changed: the sitting as it is now (Sitting).
        saved: the ISO time at which it was last kept.
        not_saved: why it could not be kept, in words for the person.
        copied: another window changed the same draft, so this one is kept as a copy from now on.
    """

    changed = Signal(object)
    saved = Signal(str)
    not_saved = Signal(str)
    copied = Signal()

    def __init__(
        self,
        question_set: QuestionSet,
        routes: Routes,
        drafts: DraftFolder,
        background: Background,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.question_set = question_set
        self.routes = routes
        self._drafts = drafts
        self._background = background
        self._clock = clock
        self._new_id = new_id
        self._sitting: Sitting | None = None
        self._history = History()

    @property
    def sitting(self) -> Sitting | None:
        """The current sitting; None before the first and after it was closed."""
        return self._sitting

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an answer taken back can be given again."""
        return self._history.can_redo

    def start(self, decided_by: str = "") -> None:
        """Begin a new assessment at its first question."""
        self._open(new_sitting(self.question_set, self.routes, self._new_id(), self._now(), decided_by))

    def resume(self, draft: Draft) -> None:
        """Go on with a kept assessment where it was left; answers that these rules no longer ask are not counted."""
        self._open(resumed_sitting(self.question_set, self.routes, draft))

    def open_example(self, case_id: str) -> None:
        """Show the verdict of a shipped case, to look at and to play with; nothing of it is kept."""
        self._open(example_sitting(self.question_set, self.routes, case_id, self._now()))

    def open_walk(self, answers: Mapping[str, str], question_set: QuestionSet, routes: Routes) -> None:
        """Show where a path of a question set leads, to look at and to play with; nothing of it is kept.

        The set need not be the one in use: it may be an edit in which something is broken.
        """
        self._open(walked_sitting(question_set, routes, answers, self._now()))

    def open_change(self, rationale: "Rationale", row: Row, by: str) -> None:
        """Begin the next version of a kept decision with its answers; ``by`` decides now."""
        sitting_id, now = self._new_id(), self._now()
        self._open(
            changed_sitting(self.question_set, self.routes, rationale, row, sitting_id=sitting_id, now=now, by=by)
        )
        self._keep()

    def file(self, sitting_id: str, row: Row | None) -> None:
        """Take in that the register has a sitting as it stands now, or, without a row, will have it."""
        if self._sitting is not None and self._sitting.id == sitting_id:
            self._set(self._sitting.as_filed(row))

    def open_sitting(self, sitting: Sitting) -> None:
        """Go on with a sitting as it stands."""
        self._open(sitting)

    def use_rules(self, question_set: QuestionSet, routes: Routes) -> None:
        """Go on under other rules: answers that still fit are kept, and a verdict must be reached anew."""
        self.question_set, self.routes = question_set, routes
        if self._sitting is not None and self._sitting.message.question_set.digest != question_set.digest:
            self._history.clear()
            self._set(under_rules(self._sitting.own or self._sitting, question_set, routes))

    def close(self) -> None:
        """Leave the sitting; it stays kept."""
        self._sitting = None
        self._history.clear()

    def answer(self, question_id: str, answer_id: str) -> None:
        """Give or change one answer and go on: to the next question, or to the answers to check."""
        sitting = self._current()
        assessment = sitting.assessment.change(question_id, answer_id)
        view = following(assessment, question_id, returning=sitting.view.returning)
        self._move(replace(sitting.with_assessment(assessment), view=view))

    def back(self) -> None:
        """Show what stood before: the question before this one, or the answers after the verdict."""
        sitting = self._current()
        asked = [taken.question_id for taken in sitting.assessment.path]
        match sitting.view:
            case View(kind="verdict" | "message"):
                view = View(kind="check")
            case View(kind="check"):
                view = View(kind="question", question_id=asked[-1])
            case View(question_id=question_id):
                before = asked[: asked.index(question_id)] if question_id in asked else asked
                if not before:
                    return
                view = View(kind="question", question_id=before[-1])
        self._show(view)

    @property
    def can_go_back(self) -> bool:
        """Whether ``back`` has somewhere to go."""
        if self._sitting is None:
            return False
        path = self._sitting.assessment.path
        view = self._sitting.view
        return view.kind != "question" or bool(path and path[0].question_id != view.question_id)

    def change(self, question_id: str) -> None:
        """Show an answered question, to change its answer."""
        self._show(View(kind="question", question_id=question_id, returning=True))

    def check(self) -> None:
        """Show the answers to check; with a question still open, show that question."""
        self._show(where(self._current().assessment))

    def decide(self) -> None:
        """Show the verdict and note when it was first reached with these answers; first, whatever topic is open."""
        sitting = self._current()
        if sitting.next_open is not None:
            self._set(sitting.at(sitting.next_open))
            return
        self._set(at_verdict(replace(sitting, decided_at=sitting.decided_at or self._now())))
        self._keep()

    def look_at(self, place: int | None, *, view: View | None = None) -> None:
        """Look at a topic, by its place from 0: at its open question, its verdict, or the view given; None: at all."""
        sitting = self._current()
        if place is None:
            self.decide()
        elif view is None and sitting.message.topics[place].assessment.is_final:
            self._set(sitting.at(place, View(kind="verdict")))
        else:
            self._set(sitting.at(place, view))

    def add_topic(self, name: str, *, go_there: bool) -> None:
        """Add a topic to the message and look at it, or stay.

        Raises:
            TopicError: the name is empty, or another topic has it.
        """
        added = self._current().with_topic_added(name)
        self._move(added.at(len(added.message.topics) - 1) if go_there else added)

    def rename_topic(self, name: str) -> None:
        """Call the topic looked at otherwise. Pages are not redrawn: the person is typing.

        Raises:
            TopicError: the name is empty, or another topic has it.
        """
        self._sitting = self._current().with_topic_renamed(name)
        self._keep()

    def remove_topic(self, place: int) -> None:
        """Take a topic out of the message, by its place from 0; it can be undone.

        Raises:
            TopicError: it is the only one.
        """
        left = self._current().with_topic_removed(place)
        self._move(left.at(left.next_open or 0))

    def describe(self, *, name: str, note: str, decided_by: str) -> None:
        """Keep what the person wrote about the assessment. Pages are not redrawn: the person is typing."""
        self._sitting = replace(self._current(), name=name, note=note, decided_by=decided_by)
        self._keep()

    def prove(self, topic: str, question_id: str, words: str) -> None:
        """Keep a few words of proof for an answer of a topic. Pages are not redrawn: the person is typing."""
        self._sitting = self._current().with_proof(topic, question_id, words)
        self._keep()

    def try_out(self, change: Change | TopicChange | SharedChange) -> None:
        """Show where other answers would lead, as a what-if that saves nothing; ``return_to_own`` ends it.

        A plain change is one of the topic looked at.
        """
        sitting = self._current()
        message = sitting.message
        match change:
            case TopicChange():
                message = what_if_topic(message, change.topic, change.change)
            case SharedChange():
                message = what_if_shared(message, change)
            case Change():
                message = message.with_topic(sitting.place, what_if(sitting.assessment, change))
        self._history.clear()
        tried = replace(sitting, message=message, decided_at=self._now(), own=sitting.own or sitting)
        self._set(self._as_shown(tried, sitting.view))

    @staticmethod
    def _as_shown(tried: Sitting, view: View) -> Sitting:
        """Return a what-if at the same kind of verdict as one's own answers, or at what it newly asks."""
        if tried.next_open is not None:
            return replace(tried, decided_at=None).at(tried.next_open)
        return at_verdict(tried) if view.kind == "message" else replace(tried, view=View(kind="verdict"))

    def return_to_own(self) -> None:
        """End a what-if: show the person's own answers as they were left."""
        own = self._current().own
        if own is not None:
            self._history.clear()
            self._set(own)

    def follow_up(self, follow_up_id: str, answer_ids: Sequence[str]) -> None:
        """Replace the ticks of one follow-up question."""
        sitting = self._current()
        self._set(sitting.with_assessment(sitting.assessment.follow_up(follow_up_id, answer_ids)))
        self._keep()

    def confirm(self, obligation_id: str, *, done: bool) -> None:
        """Tick an obligation as met today, or as open again."""
        sitting = self._current()
        on = self._clock().date().isoformat() if done else None
        self._set(sitting.with_assessment(sitting.assessment.confirm(obligation_id, on)))
        self._keep()

    def undo(self) -> None:
        """Take the last answer back."""
        if self.can_undo:
            self._step_to(self._history.undo(self._current()))

    def redo(self) -> None:
        """Give the answer again that was taken back."""
        if self.can_redo:
            self._step_to(self._history.redo(self._current()))

    def _step_to(self, remembered: Sitting) -> None:
        """Go to a remembered state, but keep what was written since."""
        now = self._current()
        self._set(
            replace(
                remembered,
                id=now.id,
                name=now.name,
                note=now.note,
                decided_by=now.decided_by,
                proofs=now.proofs,
                topic_proofs={**remembered.topic_proofs, **now.topic_proofs},
                replaces=now.replaces,
                decision=now.decision,
                filed=now.filed,
            )
        )
        self._keep()

    def _open(self, sitting: Sitting) -> None:
        self._history.clear()
        self._set(sitting)

    def _move(self, sitting: Sitting) -> None:
        """Go to a new state that can be undone."""
        self._history.remember(self._current())
        self._set(sitting)
        self._keep()

    def _show(self, view: View) -> None:
        self._set(replace(self._current(), view=view))

    def _set(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.changed.emit(sitting)

    def _current(self) -> Sitting:
        if self._sitting is None:
            raise RuntimeError("No assessment is open.")
        return self._sitting

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _keep(self) -> None:
        sitting = self._sitting = self._current().since_filed()
        if sitting.is_example or sitting.is_what_if or sitting.filed:
            return
        draft = sitting.as_draft(self._now())
        self._background.run(
            partial(self._drafts.keep, draft), lambda _: self._kept(draft), lambda error: self._not_kept(draft, error)
        )

    def _kept(self, draft: Draft) -> None:
        if self._sitting is not None and self._sitting.id == draft.id:
            self._sitting = replace(self._sitting, saved_at=draft.saved_at, is_unsaved=False)
            self.saved.emit(draft.saved_at)

    def _not_kept(self, draft: Draft, error: BaseException) -> None:
        """Say that the sitting is unsaved; where another window has its draft, go on with a copy."""
        if self._sitting is None or self._sitting.id != draft.id:
            return
        if isinstance(error, DraftTakenError):
            self._sitting = replace(self._sitting, id=self._new_id())
            self._keep()
            self.copied.emit()
        else:
            self._sitting = replace(self._sitting, is_unsaved=True)
            self.not_saved.emit(str(error))

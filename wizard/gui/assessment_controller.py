"""The one holder of the current assessment: pages say what the person did, and it says what is true now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from wizard.engine.assessment import Assessment
from wizard.engine.changes import Change, what_if
from wizard.errors import DraftTakenError
from wizard.gui.background import Background
from wizard.gui.sitting import Sitting, View
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.register.drafts import Draft, DraftFolder


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
        self._past: list[Sitting] = []
        self._future: list[Sitting] = []

    @property
    def sitting(self) -> Sitting | None:
        """The current sitting; None before the first and after it was closed."""
        return self._sitting

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether an answer taken back can be given again."""
        return bool(self._future)

    def start(self, decided_by: str = "") -> None:
        """Begin a new assessment at its first question."""
        assessment = Assessment.start(self.question_set, self.routes)
        self._open(
            Sitting(
                id=self._new_id(),
                assessment=assessment,
                view=_where(assessment),
                started_at=self._now(),
                decided_by=decided_by,
            )
        )

    def resume(self, draft: Draft) -> None:
        """Go on with a kept assessment where it was left; answers that these rules no longer ask are not counted."""
        assessment = Assessment.replay(self.question_set, self.routes, draft.given, draft.follow_ups, draft.confirmed)
        same_rules = draft.question_set_digest == self.question_set.digest
        decided_at = draft.decided_at if same_rules and assessment.is_final else None
        self._open(
            Sitting(
                id=draft.id,
                assessment=assessment,
                view=View(kind="verdict") if decided_at else _where(assessment),
                started_at=draft.started_at,
                saved_at=draft.saved_at,
                decided_at=decided_at,
                name=draft.name,
                note=draft.note,
                decided_by=draft.decided_by,
                proofs=draft.proofs,
            )
        )

    def open_example(self, case_id: str) -> None:
        """Show the verdict of a shipped case, to look at and to play with; nothing of it is kept."""
        case = self.question_set.cases[case_id]
        now = self._now()
        self._open(
            Sitting(
                id=f"example-{case_id}",
                assessment=Assessment.from_answers(self.question_set, case.answers, routes=self.routes),
                view=View(kind="verdict"),
                started_at=now,
                decided_at=now,
                name=f"Example: {case_id.replace('-', ' ')}",
                note=case.story,
                is_example=True,
            )
        )

    def open_walk(self, answers: Mapping[str, str]) -> None:
        """Show where a path of the question set leads, to look at and to play with; nothing of it is kept."""
        assessment = Assessment.replay(self.question_set, self.routes, answers, {}, {})
        now = self._now()
        self._open(
            Sitting(
                id="walk",
                assessment=assessment,
                view=View(kind="verdict") if assessment.is_final else _where(assessment),
                started_at=now,
                decided_at=now if assessment.is_final else None,
                name="A path of the question set",
                is_example=True,
            )
        )

    def use_rules(self, question_set: QuestionSet, routes: Routes) -> None:
        """Go on under other rules: answers that still fit are kept, and a verdict must be reached anew."""
        self.question_set, self.routes = question_set, routes
        if self._sitting is None:
            return
        sitting = self._sitting.own or self._sitting
        old = sitting.assessment
        assessment = Assessment.replay(question_set, routes, old.given, old.follow_ups, old.confirmed)
        asked = {*assessment.answers, assessment.question_id}
        stays = sitting.view.kind == "question" and sitting.view.question_id in asked
        self._clear_history()
        view = sitting.view if stays else _where(assessment)
        self._set(replace(sitting, assessment=assessment, decided_at=None, view=view))

    def close(self) -> None:
        """Leave the sitting; it stays kept."""
        self._sitting = None
        self._clear_history()

    def answer(self, question_id: str, answer_id: str) -> None:
        """Give or change one answer and go on: to the next question, or to the answers to check."""
        sitting = self._current()
        assessment = sitting.assessment.change(question_id, answer_id)
        following = _after(assessment, question_id, returning=sitting.view.returning)
        self._move(replace(sitting.with_assessment(assessment), view=following))

    def back(self) -> None:
        """Show what stood before: the question before this one, or the answers after the verdict."""
        sitting = self._current()
        asked = [taken.question_id for taken in sitting.assessment.path]
        match sitting.view:
            case View(kind="verdict"):
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
        self._show(_where(self._current().assessment))

    def decide(self) -> None:
        """Show the verdict and note when it was first reached with these answers."""
        sitting = self._current()
        decided_at = sitting.decided_at or self._now()
        self._set(replace(sitting, decided_at=decided_at, view=View(kind="verdict")))
        self._keep()

    def describe(self, *, name: str, note: str, decided_by: str) -> None:
        """Keep what the person wrote about the assessment. Pages are not redrawn: the person is typing."""
        self._sitting = replace(self._current(), name=name, note=note, decided_by=decided_by)
        self._keep()

    def prove(self, question_id: str, words: str) -> None:
        """Keep a few words of proof for an answer. Pages are not redrawn: the person is typing."""
        sitting = self._current()
        rest = {key: proof for key, proof in sitting.proofs.items() if key != question_id}
        words = words.strip()
        self._sitting = replace(sitting, proofs={**rest, question_id: words} if words else rest)
        self._keep()

    def try_out(self, change: Change) -> None:
        """Show where other answers would lead, as a what-if that saves nothing; ``return_to_own`` ends it."""
        sitting = self._current()
        self._clear_history()
        self._set(
            replace(
                sitting,
                assessment=what_if(sitting.assessment, change),
                view=View(kind="verdict"),
                decided_at=self._now(),
                own=sitting.own or sitting,
            )
        )

    def return_to_own(self) -> None:
        """End a what-if: show the person's own answers as they were left."""
        own = self._current().own
        if own is not None:
            self._clear_history()
            self._set(own)

    def follow_up(self, follow_up_id: str, answer_ids: Sequence[str]) -> None:
        """Replace the ticks of one follow-up question."""
        sitting = self._current()
        self._set(replace(sitting, assessment=sitting.assessment.follow_up(follow_up_id, answer_ids)))
        self._keep()

    def confirm(self, obligation_id: str, *, done: bool) -> None:
        """Tick an obligation as met today, or as open again."""
        sitting = self._current()
        on = self._clock().date().isoformat() if done else None
        self._set(replace(sitting, assessment=sitting.assessment.confirm(obligation_id, on)))
        self._keep()

    def undo(self) -> None:
        """Take the last answer back."""
        if self._past:
            self._future.append(self._current())
            self._step_to(self._past.pop())

    def redo(self) -> None:
        """Give the answer again that was taken back."""
        if self._future:
            self._past.append(self._current())
            self._step_to(self._future.pop())

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
            )
        )
        self._keep()

    def _open(self, sitting: Sitting) -> None:
        self._clear_history()
        self._set(sitting)

    def _clear_history(self) -> None:
        self._past.clear()
        self._future.clear()

    def _move(self, sitting: Sitting) -> None:
        """Go to a new state that can be undone."""
        self._past.append(self._current())
        self._future.clear()
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
        sitting = self._current()
        if sitting.is_example or sitting.is_what_if:
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


def _where(assessment: Assessment) -> View:
    """The open question, or the answers to check when there is none."""
    if assessment.question_id is None:
        return View(kind="check")
    return View(kind="question", question_id=assessment.question_id)


def _after(assessment: Assessment, question_id: str, *, returning: bool) -> View:
    """What to show once a question is answered: the one after it, or, after a change, what is still open."""
    asked = [taken.question_id for taken in assessment.path]
    following = asked[asked.index(question_id) + 1 :]
    if returning or not following:
        return _where(assessment)
    return View(kind="question", question_id=following[0])

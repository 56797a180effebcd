"""Decisions opened to read: from the register, or from a saved PDF, which may be added to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.errors import RegisterError
from wizard.gui.assessment_controller import AssessmentController
from wizard.gui.choices import Choices
from wizard.gui.days import day_and_time
from wizard.gui.exporting import Exporter, Form
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.pages.record_page import RecordPage, Remark, ShownRecord
from wizard.gui.register_access import RegisterAccess
from wizard.questionset.model import QuestionSet
from wizard.register.values import Decision, Review, Row

if TYPE_CHECKING:
    from wizard.register.register import Register
    from wizard.report.document import Rationale
    from wizard.report.seal import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A decision read in the background. ``decision`` is what the register has of it, None where it has nothing.

    ``file`` names the PDF that it came from, and ``found`` is what checking that found; both None from the register.
    """

    rationale: "Rationale"
    decision: Decision | None
    file: str | None = None
    found: "Verification | None" = None
    register_said: str = ""


class RecordFlow(QObject):
    """Connects the page that shows a decision with what can be done with it.

    Signals:
        leaving: an assessment takes the place of whatever is shown.
        reviewed: what a reviewer says of the decision shown (Reviewed).
    """

    leaving = Signal()
    reviewed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        controller: AssessmentController,
        access: RegisterAccess,
        exporter: Exporter,
        folder: Callable[[], Path],
        choices: Choices,
    ) -> None:
        """``folder`` returns the folder to suggest for the next file."""
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._access = access
        self._exporter = exporter
        self._folder = folder
        self._choices = choices
        self._read: _Read | None = None
        self._back: Callable[[], object] = _nowhere
        self.page = RecordPage(look)
        self.page.back_requested.connect(self._on_back)
        self.page.change_requested.connect(self._on_change)
        self.page.add_requested.connect(self._on_add)
        self.page.reviewed.connect(self.reviewed)
        self.page.text_requested.connect(self._on_text)
        self.page.pdf_requested.connect(self._on_pdf)

    def open_pdf(self, path: Path, back: Callable[[], object]) -> None:
        """Read the record inside a saved PDF, check it and show it, whether or not the register has it.

        ``back`` goes to where the person was.
        """
        self._access.run_even_without(
            partial(_read_pdf, path, self._controller.question_set), partial(self._show, back), self._on_failed
        )

    def open_decision(self, number: int, back: Callable[[], object]) -> None:
        """Show a version that the register has; ``back`` goes to where the person was."""
        self._access.run(partial(_read_kept, number), partial(self._show, back), self._on_failed)

    def show_again(self) -> None:
        """Read the decision shown once more, as something was said of it."""
        if self._window.page is self.page and self._read is not None and self._read.decision is not None:
            self.open_decision(self._read.decision.row.number, self._back)

    def change(self, number: int) -> None:
        """Begin the next version of a decision that the register has."""
        self._access.run(partial(_read_kept, number), self._change, self._on_failed)

    def _show(self, back: Callable[[], object], read: _Read) -> None:
        from wizard.report.sheet import lay_out

        self._back = back
        self._read = read
        self._window.show_page(self.page, rail=self._controller.sitting is not None, place="")
        self.page.show_record(
            ShownRecord(
                sheet=lay_out(read.rationale),
                line=_line(read),
                remarks=tuple(_remarks(read, self._controller.question_set)),
                can_change=read.decision is not None and read.decision.is_latest,
                can_add=_can_add(read),
                to_review=read.decision.row if read.decision is not None and read.decision.is_latest else None,
                reviewer=self._choices.settings.reviewer or self._choices.settings.decided_by,
            )
        )

    def _change(self, read: _Read) -> None:
        assert read.decision is not None, "only what the register has is changed"
        if read.rationale.question_set.id != self._controller.question_set.id:
            self._window.message.warn(
                f"This decision was made with the question set “{read.rationale.question_set.id}”. Start the program "
                "with that one to change it."
            )
            return
        self.leaving.emit()
        row = read.decision.row
        self._controller.open_change(read.rationale, row, self._choices.settings.decided_by)
        self._window.message.tell(
            f"You are changing decision {row.decision}. Version {row.version} stays as it is; yours will follow it."
        )

    def _on_back(self) -> None:
        self._back()

    def _on_change(self) -> None:
        if self._read is not None:
            self._change(self._read)

    def _on_add(self) -> None:
        if self._read is not None:
            self._access.run(partial(_add, self._read.rationale), self._added, self._on_failed)

    def _added(self, row: Row) -> None:
        self._access.changed.emit()
        self._window.message.tell(f"Added to the register as decision {row.decision}, version {row.version}.")
        self.open_decision(row.number, self._back)

    def _export(self, form: Form) -> None:
        if self._read is not None:
            rationale = self._read.rationale
            self._exporter.export_made(
                lambda: rationale, rationale.name, rationale.decided_at, form, self._folder(), self._read.decision
            )

    def _on_text(self) -> None:
        self._export("text")

    def _on_pdf(self) -> None:
        self._export("pdf")

    def _on_failed(self, error: BaseException) -> None:
        self._window.message.warn(str(error))


def _nowhere() -> None:
    """Nothing was opened yet."""


def _read_kept(number: int, register: "Register") -> _Read:
    from wizard.report.record import read_record

    decision = register.decision(number)
    return _Read(rationale=read_record(decision.record), decision=decision)


def _read_pdf(path: Path, question_set: QuestionSet, opened: "Callable[[], Register]") -> _Read:
    from wizard.report.record import digest
    from wizard.report.seal import verify

    found = verify(path, question_set)
    try:
        register = opened()
        row = register.kept_as(digest(found.rationale))
        decision = register.decision(row.number) if row else None
    except RegisterError as error:
        return _Read(rationale=found.rationale, decision=None, file=path.name, found=found, register_said=str(error))
    return _Read(rationale=found.rationale, decision=decision, file=path.name, found=found)


def _add(rationale: "Rationale", register: "Register") -> Row:
    from wizard.report.record import digest

    return register.keep(rationale, key=digest(rationale))


def _line(read: _Read) -> str:
    rationale = read.rationale
    where = f"From {read.file}."
    if read.decision is not None:
        row = read.decision.row
        where = f"Decision {row.decision}, version {row.version}."
    by = f"Decided by {rationale.decided_by}," if rationale.decided_by else "Decided"
    return f"{where} {by} {day_and_time(rationale.decided_at)}."


def _can_add(read: _Read) -> bool:
    return (
        read.found is not None
        and read.decision is None
        and not read.register_said
        and read.found.is_sound
        and not read.rationale.example
        and not read.rationale.practice
        and bool(read.rationale.decided_by)
    )


def _remarks(read: _Read, question_set: QuestionSet) -> Iterator[Remark]:
    if read.found is not None:
        yield from (Remark(mark=each.mark, says=each.says) for each in read.found.statements)
        yield Remark(mark="note", says=read.found.note)
    if read.decision is None:
        yield Remark(mark="note", says=read.register_said or _not_in_register(read.rationale))
        return
    row = read.decision.row
    if read.found is not None:
        yield Remark(mark="ok", says=f"The register has it as decision {row.decision}, version {row.version}.")
    latest = read.decision.versions[-1]
    if not read.decision.is_latest:
        yield Remark(mark="note", says=f"Version {latest.version} of this decision took its place.")
    elif not read.decision.reviews:
        yield Remark(mark="note", says="Waiting for review.")
    yield from (
        Remark(mark="ok" if each.result == "approved" else "note", says=_said(each)) for each in read.decision.reviews
    )
    if read.found is None and row.set_digest != question_set.digest:
        yield Remark(
            mark="note",
            says=f"It was made with version {row.set_version} of the questions, which have changed since. "
            "It stays as it was decided.",
        )


def _said(review: Review) -> str:
    what = "Approved" if review.result == "approved" else "Sent back"
    reason = f": {review.reason}" if review.reason else "."
    return f"{what} by {review.reviewer}, {day_and_time(review.reviewed_at)}{reason}"


def _not_in_register(rationale: "Rationale") -> str:
    if rationale.practice:
        return "It was answered in training, so it does not belong in the register."
    if rationale.example:
        return "It is a worked example, so it does not belong in the register."
    if not rationale.decided_by:
        return "It is not in the register, and cannot be added: it does not say who decided."
    return "It is not in the register."

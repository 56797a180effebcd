"""The question set in use: what it is, what was proved of it, and every finding with its place."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.findings import Finding
from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.checks import Proof
from wizard.questionset.model import QuestionSet

_WATCHED = (
    "An edit on disk is read at once. A broken one never replaces the set in use: it is listed here until mended."
)
_UNUSABLE = "Mend these places. As soon as the files are saved, the window is ready. Nothing else was changed."
_KEPT = "The files on disk cannot be used as they are. The set read before stays in use until they are mended."


class FindingPanel(Panel):
    """One finding: where, what and how to mend it.

    Signals:
        opened: the finding whose file is to be opened.
        walked: the finding whose path is to be walked.
    """

    opened = Signal(object)
    walked = Signal(object)

    def __init__(self, look: Look, finding: Finding) -> None:
        super().__init__(look)
        self._finding = finding
        row = QHBoxLayout()
        Spacing(look, row, gap=10)
        is_error = finding.severity == "error"
        mark = IconLabel(look, "warn" if is_error else "info", "danger" if is_error else "condInk", 20)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        Spacing(look, words, gap=3)
        place = f"{Path(finding.file).name}, line {finding.line}"
        words.addWidget(Label(look, f"{finding.severity.capitalize()} in {place}", "caption"))
        words.addWidget(Label(look, finding.message, "strong"))
        words.addWidget(Label(look, f"To mend it: {finding.fix}.", "small"))
        words.addLayout(self._buttons(look, place))
        row.addLayout(words, 1)
        self.column.addLayout(row)

    def _buttons(self, look: Look, place: str) -> QHBoxLayout:
        row = QHBoxLayout()
        Spacing(look, row, gap=8)
        if self._finding.line:
            open_file = Button(look, "Open the file", "secondary", icon="doc", dense=True)
            open_file.setAccessibleName(f"Open {place}")
            open_file.clicked.connect(self._on_open)
            row.addWidget(open_file)
        if self._finding.walk:
            walk = Button(look, "Walk this path", "secondary", icon="map", dense=True)
            walk.clicked.connect(self._on_walk)
            row.addWidget(walk)
        row.addStretch(1)
        return row

    def _on_open(self) -> None:
        self.opened.emit(self._finding)

    def _on_walk(self) -> None:
        self.walked.emit(self._finding)


class RulesPage(Page):
    """Shows the question set and its findings.

    Signals:
        back_requested: the person is done.
        opened: the finding whose file is to be opened.
        walked: the finding whose path is to be walked.
    """

    back_requested = Signal()
    opened = Signal(object)
    walked = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, "Question set", "title")
        self._lead = Label(look, role="lead")
        self._about = Panel(look)
        self._facts = Label(look, role="body")
        self._where = Label(look, role="small")
        self._about.column.addWidget(self._facts)
        self._about.column.addWidget(self._where)
        self._status = QVBoxLayout()
        Spacing(look, self._status, gap=10)
        for widget in (self._title, self._lead, self._about):
            self.content.addWidget(widget)
        self.content.addLayout(self._status)
        self.content.addStretch(1)
        done = Button(look, "&Done", "primary")
        done.clicked.connect(self.back_requested)
        self.footer.addStretch(1)
        self.footer.addWidget(done)

    def show_rules(self, folder: Path, in_use: QuestionSet | None, proof: Proof | None, *, is_kept: bool) -> None:
        """Show the set in use and what was found on disk; ``is_kept`` says that the disk holds a broken one."""
        self._title.setText("Question set" if in_use is not None else "The questions cannot be used")
        self._lead.setText(_WATCHED if in_use is not None else _UNUSABLE)
        self._about.setVisible(in_use is not None)
        if in_use is not None:
            self._facts.setText(f"{in_use.title} Version {in_use.version}, rules as of {in_use.effective}.")
            self._where.setText(f"Folder {folder}. Digest {in_use.digest}.")
        clear(self._status)
        if proof is not None:
            self._show_proof(proof, is_kept=is_kept)

    def focus_title(self) -> None:
        """Put the focus on the heading and say what the page is."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, self._title.text())

    def _show_proof(self, proof: Proof, *, is_kept: bool) -> None:
        look = self._look
        if is_kept:
            self._status.addWidget(Note(look, "warn", _KEPT, tone="warn"))
        if not proof.findings:
            self._status.addWidget(Note(look, "ok", f"Proved over every path: {proof.summary}. Nothing was found."))
        else:
            count = len(proof.findings)
            self._status.addWidget(Label(look, f"{count} finding{'' if count == 1 else 's'}", "section"))
        for finding in proof.findings:
            panel = FindingPanel(look, finding)
            panel.opened.connect(self.opened)
            panel.walked.connect(self.walked)
            self._status.addWidget(panel)

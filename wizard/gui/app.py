"""Builds everything once and hands it over; the home page is painted before the rules are read."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from wizard import __version__, assets
from wizard.gui.choices import Choices
from wizard.gui.desk import Desk
from wizard.gui.look import Look
from wizard.gui.surroundings import DialogFileChooser, Surroundings, open_in_browser

NAME = "exception-wizard"


def run(questions: Path | None = None) -> int:
    """Open the window with a question set, the shipped one by default, and return the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication), "no other kind of application is made"
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("Exception Wizard")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(NAME)
    desk = open_desk(application, questions or assets.DEFAULT_SET, _surroundings())
    sys.excepthook = _tell_of_bug(desk)
    code = application.exec()
    desk.close()
    return code


def open_desk(application: QApplication, questions: Path, surroundings: Surroundings) -> Desk:
    """Show the window; the question set in the folder ``questions`` is read once the home page is painted."""
    choices = Choices(surroundings.data_folder)
    look = Look(application, choices.settings.theme, choices.settings.text_percent)
    look.apply()
    application.setWindowIcon(QIcon(str(assets.icon("logo"))))
    desk = Desk(look, choices, surroundings)
    desk.window.first_painted.connect(lambda: desk.read_rules(questions))
    desk.window.show()
    return desk


def _surroundings() -> Surroundings:
    place = QStandardPaths.StandardLocation
    documents = QStandardPaths.writableLocation(place.DocumentsLocation)
    return Surroundings(
        clock=_now,
        new_id=_new_id,
        data_folder=Path(QStandardPaths.writableLocation(place.AppLocalDataLocation)),
        documents_folder=Path(documents or Path.home()),
        chooser=DialogFileChooser(),
        open_address=open_in_browser,
    )


def _now() -> datetime:
    return datetime.now().astimezone()


def _new_id() -> str:
    from uuid import uuid4

    return uuid4().hex


def _tell_of_bug(
    desk: Desk,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return the hook for errors nobody expected: what was answered is kept first, then the person is told."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        traceback.print_exception(kind, error, trace)
        desk.tell_of_bug("".join(traceback.format_exception(kind, error, trace)))

    return hook

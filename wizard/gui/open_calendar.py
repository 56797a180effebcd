"""The calendar that is open, as the background works on it: read, finished row by row, saved."""

from pathlib import Path
from typing import TYPE_CHECKING

from wizard.engine.message import Message
from wizard.errors import CalendarError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes

if TYPE_CHECKING:
    from wizard.screening.calendar import ScreenedCalendar
    from wizard.screening.sheet import Watch

_SHEETS = (".csv", ".xlsx")


class OpenCalendar:
    """A calendar in the background's hands, which does one thing after another: each goes on from the one before.

    Its methods are called there alone; the window shows the frozen calendars they return.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._calendar: ScreenedCalendar | None = None

    @property
    def suggested_name(self) -> str:
        """The file name to suggest for the result."""
        suffix = self.path.suffix if self.path.suffix.lower() in _SHEETS else ".xlsx"
        return f"{self.path.stem} screened{suffix}"

    def read(self, question_set: QuestionSet, routes: Routes, watch: "Watch") -> "ScreenedCalendar":
        """Read and screen the file.

        Raises:
            CalendarError: it is no calendar, or too large.
            StoppedError: ``watch`` stopped it.
        """
        from wizard.screening.files import read_sheet
        from wizard.screening.screening import screen

        self._calendar = screen(read_sheet(self.path, question_set, watch), question_set, routes, watch)
        return self._calendar

    def judge_again(self, question_set: QuestionSet, routes: Routes) -> "ScreenedCalendar":
        """Screen the calendar as it is now under other rules.

        Raises:
            CalendarError: no column is a question of these rules.
        """
        from wizard.screening.screening import screen

        self._calendar = screen(self._screened().sheet, question_set, routes)
        return self._calendar

    def take_over(self, place: int, message: Message) -> "ScreenedCalendar":
        """Lay a finished message into the calendar; ``place`` is that among its messages."""
        from wizard.screening.finishing import finish

        self._calendar = finish(self._screened(), place, message)
        return self._calendar

    def save(self, path: Path, watch: "Watch") -> Path:
        """Save the calendar with its verdicts and return where.

        Raises:
            CalendarError: the name has no ending of a sheet.
            SaveError: the file cannot be written.
            StoppedError: ``watch`` stopped it; nothing was written.
        """
        from wizard.screening.files import save_calendar

        save_calendar(path, self._screened(), replace=True, watch=watch)
        return path

    def _screened(self) -> "ScreenedCalendar":
        assert self._calendar is not None, "it is read first"
        return self._calendar


def save_template(path: Path, question_set: QuestionSet) -> Path:
    """Save an empty calendar and return where.

    Raises:
        CalendarError: the name does not end with .xlsx.
        SaveError: the file cannot be written.
    """
    from wizard.saving import save
    from wizard.screening.template import as_xlsx

    if path.suffix.lower() != ".xlsx":
        raise CalendarError(f"{path} is no name for a workbook. End it with .xlsx.")
    save(path, as_xlsx(question_set), replace=True)
    return path

"""Calendars as files: what is read, and what is written beside it. Loads a library only where its form is used."""

from collections.abc import Callable, Iterator
from pathlib import Path

from wizard.errors import CalendarError
from wizard.grids.grid import Grid
from wizard.questionset.model import QuestionSet
from wizard.saving import save
from wizard.screening.calendar import ScreenedCalendar, ScreenedMessage
from wizard.screening.columns import RESULTS, Vocabulary
from wizard.screening.sheet import MAX_MEGABYTES, MEGABYTE, Sheet, Watch, too_large, unwatched

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_EVERY = 2_000
"""Rows between two words about how far the writing is."""


def read_sheet(path: Path, question_set: QuestionSet, watch: Watch = unwatched) -> Sheet:
    """Return the sheet in a CSV or XLSX file, told apart by its content.

    Raises:
        CalendarError: it cannot be read, or is too large; that is found out before it is kept in memory.
        StoppedError: ``watch`` stopped it.
    """
    try:
        if not path.is_file():
            raise CalendarError(f"{path} is no file. Name a calendar as CSV or XLSX.")
        if path.stat().st_size > MAX_MEGABYTES * MEGABYTE:
            raise too_large(path.name, f"more than {MAX_MEGABYTES} MB")
        with path.open("rb") as file:
            start = file.read(4)
        if start == _OLD_OFFICE:
            raise CalendarError(
                f"{path.name} is an old XLS file or has a password. Open it in your spreadsheet program and save it "
                "as XLSX, without a password."
            )
        if start == _ZIP:
            from wizard.screening.xlsx_sheet import read_xlsx

            return read_xlsx(path, watch)
        from wizard.screening.csv_sheet import read_csv

        return read_csv(path, Vocabulary(question_set).knows, watch)
    except OSError as error:
        raise CalendarError(f"{path} cannot be read: {error.strerror}. Name a calendar as CSV or XLSX.") from None


def save_calendar(path: Path, calendar: ScreenedCalendar, *, replace: bool, watch: Watch = unwatched) -> None:
    """Save a calendar with its verdicts, as XLSX if the name ends so, else as CSV.

    Raises:
        CalendarError: the name has neither ending.
        SaveError: the file could not be written, or exists and may not be replaced.
        StoppedError: ``watch`` stopped it; nothing was written.
    """
    grid = Grid(
        header=[*calendar.columns.kept(calendar.sheet.header), *RESULTS],
        rows=_watched(calendar, watch),
        count=len(calendar.rows),
        delimiter=calendar.sheet.delimiter,
    )
    save(path, _writer(path)(grid), replace=replace)


def refuse_ending(path: Path) -> None:
    """Raise CalendarError unless a calendar can be written under this name."""
    _writer(path)


def result_rows(calendar: ScreenedCalendar) -> Iterator[list[str]]:
    """Yield the rows of the result: those of the sheet, with the columns ``RESULTS`` beside them."""
    keep = calendar.columns.kept
    verdicts = [_verdict(message) for message in calendar.messages]
    for row in calendar.rows:
        before, after = ([""] * 6, "") if row.message is None else verdicts[row.message]
        yield [*keep(row.cells), *before, row.problem, row.class_ or "", after]


def _verdict(message: ScreenedMessage) -> tuple[list[str], str]:
    """Return what stands before a row's problem and own class, and after them."""
    found = message.finding
    if found is None:
        return [""] * 6, ""
    decides = [found.class_, found.outcome, found.exception, message.governing]
    return [*decides, found.because, found.obligations], found.headline


def _watched(calendar: ScreenedCalendar, watch: Watch) -> Iterator[list[str]]:
    for number, row in enumerate(result_rows(calendar)):
        if number % _EVERY == 0:
            watch("Writing", number, len(calendar.rows))
        yield row


def _writer(path: Path) -> Callable[[Grid], Iterator[bytes]]:
    match path.suffix.lower():
        case ".csv":
            from wizard.grids.csv_file import csv_pieces

            return csv_pieces
        case ".xlsx":
            from wizard.grids.xlsx_file import xlsx_pieces

            return xlsx_pieces
    raise CalendarError(f"{path} is no name for a sheet. End it with .csv or .xlsx.")

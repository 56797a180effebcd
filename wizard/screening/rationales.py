"""A rationale as PDF for each message of a calendar that has its verdict."""

from pathlib import Path

from wizard.errors import SaveError
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.report.document import Filing, compose_message
from wizard.report.pdf import as_pdf
from wizard.saving import save, suggested_file_name
from wizard.screening.calendar import ScreenedCalendar, open_message
from wizard.screening.screener import row_name
from wizard.screening.sheet import Watch, unwatched


def save_rationales(
    folder: Path,
    calendar: ScreenedCalendar,
    question_set: QuestionSet,
    routes: Routes,
    *,
    decided_at: str,
    program_version: str,
    watch: Watch = unwatched,
) -> int:
    """Save the PDFs into a folder, made if it is missing, and return how many; no file there is replaced.

    Raises:
        SaveError: the folder or a file cannot be written.
        StoppedError: ``watch`` stopped it; the PDFs saved so far stay.
    """
    _make(folder)
    final = [place for place, message in enumerate(calendar.messages) if message.finding]
    taken = {path.name.casefold() for path in folder.iterdir()}
    for done, place in enumerate(final):
        watch("Saving the PDFs", done, len(final))
        message = calendar.messages[place]
        name = message.name or row_name(calendar.rows[message.rows[0]].number)
        rationale = compose_message(
            open_message(calendar, place, question_set, routes),
            Filing(name=name),
            decided_at=decided_at,
            program_version=program_version,
        )
        save(folder / _free_name(name, decided_at, taken), as_pdf(rationale), replace=False)
    return len(final)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise SaveError(folder, f"the folder cannot be made ({error.strerror})", "Choose another folder.") from None


def _free_name(name: str, decided_at: str, taken: set[str]) -> str:
    """Return a file name that nothing in the folder has, in any case, and note it."""
    wanted = Path(suggested_file_name(name, decided_at, ".pdf"))
    free, number = wanted.name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{wanted.stem} ({number}){wanted.suffix}"
    taken.add(free.casefold())
    return free

"""The commands for whoever plans many messages: screen a calendar, and an empty one to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard import __version__
from wizard.commands.options import Force, Questions, ending, group
from wizard.commands.progress import progress
from wizard.commands.typed import folder_of, moment, refuse_to_replace

if TYPE_CHECKING:
    from wizard.questionset.loader import LoadedSet
    from wizard.screening.calendar import ScreenedCalendar
    from wizard.screening.sheet import Watch

commands = group()


@commands.command(
    epilog=ending(
        "findings",
        "screen calendar.xlsx",
        "screen calendar.csv --to result.xlsx",
        "screen calendar.csv --to result.csv --pdf-folder rationales",
    )
)
def screen(
    context: typer.Context,
    calendar: Annotated[
        Path, typer.Argument(metavar="CALENDAR.csv|xlsx", help="A campaign a row.", show_default=False)
    ],
    to: Annotated[
        Path | None, typer.Option(metavar="RESULT.csv|xlsx", help="Save the calendar with its verdicts here.")
    ] = None,
    pdf_folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Save each message's rationale as PDF in this folder.")
    ] = None,
    force: Force = False,
    questions: Questions = None,
) -> None:
    """Judge every campaign of a calendar.

    A row is a campaign, a column a question: its id or its words. Rows with the same name in the column 'message' are
    topics of one message; its strictest topic decides.
    """
    from wizard.questionset.loader import read
    from wizard.screening.files import read_sheet, refuse_ending, save_calendar
    from wizard.screening.screening import screen
    from wizard.screening.summary import summary

    if to is not None:
        refuse_ending(to)
        refuse_to_replace([to], force=force)
    loaded = read(folder_of(context, questions))
    with progress() as watch:
        sheet = read_sheet(calendar, loaded.question_set, watch)
        screened = screen(sheet, loaded.question_set, loaded.routes, watch)
        if to is not None:
            save_calendar(to, screened, replace=force, watch=watch)
        said = _save_pdfs(pdf_folder, screened, loaded, watch) if pdf_folder else ""
    typer.echo(summary(screened, loaded.question_set), nl=False)
    if to is not None:
        typer.echo(f"Saved: {to}")
    typer.echo(said, nl=False)
    raise typer.Exit(1 if screened.problems else 0)


@commands.command(epilog=ending("done", "template --to calendar.xlsx"))
def template(
    context: typer.Context,
    to: Annotated[Path, typer.Option(metavar="CALENDAR.xlsx", help="Save it here.", show_default=False)],
    force: Force = False,
    questions: Questions = None,
) -> None:
    """Write an empty calendar to fill in.

    Each question has a column with a drop-down list of its answers, and its hint as a note.
    """
    from wizard.questionset.loader import load
    from wizard.saving import save
    from wizard.screening.template import as_xlsx

    if to.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{to} is no name for a workbook. End it with .xlsx.", param_hint="--to")
    refuse_to_replace([to], force=force)
    save(to, as_xlsx(load(folder_of(context, questions))), replace=force)
    typer.echo(f"Saved: {to}")


def _save_pdfs(folder: Path, screened: "ScreenedCalendar", loaded: "LoadedSet", watch: "Watch") -> str:
    from wizard.screening.rationales import save_rationales

    saved = save_rationales(
        folder,
        screened,
        loaded.question_set,
        loaded.routes,
        decided_at=moment(""),
        program_version=__version__,
        watch=watch,
    )
    return f"PDFs saved in {folder}: {saved}\n"

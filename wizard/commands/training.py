"""The commands for whoever trains others: reports, who is due, who must practice again, booklets, certificates."""

import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.commands.keeping import existing
from wizard.commands.options import Force, Questions, RegisterAt, ending, group
from wizard.commands.typed import folder_of, now, refuse_to_replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wizard.register.practice import PracticeBook
    from wizard.training_report.practice import Practice

commands = group()

Learner = Annotated[str | None, typer.Option("--learner", metavar="NAME", help="Only this learner.")]
SavedTo = Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Save it here instead of printing it.")]


class ReportFormat(StrEnum):
    """The ways to write a report."""

    CSV = "csv"
    XLSX = "xlsx"
    XAPI = "xapi"


class ReportPart(StrEnum):
    """The tables of a report."""

    DECISIONS = "decisions"
    ITEMS = "items"
    DUE = "due"


@commands.command(
    epilog=ending(
        "done",
        "training report --format xlsx --to training.xlsx",
        "training report --learner 'Ana Ruiz' --to ana.csv",
        "training report --part items --to items.csv",
        "training report --format xapi --to statements.json",
    )
)
def report(
    context: typer.Context,
    form: Annotated[ReportFormat, typer.Option("--format", help="How to write it.")] = ReportFormat.CSV,
    part: Annotated[
        ReportPart, typer.Option(help="Which table a CSV file has; a workbook has all three.")
    ] = ReportPart.DECISIONS,
    to: SavedTo = None,
    learner: Learner = None,
    force: Force = False,
    register: RegisterAt = None,
    questions: Questions = None,
) -> None:
    """Write down all practice, one row for each decision.

    With the cases and questions tried (how hard they are, how well they tell who knows the rules) and who is due. xapi
    writes statements for a learning record store.
    """
    from wizard.training_report.files import report_pieces

    if to is None and form is ReportFormat.XLSX:
        raise typer.BadParameter("A workbook is saved in a file. Name it with --to.", param_hint="--format")
    if part is not ReportPart.DECISIONS and form is not ReportFormat.CSV:
        raise typer.BadParameter("Only a CSV file is one table of the report.", param_hint="--part")
    if to is not None:
        refuse_to_replace([to], force=force)
    practice = _practice(context, register, questions, learner)
    _write(report_pieces(practice, form.value, now().date(), part.value), to, force=force)


@commands.command(epilog=ending("done", "training due", "training due --learner 'Ana Ruiz'"))
def due(
    context: typer.Context, learner: Learner = None, register: RegisterAt = None, questions: Questions = None
) -> None:
    """List who has cases due today, and what they are about."""
    from wizard.report.wording import count_of
    from wizard.training_report.practice import due_of
    from wizard.training_report.tables import in_short

    found = due_of(_practice(context, register, questions, learner), now().date())
    for each in found:
        what = f"{count_of(each.cases, 'case')} due: {in_short(each)}" if each.cases else "nothing due"
        typer.echo(f"{each.learner}: {what}. Last practice: {each.last.isoformat()}.")
    if not found:
        typer.echo("Nobody practiced yet.")


@commands.command(epilog=ending("done", "training exams", "training certificate 5f2c9a77 --to certificate.pdf"))
def exams(learner: Learner = None, register: RegisterAt = None) -> None:
    """List the tests that were taken, the first one first."""
    from wizard.report.certificate import share_of

    with _book(register) as book:
        taken = book.exams(learner)
    for exam in taken:
        passed = "passed" if exam.score.is_passed else "not passed"
        when = exam.finished_at[:10]
        typer.echo(f"{exam.id}  {when}  {exam.learner}: {share_of(exam.score)} right, {passed}")
    if not taken:
        typer.echo("No test was taken yet.")


@commands.command(epilog=ending("done", "training certificate 5f2c9a77 --to certificate.pdf"))
def certificate(
    exam: Annotated[
        str,
        typer.Argument(metavar="ID", help="The test, or enough of its id; 'exams' lists them.", show_default=False),
    ],
    to: Annotated[Path, typer.Option(metavar="FILE.pdf", help="Save it here.", show_default=False)],
    force: Force = False,
    register: RegisterAt = None,
) -> None:
    """Save the certificate of a test as PDF, with every answer inside.

    'optin-wizard verify' checks it. A test that was not passed has one that says so.
    """
    from wizard.report.certificate_pdf import as_certificate_pdf

    refuse_to_replace([to], force=force)
    with _book(register) as book:
        result = book.exam(exam)
    _write([as_certificate_pdf(result)], to, force=force)


@contextmanager
def _book(register: str | None) -> "Iterator[PracticeBook]":
    """Yield the practice book of a register.

    Raises:
        RegisterError: it cannot be opened, or is a file that is not there.
    """
    from wizard.register.practice import PracticeBook

    with existing(register) as there:
        yield PracticeBook(there.engine, now)


def _practice(context: typer.Context, register: str | None, questions: Path | None, learner: str | None) -> "Practice":
    """Return what was practiced.

    Raises:
        RegisterError: it cannot be read.
        TrainingError: the learner named did not practice.
    """
    from wizard.errors import TrainingError
    from wizard.questionset.loader import read
    from wizard.training.pool import pool_of
    from wizard.training_report.practice import read_practice

    loaded = read(folder_of(context, questions))
    with _book(register) as book:
        practice = read_practice(
            book, loaded.question_set, pool_of(loaded.question_set, loaded.routes, seed=0), learner
        )
        if learner is not None and not practice.attempts:
            known = ", ".join(book.learners()) or "nobody yet"
            raise TrainingError(f"“{learner}” did not practice. In this register did: {known}.")
    return practice


def _write(pieces: "Iterable[bytes]", to: Path | None, *, force: bool) -> None:
    """Save pieces of a file, or print them as they are."""
    from wizard.saving import save

    if to is not None:
        save(to, pieces, replace=force)
        typer.echo(f"Saved: {to}")
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece)  # as bytes: on Windows, text would get other line ends
    sys.stdout.buffer.flush()

"""The commands for whoever looks after kept decisions: list, show, review and import them, send those that wait."""

from contextlib import closing
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from wizard.commands.keeping import existing, opened, outbox, say_sent
from wizard.commands.options import Force, Json, Pdf, RegisterAt, Text, ending, group
from wizard.commands.typed import exports_to, refuse_to_replace, warn_of_patient_details

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wizard.decision_list import Form
    from wizard.register.values import Decision

commands = group()

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="A decision, such as 2026-0129, or one version of it, 2026-0129.2.", show_default=False
    ),
]


class ListFormat(StrEnum):
    """The ways to write a list of decisions."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


class Class(StrEnum):
    """The classes of verdict."""

    NOT_GOVERNED = "not-governed"
    EXCEPTION = "exception"
    CONDITIONAL = "conditional"
    AUTHORIZATION = "authorization"
    STOP = "stop"


class ReviewStatus(StrEnum):
    """How far the review of a decision is."""

    WAITING = "waiting"
    APPROVED = "approved"
    SENT_BACK = "sent-back"


@commands.command(
    "list",
    epilog=ending(
        "done",
        "register list",
        "register list --status waiting --verdict conditional --since 2026-01-01",
        "register list --words 'refill spring' --to decisions.xlsx",
        "register list --every-version --format json > decisions.json",
    ),
)
def list_decisions(
    words: Annotated[str, typer.Option(help="Only with these words, or beginnings of words, in any order.")] = "",
    verdict: Annotated[Class | None, typer.Option(help="Only of this class.")] = None,
    status: Annotated[ReviewStatus | None, typer.Option(help="Only with this review.")] = None,
    since: Annotated[str, typer.Option(metavar="DATE", help="Only from this day on, such as 2026-03-04.")] = "",
    every_version: Annotated[bool, typer.Option("--every-version", help="Also versions that were replaced.")] = False,
    form: Annotated[
        ListFormat | None, typer.Option("--format", help="How to write it; else as the name after --to ends.")
    ] = None,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Save it here.")] = None,
    force: Force = False,
    register: RegisterAt = None,
) -> None:
    """List the decisions, the last first, one row each."""
    from wizard.decision_list import form_of, list_pieces, table_lines
    from wizard.register.values import Search
    from wizard.report.wording import count_of
    from wizard.saving import save

    if to is not None:
        refuse_to_replace([to], force=force)
        form = ListFormat(form or form_of(to))
    if to is None and form is ListFormat.XLSX:
        raise typer.BadParameter("A workbook is saved in a file. Name it with --to.", param_hint="--format")
    search = Search(
        words=words,
        class_=verdict.value if verdict else None,
        status=status.value if status else None,
        since=_day(since) if since else None,
        every_version=every_version,
    )
    with existing(register) as there:
        count, rows = there.count(search), there.rows(search)
        if form is None or form is ListFormat.TABLE:
            text = "\n".join(table_lines(rows)) + f"\n\n{count_of(count, 'decision')} in {there.place}\n"
            pieces: Iterator[bytes] = iter([text.encode(errors="replace")])
        else:
            pieces = list_pieces(cast("Form", form.value), rows, count)
        if to is not None:
            save(to, pieces, replace=force)
            typer.echo(f"Saved: {to}")
            return
        for piece in pieces:
            typer.echo(piece, nl=False)


@commands.command(
    epilog=ending("done", "register show 2026-0129", "register show 2026-0129.1 --pdf rationale.pdf"),
)
def show(
    decision: Id,
    pdf: Pdf = None,
    text: Text = None,
    json: Json = None,
    force: Force = False,
    register: RegisterAt = None,
) -> None:
    """Show a decision in the words it was decided with, with its versions and reviews.

    It is printed as text, or saved where the options say; PDF and text tell how it was reviewed.
    """
    from wizard.register.told_entry import told_entry
    from wizard.report.record import read_record
    from wizard.report.text import as_text

    exports = exports_to(pdf, text, json, force=force)
    with existing(register) as there:
        found = there.decision(there.find(decision).number)
    rationale, entry = read_record(found.record), told_entry(found)
    exports.write(rationale, entry)
    for path in exports.files.values():
        typer.echo(f"Saved: {path}")
    if not exports.files:
        typer.echo(as_text(rationale, entry))
        typer.echo("\n".join(_versions(found)))


@commands.command(
    epilog=ending(
        "done",
        "register review 2026-0129 --approve --reviewer 'P. Office'",
        "register review 2026-0129 --send-back --reviewer 'P. Office' --reason 'The contract is missing.'",
    )
)
def review(
    decision: Id,
    reviewer: Annotated[str, typer.Option(metavar="NAME", help="Who reviewed: not who decided.", show_default=False)],
    approve: Annotated[bool, typer.Option("--approve", help="It may stand as it is.")] = False,
    send_back: Annotated[bool, typer.Option("--send-back", help="It has to be decided anew; say why.")] = False,
    reason: Annotated[str, typer.Option(help="Why; needed to send it back.")] = "",
    register: RegisterAt = None,
) -> None:
    """Approve a decision, or send it back with a reason.

    A review is an entry of its own: it is never changed, and the last one counts.
    """
    from uuid import uuid4

    from wizard.register.values import STATUS_WORDS

    if approve == send_back:
        raise typer.BadParameter("Say what the review came to: --approve or --send-back; one of the two.")
    if send_back and not reason.strip():
        raise typer.BadParameter("Say with --reason why it is sent back, so that it can be mended.")
    warn_of_patient_details({"--reviewer": reviewer, "--reason": reason})
    with existing(register) as there:
        row = there.find(decision)
        said = there.review(
            row.number,
            "approved" if approve else "sent-back",
            reviewer=reviewer,
            reason=reason,
            key=uuid4().hex,
        )
        typer.echo(f"{row.id} ({row.name}): {STATUS_WORDS[said.result].lower()} by {said.reviewer}")


@commands.command("import", epilog=ending("done", "register import rationale.pdf", "register import record.json"))
def import_file(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.pdf|FILE.json", help="A rationale that was saved as PDF or JSON.", show_default=False
        ),
    ],
    register: RegisterAt = None,
) -> None:
    """Add the decision in a saved rationale to the register.

    Its record must be whole, fit the pages and not contradict itself. What the register has already is not added again.
    """
    from wizard.report.record import digest
    from wizard.report.seal import read_file
    from wizard.report.stored import decided_from

    rationale = read_file(file)
    decided_from(file, rationale)
    with closing(opened(register)) as there:
        if row := there.same_as(rationale):
            typer.echo(f"Already in {there.place} as {row.id}; nothing was added.")
        else:
            row = there.keep(rationale, key=digest(rationale))
            typer.echo(f"Added as {row.id} to {there.place}")


@commands.command(epilog=ending("findings", "register send", "register send --register URL"))
def send(register: RegisterAt = None) -> None:
    """Send the decisions that wait on this computer to their register.

    They wait there when a server could not be reached.
    """
    waiting = outbox(register)
    with closing(opened(register)) as there:
        sent = waiting.send(there)
    say_sent(sent)
    if sent.refused or sent.cut is not None:
        raise typer.Exit(1)
    if not sent.kept:
        typer.echo("No decision waits for this register.")


def _versions(decision: "Decision") -> "Iterator[str]":
    """Yield the lines that tell of all versions of a decision, that of the one shown marked."""
    from wizard.register.values import STATUS_WORDS
    from wizard.report.wording import spoken_date

    yield from ("Versions", "--------")
    for row in decision.versions:
        mark = ">" if row.number == decision.row.number else " "
        replaced = row.status == "waiting" and row.number != decision.versions[-1].number
        review = "Not reviewed" if replaced else STATUS_WORDS[row.status]
        yield f"{mark} {row.id}  {row.label}, decided by {row.decided_by} on {spoken_date(row.decided_at)}. {review}."


def _day(typed: str) -> str:
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise typer.BadParameter(f"'{typed}' is no date. Write it as 2026-03-04.", param_hint="--since") from None

"""The command for whoever changes the rules: which kept decisions would now come to another verdict."""

from enum import StrEnum
from typing import Annotated

import typer

from wizard.commands.keeping import existing
from wizard.commands.options import Questions, RegisterAt, ending, group
from wizard.commands.typed import folder_of

commands = group()


class RejudgedFormat(StrEnum):
    """The ways to write which decisions differ."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@commands.command(
    epilog=ending("difference", "rejudge", "rejudge --questions questions/new", "rejudge --format csv > differing.csv")
)
def rejudge(
    context: typer.Context,
    form: Annotated[RejudgedFormat, typer.Option("--format", help="How to write it.")] = RejudgedFormat.TABLE,
    register: RegisterAt = None,
    questions: Questions = None,
) -> None:
    """List the kept decisions whose verdict would now differ.

    Each with the first step that differs, and the question that is open now. Nothing in the register changes: to decide
    anew, keep a new version. Decisions that come to the same verdict in another way are not listed.
    """
    from wizard.questionset.loader import read
    from wizard.rejudged_list import as_csv, as_json, as_text, rejudge_register

    loaded = read(folder_of(context, questions))
    with existing(register) as there:
        found = rejudge_register(there, loaded.question_set, loaded.routes)
    match form:
        case RejudgedFormat.TABLE:
            typer.echo(as_text(found.differing) + found.summary)
        case RejudgedFormat.JSON:
            typer.echo(as_json(found.differing), nl=False)
        case _:
            typer.echo(as_csv(found.differing), nl=False)
    for sentence in found.unreadable:
        typer.echo(sentence, err=True)
    raise typer.Exit(1 if found.differing or found.unreadable else 0)

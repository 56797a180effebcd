"""The commands for whoever keeps a question set: prove it, compare two, start one, describe its files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wizard.commands.options import SetFolder, ending, group
from wizard.commands.typed import folder_of
from wizard.errors import did_you_mean

commands = group()


class FindingsFormat(StrEnum):
    """The ways to write what a check found."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class DifferenceFormat(StrEnum):
    """The ways to write what another version of a set changes."""

    TEXT = "text"
    JSON = "json"


@commands.command(
    epilog=ending(
        "findings", "check", "check questions/mine", "check --format sarif > set.sarif", "check --explain cycle"
    )
)
def check(
    context: typer.Context,
    folder: SetFolder = None,
    form: Annotated[FindingsFormat, typer.Option("--format", help="How to write it.")] = FindingsFormat.TEXT,
    explain: Annotated[str, typer.Option(metavar="CODE", help="Explain a finding's code, with examples.")] = "",
) -> None:
    """Prove a question set over every path.

    What is wrong is printed as file:line:column, with the reason and the fix; else one line of what was proved.
    Warnings alone end with 0.
    """
    from wizard.check_report import report
    from wizard.questionset import checks
    from wizard.questionset.explanations import pages

    if explain:
        explained = pages()
        if explain not in explained:
            raise typer.BadParameter(f"'{explain}' is no code of a finding{did_you_mean(explain, explained)}.")
        typer.echo(explained[explain], nl=False)
        return
    proof = checks.check(folder_of(context, folder))
    typer.echo(report(proof, form.value), nl=False)
    if not proof.holds:
        raise typer.Exit(1)


@commands.command(
    epilog=ending("difference", "diff questions/hipaa-marketing questions/mine", "diff old new --format json")
)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", exists=True, file_okay=False, help="The set as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", exists=True, file_okay=False, help="The set as it is to be.")],
    form: Annotated[DifferenceFormat, typer.Option("--format", help="How to write it.")] = DifferenceFormat.TEXT,
) -> None:
    """Say which answers of the OLD question set come to another verdict under the NEW one.

    Smallest descriptions first, no way to answer counted twice; apart from that, what was only reworded.
    """
    from wizard.difference_report import as_json, as_text
    from wizard.questionset.difference import compare
    from wizard.questionset.loader import read

    before, after = read(old), read(new)
    difference = compare(before.question_set, after.question_set, old_routes=before.routes, new_routes=after.routes)
    typer.echo((as_text if form is DifferenceFormat.TEXT else as_json)(difference), nl=False)
    raise typer.Exit(1 if difference.changed else 0)


@commands.command("new", epilog=ending("done", "new questions/mine"))
def start_new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")]) -> None:
    """Start a small question set with comments, to be changed into one's own."""
    from wizard.new_set import start_set

    files = start_set(folder)
    typer.echo(f"{len(files)} files were written to {folder}. Change them, then run: optin-wizard check {folder}")


@commands.command("schema", epilog=ending("done", "schema", "schema questions > questions.schema.json"))
def print_schema(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="One file of a set, such as questions; else all.", show_default=False)
    ] = "",
) -> None:
    """Print a JSON Schema of the files of a question set.

    With it, editors complete and check the YAML while it is written.
    """
    from wizard.questionset.loader import FILES
    from wizard.questionset.schema import as_text, schema

    name = file.removesuffix(".yaml")
    if name and name not in FILES:
        raise typer.BadParameter(f"'{file}' is no file of a question set{did_you_mean(name, FILES)}.")
    typer.echo(as_text(schema(name or None)), nl=False)

"""The program's commands, put together; without one, the window opens.

Every command imports what it needs when it runs, so that none waits for another's libraries.
"""

from typing import Annotated

import typer

from wizard import __version__
from wizard.commands import (
    assessments,
    calendars,
    decisions,
    question_sets,
    registers,
    registers_backup,
    rejudging,
    rules,
    training,
)
from wizard.commands.options import Questions, ending

app = typer.Typer(
    name="optin-wizard",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for place in (assessments, calendars, question_sets, rejudging, rules):
    app.add_typer(place.commands)
register = typer.Typer(
    name="register", rich_markup_mode=None, no_args_is_help=True, help="Look after the decisions that were kept."
)
for place in (decisions, rejudging, registers, registers_backup):
    register.add_typer(place.commands)
app.add_typer(register)
practice = typer.Typer(
    name="training", rich_markup_mode=None, no_args_is_help=True, help="Look after the practice of new employees."
)
practice.add_typer(training.commands)
app.add_typer(practice)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it
    if wanted:
        typer.echo(f"Exception Wizard {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    epilog=ending("verdict", "", "ask", "decide --case dental-visit-text --pdf rationale.pdf", "check questions/mine"),
)
def start(
    context: typer.Context,
    questions: Questions = None,
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Find out whether a patient message needs a signed HIPAA authorization. Without a command, open the window.

    Where no window can open, the same questions are asked in the terminal. This is not legal advice.
    """
    context.obj = questions
    if context.invoked_subcommand is None:
        from wizard.front_door import enter

        raise typer.Exit(enter(questions))

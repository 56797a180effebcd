"""The commands for whoever runs a register: tables, rights on a server, proof, moving, passwords."""

from functools import partial
from typing import Annotated

import typer

from wizard.commands.keeping import existing
from wizard.commands.options import RegisterAt, ending, group
from wizard.commands.progress import progress
from wizard.commands.typed import now, register_at

commands = group()

_SERVER = "--register postgresql+psycopg://dana@db.example.org/register"


@commands.command(epilog=ending("done", f"register setup {_SERVER}"))
def setup(register: RegisterAt = None) -> None:
    """Make the tables of a register on a server, or bring them up to date.

    Done once by whoever runs the server, with an account that may make tables; then 'register grants' says who may do
    what. A register in a file needs no setup: the first decision makes it.
    """
    from wizard.register.moving import set_up

    ready = set_up(register_at(register), now)
    said = {"made": "was made", "upgraded": "is up to date now", "nothing": "is up to date already"}
    typer.echo(f"The register {ready.place} {said[ready.done]}.")


@commands.command(epilog=ending("done", "register grants", "register grants | psql --host db.example.org register"))
def grants() -> None:
    """Print the SQL that lets a server itself refuse what an account may not do.

    Three roles: readers see everything, staff add decisions, reviewers add reviews too. Nobody changes or removes.
    """
    from wizard.register import grants as roles

    typer.echo(roles.grants(), nl=False)


@commands.command(epilog=ending("findings", "register verify", f"register verify {_SERVER}"))
def verify(register: RegisterAt = None) -> None:
    """Prove a register: every entry is whole, none is missing, and lists repeat what the entries say."""
    from wizard.register.proof import NOTE, prove

    with existing(register) as opened, progress() as watch:
        found = list(prove(opened, watch=partial(watch, "Proving")))
        entries = opened.head().number
    for each in found:
        typer.echo(f"{each.mark:5}  {each.says}")
    broken = any(each.mark == "wrong" for each in found)
    typer.echo(f"The register {opened.place} {'is not whole' if broken else 'is whole'}. Entries: {entries}.\n\n{NOTE}")
    raise typer.Exit(1 if broken else 0)


@commands.command(
    epilog=ending(
        "done",
        "register move register.sqlite postgresql+psycopg://dana@db.example.org/register",
        "register move postgresql+psycopg://dana@db.example.org/register copy.sqlite",
    )
)
def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The register as it is.", show_default=False)],
    target: Annotated[
        str,
        typer.Argument(
            metavar="TO", help="An empty one, or one that holds the first entries of FROM already.", show_default=False
        ),
    ],
) -> None:
    """Copy a register whole into another file or onto a server, and prove what arrived.

    FROM stays as it is. Decide in TO from then on: what is added to both cannot be joined again.
    """
    from wizard.register import moving

    with existing(source) as opened, progress() as watch:
        moved = moving.move(opened, target, now, partial(watch, "Moving"))
    before = f" {moved.before} were there already." if moved.before else ""
    typer.echo(f"Moved and proved. Entries: {moved.copied}.{before}")


@commands.command(epilog=ending("done", f"register password {_SERVER}"))
def password(register: RegisterAt = None) -> None:
    """Store the password for a register's server in this computer's keychain.

    It is asked for without being shown. PGPASSWORD, where it is set, goes before it.
    """
    from wizard.register.connection import SERVER, address_of
    from wizard.register.passwords import store

    url = address_of(register_at(register))
    if url.drivername != SERVER:
        raise typer.BadParameter("A register in a file has no password. Name a server's with --register.")
    typed = typer.prompt("Password", hide_input=True)
    typer.echo(f"Stored in the keychain for {store(url, typed)}.")

"""The commands that copy a register into a file, and put such a copy in its place."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from wizard.commands.keeping import existing
from wizard.commands.options import Force, RegisterAt, ending, group
from wizard.commands.typed import now, refuse_to_replace, register_at

commands = group()


@commands.command(epilog=ending("done", "register backup register-2026-03-09.sqlite"))
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file.", show_default=False)],
    register: RegisterAt = None,
    force: Force = False,
) -> None:
    """Copy a register whole into one file, and prove the copy.

    Windows that have the register open may go on meanwhile.
    """
    from wizard.register.backups import back_up

    refuse_to_replace([file], force=force)
    with existing(register) as opened:
        head = back_up(opened, file, replace=force)
    typer.echo(f"Saved and proved: {file}. Entries: {head.number}.")


@commands.command(epilog=ending("done", "register restore register-2026-03-09.sqlite"))
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)],
    register: RegisterAt = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Even where the register has entries that the backup lacks.")
    ] = False,
) -> None:
    """Put a backup in the place of a register, once the backup is proved.

    The register of before is set aside beside it. Windows that have the register open go on with the backup.
    """
    from wizard.folders import data_folder
    from wizard.register.opening import open_register
    from wizard.register.restoring import restore
    from wizard.register.seen import SeenHeads

    place = register_at(register)
    done = restore(file, place, clock=now, replace=replace)
    with closing(open_register(place, now)) as opened:
        SeenHeads(data_folder()).accept(opened)
        typer.echo(f"Restored and proved: {opened.place}. Entries: {done.head.number}.")
    if done.set_aside is not None:
        lacking = f" Entries that the backup lacks: {done.lacking}." if done.lacking else ""
        typer.echo(f"The register of before is {done.set_aside}.{lacking}")

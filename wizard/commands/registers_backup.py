"""The commands that copy a register into a file, and put such a copy in its place."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from wizard.commands.options import Force, ending, group
from wizard.commands.typed import refuse_to_replace

commands = group()

_RegisterAt = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="URL|FILE",
        help="The register: a file, or postgresql+psycopg://ACCOUNT@HOST/DATABASE; else the one in the data folder.",
    ),
]


@commands.command(epilog=ending("done", "register backup register-2026-03-09.sqlite"))
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file.", show_default=False)],
    register: _RegisterAt = None,
    force: Force = False,
) -> None:
    """Copy a register whole into one file, and prove the copy.

    Windows that have the register open may go on meanwhile.
    """
    from wizard.register.backups import back_up
    from wizard.register.opening import open_register

    refuse_to_replace([file], force=force)
    with closing(open_register(_existing(register), _now)) as opened:
        head = back_up(opened, file, replace=force)
    typer.echo(f"Saved and proved: {file}. Entries: {head.number}.")


@commands.command(epilog=ending("done", "register restore register-2026-03-09.sqlite"))
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)],
    register: _RegisterAt = None,
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

    place = register or _default()
    done = restore(file, place, clock=_now, replace=replace)
    with closing(open_register(place, _now)) as opened:
        SeenHeads(data_folder()).accept(opened)
        typer.echo(f"Restored and proved: {opened.place}. Entries: {done.head.number}.")
    if done.set_aside is not None:
        lacking = f" Entries that the backup lacks: {done.lacking}." if done.lacking else ""
        typer.echo(f"The register of before is {done.set_aside}.{lacking}")


def _existing(register: str | None) -> str | Path:
    """Return where the register is; a file that is not there is never made."""
    place = register or _default()
    if "://" not in str(place) and not Path(place).exists():
        raise typer.BadParameter(f"There is no register {place}.", param_hint="--register")
    return place


def _default() -> Path:
    from wizard.folders import data_folder
    from wizard.register.opening import FILE

    return data_folder() / FILE


def _now() -> datetime:
    return datetime.now().astimezone()

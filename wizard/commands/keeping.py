"""Keeps what commands decide in a register, and says where it is; or that it waits for its server."""

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from wizard.commands.typed import now, register_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wizard.register.outbox import Outbox, Sent
    from wizard.register.register import Register
    from wizard.register.values import Row
    from wizard.report.document import Rationale
    from wizard.report.register_entry import RegisterEntry


def opened(register: str | None) -> "Register":
    """Return the register named with --register, or the one in the data folder; a file is made where there is none.

    Raises:
        RegisterError: it cannot be opened.
    """
    from wizard.register.opening import open_register

    return open_register(register_at(register), now)


@contextmanager
def existing(register: str | None) -> "Iterator[Register]":
    """Yield the register named with --register, or the one in the data folder, and close it at the end.

    Raises:
        RegisterError: it cannot be opened, or is a file that is not there.
    """
    from wizard.errors import RegisterError
    from wizard.register.connection import SERVER, address_of

    place = register_at(register)
    url = address_of(place)
    if url.drivername != SERVER and not Path(url.database or "").exists():
        raise RegisterError(f"There is no register {place} yet. The first decision that is kept makes it.")
    with closing(opened(register)) as found:
        yield found


def outbox(register: str | None) -> "Outbox":
    """Return where decisions wait for this register.

    Raises:
        RegisterError: --register names none.
    """
    from wizard.folders import data_folder
    from wizard.register.opening import outbox_of

    return outbox_of(data_folder(), register_at(register))


def refuse_to_keep(*, keep: bool, changes: str, register: str | None, case: str | None, decided_by: str) -> None:
    """Say before any work is done that a decision cannot be kept with what was typed."""
    if not keep:
        for option, given in (("--changes", changes), ("--register", register)):
            if given:
                raise typer.BadParameter(f"{option} says how to keep the decision. Add --keep.")
        return
    if case is not None:
        raise typer.BadParameter("A case is an example; only your own decisions are kept. Name a file of answers.")
    if not decided_by.strip():
        raise typer.BadParameter("Say who decided with --decided-by; the register keeps no decision without a name.")


def keep_decision(rationale: "Rationale", register: str | None, *, changes: str = "") -> "Row | None":
    """Keep a decision, print its id, and return its row; None where it waits for a server, which is said too.

    Decisions that waited are sent first. The same decision again adds nothing.

    Raises:
        RegisterError: the register cannot be used, or refuses the decision.
        SaveError: the server cannot be reached, and the decision cannot wait on this computer either.
    """
    from wizard.register.outbox import keep_or_wait
    from wizard.report.record import digest

    replaces = None
    if changes:
        with existing(register) as there:
            replaces = there.find(changes).number
    key = digest(rationale) if replaces is None else f"{digest(rationale)} after {replaces}"
    waiting = outbox(register)
    found = keep_or_wait(lambda: closing(opened(register)), waiting, rationale, key=key, replaces=replaces)
    say_sent(found.sent)
    if found.row is None:
        typer.echo(
            "Not kept yet: the decision waits on this computer. The next --keep sends it, or do so with "
            "'optin-wizard register send'.",
            err=True,
        )
        return None
    typer.echo(f"Kept as {found.row.id} in {found.place}")
    return found.row


def say_sent(sent: "Sent") -> None:
    """Print what became of decisions that waited for their register."""
    for row in sent.kept:
        typer.echo(f"Sent: {row.name}, kept as {row.id}")
    for refused in sent.refused:
        typer.echo(f"Still waiting: {refused.path}: {refused.why}", err=True)
    if sent.cut is not None:
        typer.echo(sent.cut, err=True)


def entry_of(row: "Row", register: str | None) -> "RegisterEntry":
    """Return what PDF and text tell of a kept version.

    Raises:
        RegisterError: the register cannot be used.
    """
    from wizard.register.told_entry import told_entry

    with existing(register) as there:
        return told_entry(there.decision(row.number))

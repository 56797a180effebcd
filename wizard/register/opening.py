"""Opens a register: a file is made or brought up to date by itself, a server's only by whoever runs it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from wizard.register.connection import address_of, connect, is_server
from wizard.register.register import Register
from wizard.register.schema_version import check_version, migrate, version_of


def open_register(register: str | Path, clock: Callable[[], datetime]) -> Register:
    """Return the register at a path or an address.

    Raises:
        RegisterError: it cannot be opened; the message says why and how to mend it.
    """
    engine = connect(address_of(register))
    try:
        if is_server(engine):
            check_version(engine)
        elif version_of(engine) is None:
            migrate(engine, clock())
    except BaseException:
        engine.dispose()
        raise
    return Register(engine, clock)

"""Opens a register: a file is made or brought up to date by itself, a server's only by whoever runs it."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from wizard.register.connection import address_of, connect, is_server
from wizard.register.outbox import Outbox
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


def outbox_of(data_folder: Path, register: str | Path) -> Outbox:
    """Return the outbox for the register at a path or an address: what waits for one is never sent to another.

    Raises:
        RegisterError: it is no address of a register.
    """
    url = address_of(register)
    place = f"{url.host}:{url.port or ''}/{url.database}"
    return Outbox(data_folder / "outbox" / sha256(place.encode()).hexdigest()[:16])

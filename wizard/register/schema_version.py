"""Which migrations a register has seen, and how it gets those that are lacking."""

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, inspect, select, text

from wizard.errors import RegisterDamagedError, RegisterError, RegisterNewerError
from wizard.register.connection import place_of, reading, writing
from wizard.register.tables import about

LATEST = "0002"
"""The newest migration that this program knows."""


def version_of(engine: Engine) -> str | None:
    """Return the last migration that the register has seen; None where it has no tables yet.

    Raises:
        RegisterDamagedError: the file holds something else.
        RegisterNewerError: a newer program made it.
    """
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" not in tables:
            if tables:
                raise RegisterDamagedError(f"{place_of(engine)} holds something else than a register. Choose another.")
            return None
        version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version is not None and version > LATEST:
        raise RegisterNewerError(
            f"The register {place_of(engine)} was made by a newer program (its tables are {version}, this program "
            f"knows {LATEST}). Install the newer Exception Wizard; the register is left as it is."
        )
    return version


def migrate(engine: Engine, made_at: datetime, *, register_id: str = "") -> None:
    """Bring the tables to the latest version, or make them; all of it happens, or nothing.

    A register made anew gets an id of its own, unless one is given.

    Raises:
        RegisterError: the database does not allow it.
    """
    with writing(engine) as connection:
        _upgrade(connection)
        if connection.scalar(select(about.c.id)) is None:
            connection.execute(
                about.insert().values(id=register_id or uuid4().hex, made_at=made_at.isoformat(timespec="seconds"))
            )


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - only where tables are made or changed
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check_version(engine: Engine) -> None:
    """Say clearly when the tables are not those that this program works with.

    Raises:
        RegisterError: they are lacking, or older.
        RegisterNewerError: they are newer.
    """
    version = version_of(engine)
    if version is None:
        raise RegisterError(
            f"There is no register in {place_of(engine)} yet. Whoever runs the server makes it once with "
            "'optin-wizard register setup'."
        )
    if version < LATEST:
        raise RegisterError(
            f"The register in {place_of(engine)} is older than this program. Whoever runs the server brings it up to "
            "date with 'optin-wizard register setup', after a copy of the database."
        )

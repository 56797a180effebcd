"""Which migrations a register has seen, and how it gets those that are lacking."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, inspect, select, text

from wizard.errors import RegisterDamagedError, RegisterError, RegisterNewerError
from wizard.register.connection import place_of, reading, writing
from wizard.register.tables import about

LATEST = "0002"
"""The newest migration that this program knows."""
_OURS = {"about", "entries", "decisions", "reviews"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The migrations that a program knows: the folder they are in, and the name of the last."""

    folder: Path
    latest: str


STEPS = Steps(folder=Path(__file__).parent / "migrations", latest=LATEST)


def is_another_programs(engine: Engine) -> bool:
    """Whether a database has tables, but none of a register.

    Raises:
        RegisterDamagedError: it cannot be read.
    """
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
    return bool(tables) and not tables & _OURS


def version_of(engine: Engine, steps: Steps = STEPS) -> str | None:
    """Return the last migration that the register has seen; None where it has no tables yet.

    Raises:
        RegisterDamagedError: it holds something else, or does not say what it has seen.
        RegisterNewerError: a newer program made it.
    """
    with reading(engine) as connection:
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        if not tables >= {"alembic_version", *_OURS}:
            raise RegisterDamagedError(
                f"{place_of(engine)} holds something else than a register. It is left as it is; choose another."
            )
        version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if version is None:
        raise RegisterDamagedError(
            f"The register {place_of(engine)} is damaged: it does not say what made it. It is left as it is; restore "
            "the last backup."
        )
    if version > steps.latest:
        raise RegisterNewerError(
            f"The register {place_of(engine)} was made by a newer program (its tables are {version}, this program "
            f"knows {steps.latest}). Install the newer Exception Wizard; the register is left as it is."
        )
    return version


def migrate(engine: Engine, made_at: datetime, steps: Steps = STEPS, register_id: str = "") -> None:
    """Bring the tables to the latest version, or make them; all of it happens, or nothing.

    A register made anew gets an id of its own, unless one is given.

    Raises:
        RegisterError: the database does not allow it.
    """
    with writing(engine) as connection:
        _upgrade(connection, steps)
        if connection.scalar(select(about.c.id)) is None:
            connection.execute(
                about.insert().values(id=register_id or uuid4().hex, made_at=made_at.isoformat(timespec="seconds"))
            )


def _upgrade(connection: Connection, steps: Steps) -> None:
    from alembic import command  # noqa: PLC0415 - only where tables are made or changed
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(steps.folder).replace("%", "%%"))
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

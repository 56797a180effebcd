"""Keeps the passwords of servers in the platform's keychain; never in a file of ours."""

import getpass
import os
from typing import TYPE_CHECKING

from wizard.errors import RegisterError

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

SERVICE = "exception-wizard"
ADVICE = (
    "Store the password once with 'optin-wizard register password', or use PGPASSWORD or the file .pgpass as with "
    "every program of PostgreSQL."
)
_NO_KEYCHAIN = (
    "This computer has no keychain that the program can use, so the password was not stored. Use PGPASSWORD or the "
    "file .pgpass, as with every program of PostgreSQL."
)


def store(url: "URL", password: str) -> str:
    """Put the password for a server's address into the keychain, and return the name it has there.

    Raises:
        RegisterError: there is no keychain, or it is locked.
    """
    import keyring  # noqa: PLC0415 - only where a server is connected to
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        keyring.set_password(SERVICE, account_of(url), password)
    except (KeyringError, RuntimeError, OSError):
        raise RegisterError(_NO_KEYCHAIN) from None
    return account_of(url)


def recall(url: "URL") -> str | None:
    """Return the password for a server's address; None where the keychain has none, or there is none."""
    import keyring  # noqa: PLC0415 - only where a server is connected to
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    try:
        return keyring.get_password(SERVICE, account_of(url))
    except (KeyringError, RuntimeError, OSError):
        return None


def account_of(url: "URL") -> str:
    """Return the name of an address in the keychain, such as "dana@db.example.org/register"."""
    account = url.username or os.environ.get("PGUSER") or getpass.getuser()
    port = f":{url.port}" if url.port else ""
    return f"{account}@{url.host or 'localhost'}{port}/{url.database}"

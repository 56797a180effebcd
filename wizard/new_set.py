"""Starts a new question set: a small one with comments, proved, to be changed into one's own."""

from pathlib import Path

from wizard import assets
from wizard.errors import SaveError
from wizard.saving import save

_SCHEMAS = ".schema"
"""A folder that no reader of a set looks into, since its name begins with a dot."""


def start_set(folder: Path) -> tuple[Path, ...]:
    """Write the small set into a folder, which is made where it is missing, and return the files of the set.

    Raises:
        SaveError: the folder holds something already, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = any(folder.iterdir())
    except OSError as error:
        raise SaveError(folder, f"the folder cannot be used ({error.strerror})", "Name another folder.") from error
    if taken:
        raise SaveError(folder, "the folder holds something already", "Name a new folder, or an empty one.")
    files = []
    for template in sorted(assets.NEW_SET.glob("*.yaml")):
        files.append(folder / template.name)
        named = f"# yaml-language-server: $schema={_SCHEMAS}/{template.stem}.schema.json\n".encode()
        save(files[-1], named + template.read_bytes(), replace=False)
    _give_schemas(folder / _SCHEMAS)
    return tuple(files)


def _give_schemas(folder: Path) -> None:
    """Lay the schemas beside the files that name them, so that editors find them wherever the set is moved."""
    folder.mkdir()
    for schema in sorted(assets.SET_SCHEMAS.glob("*.json")):
        save(folder / schema.name, schema.read_bytes(), replace=False)

"""Starts a new question set: a small one with comments, proved, to be changed into one's own."""

from pathlib import Path

from wizard import assets
from wizard.errors import SaveError
from wizard.saving import save


def start_set(folder: Path) -> tuple[Path, ...]:
    """Write the small set into a folder, which is made where it is missing, and return the files.

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
        save(files[-1], template.read_bytes(), replace=False)
    return tuple(files)

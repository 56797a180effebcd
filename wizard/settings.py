"""What a person chose about the program itself, kept from one time to the next."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal, get_args

FILE = "settings.json"
Theme = Literal["system", "light", "dark"]
THEMES: tuple[Theme, ...] = get_args(Theme)
TEXT_PERCENTS = (100, 125, 150, 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices with their defaults.

    ``register`` is a server's address, empty for the register of this computer. ``window`` is x, y, width, height in
    pixels; None until the window was moved.
    """

    theme: Theme = "system"
    text_percent: int = 100
    decided_by: str = ""
    reviewer: str = ""
    learner: str = ""
    export_folder: str = ""
    register: str = ""
    window: tuple[int, int, int, int] | None = None
    maximized: bool = False

    def to_text(self) -> str:
        """Return the settings as the text of their file."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def kept_in(cls, folder: Path) -> "Settings":
        """Return the settings kept in the program's data folder; where there are none, the defaults."""
        try:
            return cls.from_text((folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()

    @classmethod
    def from_text(cls, text: str) -> "Settings":
        """Return the settings that a file holds; whatever it holds wrongly keeps its default."""
        try:
            read = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(read, dict):
            return cls()
        kept = {field.name: read[field.name] for field in fields(cls) if _fits(field.name, read.get(field.name))}
        if "window" in kept:
            kept["window"] = tuple(kept["window"])
        return cls(**kept)


def _fits(name: str, value: object) -> bool:
    match name:
        case "theme":
            return value in THEMES
        case "text_percent":
            return value in TEXT_PERCENTS
        case "decided_by" | "reviewer" | "learner" | "export_folder" | "register":
            return isinstance(value, str)
        case "maximized":
            return isinstance(value, bool)
        case _:
            return isinstance(value, list) and len(value) == 4 and all(type(number) is int for number in value)  # noqa: PLR2004

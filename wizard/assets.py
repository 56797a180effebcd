"""Where the question sets, icons, styles and templates lie: beside the code in a wheel, at the top in a checkout."""

from importlib.util import find_spec
from pathlib import Path

_SHIPPED = Path(__file__).parent / "shipped"
_TOP = _SHIPPED if _SHIPPED.is_dir() else Path(__file__).parent.parent

QUESTIONS = _TOP / "questions"
RESOURCES = _TOP / "resources"
DEFAULT_SET = QUESTIONS / "hipaa-marketing"
NEW_SET = RESOURCES / "new-set"
SET_SCHEMAS = RESOURCES / "schema" / "question-set"


def font_folder() -> Path:
    """Return the folder of the four Atkinson Hyperlegible files, without the slow search through every package."""
    spec = find_spec("fontpkg_atkinson_hyperlegible")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The package fontpkg-atkinson-hyperlegible is not installed; install the wizard again.")
    return Path(spec.origin).parent / "files"


def icon(name: str) -> Path:
    """Return the path of an icon by its name, such as "back"."""
    return RESOURCES / "icons" / f"{name}.svg"

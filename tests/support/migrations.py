"""Migrations of a program that is not written yet: those of today and one more."""

import shutil
from pathlib import Path

from wizard.register.schema_version import LATEST, STEPS, Steps

NEXT = f"{int(LATEST) + 1:04}"
"""The name of the one more."""
_STEP = '''"""A step that is not written yet."""

from alembic import op

revision = "{name}"
down_revision = "{before}"


def upgrade() -> None:
    {does}
'''


def with_step(folder: Path, does: str = "op.execute('CREATE TABLE later (x INTEGER)')") -> Steps:
    """Return today's migrations and one more, all of them in a new folder."""
    scripts = shutil.copytree(STEPS.folder, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    step = _STEP.format(name=NEXT, before=LATEST, does=does)
    (scripts / "versions" / f"{NEXT}_later.py").write_text(step, encoding="utf-8")
    return Steps(folder=scripts, latest=NEXT)

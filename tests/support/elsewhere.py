"""Runs Python where the world is worse: as an account that may write nothing, or on a disk that is nearly full."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]

BEGINNING = """
import sys
from contextlib import closing
from pathlib import Path
from tests.support.registers import Clock, rationale
from wizard.errors import WizardError
from wizard.register.backups import back_up
from wizard.register.drafts import Draft, DraftFolder
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.values import Search

folder = Path(sys.argv[1])
path = folder / "register.sqlite"
"""

_AS_NOBODY = """
import os
rationale()
if not os.getuid():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
"""


def python(code: str, *words: object, before: tuple[str, ...] = ()) -> str:
    """Run code behind ``BEGINNING`` and return what it printed; ``before`` are words that start another program."""
    done = subprocess.run(
        [*before, sys.executable, "-c", BEGINNING + code, *map(str, words)],
        cwd=_ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def as_nobody(code: str, *words: object) -> str:
    """Run code as an account to which nothing belongs, where we may become another; else as ourselves.

    Modules and rules are read before: they may lie where that account may not look.
    """
    return python(_AS_NOBODY + code, *words)


def can_mount() -> bool:
    """Whether this account may have a small disk of its own."""
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/tmp"],  # noqa: S108 - seen by this process alone
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


def on_a_small_disk(kilobytes: int, folder: Path, code: str) -> str:
    """Run code with a folder that is a disk of its own, with so much room."""
    mount = f'mount -t tmpfs -o size={kilobytes}k none "$0" && exec "$@"'
    return python(code, folder, before=("unshare", "-rm", "sh", "-c", mount, str(folder)))

"""Where each register's chain ended when this computer saw it last, so that entries taken off its end show."""

import json
from contextlib import suppress
from pathlib import Path

from wizard.errors import SaveError
from wizard.register.register import Register
from wizard.register.values import Head
from wizard.saving import save

FILE = "seen.json"


class SeenHeads:
    """The heads seen, in one small file of a folder, for its owner alone. One that cannot be read counts as none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def of(self, register: Register) -> Head | None:
        """Return where the chain of a register ended when it was seen last: what to prove it against."""
        register_id = register.head().register_id
        seen = self._read().get(register_id)
        return None if seen is None else Head(register_id=register_id, number=seen[0], digest=seen[1])

    def see(self, register: Register) -> bool:
        """Take down where the chain ends now, and return whether what was seen before still stands in it.

        Where it does not, what was seen before stays, so that proving the register tells what is lacking. Neither a
        read-only nor a full disk is an error: then less is known the next time.
        """
        seen, head = self.of(register), register.head()
        if seen is not None and register.digest_at(seen.number) != seen.digest:
            return False
        if seen is None or head.number > seen.number:
            self._write(head)
        return True

    def accept(self, register: Register) -> None:
        """Take down where the chain ends now, whatever was seen before: a person put a backup in its place."""
        self._write(register.head())

    def _read(self) -> dict[str, tuple[int, str]]:
        try:
            read = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(name): (int(number), str(digest)) for name, (number, digest) in read.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, head: Head) -> None:
        if not head.number:
            return
        heads = {**self._read(), head.register_id: (head.number, head.digest)}
        with suppress(SaveError, OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            save(self._path, json.dumps(heads, indent=1).encode(), replace=True, private=True)

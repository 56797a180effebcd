"""Assessments kept on this computer, one small file each, written whole or not at all."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import DraftError, DraftTakenError, SaveError
from wizard.saving import save

if TYPE_CHECKING:
    from wizard.questionset.model import ClassId

FORMAT = 3
_WITH_TOPICS = 2
_PLAIN_FORMAT = 1
"""The formats of a message that changes no kept decision, with topics and without: older programs read them too."""
_SUFFIX = ".draft.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An assessment as it was left, enough to go on from.

    ``given`` holds the answers of a message's only topic; where it has several, those given once for all of them, and
    ``topics`` maps each topic's name to its own, in their order. ``topic_proofs`` maps in the same way.

    ``replaces`` is the number of the version in the register that this one will follow, ``decision`` that version's
    name, such as "2026-0129.1"; both are empty for a new decision.

    Times are ISO 8601 with their offset. ``decided_at`` and ``class_`` are None until a verdict was shown;
    ``headline`` and ``progress`` are the words the home page shows without loading any rules.
    """

    id: str
    question_set_id: str
    question_set_version: str
    question_set_digest: str
    given: Mapping[str, str]
    follow_ups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    confirmed: Mapping[str, str] = field(default_factory=dict)
    proofs: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    topic_proofs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    name: str = ""
    note: str = ""
    decided_by: str = ""
    started_at: str
    saved_at: str
    decided_at: str | None = None
    class_: "ClassId | None" = None
    class_short: str = ""
    headline: str = ""
    progress: str = ""
    replaces: int | None = None
    decision: str = ""

    @property
    def format(self) -> int:
        """The oldest format that holds all of it."""
        if self.replaces is not None:
            return FORMAT
        return _WITH_TOPICS if self.topics else _PLAIN_FORMAT


class DraftFolder:
    """The drafts in one folder, as one window sees them. The folder is made on the first save.

    A draft that cannot be written waits here until it can be, so that leaving it for another loses nothing. One that
    another window wrote meanwhile is never replaced.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, bytes] = {}
        self._waiting: dict[str, Draft] = {}

    @property
    def waiting(self) -> tuple[Draft, ...]:
        """The drafts that could not be written yet: they are lost when the program ends."""
        return tuple(self._waiting.values())

    def all(self) -> tuple[tuple[Draft, ...], tuple[Path, ...]]:
        """Return the drafts, the last saved first, and the files that cannot be read as one."""
        drafts: dict[str, Draft] = {}
        damaged: list[Path] = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                draft, _ = _read(path)
            except DraftError:
                damaged.append(path)
            else:
                drafts[draft.id] = draft
        drafts.update(self._waiting)
        return tuple(sorted(drafts.values(), key=lambda draft: draft.saved_at, reverse=True)), tuple(damaged)

    def open(self, draft_id: str) -> Draft:
        """Return a draft to go on with; from now on only this state of it may be replaced.

        Raises:
            DraftError: it is gone, or cannot be read.
        """
        if draft_id in self._waiting:
            return self._waiting[draft_id]
        draft, self._seen[draft_id] = _read(self._path(draft_id))
        return draft

    def keep(self, draft: Draft) -> None:
        """Write a draft, replacing the state of it that was opened or written here last.

        Raises:
            DraftTakenError: another window wrote it meanwhile; that state still stands.
            SaveError: it cannot be written; the earlier state still stands, and this one waits.
        """
        self._waiting[draft.id] = draft
        try:
            self._write(draft)
        except DraftTakenError:
            del self._waiting[draft.id]
            raise
        self.retry()

    def retry(self) -> None:
        """Write what waits, as far as that is possible now."""
        for draft in self.waiting:
            with suppress(SaveError, DraftTakenError):
                self._write(draft)

    def remove(self, draft_id: str) -> None:
        """Forget a draft for good; one that is gone already is no error."""
        self._waiting.pop(draft_id, None)
        with suppress(FileNotFoundError, NotADirectoryError):
            self._path(draft_id).unlink()

    def _write(self, draft: Draft) -> None:
        path = self._path(draft.id)
        content = json.dumps({"format": draft.format, **_held(draft)}, indent=1, ensure_ascii=False).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            there = path.read_bytes() if path.exists() else None
        except OSError as error:
            reason = f"its folder cannot be used ({error.strerror})"
            raise SaveError(path, reason, "See that this folder can be written.") from error
        if there is not None and there != self._seen.get(draft.id):
            raise DraftTakenError(f"{path} was changed in another window.")
        save(path, content, replace=True, private=True)
        self._seen[draft.id] = content
        self._waiting.pop(draft.id, None)

    def _path(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}{_SUFFIX}"


def _read(path: Path) -> tuple[Draft, bytes]:
    """Return the draft in a file, and the file's content.

    Raises:
        DraftError: the file cannot be read, is no draft, or comes from a newer program.
    """
    try:
        content = path.read_bytes()
        read = json.loads(content.decode("utf-8"))
        if read.pop("format") not in {_PLAIN_FORMAT, _WITH_TOPICS, FORMAT}:
            raise DraftError(f"{path} was written by a newer version of the program. Open it with that one.")
        read["follow_ups"] = {key: tuple(chosen) for key, chosen in read["follow_ups"].items()}
        draft = Draft(**read)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DraftError(f"{path} is damaged and was left as it is: {error}") from error
    if not _has_right_types(draft):
        raise DraftError(f"{path} is damaged and was left as it is: a value has the wrong kind.")
    return draft, content


def _held(draft: Draft) -> dict[str, object]:
    """Return what a draft's file holds: what it changes in the register only where there is something."""
    held = asdict(draft)
    if draft.replaces is None:
        del held["replaces"], held["decision"]
    return held


def _has_right_types(draft: Draft) -> bool:
    texts = (getattr(draft, each.name) for each in fields(draft) if each.type is str)
    optional = (draft.decided_at, draft.class_)
    return (
        all(isinstance(text, str) for text in texts)
        and all(value is None or isinstance(value, str) for value in optional)
        and (draft.replaces is None or type(draft.replaces) is int)
        and _maps_text(draft.given)
        and _maps_text(draft.confirmed)
        and _maps_text(draft.proofs)
        and all(_maps_text(own) for own in (*draft.topics.values(), *draft.topic_proofs.values()))
        and all(isinstance(each, str) for chosen in draft.follow_ups.values() for each in chosen)
    )


def _maps_text(mapping: object) -> bool:
    return isinstance(mapping, dict) and all(isinstance(part, str) for pair in mapping.items() for part in pair)

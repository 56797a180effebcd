"""Assessments kept on this computer, one small file each, written whole or not at all."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import DraftError, SaveError
from wizard.saving import save

if TYPE_CHECKING:
    from wizard.questionset.model import ClassId

FORMAT = 1
_SUFFIX = ".draft.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An assessment as it was left, enough to go on from.

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


class DraftFolder:
    """The drafts in one folder. The folder is made on the first save."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> tuple[tuple[Draft, ...], tuple[Path, ...]]:
        """Return the drafts, the last saved first, and the files that cannot be read as one."""
        drafts: list[Draft] = []
        damaged: list[Path] = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                drafts.append(_read(path))
            except DraftError:
                damaged.append(path)
        return tuple(sorted(drafts, key=lambda draft: draft.saved_at, reverse=True)), tuple(damaged)

    def keep(self, draft: Draft) -> None:
        """Write a draft, replacing its earlier state.

        Raises:
            SaveError: the folder cannot be written; the earlier state still stands.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            reason = f"its folder cannot be made ({error.strerror})"
            raise SaveError(self._path(draft.id), reason, "See that this folder can be written.") from error
        text = json.dumps({"format": FORMAT, **asdict(draft)}, indent=1, ensure_ascii=False)
        save(self._path(draft.id), text.encode(), replace=True, private=True)

    def remove(self, draft_id: str) -> None:
        """Forget a draft for good; one that is gone already is no error."""
        self._path(draft_id).unlink(missing_ok=True)

    def _path(self, draft_id: str) -> Path:
        return self._folder / f"{draft_id}{_SUFFIX}"


def _read(path: Path) -> Draft:
    """Return the draft in a file.

    Raises:
        DraftError: the file cannot be read, is no draft, or comes from a newer program.
    """
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read.pop("format") != FORMAT:
            raise DraftError(f"{path} was written by a newer version of the program. Open it with that one.")
        read["follow_ups"] = {key: tuple(chosen) for key, chosen in read["follow_ups"].items()}
        draft = Draft(**read)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DraftError(f"{path} is damaged and was left as it is: {error}") from error
    if not _has_right_types(draft):
        raise DraftError(f"{path} is damaged and was left as it is: a value has the wrong kind.")
    return draft


def _has_right_types(draft: Draft) -> bool:
    texts = (getattr(draft, each.name) for each in fields(draft) if each.type is str)
    optional = (draft.decided_at, draft.class_)
    return (
        all(isinstance(text, str) for text in texts)
        and all(value is None or isinstance(value, str) for value in optional)
        and _maps_text(draft.given)
        and _maps_text(draft.confirmed)
        and _maps_text(draft.proofs)
        and all(isinstance(each, str) for chosen in draft.follow_ups.values() for each in chosen)
    )


def _maps_text(mapping: object) -> bool:
    return isinstance(mapping, dict) and all(isinstance(part, str) for pair in mapping.items() for part in pair)

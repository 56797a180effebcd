"""What the register hands out: a row of a list, a decision whole, its reviews, and what to look for."""

from dataclasses import dataclass
from typing import Literal

from wizard.questionset.model import ClassId

Result = Literal["approved", "sent-back"]
Status = Literal["waiting", "approved", "sent-back"]
Order = Literal["date", "name", "verdict", "review"]

STATUS_WORDS: dict[Status, str] = {"waiting": "Waiting", "approved": "Approved", "sent-back": "Sent back"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One version of a decision as lists show it. ``number`` is its place in the register; times are ISO 8601.

    ``exception`` is the title of the exception or exit used, None where there is none. ``conditions`` counts the
    items of the checklist, ``confirmed`` those met when it was kept. ``reviewer`` said last what ``status`` tells, at
    ``reviewed_at``; both are None while it waits.
    """

    number: int
    year: int
    serial: int
    version: int
    name: str
    class_: ClassId
    label: str
    outcome: str
    headline: str
    exception: str | None
    decided_by: str
    decided_at: str
    set_id: str
    set_version: str
    set_digest: str
    conditions: int
    confirmed: int
    status: Status
    reviewer: str | None = None
    reviewed_at: str | None = None

    @property
    def decision(self) -> str:
        """The decision's name in the register, the same for all its versions, such as "2026-0129"."""
        return f"{self.year}-{self.serial:04}"

    @property
    def id(self) -> str:
        """The decision with its version, such as "2026-0129.2"."""
        return f"{self.decision}.{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a reviewer said of one version. ``reason`` may be empty where it was approved."""

    number: int
    decision: int
    result: Result
    reason: str
    reviewer: str
    reviewed_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One version of a decision, whole. ``record`` is the record as JSON; ``versions`` are all of it, first to last."""

    row: Row
    record: str
    kept_at: str
    digest: str
    reviews: tuple[Review, ...]
    versions: tuple[Row, ...]

    @property
    def is_latest(self) -> bool:
        """Whether no version came after it."""
        return self.row.number == self.versions[-1].number


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a register's chain ends; an empty one ends at number 0."""

    register_id: str
    number: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to list: the latest version of each decision that fits all of this.

    ``words`` are beginnings of words, in any order. ``since`` is an ISO date in local time, and the first day listed.
    ``class_``, ``status`` and ``since`` are None where any will do; ``every_version`` lists those replaced too.
    """

    words: str = ""
    class_: ClassId | None = None
    status: Status | None = None
    since: str | None = None
    order: Order = "date"
    descending: bool = True
    every_version: bool = False

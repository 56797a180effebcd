"""The words and pictures of decisions in the register: of verdicts, reviews and the columns of their list."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from wizard.questionset.model import ClassId
from wizard.register.values import Order, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An icon's name, the token of its color, and the words beside it."""

    icon: str
    color: str
    words: str


VERDICTS: Mapping[ClassId, str] = MappingProxyType(
    {
        "exception": "Exception",
        "conditional": "With conditions",
        "authorization": "Authorization",
        "not-governed": "Not governed",
        "stop": "Ask privacy",
    }
)
"""The verdict in a cell of the list; the record holds its words in full."""

BADGES: Mapping[ClassId, str] = MappingProxyType(
    {
        **VERDICTS,
        "exception": "Exception applies",
        "authorization": "Authorization required",
        "stop": "Stop: ask privacy",
    }
)
"""The verdict in a badge."""

REVIEWS: Mapping[Status, Mark] = MappingProxyType(
    {
        "waiting": Mark(icon="clock", color="ink2", words="Waiting"),
        "approved": Mark(icon="check", color="primary", words="Approved"),
        "sent-back": Mark(icon="back", color="authInk", words="Sent back"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the list. ``descending`` says how it is sorted when it is first chosen."""

    order: Order
    words: str
    descending: bool
    sorted_up: str
    sorted_down: str


COLUMNS: tuple[Column, ...] = (
    Column(order="date", words="Date", descending=True, sorted_up="oldest first", sorted_down="newest first"),
    Column(order="name", words="Message", descending=False, sorted_up="A to Z", sorted_down="Z to A"),
    Column(
        order="verdict",
        words="Verdict",
        descending=True,
        sorted_up="most permissive first",
        sorted_down="least permissive first",
    ),
    Column(order="review", words="Review", descending=False, sorted_up="waiting first", sorted_down="approved first"),
)

"""The tables of the register. Rows are only ever added: triggers refuse every change and removal.

``entries`` is the chain: what was kept, whole, each entry with the digest of the one before it. ``decisions`` and
``reviews`` repeat what lists and searches need of them, and can be computed anew from the entries at any time.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by its characters alone on every server, whatever its language."""

about = Table(
    "about",
    metadata,
    Column("id", _TEXT, primary_key=True),
    Column("made_at", _TEXT, nullable=False),
)


def _chain(name: str) -> Table:
    """Return the table of a book's chain."""
    return Table(
        name,
        metadata,
        Column("number", _NUMBER, primary_key=True, autoincrement=False),
        Column("kind", _TEXT, nullable=False),
        Column("key", _TEXT, nullable=False, unique=True),
        Column("kept_at", _TEXT, nullable=False),
        Column("previous", _TEXT, nullable=False, unique=True),
        Column("digest", _TEXT, nullable=False, unique=True),
        Column("body", LargeBinary, nullable=False),
    )


entries = _chain("entries")

decisions = Table(
    "decisions",
    metadata,
    Column("number", _NUMBER, ForeignKey("entries.number"), primary_key=True, autoincrement=False),
    Column("year", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("replaces", _NUMBER, ForeignKey("decisions.number"), unique=True),
    Column("name", _TEXT, nullable=False),
    Column("name_order", _TEXT, nullable=False),
    Column("class", _TEXT, nullable=False),
    Column("class_order", Integer, nullable=False),
    Column("label", _TEXT, nullable=False),
    Column("outcome", _TEXT, nullable=False),
    Column("headline", _TEXT, nullable=False),
    Column("exception", _TEXT),
    Column("decided_by", _TEXT, nullable=False),
    Column("decided_at", _TEXT, nullable=False),
    Column("decided_utc", _TEXT, nullable=False),
    Column("set_id", _TEXT, nullable=False),
    Column("set_version", _TEXT, nullable=False),
    Column("set_digest", _TEXT, nullable=False),
    Column("conditions", Integer, nullable=False),
    Column("confirmed", Integer, nullable=False),
    Column("replay", _TEXT, nullable=False),
    Column("words", _TEXT, nullable=False),
    UniqueConstraint("year", "serial", "version"),
    Index("decisions_by_date", "decided_utc", "number"),
    Index("decisions_by_name", "name_order", "number"),
    Index("decisions_by_class", "class_order", "decided_utc", "number"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("number", _NUMBER, ForeignKey("entries.number"), primary_key=True, autoincrement=False),
    Column("decision", _NUMBER, ForeignKey("decisions.number"), nullable=False),
    Column("result", _TEXT, nullable=False),
    Column("reason", _TEXT, nullable=False),
    Column("reviewer", _TEXT, nullable=False),
    Column("reviewed_at", _TEXT, nullable=False),
    Index("reviews_by_decision", "decision", "number"),
)

practice_entries = _chain("practice_entries")

attempts = Table(
    "attempts",
    metadata,
    Column("number", _NUMBER, ForeignKey("practice_entries.number"), primary_key=True, autoincrement=False),
    Column("learner", _TEXT, nullable=False),
    Column("learner_order", _TEXT, nullable=False),
    Column("exam", _TEXT, nullable=False),
    Column("finished_utc", _TEXT, nullable=False),
    Column("attempt", _TEXT, nullable=False),
    Index("attempts_by_learner", "learner_order", "number"),
)

exams = Table(
    "exams",
    metadata,
    Column("number", _NUMBER, ForeignKey("practice_entries.number"), primary_key=True, autoincrement=False),
    Column("exam", _TEXT, nullable=False, unique=True),
    Column("learner", _TEXT, nullable=False),
    Column("learner_order", _TEXT, nullable=False),
    Column("finished_utc", _TEXT, nullable=False),
    Column("result", _TEXT, nullable=False),
    Index("exams_by_learner", "learner_order", "number"),
)

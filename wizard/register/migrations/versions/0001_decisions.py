"""Decisions and reviews: the chain of entries, what lists need of them, and the words to search."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_KEPT = ("about", "entries", "decisions", "reviews")


def upgrade() -> None:
    """Make the tables of an empty register, and refuse from then on to change or remove a row."""
    _make_chain()
    _make_lists()
    for statement in _on_server() if op.get_bind().dialect.name == "postgresql" else _in_file():
        op.execute(statement)


def _make_chain() -> None:
    op.create_table(
        "about",
        sa.Column("id", _TEXT, primary_key=True),
        sa.Column("made_at", _TEXT, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False, unique=True),
        sa.Column("kept_at", _TEXT, nullable=False),
        sa.Column("previous", _TEXT, nullable=False, unique=True),
        sa.Column("digest", _TEXT, nullable=False, unique=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _make_lists() -> None:
    texts = ("name", "name_order", "class", "label", "outcome", "headline", "decided_by", "decided_at", "decided_utc")
    rules = ("set_id", "set_version", "set_digest")
    numbers = ("year", "serial", "version", "class_order", "conditions", "confirmed")
    op.create_table(
        "decisions",
        sa.Column("number", _NUMBER, sa.ForeignKey("entries.number"), primary_key=True, autoincrement=False),
        sa.Column("replaces", _NUMBER, sa.ForeignKey("decisions.number"), unique=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in numbers),
        *(sa.Column(name, _TEXT, nullable=False) for name in (*texts, *rules)),
        sa.Column("exception", _TEXT),
        sa.Column("replay", _TEXT, nullable=False),
        sa.Column("words", _TEXT, nullable=False),
        sa.UniqueConstraint("year", "serial", "version"),
    )
    op.create_index("decisions_by_date", "decisions", ["decided_utc", "number"])
    op.create_index("decisions_by_name", "decisions", ["name_order", "number"])
    op.create_index("decisions_by_class", "decisions", ["class_order", "decided_utc", "number"])
    op.create_table(
        "reviews",
        sa.Column("number", _NUMBER, sa.ForeignKey("entries.number"), primary_key=True, autoincrement=False),
        sa.Column("decision", _NUMBER, sa.ForeignKey("decisions.number"), nullable=False),
        *(sa.Column(name, _TEXT, nullable=False) for name in ("result", "reason", "reviewer", "reviewed_at")),
    )
    op.create_index("reviews_by_decision", "reviews", ["decision", "number"])


def _in_file() -> Iterator[str]:
    yield (
        "CREATE VIRTUAL TABLE searched USING fts5"
        "(words, content='decisions', content_rowid='number', tokenize='unicode61', prefix='2 3')"
    )
    yield (
        "CREATE TRIGGER decisions_are_searched AFTER INSERT ON decisions BEGIN "
        "INSERT INTO searched(rowid, words) VALUES (new.number, new.words); END"
    )
    for table in _KEPT:
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_refuse_{act.lower()} BEFORE {act} ON {table} BEGIN "
                "SELECT RAISE(ABORT, 'entries of the register are never changed or removed'); END"
            )


def _on_server() -> Iterator[str]:
    yield "CREATE INDEX decisions_searched ON decisions USING gin (to_tsvector('simple', words))"
    yield (
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'entries of the register are never changed or removed'; END$$"
    )
    for table in _KEPT:
        yield (
            f"CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )

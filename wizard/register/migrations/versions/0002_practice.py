"""Practice: the chain of what learners did, and what lists need of it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_KEPT = ("practice_entries", "attempts", "exams")


def upgrade() -> None:
    """Make the tables, and refuse from then on to change or remove a row."""
    op.create_table(
        "practice_entries",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False, unique=True),
        sa.Column("kept_at", _TEXT, nullable=False),
        sa.Column("previous", _TEXT, nullable=False, unique=True),
        sa.Column("digest", _TEXT, nullable=False, unique=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("number", _NUMBER, sa.ForeignKey("practice_entries.number"), primary_key=True, autoincrement=False),
        *(
            sa.Column(name, _TEXT, nullable=False)
            for name in ("learner", "learner_order", "exam", "finished_utc", "attempt")
        ),
    )
    op.create_index("attempts_by_learner", "attempts", ["learner_order", "number"])
    op.create_table(
        "exams",
        sa.Column("number", _NUMBER, sa.ForeignKey("practice_entries.number"), primary_key=True, autoincrement=False),
        sa.Column("exam", _TEXT, nullable=False, unique=True),
        *(sa.Column(name, _TEXT, nullable=False) for name in ("learner", "learner_order", "finished_utc", "result")),
    )
    op.create_index("exams_by_learner", "exams", ["learner_order", "number"])
    on_server = op.get_bind().dialect.name == "postgresql"
    for table in _KEPT:
        if on_server:
            op.execute(
                f"CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
            continue
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{act.lower()} BEFORE {act} ON {table} BEGIN "
                "SELECT RAISE(ABORT, 'entries of the register are never changed or removed'); END"
            )

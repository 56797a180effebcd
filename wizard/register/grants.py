"""The SQL that lets the server itself refuse what an account may not do in the register."""

from wizard.register.tables import attempts, decisions, entries, exams, metadata, practice_entries, reviews

READER, STAFF, REVIEWER = "wizard_reader", "wizard_staff", "wizard_reviewer"

_HEAD = f"""\
-- Roles of the register. Run this in its database as the account that ran 'optin-wizard register setup':
--     optin-wizard register grants | psql --host HOST --dbname DATABASE
-- It can be run again at any time, and must be after a newer 'register setup'.
--   {READER}    sees everything, adds nothing
--   {STAFF}     adds decisions and practice
--   {REVIEWER}  adds reviews too
-- Nobody may change or remove anything; the tables refuse it even to their owner.
-- An account for a person, who then stores the password with 'optin-wizard register password':
--     CREATE ROLE dana LOGIN IN ROLE {STAFF};
--     \\password dana
"""


def grants() -> str:
    """Return the SQL, with comments for whoever runs the server."""
    return "\n".join([_HEAD, "BEGIN;", *(f"{each};" for each in statements()), "COMMIT;", ""])


def statements() -> list[str]:
    """Return the statements one by one; run again, they change nothing."""
    every = ", ".join([*sorted(metadata.tables), "alembic_version"])
    both = f"{STAFF}, {REVIEWER}"
    everyone = f"{READER}, {both}"
    added = ", ".join(table.name for table in (entries, decisions, practice_entries, attempts, exams))
    return [
        *(_role(role) for role in (READER, STAFF, REVIEWER)),
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {everyone}",
        f"REVOKE ALL ON {every} FROM PUBLIC, {everyone}",
        f"GRANT SELECT ON {every} TO {everyone}",
        f"GRANT INSERT ON {added} TO {both}",
        f"GRANT INSERT ON {reviews.name} TO {REVIEWER}",
        f"ALTER TABLE {entries.name} ENABLE ROW LEVEL SECURITY",
        *_policy("entries_seen", f"FOR SELECT TO {everyone} USING (true)"),
        *_policy("entries_of_staff", f"FOR INSERT TO {STAFF} WITH CHECK (kind = 'decision')"),
        *_policy("entries_of_reviewers", f"FOR INSERT TO {REVIEWER} WITH CHECK (kind IN ('decision', 'review'))"),
    ]


def _role(name: str) -> str:
    return (
        f"DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN CREATE ROLE {name} NOLOGIN; "
        "END IF; END$$"
    )


def _policy(name: str, allows: str) -> tuple[str, str]:
    return (
        f"DROP POLICY IF EXISTS {name} ON {entries.name}",
        f"CREATE POLICY {name} ON {entries.name} {allows}",
    )

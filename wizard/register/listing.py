"""Finds decisions: the queries behind lists, searches and counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, case, column, func, literal_column, select, table

from wizard.questionset.model import CLASS_ORDER
from wizard.register.connection import is_server
from wizard.register.projection import words_of
from wizard.register.tables import decisions, reviews
from wizard.register.values import Order, Review, Row, Search, Status

_newer = decisions.alias("newer")
_is_latest = ~select(_newer.c.number).where(_newer.c.replaces == decisions.c.number).exists()
_last_result, _last_reviewer, _last_reviewed_at = (
    select(column)
    .where(reviews.c.decision == decisions.c.number)
    .order_by(reviews.c.number.desc())
    .limit(1)
    .scalar_subquery()
    for column in (reviews.c.result, reviews.c.reviewer, reviews.c.reviewed_at)
)
_LAST_REVIEW = (
    _last_result.label("result"),
    _last_reviewer.label("reviewer"),
    _last_reviewed_at.label("reviewed_at"),
)
_LISTED = [column for column in decisions.c if column.name not in {"replay", "words", "name_order", "decided_utc"}]
_STATUS_ORDER: Mapping[Status, int] = {"waiting": 0, "sent-back": 1, "approved": 2}

PIECE = 1000
"""Rows that are fetched at a time, where all are wanted."""


def page_of(connection: Connection, search: Search, *, start: int, size: int) -> tuple[Row, ...]:
    """Return ``size`` rows of a list from its place ``start``, counted from 0."""
    return _in_order(connection, list(connection.scalars(_numbers(connection, search).offset(start).limit(size))))


def all_of(connection: Connection, search: Search) -> Iterator[Row]:
    """Yield all rows of a list, of which no more than ``PIECE`` are fetched at a time."""
    yield from rows_at(connection, list(connection.scalars(_numbers(connection, search))))


def rows_at(connection: Connection, numbers: Sequence[int]) -> Iterator[Row]:
    """Yield the rows with these numbers, in their order, ``PIECE`` fetched at a time: no query holds many more."""
    for start in range(0, len(numbers), PIECE):
        yield from _in_order(connection, numbers[start : start + PIECE])


def _numbers(connection: Connection, search: Search) -> Select[Any]:
    return _matching(connection, select(decisions.c.number), search).order_by(*_order(search))


def _in_order(connection: Connection, numbers: Sequence[int]) -> tuple[Row, ...]:
    found = {row.number: row for row in rows_where(connection, decisions.c.number.in_(numbers))}
    return tuple(found[number] for number in numbers)


def count_of(connection: Connection, search: Search) -> int:
    """Return how many rows a list has."""
    return connection.scalar(_matching(connection, select(func.count()).select_from(decisions), search)) or 0


def place_of_row(connection: Connection, search: Search, number: int) -> int | None:
    """Return the place, from 0, that the row with this number has in a list; None where it is not in it."""
    numbered = _matching(
        connection,
        select(decisions.c.number, func.row_number().over(order_by=_order(search)).label("place")),
        search,
    ).subquery()
    place = connection.scalar(select(numbered.c.place).where(numbered.c.number == number))
    return None if place is None else place - 1


def totals(connection: Connection) -> tuple[int, int]:
    """Return how many decisions there are, and how many of them wait for a review."""
    kept = connection.scalar(select(func.count() - func.count(decisions.c.replaces))) or 0
    return kept, count_of(connection, Search(status="waiting"))


def rows_where(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Row, ...]:
    """Return the rows that fit, the first kept first."""
    query = select(*_LISTED, *_LAST_REVIEW).where(*conditions).order_by(decisions.c.number)
    return _rows(connection.execute(query).mappings())


def reviews_of(connection: Connection, number: int) -> tuple[Review, ...]:
    """Return the reviews of one version, the first first."""
    query = select(reviews).where(reviews.c.decision == number).order_by(reviews.c.number)
    return tuple(Review(**row) for row in connection.execute(query).mappings())


def latest_judged(connection: Connection, *, other_than: str) -> Iterable[RowMapping]:
    """Return number, and what judging anew needs as JSON, of the latest version of each decision, as it is fetched.

    Those made with the question set whose digest is ``other_than`` are left out.
    """
    query = select(decisions.c.number, decisions.c.replay).where(_is_latest, decisions.c.set_digest != other_than)
    query = query.order_by(decisions.c.number)
    return connection.execution_options(yield_per=1000).execute(query).mappings()


def _matching(connection: Connection, query: Select[Any], search: Search) -> Select[Any]:
    if not search.every_version:
        query = query.where(_is_latest)
    if words := words_of(search.words).split():
        query = query.where(_has_words(connection, words))
    if search.class_ is not None:
        query = query.where(decisions.c.class_order == CLASS_ORDER.index(search.class_))  # which has an index
    if search.status == "waiting":
        query = query.where(~select(reviews.c.number).where(reviews.c.decision == decisions.c.number).exists())
    elif search.status is not None:
        query = query.where(_last_result == search.status)
    if search.since is not None:
        since = datetime.fromisoformat(search.since).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        query = query.where(decisions.c.decided_utc >= since)
    return query


def _has_words(connection: Connection, words: list[str]) -> ColumnElement[bool]:
    """Return the condition that every word begins one of a decision's. The words are letters and digits alone."""
    if is_server(connection):
        wanted = " & ".join(f"{word}:*" for word in words)
        return func.to_tsvector(literal_column("'simple'"), decisions.c.words).bool_op("@@")(
            func.to_tsquery(literal_column("'simple'"), wanted)
        )
    wanted = " ".join(f'"{word}"*' for word in words)
    searched = table("searched", column("rowid"), column("searched"))
    # The plus keeps the order by its index: looking up every hit takes longest just where there are most of them.
    return literal_column("+decisions.number", decisions.c.number.type).in_(
        select(searched.c.rowid).where(searched.c.searched.bool_op("MATCH")(wanted))
    )


def _order(search: Search) -> list[ColumnElement[Any]]:
    by: dict[Order, list[ColumnElement[Any]]] = {
        "date": [decisions.c.decided_utc],
        "name": [decisions.c.name_order],
        "verdict": [decisions.c.class_order, decisions.c.decided_utc],
        "review": [
            case(*((_last_result == key, place) for key, place in _STATUS_ORDER.items()), else_=0),
            decisions.c.decided_utc,
        ],
    }
    columns = [*by[search.order], decisions.c.number]
    return [column.desc() if search.descending else column.asc() for column in columns]


def _rows(found: Iterable[RowMapping]) -> tuple[Row, ...]:
    return tuple(_row(row) for row in found)


def _row(found: RowMapping) -> Row:
    values = {
        "class_" if column.name == "class" else column.name: found[column.name]
        for column in _LISTED
        if column.name not in {"class_order", "replaces"}
    }
    return Row(
        **values,
        status=found["result"] or "waiting",
        reviewer=found["reviewer"],
        reviewed_at=found["reviewed_at"],
    )

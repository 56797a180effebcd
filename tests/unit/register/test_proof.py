"""Whatever is changed, removed, swapped or added behind the register's back is found.

Every change is made in a copy of one register, with the triggers and keys that would refuse it out of the way.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.registers import REVIEWER, fill, rationale
from wizard.errors import RegisterDamagedError, RegisterError
from wizard.register.books import DECISIONS
from wizard.register.chain import packed
from wizard.register.connection import reading, writing
from wizard.register.opening import open_register
from wizard.register.proof import prove
from wizard.register.tables import decisions, entries, reviews
from wizard.register.values import Search

SLOW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def filled(opened, address):
    """The address of a closed register with some decisions and reviews, and where its chain ends."""
    register = opened(address)
    fill(register, 14)
    head = register.head()
    register.close()
    return address, head


@pytest.fixture
def found_after(place, filled, clock):
    """A function from SQL to what a proof says of a copy of the filled register in which it was run."""

    def found_after(*statements, seen=None):
        address = place.copy(filled[0])
        place.tamper(address, *statements)
        register = open_register(address, clock)
        found = list(prove(register, seen))
        register.close()
        return found

    return found_after


def said(found):
    return [each.says for each in found if each.mark == "wrong"]


def test_a_register_that_nobody_touched_proves_and_tells_how_far_it_is(opened, filled):
    told = []
    register = opened(filled[0])
    assert list(prove(register, filled[1], watch=lambda done, total: told.append((done, total)))) == []
    assert told == [(number, filled[1].number) for number in range(1, filled[1].number + 1)]
    assert list(prove(register, replace(filled[1], number=0))) == []


def test_an_empty_register_proves(register):
    assert list(prove(register, register.head())) == []


def test_an_altered_word_of_an_entry_is_found(found_after):
    assert said(found_after("UPDATE entries SET kept_at = '2001-01-01T00:00:00+00:00' WHERE number = 3")) == [
        "Entry 3 was changed after it was kept: its digest does not fit its words."
    ]


def test_an_entry_made_anew_in_the_middle_is_found_at_the_next_one(place, filled, clock):
    address = place.copy(filled[0])
    place.tamper(address, "SELECT 1")
    register = open_register(address, clock)
    with reading(register.engine) as connection:
        forged = replace(DECISIONS.entry(connection, 3), kept_at="2025-01-01T00:00:00+00:00")
    register.close()
    place.tamper(
        address, f"UPDATE entries SET kept_at = '{forged.kept_at}', digest = '{forged.digest}' WHERE number = 3"
    )
    register = open_register(address, clock)
    assert said(prove(register)) == [
        "Entry 4 does not carry the digest of the entry before it: one of the two changed."
    ]
    register.close()


def test_a_removed_entry_is_found_in_the_middle_and_at_the_end(found_after, filled):
    head = filled[1]
    middle = said(found_after("DELETE FROM entries WHERE number IN (3, 4)"))
    assert middle[0] == "Entry 3 and those after it up to 4 were removed."
    assert "Entry 3 is listed, but is no such entry." in middle
    last = f"DELETE FROM entries WHERE number = {head.number}"
    lists = [f"DELETE FROM {table} WHERE number = {head.number}" for table in ("reviews", "decisions")]
    assert found_after(last, *lists) == []
    assert said(found_after(last, *lists, seen=head)) == [
        f"Entry {head.number} was removed since this computer saw the register last."
    ]
    assert said(found_after("DELETE FROM entries", "DELETE FROM reviews", "DELETE FROM decisions", seen=head)) == [
        f"Entry 1 and those after it up to {head.number} were removed since this computer saw the register last."
    ]


def test_another_end_than_the_one_seen_is_found(opened, filled):
    register = opened(filled[0])
    assert said(prove(register, replace(filled[1], digest="f" * 64))) == [
        f"Entry {filled[1].number} is not the one that this computer saw here last."
    ]


def test_a_body_that_cannot_be_read_is_named_and_the_proof_goes_on(found_after):
    found = said(found_after("UPDATE entries SET body = '' WHERE number = 2", "DELETE FROM decisions WHERE number = 5"))
    assert found[0].startswith("Entry 2 of the register ")
    assert "Entry 5 is whole, but lists show something else of it." in found


def test_something_else_where_words_should_be_is_found(found_after, filled):
    if "://" not in filled[0]:  # a server lets none in
        found = said(found_after("UPDATE entries SET kept_at = x'00ff' WHERE number = 2"))
        assert found[0].startswith("Entry 2 of the register cannot be read.")


def test_an_entry_numbered_below_one_is_found(found_after):
    assert said(found_after(_another("entries", "-1", "number", "key", "previous", "digest"))) == [
        "Entry -1 is none of this register's, which count from 1."
    ]


def test_a_list_that_says_something_else_is_found(found_after):
    assert said(found_after("UPDATE decisions SET headline = 'You may send it.' WHERE number = 1")) == [
        "Entry 1 is whole, but lists show something else of it."
    ]


@pytest.mark.parametrize(
    ("kind", "body", "says"),
    [
        ("verdict", "{}", "Entry 1 is of an unknown kind, “verdict”."),
        ("decision", "{}", "Entry 1 of the register holds no decision."),
        ("decision", '{"decision":{},"record":{"verdict":[]}}', "Entry 1 of the register holds no decision."),
        ("review", "{}", "Entry 1 of the register holds no review."),
        ("review", "[]", "Entry 1 of the register holds no entry."),
        ("review", "{", "Entry 1 of the register cannot be read."),
    ],
)
def test_an_entry_with_a_digest_but_no_sense_is_found(register, place, address, clock, *, kind, body, says):
    row = register.keep(rationale(), key="one")
    with reading(register.engine) as connection:
        forged = replace(DECISIONS.entry(connection, row.number), kind=kind, body=body)
    register.close()
    stored = packed(body).hex()
    blob = f"'\\x{stored}'" if "://" in address else f"x'{stored}'"
    place.tamper(address, f"UPDATE entries SET kind = '{kind}', body = {blob}, digest = '{forged.digest}'")
    register = open_register(address, clock)
    found = said(prove(register))
    assert found[0].startswith(says)
    register.close()


def test_an_entry_kept_at_no_moment_is_found(register, place, address, clock):
    row = register.keep(rationale(), key="one")
    with reading(register.engine) as connection:
        forged = replace(DECISIONS.entry(connection, row.number), kept_at="some day")
    register.close()
    place.tamper(address, f"UPDATE entries SET kept_at = 'some day', digest = '{forged.digest}'")
    register = open_register(address, clock)
    assert said(prove(register)) == ["Entry 1 does not say when it was kept."]
    register.close()


def test_a_broken_entry_says_so_where_it_is_opened(place, filled, clock):
    place.tamper(filled[0], "UPDATE entries SET body = 'no' WHERE number = 1")
    register = open_register(filled[0], clock)
    with pytest.raises(RegisterDamagedError, match="Entry 1 of the register cannot be read"):
        register.decision(1)
    assert len(register.page(Search())) == 14
    register.close()


def test_a_clock_that_was_set_back_is_a_note_and_no_fault(register, clock):
    register.keep(rationale(), key="one")
    clock.now -= timedelta(days=400)
    earlier = register.keep(rationale(), key="two")
    assert earlier.id == "2025-0001.1"
    (note,) = prove(register)
    assert (note.mark, note.number) == ("note", 2)
    assert "a clock had been set back" in note.says


def test_an_entry_that_is_not_there_is_not_read(register):
    with reading(register.engine) as connection, pytest.raises(RegisterError, match="has no entry 5"):
        DECISIONS.entry(connection, 5)


@pytest.mark.parametrize("table", ["about", "entries", "decisions", "reviews"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_or_remove(register, table, act):
    fill(register, 4)
    column = "id" if table == "about" else "number"
    with pytest.raises(RegisterError, match="never changed or removed"), writing(register.engine) as connection:
        connection.exec_driver_sql(act.format(table, column, column))
    assert list(prove(register)) == []


@SLOW
@given(data=st.data())
def test_any_sequence_of_deciding_changing_and_reviewing_leaves_a_chain_that_proves(place, opened, data):
    register = opened(place.empty())
    latest: list[int] = []
    for step in range(data.draw(st.integers(1, 8))):
        act = data.draw(st.sampled_from(["keep", "change", "approve", "send back"] if latest else ["keep"]))
        words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20)
        if act == "keep":
            kind = data.draw(st.sampled_from(["stop", "message", "conditional"]))
            latest.append(register.keep(rationale(kind, name=data.draw(words)), key=f"key {step}").number)
            continue
        place_in_list = data.draw(st.integers(0, len(latest) - 1))
        number = latest[place_in_list]
        if act == "change":
            latest[place_in_list] = register.keep(rationale("stop"), key=f"key {step}", replaces=number).number
        else:
            result = "approved" if act == "approve" else "sent-back"
            reason = data.draw(words.filter(str.strip))
            register.review(number, result, reviewer=REVIEWER, reason=reason, key=f"key {step}")
    head = register.head()
    assert list(prove(register, head)) == []
    assert head.number == step + 1
    assert register.totals()[0] == len(latest)
    register.close()


@SLOW
@given(data=st.data())
def test_any_altered_value_in_any_row_of_any_table_is_found(place, filled, opened, data):
    address = place.copy(filled[0])
    table = data.draw(st.sampled_from([entries, decisions, reviews]))
    name = data.draw(st.sampled_from(sorted(table.columns.keys())))
    register = opened(address)
    with reading(register.engine) as connection:
        rows = connection.execute(table.select().order_by(table.c.number)).mappings().all()
    row = data.draw(st.sampled_from(rows))
    altered = _altered(data, row[name], "://" in address)
    register.close()
    place.tamper(address, f'UPDATE {table.name} SET "{name}" = {altered} WHERE number = {row["number"]}')
    register = opened(address)
    assert said(prove(register, filled[1]))
    register.close()


def _altered(data, value, on_server):
    """Return SQL for a value of which one byte, letter or digit is another."""
    if isinstance(value, bytes):
        place = data.draw(st.integers(0, len(value) - 1))
        other = bytes([value[place] ^ (1 << data.draw(st.integers(0, 7)))])
        changed = value[:place] + other + value[place + 1 :]
        return f"'\\x{changed.hex()}'" if on_server else f"x'{changed.hex()}'"
    if isinstance(value, str) and value:
        place = data.draw(st.integers(0, len(value) - 1))
        return (
            "'" + (value[:place] + ("x" if value[place] != "x" else "y") + value[place + 1 :]).replace("'", "''") + "'"
        )
    return str(value + 1000) if isinstance(value, int) else "'7'"


@SLOW
@given(data=st.data())
def test_any_removed_swapped_or_added_row_is_found(found_after, filled, data):
    last = filled[1].number
    first = data.draw(st.integers(1, last - 1))
    second = data.draw(st.integers(first + 1, last))
    statements = data.draw(
        st.sampled_from(
            [
                [f"DELETE FROM entries WHERE number = {first}"],
                [f"DELETE FROM entries WHERE number >= {second}"],
                [f"DELETE FROM decisions WHERE number <= {first}"],
                [f"UPDATE entries SET number = {n} WHERE number = {m}" for m, n in _swap(first, second)],
                [_another("entries", f"{last + 1}", "number", "key", "previous", "digest")],
                [_another("entries", "0", "number", "key", "previous", "digest")],
                [_another("decisions", f"{last + 1}", "number", "serial", "replaces")],
            ]
        )
    )
    assert said(found_after(*statements, seen=filled[1]))


def _swap(first, second):
    return ((first, -1), (second, first), (-1, second))


def _another(table, number, *changed):
    """Return SQL that adds the first row once more, with another value in those that must differ."""
    columns = {"entries": entries, "decisions": decisions}[table].columns.keys()
    words = {"key", "previous", "digest"}
    values = [f"CAST({number} AS text)" if name in words else str(number) for name in changed]
    put_in = dict(zip(changed, values, strict=True))
    listed = ", ".join(f'"{name}"' for name in columns)
    taken = ", ".join(put_in.get(name, f'"{name}"') for name in columns)
    return f"INSERT INTO {table} ({listed}) SELECT {taken} FROM {table} WHERE number = 1"

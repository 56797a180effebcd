import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from tests.support.registers import DECIDER, REVIEWER, Clock, rationale
from tests.support.servers import SERVER, ask, database
from tests.unit.report.test_seal import rewritten
from wizard import cli
from wizard.errors import RecordError, RegisterError, RegisterUnreachableError, WizardError
from wizard.register.connection import address_of, connect
from wizard.register.opening import open_register
from wizard.register.schema_version import migrate
from wizard.register.values import Search
from wizard.report.pdf import as_pdf
from wizard.report.record import as_json, digest, read_record
from wizard.report.seal import inspect

ANSWERS = (
    "{organization: provider, recipients: from-records, special-content: none, sender: own-workforce, purpose: care, "
    "care-purpose: visit, anything-else: nothing, payment: nobody}"
)
NOWHERE = "postgresql+psycopg://jo@127.0.0.1:1/register"


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    """A data folder of the test's own, in which nothing is kept yet."""
    folder = tmp_path / "data"
    monkeypatch.setattr("wizard.folders.data_folder", lambda: folder)
    return folder


@pytest.fixture
def run():
    """Runs a command and returns its exit code and what it printed; an error for the reader passes."""

    def run(*words, typed=None):
        result = CliRunner().invoke(cli.app, list(map(str, words)), input=typed)
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


@pytest.fixture
def keep(run):
    """Decides on a message and keeps it."""

    def keep(*words, name="Visit text", by="Jo Ray"):
        return run("decide", "-", "--name", name, "--decided-by", by, "--keep", *words, typed=ANSWERS)

    return keep


@pytest.fixture
def register(data_folder):
    """The register in the data folder."""
    with closing(open_register(data_folder / "register.sqlite", Clock())) as register:
        yield register


def words(result):
    return " ".join(result.stderr.split())


@pytest.mark.parametrize("command", ["list", "show", "review", "import", "send"])
def test_each_command_has_help_with_examples_and_exit_codes(run, command):
    page = run("register", command, "--help").stdout
    assert f"optin-wizard register {command}" in page
    assert "Exit codes: 0 done" in page


def test_a_decision_is_kept_and_its_id_printed(keep, register):
    result = keep()
    (row,) = register.rows(Search())
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"Kept as {row.id} in register.sqlite",
        "Exception applies: Go ahead. A visit reminder needs no authorization",
    ]
    assert (row.name, row.decided_by, row.class_) == ("Visit text", "Jo Ray", "exception")


def test_a_change_is_kept_as_the_next_version(keep, register):
    first = register.keep(rationale(), key="a")
    assert f"Kept as {first.decision}.2 in" in keep("--changes", first.decision).stdout
    assert register.decision(register.find(first.decision).number).versions[0].number == first.number


def test_a_change_of_a_version_that_was_replaced_is_refused(keep, register):
    first = register.keep(rationale(), key="a")
    register.keep(rationale(), key="b", replaces=first.number)
    with pytest.raises(RegisterError, match="has a version 2 meanwhile"):
        keep("--changes", first.id)
    assert register.count(Search(every_version=True)) == 2


def test_the_same_decision_twice_is_kept_once(keep, register):
    for _ in range(2):
        assert "Kept as" in keep("--date", "2026-03-04T10:00:00-05:00").stdout
    assert register.count(Search()) == 1


def test_the_same_words_may_be_a_new_version(keep, register):
    date = ("--date", "2026-03-04T10:00:00-05:00")
    keep(*date)
    (row,) = register.rows(Search())
    keep(*date, "--changes", row.decision)
    assert register.find(row.decision).version == 2


def test_files_saved_beside_it_tell_its_place(keep, register, tmp_path):
    result = keep("--pdf", tmp_path / "r.pdf", "--text", tmp_path / "r.txt")
    (row,) = register.rows(Search())
    assert result.stdout.splitlines()[-2:] == [f"Saved: {tmp_path / 'r.pdf'}", f"Saved: {tmp_path / 'r.txt'}"]
    assert inspect(tmp_path / "r.pdf").entry.decision == row.decision
    assert "Waiting for review" in (tmp_path / "r.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-", "--keep"], "Say who decided with --decided-by"),
        (["-", "--keep", "--decided-by", " "], "Say who decided with --decided-by"),
        (["--case", "dental-visit-text", "--keep", "--decided-by", "Jo"], "A case is an example"),
        (["-", "--changes", "2026-0001"], "Add --keep"),
        (["-", "--register", "r.sqlite"], "Add --keep"),
    ],
)
def test_what_cannot_be_kept_is_refused_before_any_work(run, data_folder, options, said):
    result = run("decide", *options, typed="no answers")
    assert result.exit_code == 2
    assert said in words(result)
    assert not data_folder.exists()


def test_another_register_is_named_by_its_file(keep, run, data_folder, tmp_path):
    keep("--register", tmp_path / "office.sqlite")
    assert "1 decision in office.sqlite" in run("register", "list", "--register", tmp_path / "office.sqlite").stdout
    assert not (data_folder / "register.sqlite").exists()


def test_a_decision_waits_for_a_server_that_cannot_be_reached(keep, run, data_folder):
    result = keep("--register", NOWHERE)
    assert result.exit_code == 1
    assert "cannot be reached" in words(result)
    assert "Not kept yet: the decision waits on this computer" in words(result)
    assert "Exception applies" in result.stdout
    assert len(list(data_folder.rglob("*.waiting.json"))) == 1
    with pytest.raises(RegisterUnreachableError):
        run("register", "send", "--register", NOWHERE)


def test_a_change_does_not_wait_where_what_it_changes_cannot_be_looked_up(keep, data_folder):
    with pytest.raises(RegisterUnreachableError):
        keep("--register", NOWHERE, "--changes", "2026-0001")
    assert list(data_folder.rglob("*.waiting.json")) == []


def test_what_waits_is_sent_by_the_next_decision(keep, run, monkeypatch, tmp_path):
    office = ("--register", tmp_path / "office.sqlite")
    with monkeypatch.context() as patch:
        patch.setattr("wizard.register.opening.open_register", _cut)
        assert keep(*office, name="Earlier").exit_code == 1
    assert keep(*office, name="Later").stdout.splitlines()[0].startswith("Sent: Earlier, kept as ")
    assert run("register", "send", *office).stdout == "No decision waits for this register.\n"


def test_what_waits_is_sent_on_its_own_and_what_is_refused_is_told(keep, run, monkeypatch, data_folder, register):
    with monkeypatch.context() as patch:
        patch.setattr("wizard.register.opening.open_register", _cut)
        keep(name="Whole")
        keep(name="Damaged")
    damaged = max(data_folder.rglob("*.waiting.json"))
    damaged.write_text("{", encoding="utf-8")
    result = run("register", "send")
    assert result.exit_code == 1
    assert result.stdout.startswith("Sent: Whole, kept as ")
    assert f"Still waiting: {damaged}" in result.stderr
    assert register.count(Search()) == 1


def _cut(_place, _clock):
    raise RegisterUnreachableError("The server cannot be reached.")


@pytest.fixture
def three(register):
    """Three decisions, of which the first has two versions and was sent back, and the second was approved."""
    first = register.keep(rationale(name="Refill letter"), key="a")
    second = register.keep(rationale("stop", name="Spring offer"), key="b")
    register.keep(rationale("exception", name="Flu card", decided_at="2025-12-31T10:00:00-05:00"), key="c")
    register.review(second.number, "approved", reviewer=REVIEWER, key="d")
    register.review(first.number, "sent-back", reviewer=REVIEWER, reason="No contract.", key="e")
    register.keep(rationale("authorization", name="Refill letter"), key="f", replaces=first.number)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["2026-0001.2", "2026-0002.1", "2026-0003.1"]),
        (["--words", "spr"], ["2026-0002.1"]),
        (["--verdict", "exception"], ["2026-0003.1"]),
        (["--status", "approved"], ["2026-0002.1"]),
        (["--status", "waiting"], ["2026-0001.2", "2026-0003.1"]),
        (["--since", "2026-01-01"], ["2026-0001.2", "2026-0002.1"]),
        (["--every-version", "--status", "sent-back"], ["2026-0001.1"]),
    ],
)
def test_decisions_are_listed_as_asked_for(run, options, ids):
    listed = json.loads(run("register", "list", "--format", "json", *options).stdout)
    assert sorted(row["id"] for row in listed) == ids


@pytest.mark.usefixtures("three")
def test_a_list_is_a_table_unless_another_form_is_asked_for(run):
    lines = run("register", "list", "--words", "flu").stdout.splitlines()
    assert lines[1:] == [
        "2026-0003.1    2025-12-31  exception      Waiting    Flu card",
        "",
        "1 decision in register.sqlite",
    ]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("name", "options", "start"),
    [
        ("a.csv", [], b"\xef\xbb\xbfID,"),
        ("a.xlsx", [], b"PK"),
        ("a.json", [], b"[\n{"),
        ("a.txt", ["--format", "table"], b"ID "),
        ("a.txt", ["--format", "csv"], b"\xef\xbb\xbfID,"),
    ],
)
def test_a_list_is_saved_as_its_name_ends_or_as_asked_for(run, tmp_path, name, options, start):
    assert run("register", "list", "--to", tmp_path / name, *options).stdout == f"Saved: {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(start)
    assert run("register", "list", "--to", tmp_path / name, *options).exit_code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "xlsx"], "Name it with --to"),
        (["--since", "March"], "'March' is no date"),
        (["--status", "open"], "open"),
    ],
)
def test_what_no_list_takes_is_bad_input(run, options, said):
    result = run("register", "list", *options)
    assert result.exit_code == 2
    assert said in words(result)


@pytest.mark.usefixtures("three")
def test_a_list_needs_an_ending_that_says_its_form(run, tmp_path):
    with pytest.raises(RegisterError, match="is no name for a list"):
        run("register", "list", "--to", tmp_path / "a.pdf")


@pytest.mark.parametrize("named", [(), ("--register", "sqlite:///nowhere/r.sqlite")])
def test_looking_into_a_register_does_not_make_one(run, data_folder, named):
    with pytest.raises(RegisterError, match="There is no register"):
        run("register", "list", *named)
    assert not data_folder.exists()


@pytest.mark.usefixtures("three")
def test_a_decision_is_shown_in_its_own_words_with_versions_and_reviews(run):
    shown = run("register", "show", "2026-0001.1").stdout
    assert "Review:           Sent back by P. Office, privacy, Mar 9, 2026\nReason given:     No contract.\n" in shown
    assert shown.splitlines()[-4:] == [
        "Versions",
        "--------",
        f"> 2026-0001.1  Exception applies, with conditions, decided by {DECIDER} on Mar 9, 2026. Sent back.",
        f"  2026-0001.2  Authorization required, decided by {DECIDER} on Mar 9, 2026. Waiting.",
    ]


def test_a_version_that_was_replaced_waits_for_nobody(run, register):
    first = register.keep(rationale(), key="a")
    register.keep(rationale("stop"), key="b", replaces=first.number)
    assert run("register", "show", first.id).stdout.splitlines()[-2].endswith("Not reviewed.")


def test_a_decision_is_saved_in_files(run, register, tmp_path):
    row = register.keep(rationale(), key="a")
    files = [tmp_path / "r.pdf", tmp_path / "r.json"]
    result = run("register", "show", row.decision, "--pdf", files[0], "--json", files[1])
    assert result.stdout.splitlines() == [f"Saved: {file}" for file in files]
    assert inspect(files[0]).is_sound
    assert files[1].read_text(encoding="utf-8") == as_json(rationale())


@pytest.mark.usefixtures("three")
def test_a_decision_that_is_not_there_is_told(run):
    with pytest.raises(RegisterError, match="no decision 2026-0099"):
        run("register", "show", "2026-0099")


def test_a_review_is_added(run, register):
    row = register.keep(rationale(), key="a")
    result = run("register", "review", row.decision, "--approve", "--reviewer", REVIEWER)
    assert result.stdout == f"{row.id} (Refill letter): approved by {REVIEWER}\n"
    back = ("--send-back", "--reviewer", REVIEWER, "--reason", "Call 212-555-0147")
    assert "--reason looks like a phone number" in run("register", "review", row.decision, *back).stderr
    assert [each.result for each in register.decision(row.number).reviews] == ["approved", "sent-back"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "one of the two"),
        (["--approve", "--send-back"], "one of the two"),
        (["--send-back", "--reason", " "], "Say with --reason why"),
    ],
)
def test_a_review_says_one_thing_and_why(run, register, options, said):
    row = register.keep(rationale(), key="a")
    result = run("register", "review", row.decision, "--reviewer", REVIEWER, *options)
    assert result.exit_code == 2
    assert said in words(result)
    assert register.find(row.decision).status == "waiting"


def test_who_decided_does_not_review(run, register):
    row = register.keep(rationale(), key="a")
    with pytest.raises(RegisterError, match="Someone else has to review it"):
        run("register", "review", row.decision, "--approve", "--reviewer", DECIDER)


@pytest.fixture(params=["pdf", "json"])
def saved(request, tmp_path):
    """A rationale saved as PDF or as JSON."""
    path = tmp_path / f"rationale.{request.param}"
    path.write_bytes(as_pdf(rationale()) if request.param == "pdf" else as_json(rationale()).encode())
    return path


def test_a_saved_rationale_is_added_once(run, saved, data_folder):
    assert run("register", "import", saved).stdout.endswith(".1 to register.sqlite\n")
    assert run("register", "import", saved).stdout.startswith("Already in register.sqlite as ")
    with closing(open_register(data_folder / "register.sqlite", Clock())) as register:
        (row,) = register.rows(Search())
        assert read_record(register.decision(row.number).record) == rationale()
        assert register.kept_as(digest(rationale())) == row


def test_what_was_kept_under_another_key_is_not_added_again(run, saved, register):
    register.keep(rationale(note="Another at the same moment"), key="a")
    row = register.keep(rationale(), key="b")
    assert row.id in run("register", "import", saved).stdout
    assert register.count(Search()) == 2


def test_an_example_is_not_added(run, tmp_path):
    path = tmp_path / "example.json"
    path.write_text(as_json(rationale(example=True)), encoding="utf-8")
    with pytest.raises(RegisterError, match="worked example"):
        run("register", "import", path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (as_json(rationale()).replace("Alvarez", "Alvares").encode(), "its digest does not fit"),
        (b"\xff\xd8\xff", "is neither a PDF nor a record"),
        (b"{}", "This is no rationale"),
    ],
    ids=["changed", "picture", "other"],
)
def test_what_is_no_whole_record_is_not_added(run, tmp_path, data_folder, content, said):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=said):
        run("register", "import", path)
    assert not data_folder.exists()


def test_a_pdf_that_was_changed_is_not_added(run, tmp_path, data_folder):
    path = tmp_path / "rationale.pdf"
    path.write_bytes(rewritten(as_pdf(rationale()), lambda writer: writer.remove_page(1)))
    with pytest.raises(RecordError, match="is not as it was saved"):
        run("register", "import", path)
    assert not data_folder.exists()


@pytest.mark.skipif(not SERVER, reason="WIZARD_TEST_SERVER names no server")
def test_a_decision_waits_for_a_real_server_and_is_sent_when_it_is_back(keep, run):
    with database() as address:
        engine = connect(address_of(address))
        migrate(engine, Clock()())
        engine.dispose()
        name = engine.url.database
        keep("--register", address, name="Before")
        ask(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
        assert keep("--register", address, name="Meanwhile").exit_code == 1
        ask(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")
        assert run("register", "send", "--register", address).stdout.startswith("Sent: Meanwhile, kept as ")
        assert "2 decisions in" in run("register", "list", "--register", address).stdout

import csv
import io
import json
from contextlib import closing
from shutil import copytree

import pytest
from typer.testing import CliRunner

from tests.support.registers import Clock, rationale
from wizard import assets, cli
from wizard.errors import RecordError, RegisterError, WizardError
from wizard.questionset.loader import read
from wizard.register.opening import open_register
from wizard.rejudged_list import rejudge_register
from wizard.report.record import as_json


@pytest.fixture
def data_folder(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    monkeypatch.setattr("wizard.folders.data_folder", lambda: folder)
    return folder


@pytest.fixture
def register(data_folder):
    with closing(open_register(data_folder / "register.sqlite", Clock())) as register:
        yield register


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """A folder of the shipped set with another id for an answer, and another class for fundraising."""
    folder = copytree(assets.DEFAULT_SET, tmp_path_factory.mktemp("edited") / "set")
    for file in folder.glob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("own-clinician", "own-doctor"), encoding="utf-8")
    outcomes = folder / "outcomes.yaml"
    before, _, after = outcomes.read_text(encoding="utf-8").partition("\nfundraising:")
    outcomes.write_text(f"{before}\nfundraising:{after.replace('conditional', 'stop', 1)}", encoding="utf-8")
    return folder


@pytest.fixture
def kept(register):
    """A decision of every kind that the edited set treats otherwise, and one that it does not."""
    register.keep(rationale("exception", name="Care letter"), key="a")
    register.keep(rationale("conditional", name="=Appeal"), key="b")
    register.keep(rationale("stop", name="Survey"), key="c")


@pytest.fixture
def run():
    def run(*words):
        result = CliRunner().invoke(cli.app, list(map(str, words)))
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


def test_the_command_has_help_with_examples_and_exit_codes(run):
    for words in (["rejudge"], ["register", "rejudge"]):
        page = run(*words, "--help").stdout
        assert "optin-wizard rejudge --questions questions/new" in page
        assert "Exit codes: 0 done" in page


@pytest.mark.usefixtures("kept")
def test_by_the_same_set_nothing_differs(run):
    result = run("rejudge")
    assert result.exit_code == 0
    assert result.stdout == "0 of 3 decisions would now come to another verdict, or to none.\n"


@pytest.mark.usefixtures("kept")
def test_by_another_set_each_difference_is_told_with_its_step_and_what_is_open(run, edited):
    result = run("register", "rejudge", "--questions", edited)
    assert result.exit_code == 1
    told = result.stdout
    assert told.startswith("2026-0001.1  2026-03-09  Care letter\n    Was: Exception applies (")
    assert "can no longer be given" in told
    assert "Would now be: Stop" in told
    assert told.endswith("\n\n2 of 3 decisions would now come to another verdict, or to none.\n")


@pytest.mark.usefixtures("kept")
def test_json_tells_all_that_is_known(run, edited):
    first, second = json.loads(run("rejudge", "--questions", edited, "--format", "json").stdout)
    assert (first["id"], first["name"], first["was"]["class"], first["now"]) == (
        "2026-0001.1",
        "Care letter",
        "exception",
        None,
    )
    assert first["topics"][0]["first"]["now"] == "answer-gone"
    assert first["topics"][0]["missing"]["question"] == "recommender"
    assert (second["was"]["class"], second["now"]["class"]) == ("conditional", "stop")
    assert all(sentence for each in (first, second) for sentence in each["says"])


@pytest.mark.usefixtures("kept")
def test_csv_has_a_row_for_each_and_runs_nothing(run, edited):
    text = run("rejudge", "--questions", edited, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    header, first, second = csv.reader(io.StringIO(text))
    assert dict(zip(header, first, strict=True))["Verdict now"] == "No verdict"
    told = dict(zip(header, second, strict=True))
    assert (told["Message"], told["Class then"], told["Class now"]) == ("'=Appeal", "conditional", "stop")


def test_only_the_latest_version_is_judged(run, register, edited):
    first = register.keep(rationale("exception"), key="a")
    register.keep(rationale("stop"), key="b", replaces=first.number)
    assert "0 of 1 decision would" in run("rejudge", "--questions", edited).stdout


def test_what_another_set_decided_is_counted_and_not_judged(register):
    other = rationale("stop")
    register.keep(other, key="a")
    words = other.question_set.model_copy(update={"id": "other", "digest": "0" * 64})
    register.keep(other.model_copy(update={"question_set": words}), key="b")
    loaded = read(assets.DEFAULT_SET)
    found = rejudge_register(register, loaded.question_set, loaded.routes)
    assert (found.alike, found.of_other_sets) == (1, 1)
    assert found.summary.endswith("Not judged, since another question set decided them: 1.")


def test_what_contradicts_itself_is_told_and_stops_no_other(run, register, edited):
    odd = rationale("stop")
    register.keep(odd.model_copy(update={"replay": rationale("exception").replay}), key="a")
    register.keep(rationale("exception"), key="b")
    result = run("rejudge", "--questions", edited)
    assert result.exit_code == 1
    assert "1 of 1 decision would" in result.stdout
    assert result.stderr.startswith("Entry 1: The record cannot be judged again")


def test_what_contradicts_itself_is_not_imported(run, tmp_path, data_folder):
    path = tmp_path / "odd.json"
    odd = rationale("stop").model_copy(update={"replay": rationale("exception").replay})
    path.write_text(as_json(odd), encoding="utf-8")
    with pytest.raises(RecordError, match="cannot be judged again"):
        run("register", "import", path)
    assert not data_folder.exists()


@pytest.mark.usefixtures("data_folder")
def test_where_nothing_was_kept_there_is_nothing_to_judge(run):
    with pytest.raises(RegisterError, match="There is no register"):
        run("rejudge")

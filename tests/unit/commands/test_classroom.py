from contextlib import closing

import pytest
from typer.testing import CliRunner

from tests.support.practice import attempt, turn
from tests.support.registers import Clock, rationale
from tests.support.sets import replaced, write
from wizard import cli
from wizard.errors import TrainingError, WizardError
from wizard.register.opening import open_register
from wizard.register.practice import PracticeBook
from wizard.report.envelope import squashed

NEWER = replaced(
    "junctions", "{when: {purpose: visit}, leads_to: visit-reminder}", "{when: {purpose: visit}, leads_to: paid}"
)


@pytest.fixture(autouse=True)
def register(tmp_path, monkeypatch):
    """The register in a data folder of the test's own."""
    folder = tmp_path / "data"
    monkeypatch.setattr("wizard.folders.data_folder", lambda: folder)
    with closing(open_register(folder / "register.sqlite", Clock())) as register:
        yield register


@pytest.fixture
def small(tmp_path):
    """The folder of the small set."""
    return write(tmp_path / "small")


@pytest.fixture
def run(small):
    """Runs a training command with the small set; an error for the reader passes."""

    def run(*words):
        result = CliRunner().invoke(cli.app, ["--questions", str(small), "training", *map(str, words)])
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


def pages_of(path):
    from pypdf import PdfReader

    return [squashed(page.extract_text()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("command", ["retraining", "booklet"])
def test_each_command_has_help_with_examples_and_exit_codes(run, command):
    text = run(command, "--help").stdout
    assert f"optin-wizard training {command}" in text
    assert "Exit codes:" in text


def test_whoever_practiced_on_a_changed_path_must_practice_again(run, small, tmp_path, register):
    book = PracticeBook(register.engine, Clock())
    book.keep(attempt([turn("purpose", "visit"), turn("payment", "nobody")]))
    book.keep(attempt([turn("purpose", "greeting")], learner="Grace", case_id="greeting-card"))
    register.keep(rationale(), key="one")
    newer = write(tmp_path / "newer", {**NEWER, "cases": "{}\n"})
    result = run("retraining", "--before", small, "--questions", newer)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "Ada"
    assert "  Practiced: visit-letter" in result.stdout
    assert "Grace" not in result.stdout


def test_where_no_path_changed_nobody_must(run, small, register):
    PracticeBook(register.engine, Clock()).keep(attempt([turn("purpose", "visit")]))
    result = run("retraining", "--before", small)
    assert result.exit_code == 0
    assert result.stdout == "Nobody practiced or decided on a path that changed.\n"


def test_a_booklet_has_questions_and_cases_and_no_key(run, tmp_path):
    path = tmp_path / "cases.pdf"
    assert run("booklet", "--to", path, "--cases", "3").stdout == f"Saved: {path}\n"
    text = "".join(pages_of(path))
    assert "Case3" in text
    assert "Case4" not in text
    assert "Thekey" not in text


def test_the_key_stands_behind_the_cases_or_in_a_file_of_its_own(run, tmp_path):
    both, cases, key = (tmp_path / f"{name}.pdf" for name in ("both", "cases", "key"))
    run("booklet", "--to", both, "--key", "--topic", "visit-reminders")
    assert "Thekey" in "".join(pages_of(both))
    run("booklet", "--to", cases, "--key-to", key, "--topic", "visit-reminders")
    assert "Thekey" not in "".join(pages_of(cases))
    assert "Keytothepracticecases" in "".join(pages_of(key))
    assert "Thequestions" not in "".join(pages_of(key))


def test_a_topic_that_is_none_is_told_with_those_there_are(run, tmp_path):
    with pytest.raises(TrainingError, match=r"'visit-reminder' is no exception of this set \(did you mean"):
        run("booklet", "--to", tmp_path / "cases.pdf", "--topic", "visit-reminder")


def test_cases_and_key_need_two_names(run, tmp_path):
    path = tmp_path / "cases.pdf"
    assert run("booklet", "--to", path, "--key-to", path).exit_code == 2
    assert not path.exists()

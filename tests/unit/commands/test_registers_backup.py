from contextlib import closing

import pytest
from typer.testing import CliRunner

from tests.support.registers import Clock, fill, rationale
from wizard import cli
from wizard.errors import RegisterError, WizardError
from wizard.register.opening import open_register


@pytest.fixture
def run():
    """Runs a command; an error for the reader passes."""

    def run(*words):
        result = CliRunner().invoke(cli.app, ["register", *map(str, words)])
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The register in the data folder, with two decisions."""
    monkeypatch.setattr("wizard.folders.data_folder", lambda: tmp_path / "data")
    path = tmp_path / "data" / "register.sqlite"
    with closing(open_register(path, Clock())) as register:
        fill(register, 2)
    return path


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_each_command_has_help_with_examples_and_exit_codes(run, command):
    page = run(command, "--help").stdout
    assert f"optin-wizard register {command}" in page
    assert "Exit codes: 0 done" in page


def test_a_backup_is_saved_proved_and_restored(run, path, tmp_path):
    file = tmp_path / "backup.sqlite"
    saved = run("backup", file)
    with closing(open_register(path, Clock())) as register:
        number = register.head().number
    assert saved.stdout == f"Saved and proved: {file}. Entries: {number}.\n"
    path.unlink()
    assert run("restore", file).stdout == f"Restored and proved: register.sqlite. Entries: {number}.\n"
    with closing(open_register(path, Clock())) as register:
        assert register.head().number == number


def test_what_the_backup_lacks_is_said_and_set_aside_only_when_told_to(run, path, tmp_path):
    file = tmp_path / "backup.sqlite"
    run("backup", file, "--register", path)
    with closing(open_register(path, Clock())) as register:
        register.keep(rationale(), key="more")
    with pytest.raises(RegisterError, match="--replace"):
        run("restore", file, "--register", path)
    said = run("restore", file, "--register", path, "--replace").stdout
    assert "register-set-aside-" in said
    assert said.endswith("Entries that the backup lacks: 1.\n")
    assert "Entries that" not in run("restore", file, "--register", path).stdout


def test_a_file_is_replaced_only_with_force(run, path, tmp_path):
    file = tmp_path / "backup.sqlite"
    file.touch()
    refused = run("backup", file, "--register", path)
    assert (refused.exit_code, file.read_bytes()) == (2, b"")
    assert run("backup", file, "--register", path, "--force").exit_code == 0


def test_a_register_that_is_not_there_is_not_made_to_be_copied(run, tmp_path):
    with pytest.raises(RegisterError, match="There is no register"):
        run("backup", tmp_path / "b.sqlite", "--register", tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []

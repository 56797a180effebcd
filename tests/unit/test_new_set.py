import json

import pytest
from typer.testing import CliRunner

from wizard.cli import app
from wizard.errors import SaveError
from wizard.new_set import start_set
from wizard.questionset.checks import check


def test_a_new_set_is_proved_as_it_is(tmp_path):
    files = start_set(tmp_path / "deep" / "mine")
    proof = check(tmp_path / "deep" / "mine")
    assert len(files) == 11
    assert proof.findings == ()
    assert proof.paths > 5


def test_every_file_of_a_new_set_says_what_it_holds(tmp_path):
    assert all(file.read_text(encoding="utf-8").startswith("# ") for file in start_set(tmp_path / "mine"))


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(SaveError, match="holds something already"):
        start_set(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_file_in_the_way_is_said_plainly(tmp_path):
    (tmp_path / "mine").write_text("in the way")
    with pytest.raises(SaveError, match="cannot be used"):
        start_set(tmp_path / "mine")


def test_the_command_says_what_to_do_next(tmp_path):
    result = CliRunner().invoke(app, ["new", str(tmp_path / "mine")])
    assert result.exit_code == 0
    assert "optin-wizard check" in result.output


def test_every_file_names_a_schema_that_moves_with_it(tmp_path):
    files = start_set(tmp_path / "mine")
    (tmp_path / "mine").rename(tmp_path / "moved")
    for file in files:
        moved = tmp_path / "moved" / file.name
        named = moved.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert json.loads((moved.parent / named).read_text(encoding="utf-8"))["title"].startswith(file.name)

import errno
import io
import runpy
import sys

import pytest

from wizard import __main__ as program
from wizard import __version__
from wizard.errors import AnswerError, UnfinishedError


@pytest.fixture
def raising(monkeypatch):
    """Makes the front door raise an error."""

    def make(error):
        def enter(_questions):
            raise error

        monkeypatch.setattr("wizard.front_door.enter", enter)

    return make


@pytest.mark.parametrize(("error", "code"), [(AnswerError(["Mend this."]), 2), (UnfinishedError(["Mend this."]), 1)])
def test_an_error_for_the_reader_is_plain_lines_and_an_exit_code(raising, capsys, error, code):
    raising(error)
    assert program.run([]) == code
    assert capsys.readouterr().err == "Mend this.\n"


def test_an_interruption_ends_in_silence(raising, capsys):
    raising(KeyboardInterrupt())
    assert program.run([]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_who_has_gone_ends_the_program_in_silence(raising, monkeypatch, tmp_path):
    raising(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert program.run([]) == 1


def test_another_trouble_of_the_system_is_a_bug(raising):
    raising(OSError(errno.EIO, "Input/output error"))
    with pytest.raises(OSError, match="Input/output"):
        program.run([])


def test_the_exit_code_of_the_window_is_that_of_the_program(monkeypatch):
    monkeypatch.setattr("wizard.front_door.enter", lambda _questions: 5)
    monkeypatch.setattr(sys, "argv", ["optin-wizard"])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 5


def test_a_command_is_run_and_its_exit_code_returned(capsys):
    assert program.run(["--version"]) == 0
    assert capsys.readouterr().out == f"Exception Wizard {__version__}\n"
    assert program.run(["--colour"]) == 2


def test_python_dash_m_runs_it_too(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["optin-wizard", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(program.__file__, run_name="__main__")
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_a_console_with_few_letters_prints_a_question_mark(monkeypatch):
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp437")
    monkeypatch.setattr(sys, "stdout", console)
    monkeypatch.setattr("wizard.front_door.enter", lambda _questions: console.write("≤ “x”\n") * 0)
    assert program.run([]) == 0
    assert console.buffer.getvalue().decode("cp437").splitlines() == ["≤ ?x?"]


def test_without_any_output_the_window_still_opens(monkeypatch):
    monkeypatch.setattr("wizard.front_door.enter", lambda _questions: 0)
    monkeypatch.setattr(sys, "stdout", None)
    assert program.run([]) == 0

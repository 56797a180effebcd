import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from wizard import front_door
from wizard.front_door import Doors, enter

MINE = Path("questions/mine")


class House:
    """Doors that note who went through them."""

    def __init__(self, *, missing=None, import_error=None, terminal=False) -> None:
        self.entered: list[object] = []
        self._missing = missing
        self._import_error = import_error
        self._terminal = terminal

    @property
    def doors(self) -> Doors:
        return Doors(
            what_is_missing=lambda: self._missing,
            load_window=self._load_window,
            is_terminal=lambda: self._terminal,
            ask=self._noting("terminal", 1),
            print_example=self._noting("example", 0),
        )

    def _load_window(self):
        if self._import_error:
            raise self._import_error
        return self._noting("window", 3)

    def _noting(self, door, code):
        def go(questions):
            self.entered.append((door, questions))
            return code

        return go


def test_the_window_opens_where_it_can_and_its_exit_code_counts():
    house = House(terminal=True)
    assert enter(MINE, house.doors) == 3
    assert house.entered == [("window", MINE)]


def test_without_a_display_the_reason_is_one_line_and_the_terminal_goes_on(capsys):
    house = House(missing="The window cannot open: no display.", terminal=True)
    assert enter(MINE, house.doors) == 1
    assert house.entered == [("terminal", MINE)]
    assert capsys.readouterr().err == "The window cannot open: no display.\n"


def test_without_a_terminal_either_the_example_is_printed():
    house = House(missing="The window cannot open: no display.")
    assert enter(None, house.doors) == 0
    assert house.entered == [("example", None)]


def test_a_qt_that_does_not_load_is_told_in_one_line(capsys):
    house = House(import_error=ImportError("libEGL.so.1: cannot open shared object file"))
    enter(None, house.doors)
    said = capsys.readouterr().err
    assert said.startswith("The window cannot open: libEGL.so.1: cannot open shared object file. On Debian or Ubuntu:")
    assert said.count("\n") == 1


def test_a_bug_in_the_program_is_not_taken_for_a_missing_qt():
    house = House(import_error=ImportError("cannot import name", name="wizard.gui.app"))
    with pytest.raises(ImportError):
        enter(None, house.doors)


class Tty(io.StringIO):
    """A stream with a person at it."""

    def isatty(self) -> bool:
        return True


class TestRealDoors:
    def test_the_window_is_that_of_the_gui(self, monkeypatch):
        monkeypatch.setattr(front_door, "what_is_missing", lambda: None)
        monkeypatch.setitem(sys.modules, "wizard.gui.app", SimpleNamespace(run=lambda _questions: 4))
        assert enter(None) == 4

    def test_a_person_at_both_ends_is_asked(self, monkeypatch):
        monkeypatch.setattr(front_door, "what_is_missing", lambda: "The window cannot open.")
        monkeypatch.setattr(sys, "stdin", Tty())
        monkeypatch.setattr(sys, "stdout", Tty())
        monkeypatch.setattr("wizard.terminal.session.assess", lambda questions: 6 if questions == MINE else 0)
        assert enter(MINE) == 6

    @pytest.mark.parametrize("stdin", [io.StringIO(), None])
    def test_with_nobody_there_an_example_is_printed(self, monkeypatch, capsys, stdin):
        monkeypatch.setattr(front_door, "what_is_missing", lambda: "The window cannot open.")
        monkeypatch.setattr(sys, "stdin", stdin)
        assert enter(None) == 0
        assert "EXAMPLE" in capsys.readouterr().out

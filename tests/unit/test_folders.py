from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import platformdirs.windows
import pytest

from wizard.folders import NAME, data_folder


def test_the_data_folder_is_named_after_the_program(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = data_folder()
    assert isinstance(folder, Path)
    assert folder.name == "exception-wizard"
    assert not folder.exists()


@pytest.mark.parametrize(
    ("system", "said", "expected"),
    [
        (platformdirs.unix.Unix, {}, "{home}/.local/share/exception-wizard"),
        (platformdirs.unix.Unix, {"XDG_DATA_HOME": "/elsewhere"}, "/elsewhere/exception-wizard"),
        (platformdirs.macos.MacOS, {}, "{home}/Library/Application Support/exception-wizard"),
    ],
)
def test_each_system_has_the_folder_that_qt_names(system, said, expected, monkeypatch, tmp_path):
    """As Qt's documentation gives AppLocalDataLocation for a program without an organization."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    for name, value in {"HOME": str(tmp_path), **said}.items():
        monkeypatch.setenv(name, value)
    assert system(NAME, appauthor=False).user_data_dir == expected.format(home=tmp_path)


def test_on_windows_it_lies_in_the_local_data(monkeypatch):
    monkeypatch.setattr(platformdirs.windows, "get_win_folder", lambda name: f"<{name}>")
    folder = platformdirs.windows.Windows(NAME, appauthor=False).user_data_dir.replace("\\", "/")
    assert folder.endswith("<CSIDL_LOCAL_APPDATA>/exception-wizard")

from pathlib import Path

from wizard.folders import data_folder


def test_the_data_folder_is_named_after_the_program(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = data_folder()
    assert isinstance(folder, Path)
    assert folder.name == "exception-wizard"
    assert not folder.exists()

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from wizard.folders import NAME, data_folder


def test_commands_and_window_share_one_folder(qapp):
    before = qapp.applicationName()
    qapp.setApplicationName(NAME)
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    qapp.setApplicationName(before)
    assert Path(found) == data_folder()

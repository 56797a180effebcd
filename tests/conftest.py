"""Tests need no display, and none of them may open a window on one.

Where even Qt's system libraries are missing, the window's tests are left out, and the run says so at its end.
So are the register's tests on a server, where the environment names none.
"""

import os

import pytest
from hypothesis import settings

from tests.support.servers import LEFT_OUT, SERVER, database
from wizard.display import what_is_missing

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported anywhere

settings.register_profile("suite", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("suite")

_MISSING = what_is_missing()

collect_ignore = ["gui", "benchmarks/test_window.py", "benchmarks/test_map.py"] if _MISSING else []


@pytest.fixture
def driver(qapp, tmp_path):  # noqa: ARG001 - the window needs an application
    """The window, 1180 by 820, with a folder of its own."""
    from tests.support.window import WindowDriver

    driver = WindowDriver(tmp_path / "data")
    driver.window.resize(1180, 820)
    yield driver
    driver.close()


@pytest.fixture
def server_database():
    """The address of an empty database on the server; the test is left out where there is none."""
    if not SERVER:
        pytest.skip(LEFT_OUT)
    with database() as address:
        yield address


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    if _MISSING:
        pluginmanager.unregister(name="pytest-qt")  # it would end the whole run


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not SERVER:
        terminalreporter.write_line(LEFT_OUT, yellow=True)
    if _MISSING:
        terminalreporter.write_line(f"The window's tests were left out. {_MISSING}", yellow=True)

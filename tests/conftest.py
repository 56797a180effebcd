import os

# Before Qt is imported anywhere: tests need no display, and none of them may open a window on one.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest


@pytest.fixture
def driver(qapp, tmp_path):
    """The window, 1180 by 820, with a folder of its own."""
    from tests.support.window import WindowDriver

    driver = WindowDriver(tmp_path / "data")
    driver.window.resize(1180, 820)
    yield driver
    driver.close()

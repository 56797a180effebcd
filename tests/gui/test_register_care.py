"""The register is looked after: backed up each day, watched for what was taken off it, mended when it is damaged."""

import sqlite3
from contextlib import closing

from tests.support.answers import VISIT
from tests.support.window import WindowDriver
from wizard.errors import RegisterUnreachableError
from wizard.register import FILE


def keep(driver, name="Visit text"):
    driver.walk(VISIT)
    driver.write("Name this assessment", name)
    driver.write("Decided by", "D. Alvarez, marketing")
    driver.press("See the verdict")
    driver.press("Save to register")
    driver.settle()


def go_home(driver):
    driver.choose_menu("home")
    driver.settle()
    driver.settle()


def reopened(folder):
    driver = WindowDriver(folder)
    driver.window.resize(1180, 820)
    driver.settle()
    driver.settle()
    return driver


def damage(folder):
    """Overwrite a page in the middle of the register."""
    with (folder / FILE).open("r+b") as file:
        file.write(b"no register at all")


def test_the_register_is_backed_up_each_day_that_it_is_opened(driver):
    keep(driver)
    go_home(driver)
    backup = driver.data_folder / "backups" / "register-2026-03-09.sqlite"
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT name FROM decisions").fetchall() == [("Visit text",)]


def test_an_old_copy_in_the_place_of_the_register_is_noticed(driver, qapp):  # noqa: ARG001
    folder = driver.data_folder
    keep(driver, "First")
    keep(driver, "Second")
    go_home(driver)
    driver.close()
    with closing(sqlite3.connect(folder / FILE)) as connection:
        for table in ("decisions", "entries"):
            connection.execute(f"DROP TRIGGER {table}_refuse_delete")
            connection.execute(f"DELETE FROM {table} WHERE number = 2")
        connection.commit()
    later = reopened(folder)
    assert "entries were removed" in later.message
    later.close()


def test_a_damaged_register_offers_its_last_backup(driver, qapp):  # noqa: ARG001
    folder = driver.data_folder
    keep(driver)
    go_home(driver)
    driver.close()
    damage(folder)
    later = reopened(folder)
    later.press_left("Register")
    later.settle()
    later.press("Restore the last backup")
    later.settle()
    later.settle()
    assert "Restored from backups/register-2026-03-09.sqlite." in later.message
    assert later.decisions.current.name == "Visit text"
    assert len(list(folder.glob("register-set-aside-*"))) == 1
    later.close()


def test_what_is_left_of_a_damaged_register_can_be_read_and_nothing_added(driver, qapp):  # noqa: ARG001
    folder = driver.data_folder
    for number in range(30):
        keep(driver, f"Text {number}")
    driver.close()
    with (folder / FILE).open("r+b") as file:
        file.seek(4096 * 70)
        file.write(b"\0" * 4096 * 3)
    later = reopened(folder)
    later.desk.register.care.read_rest()
    later.press_left("Register")
    later.settle()
    assert "This is what can still be read of the register" in later.message
    keep(later, "One more")
    assert "Not in the register yet" in later.message
    later.close()


def test_without_a_backup_a_damaged_register_says_so(driver):
    driver.data_folder.mkdir(parents=True, exist_ok=True)
    (driver.data_folder / FILE).write_bytes(b"no register at all, but long enough to be one" * 40)
    driver.press_left("Register")
    driver.settle()
    driver.press("Restore the last backup")
    driver.settle()
    assert "There is no backup of this register" in driver.message


def test_a_decision_waits_for_a_server_that_is_away_and_is_sent_when_it_is_back(driver, monkeypatch):
    reached = driver.desk.decisions.access._register.get

    def away():
        raise RegisterUnreachableError("The server cannot be reached.")

    opened = driver.desk.decisions.access._register
    monkeypatch.setattr(type(opened), "get", lambda _self: away())
    keep(driver)
    assert "sent when the server is back" in driver.message
    assert "Waits for the server" in driver.left
    assert not list((driver.data_folder / "drafts").glob("*"))
    monkeypatch.setattr(type(opened), "get", lambda _self: reached())
    go_home(driver)
    assert "The decision that waited is in the register now." in driver.message
    assert "1 past decision" in driver.shown

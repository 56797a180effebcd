"""A decision goes to the register from the window, is opened from there and from its PDF, and gets a next version."""

from tests.support.answers import VISIT
from tests.support.dropping import drop
from wizard.register import FILE
from wizard.register.opening import open_register
from wizard.register.values import Search


def rows(driver):
    register = open_register(driver.data_folder / FILE, lambda: None)
    found = register.page(Search(every_version=True, descending=False))
    register.close()
    return [(row.id, row.name, row.decided_by, row.status) for row in found]


def keep(driver, name="Visit text"):
    driver.walk(VISIT)
    driver.write("Name this assessment", name)
    driver.write("Decided by", "D. Alvarez, marketing")
    driver.press("See the verdict")
    driver.press("Save to register")
    driver.settle()


def test_a_decision_saved_to_the_register_leaves_no_draft(driver):
    keep(driver)
    assert rows(driver) == [("2026-0001.1", "Visit text", "D. Alvarez, marketing", "waiting")]
    assert "Saved to the register as decision 2026-0001, version 1." in driver.message
    assert "Decision 2026-0001" in driver.left
    assert "Waiting for review" in driver.left
    assert not list((driver.data_folder / "drafts").glob("*"))


def test_without_a_name_it_is_asked_who_decides(driver):
    driver.decide(VISIT)
    driver.press("Save to register")
    driver.settle()
    assert "The register keeps no decision without saying who made it" in driver.shown
    driver.write("Decided by", "D. Alvarez")
    driver.press("See the verdict")
    driver.press("Save to register")
    driver.settle()
    assert [row[2] for row in rows(driver)] == ["D. Alvarez"]


def test_a_change_after_saving_makes_the_next_version(driver):
    keep(driver)
    driver.press("Back to answers")
    driver.write("Note", "Seen by the pharmacy")
    driver.press("See the verdict")
    driver.press("Save new version")
    driver.settle()
    assert [row[0] for row in rows(driver)] == ["2026-0001.1", "2026-0001.2"]
    assert "version 2" in driver.message


def test_looking_again_without_a_change_keeps_the_decision_saved(driver):
    keep(driver)
    driver.press("Back to answers")
    driver.press("See the verdict")
    assert "Decision 2026-0001" in driver.left
    assert not list((driver.data_folder / "drafts").glob("*"))


def test_its_pdf_opens_as_the_decision_that_the_register_has(driver, tmp_path):
    keep(driver)
    driver.files.paths = [tmp_path / "a.pdf", tmp_path / "a.pdf"]
    driver.press("Export PDF")
    driver.settle()
    driver.choose_menu("home")
    driver.choose_menu("verify")
    driver.settle()
    assert "Visit text" in driver.shown
    assert "The register has it as decision 2026-0001, version 1." in driver.shown
    assert "The record inside is whole" in driver.shown
    driver.press("Back")
    assert "Check a patient message" in driver.shown


def test_a_pdf_from_elsewhere_is_added_to_the_register(driver, tmp_path):
    driver.walk(VISIT)
    driver.write("Name this assessment", "Visit text")
    driver.write("Decided by", "D. Alvarez")
    driver.press("See the verdict")
    driver.files.paths = [tmp_path / "a.pdf", tmp_path / "a.pdf"]
    driver.press("Export PDF")
    driver.settle()
    driver.choose_menu("verify")
    driver.settle()
    assert "It is not in the register." in driver.shown
    driver.press("Add to the register")
    driver.settle()
    driver.settle()
    assert "Decision 2026-0001, version 1." in driver.shown
    assert [row[0] for row in rows(driver)] == ["2026-0001.1"]


def test_a_kept_decision_is_changed_into_its_next_version(driver):
    keep(driver)
    driver.choose_menu("home")
    driver.desk.decisions.record.open_decision(1, driver.desk.show_home)
    driver.settle()
    assert "Waiting for review." in driver.shown
    driver.press("Change")
    assert "Check your answers" in driver.shown
    driver.press("Change answer: Is any outside money or help behind this message?")
    driver.choose("in-kind")
    driver.press("See the verdict")
    driver.press("Save new version")
    driver.settle()
    assert [row[0] for row in rows(driver)] == ["2026-0001.1", "2026-0001.2"]
    driver.desk.decisions.record.open_decision(1, driver.desk.show_home)
    driver.settle()
    assert "Version 2 of this decision took its place." in driver.shown


def test_a_register_that_cannot_be_used_leaves_the_decision_as_a_draft(driver):
    (driver.data_folder / FILE).mkdir(parents=True)
    keep(driver)
    assert "Not in the register yet" in driver.message
    assert len(list((driver.data_folder / "drafts").glob("*"))) == 1


def test_a_draft_of_a_next_version_is_resumed_as_one(driver):
    keep(driver)
    driver.press("Back to answers")
    driver.write("Note", "Seen by the pharmacy")
    driver.settle()
    driver.choose_menu("home")
    driver.settle()
    driver.desk.resume("assessment-1")
    driver.settle()
    driver.press("Save new version")
    driver.settle()
    assert [row[0] for row in rows(driver)] == ["2026-0001.1", "2026-0001.2"]


def test_a_register_that_cannot_be_reached_is_said_at_its_address_and_not_used(driver):
    driver.choose_menu("place")
    assert str(driver.data_folder / FILE) in driver.shown
    driver.pick("On our office's server")
    driver.press("Use this register")
    assert "Enter the address" in driver.shown
    driver.write("Address of the register", "mysql://nowhere/decisions")
    driver.press("Use this register")
    driver.settle()
    assert "is no address of a register" in driver.shown
    driver.press("Back")
    keep(driver)
    assert len(rows(driver)) == 1


def test_the_register_of_this_computer_can_be_chosen_again(driver):
    keep(driver)
    driver.choose_menu("place")
    driver.press("Use this register")
    driver.settle()
    assert "It holds 1 decision." in driver.message


def test_a_password_goes_to_the_keychain_and_is_gone_from_the_page(driver, monkeypatch):
    stored = {}
    monkeypatch.setattr("keyring.set_password", lambda _service, account, password: stored.update({account: password}))
    monkeypatch.setattr("keyring.get_password", lambda _service, account: stored.get(account))
    driver.choose_menu("place")
    driver.pick("On our office's server")
    driver.write("Address of the register", "postgresql+psycopg://dana@127.0.0.1:1/decisions")
    driver.write("Password", "plover-42")
    driver.press("Use this register")
    driver.settle()
    assert stored == {"dana@127.0.0.1:1/decisions": "plover-42"}
    assert "cannot be reached" in driver.shown
    assert "plover" not in driver.shown
    files = [path for path in driver.data_folder.rglob("*") if path.is_file()]
    assert not any(b"plover" in path.read_bytes() for path in files)


def test_a_pdf_dropped_on_the_window_shows_the_decision_inside(driver, tmp_path):
    keep(driver)
    driver.files.paths = [tmp_path / "a.pdf"]
    driver.press("Export PDF")
    driver.settle()
    driver.choose_menu("home")
    assert drop(driver, tmp_path / "a.pdf")
    driver.settle()
    assert "The register has it as decision 2026-0001, version 1." in driver.shown

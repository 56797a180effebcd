"""What waits for a review, and what today's questions would not repeat, as a privacy officer sees it."""

from tests.support.answers import VISIT
from tests.support.sets import small_files, write
from tests.support.window import WindowDriver
from wizard.report.envelope import open_envelope


def keep(driver, name="Visit text", answers=VISIT):
    driver.walk(answers)
    driver.write("Name this assessment", name)
    driver.write("Decided by", "D. Alvarez, marketing")
    driver.press("See the verdict")
    driver.press("Save to register")
    driver.settle()


def review(driver):
    driver.choose_menu("home")
    driver.press_left("Review")
    driver.settle()


def test_without_decisions_nothing_waits(driver):
    review(driver)
    assert "No decision waits for a review." in driver.shown
    assert "No decision is kept yet." in driver.shown


def test_what_waits_is_opened_and_sent_back_with_a_reason(driver):
    keep(driver)
    review(driver)
    assert "1 decision waits for a review" in driver.shown
    driver.open_kept("Visit text")
    driver.settle()
    driver.press("Review under another name")
    driver.press("Send back")
    driver.write("Your name and role", "P. Office")
    driver.write("What has to change?", "Call the patient at 212-555-0142.")
    assert "This looks like a phone number" in driver.shown
    driver.write("What has to change?", "Name the vendor.")
    driver.press("Send back")
    driver.settle()
    driver.settle()
    assert "Sent back by P. Office" in driver.shown
    assert "Name the vendor." in driver.shown
    pdf = driver.data_folder / "sent back.pdf"
    driver.files.paths.append(pdf)
    driver.press("Export PDF")
    driver.settle()
    driver.press("Back")
    driver.settle()
    assert "No decision waits for a review." in driver.shown
    told = open_envelope(pdf.read_bytes())
    assert told.says("Sent back by P. Office")


SWAPPED = {
    "junctions": (
        ("{purpose: visit}, leads_to: visit-reminder", "{purpose: visit}, leads_to: refill-reminder"),
        ("{purpose: refill}, leads_to: refill-reminder", "{purpose: refill}, leads_to: visit-reminder"),
    ),
    "cases": (
        ("payment: nobody}\n  outcome: visit-reminder", "payment: nobody}\n  outcome: refill-reminder"),
        (
            "purpose: refill, payment: nobody}\n  outcome: refill-reminder",
            "purpose: refill, payment: nobody}\n  outcome: visit-reminder",
        ),
    ),
}
"""An edit of the small set that lets the two exceptions change places."""


def swapped_files():
    files = dict(small_files())
    for name, changes in SWAPPED.items():
        for old, new in changes:
            assert old in files[name]
            files[name] = files[name].replace(old, new, 1)
    return files


def test_a_decision_that_todays_questions_would_not_repeat_is_listed_and_decided_anew(qapp, tmp_path):  # noqa: ARG001
    first = WindowDriver(tmp_path / "data", write(tmp_path / "then"))
    keep(first, answers={"purpose": "visit", "payment": "nobody"})
    first.close()
    driver = WindowDriver(tmp_path / "data", write(tmp_path / "now", swapped_files()))
    driver.window.resize(1180, 820)
    driver.settle()
    review(driver)
    assert "Of 1 decision, 1 would come to another verdict" in driver.shown
    assert "Visit reminder" in driver.shown
    driver.press("Decide anew: Visit text")
    driver.settle()
    driver.press("See the verdict")
    driver.press("Save new version")
    driver.settle()
    review(driver)
    assert "The one decision kept comes to the same verdict" in driver.shown
    driver.close()

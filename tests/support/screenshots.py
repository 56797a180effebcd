# ruff: noqa: E402 - the platform is chosen before Qt is imported
"""Makes screenshots from the running program.

python tests/support/screenshots.py          the README's own, into resources/screenshots
python tests/support/screenshots.py FOLDER   every page, light and dark, at 100 and 200 % text
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TOP = Path(__file__).parents[2]
sys.path.insert(0, str(TOP))

from PySide6.QtWidgets import QApplication

from tests.support.answers import NOT_COVERED, PAID_OFFER, REFILL_AT_COST, UNKNOWN_PAYER, VISIT
from tests.support.calendars import calendar_of
from tests.support.pages import practice
from tests.support.trainee import Trainee
from tests.support.training_pages import TrainingPages
from tests.support.window import WindowDriver

SIZE = (1180, 780)
README = ("verdict-conditions-light-100", "question-light-100")


def main(folder: Path, wanted: tuple[str, ...] = ()) -> None:
    """Save a picture of each page in each look, or only those wanted."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        for percent in (100, 200):
            with TemporaryDirectory() as data:
                driver = WindowDriver(Path(data))
                driver.window.resize(*SIZE)
                driver.desk._set_theme(theme)
                driver.desk._set_text_percent(percent)
                _walk(driver, folder, f"{theme}-{percent}", wanted)
                driver.close()


def _walk(driver: WindowDriver, folder: Path, suffix: str, wanted: tuple[str, ...]) -> None:
    def save(name: str) -> None:
        if wanted and f"{name}-{suffix}" not in wanted:
            return
        for _ in range(4):
            QApplication.processEvents()
        driver.window.grab().save(str(folder / f"{name}-{suffix}.png"))

    driver.decide(PAID_OFFER, name="Gym offer with free class")
    save("verdict-authorization")
    driver.decide(VISIT, name="Visit reminder, spring")
    driver.decide(UNKNOWN_PAYER, name="Reminder, payer unknown")
    save("verdict-stop")
    driver.decide(REFILL_AT_COST, name="Refill text paid by the maker")
    driver.tick("Keep a cost worksheet")
    save("verdict-conditions")
    driver.choose_menu("back")
    save("check")
    driver.choose_menu("new")
    for answer_id in list(REFILL_AT_COST.values())[:-1]:
        driver.choose(answer_id)
    driver.group.choose_digit(2)
    save("question")
    practice(driver)
    save("practice")
    trainee = Trainee(driver)
    trainee.answer(3)
    save("practice-sure")
    trainee.say("certain")
    save("practice-feedback")
    driver.fill_register(128)
    driver.choose_menu("home")
    driver.settle()
    save("home")
    driver.choose_menu("register")
    driver.settle()
    save("register")
    driver.search("meal kit vouchers")
    save("register-nothing")
    newsletter = [("June newsletter", "Health tip", VISIT), ("June newsletter", "Ad page", PAID_OFFER)]
    singles = [("Refill text", "", REFILL_AT_COST), ("Open day poster", "", NOT_COVERED), ("Demo", "", UNKNOWN_PAYER)]
    driver.screen(calendar_of(*newsletter, *singles, ("Gym offer", "", {**PAID_OFFER, "payment": "nobdy"})))
    save("calendar")
    driver.open_campaign("June newsletter")
    save("calendar-row")
    driver.press("Back to the calendar")
    driver.press("Close the calendar")
    driver.choose_menu("look")
    save("look")
    training = TrainingPages(driver)
    training.practice()
    training.open_progress()
    save("training")
    training.open_trainer()
    save("trainer")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        main(TOP / "resources" / "screenshots", README)

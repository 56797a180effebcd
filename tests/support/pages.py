"""The pages of the window, by name, each with something on it."""

from tests.support.answers import PAID_OFFER, REFILL_AT_COST, VISIT
from tests.support.calendars import calendar_of
from tests.support.trainee import Trainee
from tests.support.training_pages import TrainingPages
from tests.support.window import WindowDriver

PAGES = (
    "home",
    "question",
    "check",
    "verdict",
    "look",
    "map",
    "rules",
    "words",
    "calendar",
    "register",
    "training",
    "trainer",
    "practice",
    "feedback",
)


def open_page(driver: WindowDriver, page: str) -> None:
    if page in {"look", "rules", "words"}:
        driver.choose_menu(page)
    elif page == "calendar":
        driver.screen(calendar_of(("Visit text", "", VISIT), ("Newsletter", "Ad page", {**PAID_OFFER, "payment": ""})))
    elif page in {"practice", "feedback", "training", "trainer"}:
        _open_training(driver, page)
    elif page == "register":
        driver.fill_register(40)
        driver.choose_menu("register")
        driver.settle()
    elif page == "question":
        driver.choose_menu("new")
        driver.choose("provider")
        driver.choose("from-records")
    elif page == "home":
        driver.decide(REFILL_AT_COST)
        driver.choose_menu("home")
        driver.settle()
    elif page == "check":
        driver.walk(REFILL_AT_COST)
    else:
        driver.decide(REFILL_AT_COST)
        if page == "map":
            driver.choose_menu("map")


def _open_training(driver: WindowDriver, page: str) -> None:
    pages = TrainingPages(driver)
    if page == "training":
        pages.practice()
        pages.open_progress()
        driver.press("Practice any topic")
    elif page == "trainer":
        pages.practice()
        pages.open_trainer()
    else:
        practice(driver)
        if page == "feedback":
            trainee = Trainee(driver)
            trainee.answer(2)
            trainee.say("certain")


def practice(driver: WindowDriver) -> None:
    """Show the first question of the first case."""
    trainee = Trainee(driver)
    trainee.come()
    trainee.begin()

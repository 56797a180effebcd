"""The pages of the window, by name, each with something on it."""

from tests.support.answers import REFILL_AT_COST
from tests.support.window import WindowDriver

PAGES = ("home", "question", "check", "verdict", "look", "map", "rules", "words")


def open_page(driver: WindowDriver, page: str) -> None:
    if page in {"look", "rules", "words"}:
        driver.choose_menu(page)
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

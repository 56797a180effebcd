import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from tests.support.answers import PAID_OFFER, UNKNOWN_PAYER, VISIT
from wizard.gui.widgets.tile import DecisionRow


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_names_and_days_stand_below_each_other_whatever_the_verdict(driver, percent):
    driver.window.resize(1900, 900)
    names = ("Offer", "Visit", "Payer", "A rather long name for a message")
    for name, answers in zip(names, (PAID_OFFER, VISIT, UNKNOWN_PAYER, VISIT), strict=True):
        driver.decide(answers, name=name)
    driver.choose_menu("home")
    driver.settle()
    driver.desk._set_text_percent(percent)
    driver.window.resize(round(900 * percent / 100), 900)  # the narrowest before the words stand below each other
    assert driver.clipped() == []
    rows = [row for row in driver.window.page.findChildren(DecisionRow) if row.isVisible()]
    columns = [
        [label.mapTo(row, QPoint()).x() for label in row.findChildren(QLabel) if label.text() in {*names, "Mar 9"}]
        for row in rows
    ]
    assert len(columns) == 4
    assert len(columns[0]) == 2
    assert all(places == columns[0] for places in columns)

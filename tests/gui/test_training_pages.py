"""A learner's progress and the trainer's page, as they are used."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.support.practiced import shipped_practice
from tests.support.sets import shipped, small_files, write
from tests.support.training_pages import LEARNERS, TrainingPages
from tests.support.window import NOON, WindowDriver
from wizard.gui.widgets.mastery_bar import MasteryBar
from wizard.gui.widgets.topic_row import TopicRow
from wizard.gui.widgets.weeks_chart import WeeksChart, WeeksTable


@pytest.fixture
def pages(driver):
    return TrainingPages(driver)


def bars(driver):
    return [each.accessibleName() for each in driver.window.page.findChildren(MasteryBar)]


def test_before_anything_is_practiced_the_page_offers_to_begin(driver, pages):
    pages.open_progress()
    assert "Practicing as Ada Moore" in driver.shown
    assert "Nothing practiced yet" in driver.shown
    assert "Fundraising: not tried yet. New; solid from 80 percent. Next due: Not started" in bars(driver)
    assert "Over time" not in driver.shown
    assert "No wrong turn so far" in driver.shown
    driver.press("Start training")
    assert pages.heard == ["counted 0 False", "due_requested"]


def test_what_is_due_is_told_by_topic_and_started(driver, pages):
    pages.practice()
    pages.open_progress()
    start = driver.button_like("Start")
    number = start.split()[1]
    assert start == f"Start {number} due scenarios"
    assert f"{number} scenarios due today" in driver.shown
    driver.press(start)
    assert pages.heard == [f"counted {number} True", "due_requested"]


def test_nothing_due_says_what_comes_next_and_offers_any_topic(driver, pages):
    pages.keep(shipped_practice(LEARNERS[0], 1, until=NOON))
    pages.open_progress()
    assert "Nothing is due today" in driver.shown
    assert "Next comes" in driver.shown
    assert "Start" not in driver.shown
    assert driver.button("Practice any topic").property("kind") == "primary"


def test_any_topic_is_chosen_in_place_with_the_keyboard(driver, pages):
    pages.practice()
    pages.open_progress()
    assert not any(row.isVisible() for row in driver.window.page.findChildren(TopicRow))
    driver.press("Practice any topic")
    assert isinstance(QApplication.focusWidget(), TopicRow)
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Return)
    assert pages.heard[-1] == "topic_requested appointment-reminders"
    driver.press("Practice any topic")
    assert not any(row.isVisible() for row in driver.window.page.findChildren(TopicRow))


def test_each_topic_says_in_words_what_its_bar_shows(driver, pages):
    pages.practice()
    pages.open_progress()
    shown = bars(driver)
    assert len(shown) == 12
    assert any("right on first try, " in each and "percent. " in each for each in shown)
    assert "Mastery by exception" in driver.shown
    assert "The mark on each bar is 80%, the level for Solid" in driver.shown


def test_what_was_sure_and_wrong_names_the_scenario_to_try_again(driver, pages):
    pages.practice()
    pages.open_progress()
    assert "Sure and wrong" in driver.shown
    sure = [each for each in pages.book.attempts(pages.learner) if each.confidence == "certain" and each.wrong_turn]
    questions = shipped().question_set.questions
    labels = "|".join(re.escape(questions[each.wrong_turn.question_id].label) for each in sure)
    assert re.search(f"At “({labels})”, chose “.+” where “.+” is right", driver.shown)
    driver.press(next(name for name in driver.shown_names.splitlines() if name.startswith("Try again: ")))
    assert pages.heard[-1].startswith("case_requested ")


def test_the_chart_can_be_read_as_a_table(driver, pages):
    pages.practice()
    pages.open_progress()
    chart, table = driver.window.page.findChild(WeeksChart), driver.window.page.findChild(WeeksTable)
    assert "Week from Mar 2: " in chart.accessibleName()
    driver.press("Show as a table")
    assert table.isVisible()
    assert not chart.isVisible()
    assert table.item(0, 0).text() == "Mar 2, 2026"
    total = sum(int(table.item(row, 1).text()) for row in range(table.rowCount()))
    assert total == 24
    driver.press("Show as a chart")
    assert chart.isVisible()


def test_the_assessment_says_what_it_asks_and_lists_earlier_ones(driver, pages):
    pages.practice()
    pages.open_progress()
    assert "18 scenarios without feedback until the end. 80% of them right is a pass." in driver.shown
    listed = [line for line in driver.shown.splitlines() if " of 18 right" in line]
    assert [line.split(". ")[1].split(",")[0] for line in listed] == ["Passed", "Not passed"]
    driver.press("Take the assessment")
    driver.press("Change who practices")
    assert pages.heard[-2:] == ["exam_requested", "learner_change_requested"]


def test_a_set_without_a_test_says_so(qapp, tmp_path):  # noqa: ARG001
    files = dict(small_files())
    files["set"] = files["set"].replace("training: {cases: 4, pass_percent: 75}\n", "")
    driver = WindowDriver(tmp_path / "data", write(tmp_path / "set", files))
    driver.settle()
    TrainingPages(driver).open_progress()
    assert "These questions name no assessment" in driver.shown
    assert "Take the assessment" not in driver.shown
    driver.close()


def test_of_two_readings_only_the_last_is_shown(driver, pages):
    pages.practice()
    pages.progress.show_page()
    pages.learner = "Nobody yet"
    pages.open_progress()
    assert "Practicing as Nobody yet" in driver.shown
    assert "Nothing practiced yet" in driver.shown
    assert pages.heard == ["counted 0 False"]


def test_practice_that_cannot_be_read_says_why(driver, pages):
    driver.data_folder.mkdir(parents=True, exist_ok=True)
    (driver.data_folder / "register.sqlite").write_bytes(b"no database at all" * 100)
    pages.open_progress()
    assert "What was practiced cannot be read" in driver.shown
    pages.open_trainer()
    assert "register.sqlite" in driver.shown


def test_the_trainer_sees_every_learner(driver, pages):
    pages.practice()
    pages.open_progress()
    driver.press("For the trainer")
    driver.settle()
    assert "3 learners, " in driver.shown
    for name in LEARNERS:
        assert name in driver.shown
    assert "There are no passwords" in driver.shown
    assert "No scenario was tried by 10 learners yet." in driver.shown
    assert "None: the key of every told scenario holds" in driver.shown
    driver.press("Back to your training")
    driver.settle()
    assert "Your training" in driver.shown


@pytest.mark.parametrize(
    ("words", "name", "begin"),
    [
        ("Export CSV…", "practice.csv", b"\xef\xbb\xbf"),
        ("Export workbook…", "practice.xlsx", b"PK"),
        ("Export xAPI…", "practice.json", b"["),
        ("Print a case booklet…", "practice cases.pdf", b"%PDF"),
    ],
)
def test_the_trainer_saves_a_report(driver, pages, words, name, begin):
    pages.practice()
    pages.open_trainer()
    file = driver.data_folder / f"my {name}"
    driver.files.paths.append(file)
    driver.press(words)
    driver.settle()
    assert driver.files.suggested[-1].name == name
    assert driver.message == f"Saved as {file}"
    written = file.read_bytes()
    assert written.startswith(begin)
    assert len(written) > 2000


def test_a_report_that_cannot_be_saved_says_why(driver, pages):
    pages.open_trainer()
    driver.files.paths.append(driver.data_folder / "no folder" / "practice.csv")
    driver.press("Export CSV…")
    driver.settle()
    assert "no folder" in driver.message


def test_without_practice_the_trainer_reads_that_nobody_practiced(driver, pages):
    pages.open_trainer()
    assert "Nobody has practiced yet." in driver.shown


def test_with_many_learners_the_hardest_scenarios_are_listed(driver, pages):
    for number in range(12):
        pages.keep(shipped_practice(f"Learner {number:02}", 8, seed=number))
    pages.open_trainer()
    assert "Told of the " in driver.shown
    assert "Hardest" in driver.shown
    assert "% right, 1" in driver.shown


MOVED = ("{purpose: visit}, leads_to: visit-reminder", "{purpose: visit}, leads_to: refill-reminder")


@pytest.fixture
def changed(qapp, tmp_path):  # noqa: ARG001
    """The window under a set in which a letter about a visit comes to another verdict, and the set as it was before."""
    before = write(tmp_path / "before")
    files = dict(small_files())
    assert MOVED[0] in files["junctions"]
    files["junctions"] = files["junctions"].replace(*MOVED, 1)
    driver = WindowDriver(tmp_path / "data", write(tmp_path / "now", files))
    driver.window.resize(1180, 820)
    driver.settle()
    driver.files.paths.append(before / "set.yaml")
    yield driver
    driver.close()


def test_whoever_practiced_or_decided_on_a_changed_path_is_listed(changed):
    from tests.support.practice import attempt, turn

    pages = TrainingPages(changed)
    pages.keep([attempt([turn("purpose", "visit"), turn("payment", "nobody")], learner="Ada")])
    pages.keep([attempt([turn("purpose", "greeting")], learner="Bo", case_id="greeting", id="bo")])
    pages.open_trainer()
    assert "Its answers now come to" in changed.shown
    changed.press("Choose the questions before…")
    changed.settle()
    assert "1 person has to practice again." in changed.shown
    assert "Practiced on it: " in changed.shown
    assert "visit-letter" in changed.shown


def test_nobody_has_to_where_nothing_changed(driver, pages, tmp_path):
    pages.practice()
    pages.open_trainer()
    from wizard.assets import DEFAULT_SET

    pages.trainer.list_retraining(DEFAULT_SET / "set.yaml")
    driver.settle()
    assert "Nobody: no one practiced or decided on a path that changed." in driver.shown
    pages.trainer.list_retraining(tmp_path / "nothing" / "set.yaml")
    driver.settle()
    assert "cannot be compared" in driver.shown


@pytest.mark.parametrize("width", [1180, 700])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_and_every_control_has_a_name(driver, pages, width, percent):
    driver.window.resize(width, 820)
    driver.desk._set_text_percent(percent)
    pages.practice()
    pages.open_progress()
    driver.press("Practice any topic")
    assert driver.clipped() == []
    assert driver.nameless() == []
    pages.open_trainer()
    assert driver.clipped() == []
    assert driver.nameless() == []

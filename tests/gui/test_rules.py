import shutil

import pytest

from tests.support.answers import PAID_OFFER, VISIT
from tests.support.window import WindowDriver
from wizard import assets
from wizard.gui.editors import command_for, open_at


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped question set, free to edit."""
    return shutil.copytree(assets.DEFAULT_SET, tmp_path / "rules")


@pytest.fixture
def author(qapp, tmp_path, folder):  # noqa: ARG001 - the window needs an application
    driver = WindowDriver(tmp_path / "data", folder)
    driver.window.resize(1180, 820)
    yield driver
    driver.close()


def edit(folder, name, old, new):
    """Replace words in one file of a set, as an editor does: a new file takes the place of the old."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    changed = file.with_suffix(".new")
    changed.write_text(text.replace(old, new), encoding="utf-8")
    changed.replace(file)


def read_anew(author, qtbot):
    """Wait until an edit is noticed and read."""
    return qtbot.waitSignal(author.desk.rules._watch.read, timeout=10_000)


def test_the_page_says_what_was_proved(author, qtbot):
    with read_anew(author, qtbot):
        author.choose_menu("rules")
    author.settle()
    assert "Version 0.1.0" in author.shown
    assert "15,793 paths" in author.shown
    assert "Nothing was found." in author.shown
    author.press("Done")
    assert "Check a patient message" in author.shown


def test_an_edit_on_disk_is_used_at_once_and_the_walk_goes_on(author, folder, qtbot):
    author.choose_menu("new")
    author.choose("provider")
    with read_anew(author, qtbot):
        edit(folder, "questions.yaml", "How are the people who get this message chosen?", "How did you choose them?")
    author.settle()
    assert "How did you choose them?" in author.shown
    assert "Question 2 of at most 12" in author.shown
    assert "was edited and is in use now" in author.message


def test_a_verdict_must_be_reached_anew_under_edited_rules(author, folder, qtbot):
    author.decide(VISIT)
    with read_anew(author, qtbot):
        edit(folder, "set.yaml", 'version: "0.1.0"', 'version: "0.2.0"')
    author.settle()
    assert "Check your answers" in author.shown


def test_a_broken_edit_never_replaces_the_set_in_use(author, folder, qtbot):
    author.choose_menu("new")
    with read_anew(author, qtbot):
        edit(folder, "questions.yaml", "leads_to: recipients", "leads_to: recipient")
    author.settle()
    assert "The edited question set cannot be used: 2 findings" in author.message
    author.choose("provider")
    assert "Question 2 of at most 12" in author.shown
    with read_anew(author, qtbot):
        author.choose_menu("rules")
    author.settle()
    assert "2 findings" in author.shown
    assert "did you mean 'recipients'" in author.shown or "recipients" in author.shown
    assert "stays in use until they are mended" in author.shown


def test_each_finding_opens_its_file_at_its_line(author, folder, qtbot, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with read_anew(author, qtbot):
        edit(folder, "questions.yaml", "leads_to: recipients", "leads_to: recipient")
    with read_anew(author, qtbot):
        author.choose_menu("rules")
    author.settle()
    author.press("Open the file")
    assert author.opened[0].startswith("file://")
    assert author.opened[0].endswith("questions.yaml")


def test_a_broken_law_is_walked_from_its_finding(author, folder, qtbot):
    with read_anew(author, qtbot):
        edit(
            folder,
            "junctions.yaml",
            "  - {when: {payment: described-company}, leads_to: authorization-paid}\n",
            "  - {when: {payment: described-company}, leads_to: own-health-service}\n",
        )
    author.choose_menu("rules")
    author.settle()
    author.settle()
    assert "This law is broken" in author.shown
    assert "stays in use until they are mended" in author.shown
    author.press("Walk this path")
    assert "path of the finding" in author.message
    assert "Telling people about our own health service needs no authorization" in author.shown
    assert "nothing is kept" in author.left
    author.press("Back to answers")
    author.press("Back")
    assert "Question " in author.shown
    with read_anew(author, qtbot):
        edit(
            folder,
            "junctions.yaml",
            "  - {when: {payment: described-company}, leads_to: own-health-service}\n",
            "  - {when: {payment: described-company}, leads_to: authorization-paid}\n",
        )
    author.settle()
    assert "is in use now" in author.message
    author.choose_menu("check")
    author.press("See the verdict")
    assert "Authorization required" in author.shown


def test_a_set_that_breaks_a_law_never_replaces_one_that_keeps_it(author, folder, qtbot):
    wrong = "leads_to: own-health-service"
    with read_anew(author, qtbot):
        edit(
            folder,
            "junctions.yaml",
            "payment: described-company}, leads_to: authorization-paid",
            "payment: described-company}, " + wrong,
        )
    author.settle()
    assert "The edited question set cannot be used" in author.message
    author.decide(PAID_OFFER)
    assert "Authorization required" in author.shown


def test_a_window_opened_on_broken_rules_is_ready_once_they_are_mended(qapp, tmp_path, folder, qtbot):  # noqa: ARG001
    edit(folder, "questions.yaml", "leads_to: recipients", "leads_to: recipient")
    author = WindowDriver(tmp_path / "data", folder)
    assert "2 findings" in author.shown
    author.settle()
    with read_anew(author, qtbot):
        edit(folder, "questions.yaml", "leads_to: recipient\n", "leads_to: recipients\n")
    author.settle()
    author.choose_menu("new")
    assert "Whose message is it?" in author.shown
    author.close()


def test_a_known_editor_is_told_the_line(tmp_path):
    found = {"kate": "/usr/bin/kate"}.get
    command = command_for(tmp_path / "a.yaml", 12, 3, found)
    assert command == ["/usr/bin/kate", "--line", "12", "--column", "3", str(tmp_path / "a.yaml")]


def test_the_editor_one_prefers_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("VISUAL", "/opt/subl")
    found = {"kate": "/usr/bin/kate", "subl": "/opt/subl"}.get
    assert command_for(tmp_path / "a.yaml", 1, 1, found)[0] == "/opt/subl"


def test_without_a_known_editor_the_system_opens_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    opened = []
    open_at(tmp_path / "a.yaml", 0, 0, opened.append)
    assert opened == [(tmp_path / "a.yaml").as_uri()]

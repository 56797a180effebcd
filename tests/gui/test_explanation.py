from tests.support.answers import PAID_OFFER, REFILL_AT_COST, UNKNOWN_PAYER, VISIT
from tests.support.sets import shipped
from wizard.engine.assessment import Assessment
from wizard.engine.why_not import why_not
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.labels import SourceLink

VISIT_PAID = {**VISIT, "payment": "described-company", "delivery": "remote"}


def test_why_not_names_the_answer_that_ruled_each_exception_out(driver):
    driver.decide(VISIT_PAID)
    driver.open_tab("Why not the others")
    assert "Appointment reminders" in driver.shown
    assert "A company whose product is described pays for the message" in driver.shown
    assert "Closest miss" in driver.shown
    assert "Conditions to meet" not in driver.shown


def test_exceptions_ruled_out_by_one_answer_stand_under_it(driver):
    driver.decide(VISIT_PAID)
    driver.open_tab("Why not the others")
    reasons = [each.says for each in why_not(Assessment.from_answers(shipped().question_set, VISIT_PAID))]
    assert len(set(reasons)) < len(reasons)
    assert all(driver.shown.count(says) == 1 for says in set(reasons))


def test_a_source_of_a_refused_exception_can_be_opened(driver):
    driver.decide(VISIT_PAID)
    driver.open_tab("Why not the others")
    next(link for link in driver.window.page.findChildren(SourceLink) if link.isVisible()).click()
    assert driver.opened[0].startswith("https://")


def test_what_would_change_it_is_tried_and_left_again_without_a_trace(driver):
    driver.decide(VISIT_PAID, name="Vaccine text")
    driver.settle()
    kept = {path.name: path.read_bytes() for path in (driver.data_folder / "drafts").iterdir()}
    driver.open_tab("What would change it")
    driver.press("Try it: HIPAA does not cover this sender. Check the other privacy laws")
    assert "What if: you are looking at other answers. Nothing here is saved." in driver.everything
    assert "Not governed by the HIPAA marketing rule" in driver.shown
    driver.choose_menu("pdf")
    assert "Return to your own answers" in driver.message
    driver.press("Back to answers")
    driver.press("Change answer: Whose message is it?")
    driver.choose("cash-only-provider")
    driver.press("See the verdict")
    driver.settle()
    driver.press("Return to my answers")
    assert "have it say that a company pays" in driver.shown
    assert "What if" not in driver.everything
    assert {path.name: path.read_bytes() for path in (driver.data_folder / "drafts").iterdir()} == kept


def test_leaving_for_home_ends_a_what_if(driver):
    driver.decide(VISIT_PAID)
    driver.open_tab("What would change it")
    driver.press("Try it: HIPAA does not cover this sender. Check the other privacy laws")
    driver.choose_menu("home")
    assert "What if" not in driver.everything


def test_all_changes_are_shown_when_asked_for(driver):
    driver.decide(PAID_OFFER)
    driver.open_tab("What would change it")
    before = driver.shown.count("Try it")
    driver.press(driver.button_like("Show all"))
    assert driver.shown.count("Try it") > before


def test_the_proof_of_an_answer_is_kept_shown_and_warned_about(driver):
    driver.decide(REFILL_AT_COST, name="Refill text")
    driver.open_tab("What it rests on")
    driver.write("Who confirmed it", "555-201-3344")
    assert "This looks like a phone number" in driver.shown
    driver.write("Who confirmed it", "Contract 17, signed by finance")
    driver.press("Back to answers")
    assert "Proof: Contract 17, signed by finance" in driver.shown
    assert "No proof noted yet" in driver.shown
    driver.settle()
    driver.choose_menu("home")
    driver.settle()
    driver.open_kept("Refill text")
    driver.open_tab("What it rests on")
    assert "Contract 17, signed by finance" in driver.fields("Who confirmed it")


def test_an_emptied_proof_is_gone(driver):
    driver.decide(REFILL_AT_COST)
    driver.open_tab("What it rests on")
    driver.write("Who confirmed it", "x")
    driver.write("Who confirmed it", " ")
    driver.press("Back to answers")
    assert "Proof:" not in driver.shown


def test_only_a_permission_has_a_tab_for_what_it_rests_on(driver):
    driver.decide(UNKNOWN_PAYER)
    assert driver.tabs == ["Why this", "Why not the others", "What would change it"]
    driver.decide(VISIT)
    assert driver.tabs[-1] == "What it rests on"


def test_the_answer_that_settled_the_verdict_is_marked(driver):
    driver.decide(VISIT_PAID)
    assert driver.shown.count("This settled the verdict") == 1
    lines = driver.shown.splitlines()
    marked = lines[lines.index("This settled the verdict") - 1]
    assert marked.startswith("It goes by phone, text, email, mail, portal")


def test_what_is_still_to_do_is_said_at_the_top_and_leads_to_the_checklist(driver):
    driver.window.resize(700, 700)
    driver.decide(REFILL_AT_COST)
    driver.open_tab("What changes it")
    driver.press("Checklist: 8 to do before you send")
    assert driver.is_in_view("Keep a cost worksheet")
    assert driver.window.focusWidget().accessibleName() == "Keep a cost worksheet"


def test_what_is_still_to_do_shrinks_with_each_tick_until_all_is_done(driver):
    driver.decide(UNKNOWN_PAYER)
    driver.tick("Use no patient information for now")
    assert driver.button("Checklist: 1 to do before you go on")
    driver.tick("Send your answers to the privacy officer")
    driver.press("Checklist: all 2 done")
    assert driver.window.focusWidget().accessibleName() == "Use no patient information for now"


def test_beside_each_question_stands_what_hangs_on_it(driver):
    driver.choose_menu("new")
    assert "All 11 exceptions still open can be lost here." in driver.shown


def test_what_is_still_possible_shrinks_with_the_answers(driver):
    driver.walk(PAID_OFFER)
    driver.press("Back")
    assert "Verdicts: With conditions, Authorization required, Stop: ask privacy." in driver.shown
    assert "Exceptions: Talking in person; A small promotional gift." in driver.shown


def test_the_explanation_is_in_the_exported_text(driver, tmp_path):
    driver.decide(VISIT_PAID)
    driver.files.paths = [tmp_path / "a.txt"]
    driver.press("Export text")
    driver.settle()
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "WHY NOT THE OTHERS" in text.upper()
    assert "WHAT WOULD CHANGE IT" in text.upper()


def test_the_path_is_seen_on_the_map_and_left_again(driver):
    driver.decide(VISIT, name="Visit text")
    driver.press("See the path on the map")
    assert "Decision map" in driver.shown
    driver.choose_menu("back")
    assert "Exception applies" in driver.shown
    driver.choose_menu("map")
    driver.press(driver.button_like("Back"))
    assert "Exception applies" in driver.shown


def test_each_proof_is_named_by_its_question_too(driver):
    driver.decide(REFILL_AT_COST)
    driver.open_tab("What it rests on")
    fields = [field.edit.accessibleName() for field in driver.window.page.findChildren(Field) if field.isVisible()]
    assert len(set(fields)) == len(fields) > 1
    for name in fields:
        proof, question = name.split(": ", 1)
        assert proof == "Who confirmed it, or where the proof lies"
        assert question in driver.shown

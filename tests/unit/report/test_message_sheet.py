import outloud
import pdfua
import pytest

from tests.unit.report.conftest import NEWSLETTER
from wizard.report.envelope import open_envelope
from wizard.report.pdf import as_pdf
from wizard.report.sheet import lay_out
from wizard.report.text import WIDTH, as_text
from wizard.report.typesetting import spelling

MESSAGES = {
    "newsletter": NEWSLETTER,
    "permitted": {"Tip": "diabetes-learning-pack", "Refills": "adherence-letter-at-cost"},
    "equally-strict": {"Ad page": "meal-kit-nutrition-tips", "Gym": "gym-signed-by-doctor"},
    "in-doubt": {"Visit": "dental-visit-text", "Footer": "reminder-footer-unknown"},
    "odd-names": {
        "#panic() *x* $ <b> \\ `z`": "dental-visit-text",
        "W" * 120: "diabetes-learning-pack",
        "中 Ж \U0001f383": "meal-kit-nutrition-tips",
    },
    "two-stops": {"Footer": "reminder-footer-unknown", "Links": "newsletter-links-unknown"},
}
HEADS = {"Topic", "Its verdict", "No.", "Question", "Why it is asked", "Answer", "Condition", "To do", "Status"}
HEADS |= {"If the answer is", "Exception and its rule", "Reason", "If it became", "The verdict", "Proof"}
"""Heads of tables, which the text has no room for."""


def squashed(text):
    return "".join(text.split())


def by_title(sections):
    return {section.title: section for section in sections}


@pytest.fixture(params=MESSAGES.values(), ids=MESSAGES)
def rationale(request, message_rationale_of):
    return message_rationale_of(request.param, note="Asked for by the service line lead.")


def test_the_text_states_every_fact_of_the_sheet(rationale):
    text = squashed(as_text(rationale))
    assert [fact for fact in lay_out(rationale).statements() if fact not in HEADS and squashed(fact) not in text] == []
    assert max(map(len, as_text(rationale).splitlines())) <= WIDTH


def test_the_pages_state_every_fact_of_the_sheet(rationale):
    pages = open_envelope(as_pdf(rationale))
    spelled = spelling(lay_out(rationale).statements())
    assert [fact for fact in lay_out(rationale).statements() if not pages.says(fact.translate(spelled))] == []


def test_two_outside_checkers_find_no_fault(rationale, tmp_path):
    path = tmp_path / "rationale.pdf"
    path.write_bytes(as_pdf(rationale))
    heard = outloud.check(path)
    assert [str(finding) for finding in heard.findings if finding.severity in {"error", "warning"}] == []
    assert pdfua.validate(str(path)).findings == ()


def test_the_same_message_gives_the_same_bytes(message_rationale_of):
    assert as_pdf(message_rationale_of()) == as_pdf(message_rationale_of())


def test_the_first_page_names_the_topics_the_one_that_decides_and_what_is_left_without_it(message_rationale_of):
    rationale = message_rationale_of()
    topics = lay_out(rationale).sections[0]
    assert topics.title == "Topics of this message"
    assert topics.rows[0] == ("Health tip", "Not governed by the HIPAA marketing rule")
    assert topics.rows[2] == ("Ad page", "Authorization required (decides)")
    assert topics.intro == (f"{rationale.decides} {rationale.without_governing}",)


def test_what_is_to_be_done_names_its_topics(message_rationale_of):
    items = by_title(lay_out(message_rationale_of()).sections)["Checklist"].items
    needed = {item.lead: item.small for item in items}
    assert needed["Use only the data this message needs"].startswith("Needed for “Health tip” and “Back class”.")


def test_each_topic_has_a_part_with_its_verdict_and_the_sources_come_last(message_rationale_of):
    parts = lay_out(message_rationale_of()).parts
    assert [part.title for part in parts[:-1]] == ["Topic: Health tip", "Topic: Back class", "Topic: Ad page"]
    assert [part.banner.class_ for part in parts[:-1]] == ["not-governed", "exception", "authorization"]
    told = ["Why this verdict", "What this topic needs", "Your answers", "What this verdict rests on"]
    assert list(by_title(parts[1].sections)) == [*told, "Why not the others", "What would change it"]
    assert list(by_title(parts[-1].sections)) == ["Sources", "Question set"]


def test_a_topic_that_needs_nothing_has_no_list_of_needs(message_rationale_of):
    rationale = message_rationale_of()
    bare = rationale.topics[0].model_copy(update={"obligations": ()})
    changed = rationale.model_copy(update={"topics": (bare, *rationale.topics[1:])})
    assert "What this topic needs" not in by_title(lay_out(changed).parts[0].sections)


def test_what_would_change_the_message_is_told_by_topic_and_for_all(message_rationale_of):
    table = by_title(lay_out(message_rationale_of()).reasoning)["What would change the message's verdict"]
    assert {row[0] for row in table.rows} == {"Health tip", "Back class", "Ad page", "All topics"}
    assert ("All topics", "Special content") in {row[:2] for row in table.rows}


def test_equally_strict_topics_must_all_change(message_rationale_of):
    rationale = message_rationale_of(MESSAGES["equally-strict"])
    title = "What would change the message's verdict"
    says = (
        "These topics are equally strict: “Ad page” and “Gym”. For a more permissive verdict, each of them must change."
    )
    assert by_title(lay_out(rationale).reasoning)[title].intro[0] == says
    nothing_alone = rationale.model_copy(update={"would_change": (), "shared_changes": ()})
    assert by_title(lay_out(nothing_alone).reasoning)[title].items == (says,)


def test_a_message_that_nothing_changes_has_no_table_of_changes(message_rationale_of):
    rationale = message_rationale_of().model_copy(update={"would_change": (), "shared_changes": ()})
    assert "What would change the message's verdict" not in by_title(lay_out(rationale).reasoning)


def test_an_answer_to_prove_names_its_topic_unless_all_share_it(message_rationale_of):
    rationale = message_rationale_of(MESSAGES["permitted"])
    labels = [fact.label for fact in by_title(lay_out(rationale).reasoning)["What this verdict rests on"].items]
    assert any(label.startswith("Refills: ") for label in labels)
    assert "Special content" in labels


def test_a_message_of_one_topic_looks_like_a_plain_one(message_rationale_of):
    sheet = lay_out(message_rationale_of({"Tip": "diabetes-learning-pack"}))
    assert sheet.parts == ()
    assert "Tip" not in " ".join(sheet.statements())

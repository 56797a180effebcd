import json

from tests.support.answers import PAID_OFFER, VISIT
from wizard import assets
from wizard.questionset.loader import load


def test_a_message_of_two_topics_is_filed_whole(driver, tmp_path):
    shared = load(assets.DEFAULT_SET).shared
    driver.decide(VISIT)
    driver.press("Add another topic of this message")
    driver.write("Name the new topic", "Sponsor page")
    driver.press("Add topic")
    for answer_id in (answer for question, answer in PAID_OFFER.items() if question not in shared):
        driver.choose(answer_id)
    driver.press("See the verdict")
    path = tmp_path / "record.json"
    driver.files.paths.append(path)
    driver.choose_menu("json")
    driver.settle()
    words = json.loads(path.read_text(encoding="utf-8"))
    assert (words["class"], words["governing"]) == ("authorization", "Sponsor page")
    assert [topic["class"] for topic in words["topics"]] == ["exception", "authorization"]

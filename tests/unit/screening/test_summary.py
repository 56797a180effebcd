from tests.support.calendars import screened
from tests.support.sets import small_set
from wizard.screening.summary import summary


def test_the_strictest_classes_come_first_and_problems_name_their_rows():
    calendar = screened(
        ("A", "", "visit", "nobody", "", "Ann"),
        ("B", "", "visit", "maker", "", ""),
        ("C", "", "gift", "", "", ""),
        header=("message", "topic", "purpose", "payment", "cost", "owner"),
    )
    assert summary(calendar, small_set()) == (
        "3 messages in 3 rows:\n"
        "  0  Stop: ask first\n"
        "  1  Authorization required\n"
        "  0  With conditions\n"
        "  1  Exception applies\n"
        "  0  Not governed\n"
        "  1  No verdict yet\n"
        "Kept as they are: “owner”.\n"
        "\n"
        "1 row to look at:\n"
        "  Row 4: “purpose”: “gift” is no answer. It may be: visit, refill, greeting, not-sure.\n"
    )


def test_without_problems_nothing_is_to_look_at():
    assert "to look at" not in summary(screened(("A", "", "greeting")), small_set())


def test_very_many_problems_are_not_all_named():
    said = summary(screened(*((f"M{n}", "", "x") for n in range(60))), small_set())
    assert "60 rows to look at:" in said
    assert said.endswith("  and 10 more. Save the result with --to RESULT.csv to see all of them.\n")
    assert said.count("  Row ") == 50

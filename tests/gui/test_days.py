from datetime import datetime, timedelta

import pytest

from wizard.gui.days import day_and_time, name_or_start, short_day, short_time


def here(moment):
    """An ISO time that this computer's clock shows as given."""
    return datetime.fromisoformat(moment).astimezone().isoformat()


@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-03-09T00:05", "12:05 AM"), ("2026-03-09T12:00", "12:00 PM"), ("2026-03-09T15:42", "3:42 PM")],
)
def test_a_time_is_told_with_am_and_pm_whatever_the_system_writes(moment, said):
    assert day_and_time(here(moment)) == f"Mar 9, {said}"
    assert short_time(here(moment)) == f"Mar 9, {said}"
    assert short_day(here(moment)) == "Mar 9"


def test_of_today_the_time_is_enough():
    now = datetime.now().astimezone()
    assert short_time(now.isoformat()).count(":") == 1
    assert "," not in short_time(now.isoformat())
    assert "," in short_time((now - timedelta(days=2)).isoformat())


def test_an_assessment_without_a_name_is_told_apart_by_when_it_was_begun():
    assert name_or_start("", here("2026-11-24T14:05")) == "New assessment, Nov 24, 2:05 PM"
    assert name_or_start("Flu text", here("2026-11-24T14:05")) == "Flu text"

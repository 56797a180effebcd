"""Days and times on this computer's clock, as a report writes them. All come as ISO 8601 with their offset."""

from datetime import date, datetime

from wizard.report.wording import spoken_clock, spoken_date, spoken_day


def short_time(iso: str) -> str:
    """Return a time such as "10:42 AM", with the day when it is not today's."""
    moment = _local(iso)
    is_today = moment.date() == datetime.now().astimezone().date()
    return spoken_clock(moment) if is_today else day_and_time(iso)


def day_and_time(iso: str) -> str:
    """Return a day and time such as "Mar 9, 10:42 AM"."""
    return f"{short_day(iso)}, {spoken_clock(_local(iso))}"


def short_day(iso: str) -> str:
    """Return a day such as "Mar 9"."""
    return spoken_day(_local(iso).date())


def listed_day(iso: str, today: date) -> str:
    """Return a day such as "Mar 9", with the year when it is not today's: "Mar 9, 2025"."""
    day = _local(iso).date()
    return spoken_day(day) if day.year == today.year else spoken_date(day.isoformat())


def full_day(iso: str) -> str:
    """Return a day such as "Mar 9, 2026"."""
    return spoken_date(_local(iso).date().isoformat())


def name_or_start(name: str, started_at: str) -> str:
    """Return an assessment's name, or, until it has one, when it was begun."""
    return name or f"New assessment, {day_and_time(started_at)}"


def _local(iso: str) -> datetime:
    return datetime.fromisoformat(iso).astimezone()

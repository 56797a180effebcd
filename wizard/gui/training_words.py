"""How the pages of training put things: levels, days, and titles within a sentence."""

from collections.abc import Mapping
from datetime import date, timedelta

from wizard.report.wording import count_of, spoken_date, spoken_day
from wizard.training.overview import Overview, TopicStanding
from wizard.training.progress import Level

LEVELS: Mapping[Level, tuple[str, str]] = {
    "new": ("New", "plus"),
    "learning": ("Learning", "repeat"),
    "solid": ("Solid", "check"),
}
"""The word and the icon of each level."""


TOPICS = 3
"""How many topics are named with what is due on them, before the others are told together."""


def day_words(day: date, today: date) -> str:
    """Return a day as "today", "tomorrow", "Mar 14", or with its year where that is another."""
    if day <= today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    return spoken_day(day) if day.year == today.year else spoken_date(day.isoformat())


def next_due_words(standing: TopicStanding, today: date) -> str:
    """Return when a topic is due next, for a column: "2 today", "Tomorrow", "Mar 14"."""
    if standing.due:
        return f"{standing.due} today"
    due = standing.progress.next_due
    if due is None:
        return "Not started"
    words = day_words(due, today)
    return f"{words[0].upper()}{words[1:]}"


def within(title: str) -> str:
    """Return a title as it stands within a sentence; one that begins with several capitals stays."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def due_words(seen: Overview) -> tuple[str, str]:
    """Return what is due, as a title and a line below it."""
    if seen.due:
        return f"{count_of(seen.due, 'scenario')} due today", f"{_by_topic(seen)}."
    following = seen.next_due
    if following is None or following.progress.next_due is None:
        return "Nothing practiced yet", "Begin with a few scenarios. What you know decides what comes back, and when."
    day = day_words(following.progress.next_due, seen.today)
    return "Nothing is due today", f"Next comes {within(following.title)}, {day}. You can practice any topic before."


def _by_topic(seen: Overview) -> str:
    """Return how many cases are due on the topics with most of them, and on all others together."""
    due = sorted((each for each in seen.standings if each.due), key=lambda each: -each.due)
    named = due if len(due) <= TOPICS + 1 else due[:TOPICS]
    parts = [f"{each.due} on {within(each.title)}" for each in named]
    rest = sum(each.due for each in due[len(named) :])
    return ", ".join([*parts, f"{rest} on other topics"] if rest else parts)


def standing_words(standing: TopicStanding, today: date, mark: int) -> str:
    """Return all that a row of the list of topics shows, as one sentence or two."""
    progress = standing.progress
    share = (
        "not tried yet"
        if progress.percent is None
        else f"{progress.right} of {progress.tried} right on first try, {progress.percent} percent"
    )
    level, _ = LEVELS[progress.level]
    words = f"{standing.title}: {share}. {level}; solid from {mark} percent."
    return f"{words} Next due: {next_due_words(standing, today)}"

"""How a report words its small things: sentences, dates, times and lists. Never by the system's language."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def clean(text: str, *, lines: bool = False) -> str:
    """Return what a person typed without what cannot be seen or printed; ``lines`` keeps its line breaks."""
    kept = [" ".join(_visible(line).split()) for line in text.splitlines()]
    if lines:
        return "\n".join(kept).strip("\n")
    return " ".join(line for line in kept if line)


def _visible(line: str) -> str:
    spaced = line.replace("\t", " ")
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})


def sentence(words: str) -> str:
    """Return words with a capital at the start and a full stop at the end."""
    stop = "" if words.endswith((".", "!", "?")) else "."
    return f"{words[:1].upper()}{words[1:]}{stop}"


def spoken_date(iso: str) -> str:
    """Return an ISO date as "Mar 9, 2026"; what is no date is returned as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{spoken_day(day)}, {day.year}"


def spoken_day(day: date) -> str:
    """Return a day as "Mar 9"."""
    return f"{_MONTHS[day.month - 1]} {day.day}"


def spoken_clock(moment: datetime) -> str:
    """Return the time of day as "10:58 AM"."""
    half = "AM" if moment.hour < 12 else "PM"  # noqa: PLR2004 - noon
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {half}"


def spoken_time(iso: str) -> str:
    """Return an ISO timestamp with an offset as "Mar 9, 2026, 10:58 AM (UTC-05:00)"."""
    moment = datetime.fromisoformat(iso)
    return f"{spoken_date(moment.date().isoformat())}, {spoken_clock(moment)} ({moment.tzname()})"


def either(words: Sequence[str]) -> str:
    """Return words as "a", "a or b", or "a; b; or c"."""
    *front, last = words
    if len(front) > 1:
        return f"{'; '.join(front)}; or {last}"
    return f"{front[0]} or {last}" if front else last


def count_of(number: int, thing: str) -> str:
    """Return "1 question" or "3 questions"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def shortened(text: str, *, most_words: int, longest: int) -> str:
    """Return the text, cut with "…" after ``most_words`` words or ``longest`` characters."""
    ends = [word.end() for word in re.finditer(r"\w+", text)]
    cut = text if len(ends) <= most_words else text[: ends[most_words - 1]]
    cut = cut[: longest - 1].rstrip() if len(cut) > longest else cut
    return cut if cut == text else f"{cut}…"

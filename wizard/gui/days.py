"""Days and times as the person's system writes them. All times come as ISO 8601 with their offset."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale


def short_time(iso: str) -> str:
    """Return a time such as "10:42 AM", with the day when it is not today's."""
    moment = _local(iso)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    if moment.date() == QDateTime.currentDateTime().date():
        return time
    return f"{short_day(iso)}, {time}"


def short_day(iso: str) -> str:
    """Return a day such as "Mar 9"."""
    return QLocale().toString(_local(iso).date(), "MMM d")


def _local(iso: str) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(datetime.fromisoformat(iso).timestamp()))

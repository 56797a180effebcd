"""Which assessments the rows of the open calendar were opened as, and what of them the calendar has."""

from wizard.engine.message import Message
from wizard.gui.sitting import Sitting


class CalendarRows:
    """Knows each message of one calendar by its place, from 0, once it was opened."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._left: dict[int, Sitting] = {}
        self._taken: dict[int, object] = {}
        self.finished = 0
        """How often the calendar took something over."""
        self.saved = 0
        """How much of that the result last saved holds."""

    @property
    def is_unsaved(self) -> bool:
        """Whether something was finished that no saved result holds."""
        return self.finished != self.saved

    def add(self, place: int, sitting: Sitting) -> None:
        """Note what a message is opened as; of one that is decided the calendar has the verdict."""
        self._places[sitting.id] = place
        if sitting.decided_at is not None:
            self._taken[place] = _written(sitting.message)

    def place_of(self, sitting: Sitting | None) -> int | None:
        """Return the place of the message that a sitting is about; None if it is not the calendar's."""
        return self._places.get(sitting.id) if sitting is not None else None

    def left_at(self, place: int) -> Sitting | None:
        """Return a message's sitting as it was left; None if it was not opened since it was read or judged again."""
        return self._left.get(place)

    def leave(self, sitting: Sitting | None) -> None:
        """Note how a sitting was left; a what-if is nobody's answers."""
        place = self.place_of(sitting)
        if sitting is not None and place is not None:
            self._left[place] = sitting.own or sitting

    def judge_again(self) -> None:
        """Open every message from the calendar again."""
        self._left.clear()

    def lacks(self, sitting: Sitting) -> bool:
        """Say whether the calendar lacks what was decided in a sitting; a what-if decides nothing."""
        return sitting.decided_at is not None and not sitting.is_what_if and not self.has(sitting)

    def has(self, sitting: Sitting) -> bool:
        """Say whether the calendar has what stands in a sitting."""
        place = self.place_of(sitting)
        return place is not None and self._taken.get(place) == _written((sitting.own or sitting).message)

    def take_over(self, place: int, sitting: Sitting) -> None:
        """Note that the calendar takes over what was decided."""
        self._taken[place] = _written(sitting.message)
        self.finished += 1


def _written(message: Message) -> object:
    """Return what of a message is written into its calendar."""
    topics = [(topic.name, dict(topic.assessment.given)) for topic in message.topics]
    return topics, dict(message.topics[0].assessment.follow_ups)

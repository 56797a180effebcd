"""The pages to read, made from the question set and the program itself."""

from collections.abc import Sequence

from wizard import __version__
from wizard.engine.labels import NOT_CHECKED_AT_ITS_SOURCE
from wizard.gui.pages.reading_page import Passage, Reading
from wizard.questionset.model import QuestionSet

_CHECKED = {**NOT_CHECKED_AT_ITS_SOURCE, "text": "The wording was read."}


def keyboard(shortcuts: Sequence[tuple[str, str]]) -> Reading:
    """Return every key that does something. ``shortcuts`` pairs a menu's words with its key."""
    on_page = (
        ("Choose an answer", "1 to 9"),
        ("Go on to the next question", "Enter"),
        ("Move between answers", "Arrow keys"),
        ("Move to the next control", "Tab"),
        ("Tick or press what has the focus", "Space"),
        ("Fold the answers away in a narrow window", "Esc"),
        ("Search the register; Esc clears the search", "Ctrl+F"),
        ("Go through the register", "Arrow keys, Page Up, Page Down, Home, End"),
        ("Open the decision you stand on in the register", "Enter"),
        ("Sort the register by the column you stand on", "S"),
    )
    passages = tuple(Passage(title=keys, text=words) for words, keys in (*on_page, *shortcuts))
    return Reading(title="Keyboard", lead="Everything can be done without a mouse.", passages=passages)


def words(question_set: QuestionSet) -> Reading:
    """Return the glossary."""
    terms = sorted(question_set.glossary.values(), key=lambda term: term.term.casefold())
    passages = tuple(Passage(title=term.term[:1].upper() + term.term[1:], text=term.means) for term in terms)
    return Reading(title="Words we use", lead="What the questions mean by them.", passages=passages)


def sources(question_set: QuestionSet) -> Reading:
    """Return every legal source, with how far its wording was checked."""
    passages = tuple(
        Passage(title=source.title, text=source.says, cite=source.cite, url=source.url, small=_CHECKED[source.checked])
        for source in question_set.sources.values()
    )
    lead = "The rules and guidance behind the questions. A link opens your browser; nothing else leaves this computer."
    return Reading(title="Sources of the rules", lead=lead, passages=passages)


def about(question_set: QuestionSet) -> Reading:
    """Return which program and which rules these are, and what they do not promise."""
    review = question_set.reviewed
    reviewed = f"Reviewed by {review.by} on {review.date}." if review.by else "Not yet reviewed by counsel."
    return Reading(
        title="About Exception Wizard",
        lead="Does HIPAA let us send this patient message without a signed authorization?",
        passages=(
            Passage(title="Program", text=f"Exception Wizard {__version__}"),
            Passage(
                title="Question set",
                text=f"{question_set.title} Version {question_set.version}, rules as of {question_set.effective}.",
                small=f"{reviewed} Set {question_set.id}, digest {question_set.digest}.",
            ),
            Passage(title="Not legal advice", text=question_set.disclaimer),
            Passage(
                title="Private",
                text="Answers, drafts and settings stay on this computer. The program never connects to anything.",
            ),
            Passage(
                title="Made with",
                text="Qt for Python (LGPL), typst, and the typeface Atkinson Hyperlegible (SIL Open Font License).",
            ),
        ),
    )

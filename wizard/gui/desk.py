"""The whole program in one window: home page, rules, settings, and what goes wrong."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wizard.errors import SaveError
from wizard.gui.asking import ask_before_losing
from wizard.gui.background import Background
from wizard.gui.choices import Choices
from wizard.gui.closer import Closer
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.open_register import OpenRegister
from wizard.gui.pages.home_page import HomePage
from wizard.gui.surroundings import Surroundings
from wizard.register import FILE
from wizard.register.drafts import Draft, DraftFolder
from wizard.saving import save
from wizard.settings import TEXT_PERCENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.gui.assessment_controller import AssessmentController
    from wizard.gui.assessment_flow import AssessmentFlow
    from wizard.gui.calendar_flow import CalendarFlow
    from wizard.gui.decisions_desk import DecisionsDesk
    from wizard.gui.exporting import Exporter
    from wizard.gui.pages.look_page import LookPage
    from wizard.gui.register_access import RegisterAccess
    from wizard.gui.register_flow import RegisterFlow
    from wizard.gui.rules_desk import RulesDesk
    from wizard.gui.training_desk import TrainingDesk
    from wizard.questionset.loader import LoadedSet
    from wizard.questionset.model import QuestionSet
    from wizard.questionset.paths import Routes

EXAMPLE_CASE = "refill-reminder-by-mail"
_PROBLEM_FILE = "problem.txt"
_NEEDS_RULES = ("new", "verify", "place", "screen", "template", "keys", "words", "sources", "about", "example")
_NEEDS_ASSESSMENT = ("keep", "pdf", "text", "json", "home", "remove", "undo", "redo", "copy", "back", "check", "map")


class Desk(QObject):
    """Holds the window and what it works with; every way between pages that is not an assessment's runs here."""

    def __init__(self, look: Look, choices: Choices, surroundings: Surroundings) -> None:
        super().__init__()
        self._look = look
        self._choices = choices
        self._surroundings = surroundings
        self._drafts = DraftFolder(surroundings.data_folder / "drafts")
        self._register = OpenRegister(choices.settings.register or surroundings.data_folder / FILE, surroundings.clock)
        self.background = Background(self)
        self.window = MainWindow(look, choices.settings)
        self.home = HomePage(look)
        self.flow: AssessmentFlow | None = None
        self.calendars: CalendarFlow | None = None
        self.controller: AssessmentController | None = None
        self.register: RegisterFlow | None = None
        self.rules: RulesDesk | None = None
        self.decisions: DecisionsDesk | None = None
        self.training: TrainingDesk | None = None
        self._look_page: LookPage | None = None
        self._entries: dict[str, Callable[[], object]] = {
            "new": self.start,
            "home": self.show_home,
            "quit": self.window.close,
            "verify": self._open_rationale,
            "remove": self._ask_to_remove,
            "look": self._show_look,
            "larger": self._larger,
            "smaller": self._smaller,
            "normal": self._normal,
            "answers": self.window.open_drawer,
            "rules": self._show_rules,
            "register": self._show_register,
            "review": self._show_review,
            "train": self._show_training,
            "example": self._show_example,
        }
        self._closer = Closer(self.window, self.background, self._drafts)
        self._connect()
        self.window.menus.show_settings(choices.settings)
        self.window.menus.enable(dict.fromkeys((*_NEEDS_RULES, *_NEEDS_ASSESSMENT), False))
        self.home.show_drafts(*self._drafts.all())
        self.window.show_page(self.home, rail=False, place="home")
        self.home.focus_start()

    def read_rules(self, folder: Path) -> None:
        """Read a question set and make the window ready for assessments, or say what is wrong with it."""
        from wizard.gui.rules_desk import RulesDesk

        self.window.show_focus()
        self._make_register()
        self.rules = RulesDesk(folder, self._look, self.background, self._surroundings.open_address, self)
        self.rules.usable.connect(self._use_rules)
        self.rules.unusable.connect(self._show_rules)
        self.rules.broken.connect(self._on_broken_rules)
        self.rules.walked.connect(self._walk)
        self.rules.page_done.connect(self._back)
        self.rules.begin()
        self.background.run(lambda: None, lambda _: self._read_beside())  # once the rules are read

    def show_home(self) -> None:
        """Leave the assessment, which stays kept, and show the home page."""
        self._leave()
        self.window.show_page(self.home, rail=False, place="home")
        if self.calendars is not None:
            self.calendars.show_bar()
        self.home.focus_start()
        self.background.run(self._drafts.all, self._show_drafts)
        self._read_beside()

    def start(self) -> None:
        """Begin a new assessment; without rules that can be used, say what is wrong with them."""
        if self.controller is not None:
            self.controller.start(self._choices.settings.decided_by)
        else:
            self._show_rules()

    def _leave(self) -> None:
        if self.controller is not None:
            self.controller.close()
        if self.training is not None:
            self.training.leave()
        self.window.what_if.hide()
        self.window.menus.enable(dict.fromkeys(_NEEDS_ASSESSMENT, False))
        self.window.name_assessment("")

    def resume(self, draft_id: str) -> None:
        """Open a kept assessment, once everything begun is kept."""
        self.background.run(partial(self._drafts.open, draft_id), self._resume, self._on_gone)

    def tell_of_bug(self, trace: str) -> None:
        """Say that something went wrong which nobody expected; every answer given is kept already."""
        try:
            path = self._surroundings.data_folder / _PROBLEM_FILE
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, trace.encode(), replace=True, private=True)
            where = f"Details for the people who mend it: {path}"
        except (OSError, SaveError):
            where = ""
        self.window.message.warn(f"Something went wrong in the program. Your answers are kept. {where}")

    def close(self) -> None:
        """Finish everything begun and keep where the window stands."""
        place, maximized = self.window.geometry_to_keep()
        self._choices.change(window=place, maximized=maximized)
        self.background.close()
        self._register.close()

    def _connect(self) -> None:
        home, navigation = self.home, self.window.left.navigation
        navigation.add("home", "Home", "home")
        navigation.add("train", "Train", "train")
        navigation.add("register", "Register", "register")
        navigation.add("review", "Review", "review")
        navigation.add("words", "Words we use", "text")
        navigation.add("sources", "Sources of the rules", "doc")
        navigation.selected.connect(self._on_chosen)
        navigation.look_requested.connect(self._show_look)
        home.start_requested.connect(self.start)
        home.resume_requested.connect(self.resume)
        home.training_requested.connect(self._show_training)
        self.window.file_dropped.connect(self._on_dropped)
        home.register_requested.connect(self._show_register)
        self.window.menus.chosen.connect(self._on_chosen)
        self.window.menus.theme_chosen.connect(self._set_theme)
        self.background.failed.connect(self._on_failed)

    def _make_register(self) -> None:
        from wizard.gui.register_flow import RegisterFlow

        register = self.register = RegisterFlow(
            self.window, self._look, self._register, self.background, self._surroundings, self._choices
        )
        register.leaving.connect(self._leave)
        register.start_requested.connect(self.start)
        register.counted.connect(self.home.show_counts)
        register.recent.connect(self.home.show_decisions)
        register.folder_used.connect(self._on_folder)
        self.home.decision_requested.connect(register.open_requested)

    def _read_recent(self) -> None:
        if self.register is not None:
            self.register.read_recent()
            self.register.care.send_waiting()

    def _read_beside(self) -> None:
        """Read what the home page shows beside the drafts, once it stands."""
        self._read_recent()
        if self.training is not None:
            self.training.count()

    def _show_training(self) -> None:
        if self.training is not None:
            self.training.show_page()
        else:
            self._show_rules()

    def _show_register(self) -> None:
        if self.register is not None:
            self.register.show_page()

    def _show_review(self) -> None:
        if self.decisions is not None:
            self.decisions.review.show_page()
        elif self.register is not None:
            self.register.show_waiting()

    def _make_ready(self, question_set: "QuestionSet", routes: "Routes") -> None:
        from wizard.gui.assessment_controller import AssessmentController
        from wizard.gui.assessment_flow import AssessmentFlow
        from wizard.gui.calendar_flow import CalendarFlow
        from wizard.gui.decisions_desk import DecisionsDesk
        from wizard.gui.exporting import Exporter

        surroundings = self._surroundings
        self.controller = AssessmentController(
            question_set, routes, self._drafts, self.background, surroundings.clock, surroundings.new_id, self
        )
        exporter = Exporter(self.window, self.background, surroundings.chooser)
        self.flow = AssessmentFlow(
            self.window, self._look, self.controller, exporter, self._folder(), surroundings.open_address
        )
        self.calendars = CalendarFlow(
            self.window, self._look, self.controller, self.background, surroundings, self._folder
        )
        self.calendars.leaving.connect(self._leave)
        self.calendars.home_requested.connect(self.show_home)
        self.calendars.folder_used.connect(self._on_folder)
        self._entries |= {"screen": self.calendars.ask_for_calendar, "template": self.calendars.ask_for_template}
        self._closer.guard(self.calendars)
        self._entries["place"] = self._show_place
        decisions = self.decisions = DecisionsDesk(
            self.window,
            self._look,
            self.controller,
            self.background,
            surroundings,
            self._register,
            self._drafts,
            exporter,
            self._folder,
            self._choices,
        )
        decisions.leaving.connect(self._leave)
        decisions.back_requested.connect(self._back)
        if self.register is not None:
            self.register.open_requested.connect(self._open_decision)
            self.register.change_requested.connect(decisions.record.change)
            decisions.access.changed.connect(self.register.refresh)
            decisions.record.reviewed.connect(self.register.review)
            decisions.review.page.open_requested.connect(self._open_decision)
            decisions.review.page.all_requested.connect(self.register.show_waiting)
            self.register.changed.connect(decisions.record.show_again)
            self.register.changed.connect(self.register.read_recent)
        self.flow.keep_requested.connect(decisions.keeping.keep)
        decisions.keeping.decider_missing.connect(self.flow.ask_who_decides)
        self.flow.home_requested.connect(self._on_home)
        self._make_training(exporter, decisions.access)
        self.flow.decided_by_used.connect(self._on_decided_by)
        exporter.folder_used.connect(self._on_folder)
        self.window.menus.enable(dict.fromkeys(_NEEDS_RULES, True))

    def _make_training(self, exporter: "Exporter", access: "RegisterAccess") -> None:
        from wizard.gui.training_desk import TrainingDesk

        controller = self.controller
        assert controller is not None, "the rules are read"
        training = self.training = TrainingDesk(
            self.window,
            self._look,
            access,
            self._surroundings,
            self._choices,
            exporter,
            self._folder,
            lambda: (controller.question_set, controller.routes),
        )
        controller.changed.connect(self._on_sitting)
        training.leaving.connect(self._leave)
        training.home_requested.connect(self.show_home)
        training.counted.connect(self._on_due)
        training.folder_used.connect(self._on_folder)
        training.enabled.connect(self.window.menus.enable)

    def _on_sitting(self, _sitting: object) -> None:
        """An assessment takes the place of a case under way."""
        if self.training is not None:
            self.training.leave()

    def _on_due(self, due: int, begun: bool) -> None:
        self.home.show_training(due, begun=begun)
        self.window.left.navigation.set_badge("train", str(due) if due else "")

    def _on_home(self) -> None:
        """Go home; from a page that lies over a case of training, back to the case."""
        if self.training is not None and self.training.is_under_way:
            self.training.show_again()
        else:
            self.show_home()

    def _use_rules(self, loaded: "LoadedSet") -> None:
        question_set = loaded.question_set
        review = "reviewed by counsel" if question_set.reviewed.by else "not yet reviewed by counsel"
        self.home.show_most_questions(loaded.routes.longest)
        self.window.left.navigation.set_caption(f"Rules {question_set.version}, {review}")
        if self.controller is None or self.flow is None or self.calendars is None:
            self._make_ready(question_set, loaded.routes)
            return
        self.controller.use_rules(question_set, loaded.routes)
        self.calendars.use_rules()
        if self.training is not None:
            self.training.use_rules()
        self.window.message.tell("The question set was edited and is in use now. Answers that still fit were kept.")

    def _on_broken_rules(self, count: int) -> None:
        findings = f"{count} finding{'' if count == 1 else 's'}"
        self.window.message.warn(
            f"The edited question set cannot be used: {findings}. The one before stays in use. See Help, Question set."
        )

    def _show_rules(self) -> None:
        if self.rules is not None:
            in_assessment = self.controller is not None and self.controller.sitting is not None
            page = self.rules.page()
            self.window.show_page(page, rail=in_assessment)
            page.focus_title()

    def _walk(self, walk: tuple[tuple[str, str], ...], found_in: "LoadedSet") -> None:
        if self.controller is not None:
            self.controller.open_walk(dict(walk), found_in.question_set, found_in.routes)
            self.window.message.tell("This is the path of the finding. Try other answers if you like; nothing is kept.")

    def _show_drafts(self, found: tuple[tuple[Draft, ...], tuple[Path, ...]]) -> None:
        self.home.show_drafts(*found)

    def _resume(self, draft: Draft) -> None:
        if self.controller is None:
            self._show_rules()
            return
        self.controller.resume(draft)
        if draft.question_set_digest != self.controller.question_set.digest:
            self.window.message.tell(
                "The questions have changed since this was saved. Answers that still fit were kept; check them."
            )

    def _on_gone(self, _error: BaseException) -> None:
        self.window.message.warn("This assessment is no longer there. It may have been removed in another window.")

    def _show_example(self) -> None:
        if self.controller is not None:
            self.controller.open_example(EXAMPLE_CASE)
            self.window.message.tell("This is a worked example. Try other answers if you like; nothing is kept.")

    def _open_rationale(self) -> None:
        if self.decisions is not None:
            self.decisions.ask_for_pdf()

    def _open_decision(self, number: int) -> None:
        if self.decisions is not None and self.register is not None:
            ways = {self.home: self.show_home, self.decisions.review.page: self.decisions.review.show_page}
            back = ways.get(self.window.page, self.register.show_page)
            self._leave()
            self.decisions.record.open_decision(number, back)

    def _show_place(self) -> None:
        if self.decisions is not None:
            self.decisions.place.show_page()

    def _on_dropped(self, path: Path) -> None:
        if self.decisions is None or self.calendars is None:
            return
        if path.suffix.lower() == ".pdf":
            self.decisions.open_pdf(path)
        else:
            self.calendars.screen(path)

    def _folder(self) -> Path:
        """Return the folder to suggest for a file."""
        return Path(self._choices.settings.export_folder or self._surroundings.documents_folder)

    def _show_look(self) -> None:
        if self._look_page is None:
            from wizard.gui.pages.look_page import LookPage

            self._look_page = LookPage(self._look)
            self._look_page.theme_chosen.connect(self._set_theme)
            self._look_page.text_percent_chosen.connect(self._set_text_percent)
            self._look_page.back_requested.connect(self._back)
        in_assessment = self.controller is not None and self.controller.sitting is not None
        self.window.show_page(self._look_page, rail=in_assessment)
        self._look_page.show_settings(self._choices.settings)

    def _back(self) -> None:
        if self.flow is not None:
            self.flow.back_from_reading()
        else:
            self.show_home()

    def _set_theme(self, theme: str) -> None:
        settings = self._choices.change(theme=theme)
        self._look.set_theme(settings.theme)
        self.window.menus.show_settings(settings)

    def _set_text_percent(self, percent: int) -> None:
        settings = self._choices.change(text_percent=percent)
        self._look.set_text_percent(percent)
        self.window.menus.show_settings(settings)

    def _step_text(self, steps: int) -> None:
        place = TEXT_PERCENTS.index(self._choices.settings.text_percent) + steps
        if 0 <= place < len(TEXT_PERCENTS):
            self._set_text_percent(TEXT_PERCENTS[place])

    def _on_chosen(self, entry_id: str) -> None:
        if self.training is not None and self.training.choose(entry_id):
            return
        if entry_id in self._entries:
            self._entries[entry_id]()
        elif self.flow is not None:
            self.flow.choose(entry_id)

    def _larger(self) -> None:
        self._step_text(1)

    def _smaller(self) -> None:
        self._step_text(-1)

    def _normal(self) -> None:
        self._set_text_percent(TEXT_PERCENTS[0])

    def _ask_to_remove(self) -> None:
        ask_before_losing(
            self.window,
            "Remove this assessment?",
            "Its answers are deleted from this computer. Files you exported stay.",
            lose=("Remove", self._remove),
        )

    def _remove(self) -> None:
        sitting = self.controller.sitting if self.controller is not None else None
        if sitting is not None:
            self.background.run(partial(self._drafts.remove, sitting.id), lambda _: None)
            self.show_home()

    def _on_decided_by(self, name: str) -> None:
        self._choices.change(decided_by=name)

    def _on_folder(self, folder: str) -> None:
        self._choices.change(export_folder=folder)
        if self.flow is not None:
            self.flow.set_export_folder(Path(folder))

    def _on_failed(self, error: BaseException) -> None:
        self.window.message.warn(str(error))

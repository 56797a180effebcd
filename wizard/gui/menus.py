"""The menus, with the platform's own shortcuts. Each entry is a fact the window acts upon."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from wizard.settings import TEXT_PERCENTS, THEMES, Settings

_THEME_WORDS = {"system": "Like my &computer", "light": "&Light", "dark": "&Dark"}
_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One menu entry: its id, words, shortcuts, and the role that macOS moves to its own menu."""

    id: str
    words: str
    keys: tuple[QKeySequence.StandardKey | str, ...] = ()
    role: QAction.MenuRole = QAction.MenuRole.NoRole


_FILE: tuple[Entry | None, ...] = (
    Entry(id="new", words="&New assessment", keys=(_Key.New,)),
    Entry(id="verify", words="&Open a saved rationale…", keys=(_Key.Open,)),
    None,
    Entry(id="place", words="Where &decisions are kept…"),
    None,
    Entry(id="screen", words="&Screen a calendar…", keys=("Ctrl+Shift+O",)),
    Entry(id="template", words="Save an &empty calendar…"),
    None,
    Entry(id="keep", words="Save to the re&gister", keys=("Ctrl+R",)),
    Entry(id="pdf", words="Export &PDF…", keys=(_Key.Save,)),
    Entry(id="text", words="Export &text…", keys=("Ctrl+Shift+S",)),
    Entry(id="json", words="Export &record (JSON)…"),
    None,
    Entry(id="home", words="Close the &assessment", keys=(_Key.Close,)),
    Entry(id="remove", words="Re&move the assessment…"),
    Entry(id="quit", words="&Quit", keys=(_Key.Quit, "Ctrl+Q"), role=QAction.MenuRole.QuitRole),
)
_EDIT: tuple[Entry | None, ...] = (
    Entry(id="undo", words="&Undo the last answer", keys=(_Key.Undo,)),
    Entry(id="redo", words="&Redo the answer", keys=(_Key.Redo,)),
    None,
    Entry(id="copy", words="&Copy the rationale", keys=("Ctrl+Shift+C",)),
)
_VIEW: tuple[Entry | None, ...] = (
    Entry(id="back", words="&Back", keys=("Alt+Left", _Key.Back)),
    Entry(id="check", words="&Check your answers", keys=("Ctrl+Return",)),
    Entry(id="answers", words="&Answers so far", keys=("F6",)),
    Entry(id="map", words="Decision &map", keys=("Ctrl+M",)),
    Entry(id="train", words="Tra&ining"),
    Entry(id="register", words="&Register of decisions", keys=("Ctrl+L",)),
    None,
    Entry(id="larger", words="&Larger text", keys=(_Key.ZoomIn, "Ctrl+=")),
    Entry(id="smaller", words="&Smaller text", keys=(_Key.ZoomOut,)),
    Entry(id="normal", words="&Normal text", keys=("Ctrl+0",)),
    Entry(id="look", words="&Text and color…", keys=(_Key.Preferences,), role=QAction.MenuRole.PreferencesRole),
)
_HELP: tuple[Entry | None, ...] = (
    Entry(id="example", words="A worked &example"),
    None,
    Entry(id="keys", words="&Keyboard", keys=(_Key.HelpContents,)),
    Entry(id="words", words="&Words we use"),
    Entry(id="sources", words="&Sources of the rules"),
    Entry(id="rules", words="&Question set"),
    None,
    Entry(id="about", words="&About Exception Wizard", role=QAction.MenuRole.AboutRole),
)


class Menus(QObject):
    """The menu bar of a window.

    Signals:
        chosen: the id of the entry chosen.
        theme_chosen: "system", "light" or "dark".
    """

    chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._themes = QActionGroup(self)
        self._themes.triggered.connect(self._on_theme)
        bar = window.menuBar()
        for title, entries in (("&File", _FILE), ("&Edit", _EDIT), ("&View", _VIEW), ("&Help", _HELP)):
            menu = bar.addMenu(title)
            self._fill(menu, entries)
            if entries is _VIEW:
                self._add_themes(menu)

    def enable(self, states: Mapping[str, bool]) -> None:
        """Allow or forbid entries by their ids."""
        for entry_id, state in states.items():
            self._actions[entry_id].setEnabled(state)

    def trigger(self, entry_id: str) -> None:
        """Choose an entry as a person would; one that is forbidden does nothing."""
        self._actions[entry_id].trigger()

    def show_settings(self, settings: Settings) -> None:
        """Mark the current theme, and forbid what would go past the largest or smallest text."""
        for action in self._themes.actions():
            action.setChecked(action.objectName() == settings.theme)
        smallest, largest = TEXT_PERCENTS[0], TEXT_PERCENTS[-1]
        percent = settings.text_percent
        self.enable({"larger": percent < largest, "smaller": percent > smallest, "normal": percent != smallest})

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return the words and the shortcut of each entry that has one, as the platform writes it."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (action.text().replace("&", "").rstrip("…"), action.shortcut().toString(native))
            for action in self._actions.values()
            if not action.shortcut().isEmpty()
        ]

    def _fill(self, menu: QMenu, entries: tuple[Entry | None, ...]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            action = menu.addAction(entry.words)
            action.setObjectName(entry.id)
            action.setMenuRole(entry.role)
            action.setShortcuts(_sequences(entry.keys))
            action.triggered.connect(self._on_triggered)
            self._actions[entry.id] = action

    def _add_themes(self, menu: QMenu) -> None:
        colors = menu.addMenu("C&olor")
        for theme in THEMES:
            action = colors.addAction(_THEME_WORDS[theme])
            action.setObjectName(theme)
            action.setCheckable(True)
            self._themes.addAction(action)

    def _on_triggered(self) -> None:
        self.chosen.emit(self.sender().objectName())

    def _on_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.objectName())


def _sequences(keys: tuple[QKeySequence.StandardKey | str, ...]) -> list[QKeySequence]:
    """Return each shortcut once; a standard one that the platform lacks is left out."""
    found: dict[str, QKeySequence] = {}
    for key in keys:
        for sequence in QKeySequence.keyBindings(key) if isinstance(key, _Key) else [QKeySequence(key)]:
            found.setdefault(sequence.toString(), sequence)
    return list(found.values())

"""Practice over time: a chart, and the same as a table for whoever wants words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.panel import Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.weeks_chart import SHOWN, WeeksChart, WeeksTable
from wizard.training.progress import Week


class WeeksPanel(QWidget):
    """Title, chart, and a button that shows the table in its place; hidden where nothing was practiced."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = Label(look, role="muted")
        self._chart = WeeksChart(look)
        self._table = WeeksTable(look)
        self._table.hide()
        self._button = Button(look, "Show as a ta&ble", "quiet", "list", dense=True)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._on_toggled)
        panel = Panel(look)
        panel.column.addWidget(self._chart)
        panel.column.addWidget(self._table)
        panel.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        Spacing(look, column, (0, 10, 0, 0), 10)
        column.addWidget(Label(look, "Over time", "section"))
        column.addWidget(self._lead)
        column.addWidget(panel)

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks, given in order."""
        self.setVisible(bool(weeks))
        last = f" The last {SHOWN} weeks are shown." if len(weeks) > SHOWN else ""
        self._lead.setText(f"A bar is a week's scenarios. The filled part of it was right, in percent above it.{last}")
        self._chart.show_weeks(weeks)
        self._table.show_weeks(weeks)

    def _on_toggled(self, as_table: bool) -> None:
        self._chart.setVisible(not as_table)
        self._table.setVisible(as_table)
        self._button.setText("Show as a cha&rt" if as_table else "Show as a ta&ble")
        if as_table:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

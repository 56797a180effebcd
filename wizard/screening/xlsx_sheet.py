"""Sheets as XLSX: the first sheet that can be seen, each cell as the text it shows."""

from datetime import date, datetime, time, timedelta
from itertools import dropwhile
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from wizard.errors import CalendarError
from wizard.screening.sheet import Sheet, SheetBuilder, Watch
from wizard.screening.workbook_size import refuse_unsafe

_EVERY = 2_000

Value = int | float | str | bool | time | date | datetime | timedelta


def read_xlsx(path: Path, watch: Watch) -> Sheet:
    """Return the first visible sheet of a workbook; dates are written as 2026-03-04.

    Raises:
        CalendarError: it is no workbook, could do harm, or is too large.
        OSError: the file cannot be read.
    """
    refuse_unsafe(path, watch)
    builder = SheetBuilder(path.name)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            visible = [
                each.name
                for each in workbook.sheets_metadata
                if each.visible == SheetVisibleEnum.Visible and each.typ == SheetTypeEnum.WorkSheet
            ]
            if not visible:
                raise CalendarError(f"{path.name} has no sheet that can be seen. Unhide the sheet with the calendar.")
            sheet = workbook.get_sheet_by_name(visible[0])
            above, before = sheet.start or (0, 0)
            left = [""] * before
            for _ in range(above):
                builder.add([])
            for row in dropwhile(_is_blank, sheet.iter_rows()):  # calamine yields the rows above, not the cells before
                builder.add(left + [cell if type(cell) is str else _shown(cell) for cell in row])
                if builder.count % _EVERY == 0:
                    watch("Reading", builder.count - above, sheet.height)
    except (CalamineError, OSError, ValueError) as error:
        raise CalendarError(
            f"{path.name} cannot be read as a workbook ({error}). "
            "Open it in your spreadsheet program and save it again as XLSX."
        ) from None
    notes = (f"Only the first sheet, “{visible[0]}”, was read.",) if len(visible) > 1 else ()
    return builder.build(notes)


def _is_blank(row: list[Value]) -> bool:
    return all(cell == "" for cell in row)


def _shown(value: Value) -> str:
    """Return a cell's value as a person reads it."""
    match value:
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)

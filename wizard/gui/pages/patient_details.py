"""The warning against patient details, the same at every field."""

from wizard.engine.patient_details import looks_like_patient_details
from wizard.gui.widgets.field import Field


def warn_of_patient_details(field: Field) -> bool:
    """Warn below a field of what looks like a patient's details, and say whether there was any."""
    found = looks_like_patient_details(field.text)
    field.set_warning(f"This looks like {found}. Never type patient details here." if found else None)
    return found is not None

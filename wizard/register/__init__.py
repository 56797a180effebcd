"""What is kept on this computer: assessments in progress and finished."""

FILE = "register.sqlite"
"""The name of the embedded register in the program's data folder."""

OUTBOX = "outbox"
"""The folder in the data folder where decisions wait for a server that cannot be reached."""

"""Practice: cases to try, marking, what comes next, progress and the test."""

"""Practice: cases to try, marking, misconceptions, what comes next, progress, the test, and who must practice again."""

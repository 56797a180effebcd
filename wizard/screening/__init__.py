"""Campaign calendars: a sheet with a campaign a row is read, judged row by row, and written again with the verdicts."""

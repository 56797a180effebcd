"""Rows of texts written for spreadsheet programs, so that none ever runs one as a formula."""

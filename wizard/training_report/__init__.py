"""What a trainer takes away of practice: rows for a spreadsheet, and statements for a learning record store."""

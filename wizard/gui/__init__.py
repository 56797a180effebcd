"""The window. Nothing here decides; it shows values and says what the person did."""

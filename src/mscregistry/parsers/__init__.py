"""Lines to readings: one file or folder for each format, each ending in one `Parser`."""

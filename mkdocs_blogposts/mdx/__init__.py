"""Converting MDX to plain Markdown."""

"""From a post's text to checked metadata."""

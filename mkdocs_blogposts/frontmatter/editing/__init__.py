"""Adding lines to front matter, without changing anything else in a file."""

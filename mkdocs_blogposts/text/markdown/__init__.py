"""Markdown as other tools write it: code fences and admonitions."""

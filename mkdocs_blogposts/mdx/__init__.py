"""Turning MDX into plain Markdown."""

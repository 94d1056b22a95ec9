"""MDX as plain Markdown."""

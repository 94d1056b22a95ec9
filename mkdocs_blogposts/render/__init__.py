"""Rendering a blog as HTML and terminal output: views, templates and texts. Independent of MkDocs."""

"""Views, templates and texts: turns a blog into HTML and terminal output. Knows Jinja, not MkDocs."""

"""HTML out: what templates see, and the templates' results. Knows Jinja, not MkDocs."""

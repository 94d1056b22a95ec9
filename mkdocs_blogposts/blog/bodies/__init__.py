"""The bodies of posts, as Markdown that MkDocs understands."""

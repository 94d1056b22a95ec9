"""Files next to the posts that say something about them: folder defaults, authors, tags."""

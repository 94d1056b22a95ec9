"""Companion files, which contain data for posts: folder defaults, authors, tags."""

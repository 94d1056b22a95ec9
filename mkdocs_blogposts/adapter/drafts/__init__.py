"""Keeping hidden posts and their files out of the built site."""

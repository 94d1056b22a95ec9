"""Kinds of listings, and the pages of listings."""

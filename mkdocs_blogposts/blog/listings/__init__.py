"""Kinds of listings, and their pages."""

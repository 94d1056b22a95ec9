"""The blog's part of the site navigation."""

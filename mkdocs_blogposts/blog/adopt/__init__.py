"""Comparing the URLs of an old site with those of a planned one."""

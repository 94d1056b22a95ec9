"""Outputs: files that the blog adds to the site in addition to pages, such as a feed."""

"""Files that the blog adds to the site besides pages."""

"""Reading the files of a site: which are posts, and what they and the files around them contain."""

"""Reading the files of a site: finding and parsing posts, companion files and other files."""

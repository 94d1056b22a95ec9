"""Links between the pages of the site."""

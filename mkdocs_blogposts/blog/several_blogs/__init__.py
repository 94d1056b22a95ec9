"""What several blogs of a site can have in common: URLs."""

"""What the commands ask of a site, without building it."""

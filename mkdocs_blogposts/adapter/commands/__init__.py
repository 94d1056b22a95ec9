"""Reading a site for the commands, without building it."""

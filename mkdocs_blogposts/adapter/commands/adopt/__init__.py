"""The command `adopt`: reading an old site, planning again, and writing redirects."""

"""The command `adopt`: read an old site, plan with other options, and write redirects."""

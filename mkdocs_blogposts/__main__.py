"""`python -m mkdocs_blogposts` is the command `mkdocs-blogposts`."""

from .cli import main

main(prog_name="mkdocs-blogposts")

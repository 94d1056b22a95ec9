"""The pages of a build: reading them once they are converted, and adding the blog's HTML to them."""

"""What other plugins need to know about the blog's pages, and the blog about them: a module each."""

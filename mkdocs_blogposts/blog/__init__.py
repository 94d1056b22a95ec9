"""What a blog is: posts, their states and URLs, and the pages that list them. Pure."""

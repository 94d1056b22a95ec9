"""What a blog is: posts, their states and URLs, and listings. Independent of MkDocs and of HTML."""

"""Reading front matter: from a post's text to checked metadata."""

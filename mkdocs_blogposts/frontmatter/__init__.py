"""Reading front matter: from the text of a post to checked metadata."""

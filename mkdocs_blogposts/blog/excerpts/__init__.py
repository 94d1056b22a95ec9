"""Reading a post's finished HTML: heading, summary, formatted excerpt and length."""

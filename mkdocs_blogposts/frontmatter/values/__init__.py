"""The values of front matter fields: text, names, dates and URLs."""

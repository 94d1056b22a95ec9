"""What a blog is: values in, values out. Knows neither MkDocs nor Jinja."""

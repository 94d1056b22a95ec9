"""A blog for any MkDocs or ProperDocs theme."""

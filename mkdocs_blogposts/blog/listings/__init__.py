"""The pages that list posts, tags and categories."""

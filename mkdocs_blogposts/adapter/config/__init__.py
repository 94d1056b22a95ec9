"""The options in `mkdocs.yml`: their types, presets, and what they mean."""
